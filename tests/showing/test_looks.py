"""Cards in Chromium: they load nothing, fit wide and narrow windows, and can be read in light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.showing import card
from extract.warehouse.explaining import explain
from tests.browser import NARROW, WIDE, opened, overflow
from tests.showing.test_card import one

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser import Scheme
    from tests.showing.conftest import Desk

pytestmark = pytest.mark.browser
ASKED = {
    "contribution": "SELECT id FROM stated_contributions WHERE text LIKE '%21.2 million%'",
    "cell": "SELECT id FROM amounts WHERE table_id IS NOT NULL LIMIT 1",
    "chart": "SELECT id FROM charts LIMIT 1",
    "document": "SELECT sha256 FROM documents WHERE file_name = 'korea-2023.pdf'",
    "change": "SELECT id FROM record_changes WHERE state = 'restated' LIMIT 1",
    "issue": "SELECT id FROM issues WHERE code = 'total_mismatch' LIMIT 1",
}
# Contrast as WCAG defines it, of the ink of each piece of text on the paper behind it.
CONTRAST = """() => {
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const light = text => {
    const [r, g, b] = parse(text).slice(0, 3).map(v => {
      v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (parse(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(paper(element))].sort((x, y) => y - x);
    found.push([(a + 0.05) / (b + 0.05), walker.currentNode.data.trim().slice(0, 40)]);
  }
  return found.sort((x, y) => x[0] - y[0]).slice(0, 3);
}"""


@pytest.fixture(scope="module")
def cards(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("cards")
    for name, sql in ASKED.items():
        made = card(explain(desk.published, one(desk, sql)), desk.archive)
        (folder / f"{name}.html").write_text(made, "utf-8")
    return {name: folder / f"{name}.html" for name in ASKED}


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", ASKED)
def test_a_card_fits_and_loads_nothing(
    chromium: Browser, cards: dict[str, Path], name: str, width: int
) -> None:
    with opened(chromium, cards[name], width) as (page, trouble):
        assert trouble == []
        assert overflow(page) <= 0
        assert page.locator("figure img").count() >= 1
        assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 50)")
        assert page.locator("h1").inner_text()
        shot = page.screenshot(full_page=True)
    assert len(shot) > 20_000, "a picture with something on it"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ASKED)
def test_its_words_can_be_read(chromium: Browser, cards: dict[str, Path], name: str, scheme: Scheme) -> None:
    with opened(chromium, cards[name], scheme=scheme) as (page, _):
        page.locator("summary").click()
        worst = page.evaluate(CONTRAST)
    assert worst[0][0] >= 4.5, worst


def test_narrow_windows_show_values_before_the_rest(chromium: Browser, cards: dict[str, Path]) -> None:
    with opened(chromium, cards["contribution"], NARROW) as (page, _):
        tops = [
            page.locator(f"#{name}").bounding_box()
            for name in ("page", "words", "values", "checks", "editions", "related", "document")
        ]
    heights = [box["y"] for box in tops if box]
    assert len(heights) == 7
    assert heights == sorted(heights)
