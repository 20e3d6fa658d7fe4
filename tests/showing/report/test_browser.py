"""The page in Chromium: wide, narrow, dark and printed; it asks for nothing, nothing runs over its edge."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from extract.showing.report import report_page
from tests.showing.report.reports import report_of
from tests.warehouse.builders import rich_sheet

playwright = pytest.importorskip("playwright.sync_api")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Literal

    from playwright.sync_api import Browser, Page

    Scheme = Literal["light", "dark"]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("browser")
    editions = [rich_sheet(f"peru-{year}", partner="Peru", code="PER", year=year) for year in (2019, 2023)]
    report = report_of(folder, *editions, rich_sheet("zambia", partner="Zambia", code="ZMB", kind="assessed"))
    (folder / "report.html").write_text(report_page(report, archive=None), "utf-8")
    return (folder / "report.html").as_uri()


def opened(browser: Browser, address: str, width: int, scheme: Scheme = "light") -> tuple[Page, list[str]]:
    """Open the page; also return what it complained of and asked for."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("request", lambda request: heard.append(request.url))
    page.goto(address)
    return page, [told for told in heard if told not in (address, "data:,")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 800, 400])
def test_nothing_is_asked_for_and_nothing_runs_over_the_edge(
    browser: Browser, address: str, width: int, scheme: Scheme
) -> None:
    page, heard = opened(browser, address, width, scheme)
    assert heard == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    over = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll, svg')"
        " && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 90))"
    )
    assert over == []
    page.close()


@pytest.mark.parametrize("width", [1280, 800, 400])
def test_charts_can_be_seen_and_one_chart_of_projects_only(
    browser: Browser, address: str, width: int
) -> None:
    page, _ = opened(browser, address, width)
    seen = page.evaluate(
        "[...document.querySelectorAll('svg.chart')].map(e => e.getBoundingClientRect())"
        ".filter(r => r.width > 0).map(r => [r.width, r.height])"
    )
    assert len(seen) == 4  # two of giving, the map, the projects
    assert all(drawn[0] > 250 and drawn[1] > 30 for drawn in seen)
    page.close()


def test_a_mark_leads_to_its_explanation(browser: Browser, address: str) -> None:
    page, _ = opened(browser, address, 1280)
    page.locator("figure.giving a").first.click()
    target = page.url.partition("#")[2]
    assert target.startswith("con-")
    assert page.locator(f"#{target}").is_visible()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_stand_out_from_their_paper(browser: Browser, address: str, scheme: Scheme) -> None:
    page, _ = opened(browser, address, 1280, scheme)
    colours = page.evaluate(
        "[...document.querySelectorAll('figure.giving a path')].map(e => getComputedStyle(e).fill)"
    )
    paper = page.evaluate("getComputedStyle(document.querySelector('.panel')).backgroundColor")
    assert colours
    assert all(contrast(colour, paper) >= 3 for colour in colours)
    page.close()


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG reckons it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    told = colour[colour.index("(") + 1 : -1].split(",")[:3]
    parts = [float(part) / 255 for part in told]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_it_prints_on_paper_with_all_its_parts(browser: Browser, address: str, tmp_path: Path) -> None:
    page, _ = opened(browser, address, 1280, "dark")
    page.pdf(path=tmp_path / "report.pdf", format="A4")
    page.close()
    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as printed:
        text = " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in printed).split())
        corner = printed[0].render().to_pil().convert("L").getpixel((5, 5))
    assert corner == 255
    for heading in ("Contributions by year and kind", "Projects by country", "Where each figure comes from"):
        assert heading in text
