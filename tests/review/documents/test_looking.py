"""The document page in Chromium: what is chosen in one place is lit in the other; the address tells it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from extract.corrections import Decision
from extract.settings import Settings
from tests.browser import NARROW, WIDE, comes_true, overflow
from tests.review.decisions import decide
from tests.review.desk import copied, serving, visiting
from tests.review.documents.test_laying import added
from tests.showing.test_looks import CONTRAST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser import Scheme
    from tests.review.desk import Served

pytestmark = pytest.mark.browser
SHEET = "korea-2023.pdf"
DECIDED = (
    "record => document.body.dispatchEvent(new CustomEvent('decided', {bubbles: true, detail: {record}}))"
)
AMOUNT = "SELECT id FROM amounts WHERE text LIKE '%21.2%' AND document = '{}' LIMIT 1"
PROJECT = "SELECT id FROM stated_projects WHERE page = 2 AND document = '{}' LIMIT 1"


@contextmanager
def looking(
    held: Browser, desk: Served, query: str = "", width: int = WIDE, scheme: Scheme = "light"
) -> Iterator[Page]:
    """Yield the page of the sheet; afterwards nothing must have gone wrong there."""
    with visiting(held, desk, width, scheme) as (page, trouble):
        page.goto(f"/documents/{desk.document(SHEET)}{query}")
        yield page
        assert trouble == []


def row(page: Page, record: str) -> Locator:
    return page.locator(f'#lists .record[data-record="{record}"]')


def boxes(page: Page, record: str) -> Locator:
    return page.locator(f'#sheets .box[data-record="{record}"]')


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_row_lights_its_boxes_and_a_box_its_row(chromium: Browser, desk: Served) -> None:
    sha = desk.document(SHEET)
    amount, project = desk.one(AMOUNT.format(sha)), desk.one(PROJECT.format(sha))
    with looking(chromium, desk) as page:
        row(page, project).locator(".pick").click()
        expect(boxes(page, project).first).to_have_class(re.compile(r"\blit\b"))
        expect(boxes(page, project).first).to_be_in_viewport()
        assert asked(page)["record"] == [project]
        boxes(page, amount).first.click()
        expect(row(page, amount).locator(".pick")).to_have_attribute("aria-current", "true")
        expect(row(page, amount)).to_be_in_viewport()
        expect(page.locator('.pick[aria-current="true"]')).to_have_count(1)
        expect(boxes(page, project).first).not_to_have_class(re.compile(r"\blit\b"))
        assert asked(page)["record"] == [amount]


@pytest.mark.parametrize("width", [NARROW, 1024])
def test_the_chosen_row_stays_in_view_when_its_panel_takes_room(
    chromium: Browser, desk: Served, width: int
) -> None:
    amount = desk.one(AMOUNT.format(desk.document(SHEET)))
    with looking(chromium, desk, width=width) as page:
        row(page, amount).locator(".pick").click()
        expect(page.locator("#panel-title")).to_contain_text("21.2 million")
        if width == NARROW:  # the panel takes the place of the list, which a button brings back
            page.get_by_role("button", name="List", exact=True).click()
            expect(row(page, amount).locator(".title")).to_be_in_viewport()
            return
        expect(row(page, amount).locator(".title")).to_be_in_viewport()
        below = "([a, b]) => a.getBoundingClientRect().top < b.getBoundingClientRect().top"
        parts = [row(page, amount).element_handle(), page.locator("#panel").element_handle()]
        assert comes_true(page, below, parts)


def test_a_second_click_chooses_what_lies_below(chromium: Browser, desk: Served) -> None:
    amount = desk.one(AMOUNT.format(desk.document(SHEET)))
    with looking(chromium, desk) as page:
        boxes(page, amount).first.click()
        boxes(page, amount).first.click()
        expect(page.locator("#lists .chosen")).to_have_attribute("data-kind", "contribution")


def test_an_address_opens_the_page_where_it_was_left(chromium: Browser, desk: Served) -> None:
    project = desk.one(PROJECT.format(desk.document(SHEET)))
    with looking(chromium, desk, f"?record={project}") as page:
        expect(boxes(page, project).first).to_be_in_viewport()
        expect(row(page, project)).to_be_in_viewport()
        expect(page.locator("#page-number")).to_have_value("2")
        page.locator('[data-go="next"]').click()
        expect(page.locator("#page-number")).to_have_value("3")
        expect(page.locator('[data-page="3"] img')).to_be_in_viewport()
        assert asked(page)["page"] == ["3"]


def test_arrows_go_through_the_lists(chromium: Browser, desk: Served) -> None:
    with looking(chromium, desk) as page:
        page.locator("#lists .pick").first.focus()
        page.keyboard.press("ArrowDown")
        second = page.locator("#lists .pick:focus")
        expect(second).to_have_attribute("aria-current", "true")
        page.keyboard.press("ArrowUp")
        expect(page.locator("#lists .pick").first).to_be_focused()
        assert page.locator('#lists .pick[tabindex="0"]').count() == 1, "one stop for Tab"


def test_the_filter_leaves_what_has_the_words(chromium: Browser, desk: Served) -> None:
    with looking(chromium, desk) as page:
        page.fill("#filter", "21,200,000 voluntary")
        expect(page.locator("#filter-said")).to_have_text(re.compile(r"^\d+ of \d+$"))
        told = page.locator("#lists .record:not(.kind-section):visible").all_inner_texts()
        assert told
        assert all("21,200,000" in one for one in told)
        page.fill("#filter", "")
        expect(page.locator("#filter-said")).to_have_text("")


def test_the_legend_takes_boxes_away_and_remembers(chromium: Browser, desk: Served) -> None:
    amount = desk.one(AMOUNT.format(desk.document(SHEET)))
    with looking(chromium, desk) as page:
        expect(boxes(page, amount).first).to_be_visible()
        page.locator(".legend summary").click()
        page.locator('[data-kind-shown="amount"]').uncheck()
        expect(boxes(page, amount).first).to_be_hidden()
        page.reload()
        expect(boxes(page, amount).first).to_be_hidden()
        row(page, amount).locator(".pick").click()
        expect(boxes(page, amount).first).to_be_visible()


def test_pages_can_be_larger_smaller_and_wholly_in_view(chromium: Browser, desk: Served) -> None:
    with looking(chromium, desk) as page:
        width = "document.querySelector('#sheets .sheet').clientWidth"
        fitting = page.evaluate(width)
        page.locator('[data-zoom="in"]').click()
        larger = page.evaluate(width)
        assert larger > fitting
        printed = page.evaluate("Number(document.querySelector('#sheets .sheet').dataset.width) * 96 / 72")
        expect(page.locator("#zoom-said")).to_have_text(f"{round(larger / printed * 100)}%")
        page.locator('[data-zoom="page"]').click()
        whole = page.evaluate("document.querySelector('#sheets .sheet').clientHeight")
        assert whole <= page.evaluate("document.querySelector('#sheets').clientHeight")
        sharp = "document.querySelector('#sheets img').sizes"
        assert page.evaluate(sharp).endswith("px"), "the browser takes the picture that is sharp enough"


def test_the_earlier_edition_turns_to_the_same_statement(chromium: Browser, desk: Served) -> None:
    sql = "FROM record_changes WHERE state = 'restated' AND kind = 'project' LIMIT 1"
    newer, older = desk.one(f"SELECT newer_id {sql}"), desk.one(f"SELECT older_id {sql}")
    with looking(chromium, desk) as page:
        row(page, newer).locator(".pick").click()
        page.locator("#beside").click()
        expect(page.locator(f'#earlier .box[data-older="{older}"]').first).to_be_in_viewport()
        expect(page.locator(f'#earlier .change.chosen[data-older="{older}"]').first).to_be_visible()
        assert asked(page)["beside"] == ["true"]
        page.reload()
        expect(page.locator("#earlier .sheet").first).to_be_visible()
        page.locator("#beside").click()
        expect(page.locator("#earlier")).to_be_hidden()


def test_a_place_of_a_cross_check_is_shown(chromium: Browser, desk: Served) -> None:
    sql = f"FROM comparisons WHERE document = '{desk.document(SHEET)}' AND len(spans) > 1 LIMIT 1"
    check = desk.one(f"SELECT id {sql}")
    with looking(chromium, desk, f"?record={check}") as page:
        expect(boxes(page, check).first).to_have_class(re.compile(r"\blit\b"))
        assert page.locator("#sheets .box.lit:not(.also)").count() == int(
            desk.one(f"SELECT len(spans) {sql}")
        )
        row(page, check).locator("[data-spot]").last.click()
        expect(page.locator("#sheets .box.spot")).to_be_in_viewport()


@pytest.mark.parametrize("width", [NARROW, 1024, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_its_words_can_be_read(
    chromium: Browser, desk: Served, width: int, scheme: Scheme
) -> None:
    project = desk.one(PROJECT.format(desk.document(SHEET)))
    with looking(chromium, desk, f"?record={project}&beside=true", width, scheme) as page:
        expect(page.locator('[data-page="2"] img')).to_be_in_viewport()
        assert overflow(page) <= 0
        worst = page.evaluate(CONTRAST)
        assert worst[0][0] >= 4.5, worst
        for part in (".pages", "#panel"):
            expect(page.locator(part)).to_be_in_viewport()
        if width == NARROW:
            page.get_by_role("button", name="List", exact=True).click()
            expect(page.locator("#panel")).to_be_hidden()
        expect(page.locator(".lists")).to_be_in_viewport()
        assert overflow(page) <= 0


def test_without_the_pdf_its_words_are_shown(chromium: Browser, ingested: Path, tmp_path: Path) -> None:
    data = copied(ingested, tmp_path / "data")
    for pdf in (data / "archive").rglob("*.pdf"):
        pdf.unlink()
    with serving(Settings(data_dir=data)) as lost:
        amount = lost.one(AMOUNT.format(lost.document(SHEET)))
        with looking(chromium, lost) as page:
            expect(page.get_by_text("The PDF is not in the archive any more")).to_be_visible()
            row(page, amount).locator(".pick").click()
            words = page.locator("#sheets .words.lit")
            expect(words).to_be_in_viewport()
            expect(words).to_contain_text("21.2 million")
            told = page.evaluate("[...[...CSS.highlights.get('chosen')][0].toString()].join('')")
            assert " ".join(told.split()) == "US$ 21.2 million"


def test_a_page_that_cannot_be_drawn_keeps_its_boxes(chromium: Browser, desk: Served) -> None:
    amount = desk.one(AMOUNT.format(desk.document(SHEET)))
    with visiting(chromium, desk) as (page, _):
        page.route(re.compile(r"/pages/1\.png"), lambda route: route.fulfill(status=404))
        page.goto(f"/documents/{desk.document(SHEET)}")
        expect(page.locator('[data-page="1"] .lost')).to_be_visible()
        boxes(page, amount).first.click()
        expect(row(page, amount)).to_be_in_viewport()


def test_a_decision_is_seen_in_its_row_and_stays_once_applied(chromium: Browser, own_desk: Served) -> None:
    amount = own_desk.one(AMOUNT.format(own_desk.document(SHEET)))
    with looking(chromium, own_desk, f"?record={amount}") as page:
        expect(boxes(page, amount).first).to_have_class(re.compile(r"\blit\b"))
        decide(own_desk.settings, amount, Decision("edit", "value", "21200000", "21300000"))
        page.evaluate(DECIDED, amount)
        expect(row(page, amount)).to_contain_text("waiting to be applied")
        expect(row(page, amount).locator("ins")).to_have_text("is now 21,300,000")
        expect(row(page, amount).locator(".pick")).to_have_attribute("aria-current", "true")
        expect(boxes(page, amount).first).to_have_class(re.compile(r"\blit\b"))
        own_desk.until_published(f"SELECT value::INT FROM amounts WHERE id = '{amount}'", 21_300_000)
        expect(row(page, amount)).not_to_contain_text("waiting to be applied", timeout=20_000)
        expect(row(page, amount)).to_contain_text("corrected")


def test_a_record_that_was_added_comes_with_its_box(chromium: Browser, own_desk: Served) -> None:
    sha = own_desk.document(SHEET)
    with looking(chromium, own_desk) as page:
        expect(page.locator('[data-page="1"] img')).to_be_visible()
        made = added(own_desk, sha)
        page.evaluate(DECIDED, made.record_id)
        expect(row(page, made.record_id)).to_contain_text("USD 5,000")
        expect(boxes(page, made.record_id)).to_be_visible()
        now = f"SELECT count(*) FROM amounts WHERE document = '{sha}' AND rule = 'review.added'"
        own_desk.until_published(now, 1)
        fresh = page.locator("#lists .record.kind-amount", has_text="USD 5,000")
        expect(fresh).not_to_contain_text("waiting", timeout=20_000)
        applied = own_desk.one(f"SELECT id FROM amounts WHERE document = '{sha}' AND rule = 'review.added'")
        expect(row(page, applied)).to_contain_text("added by a reviewer")
        expect(boxes(page, applied)).to_be_visible()
