"""Deciding as a reviewer does: by keys, by mouse, on the page; in a real browser, on ingested samples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import expect

from extract.corrections import Author, Decision
from extract.review.applying import Applier
from extract.settings import Settings
from tests.review.decisions import decide, forget
from tests.review.desk import copied, serving, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.review.desk import Served

KENYA = "kenya-2024.pdf"
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shared(ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk that the tests of this module share; nothing applies what they decide."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Applier, "start", lambda self: None)
        data = copied(ingested, tmp_path_factory.mktemp("deciding") / "data")
        with serving(Settings(data_dir=data)) as served:
            yield served


@pytest.fixture
def own_desk(shared: Served) -> Served:
    """The shared desk, with an empty log."""
    forget(shared.settings.corrections)
    return shared


@pytest.fixture
def page(chromium: Browser, own_desk: Served) -> Iterator[Page]:
    """A page of the desk on which nothing goes wrong; a refused decision is told by its status."""
    with visiting(chromium, own_desk, 1440) as (made, trouble):
        yield made
        left = [one for one in trouble if not re.search("status of (409|422|404)", one)]
        assert left == []


def an(desk: Served, table: str, where: str = "true") -> tuple[str, str]:
    """The first row of a table in the brief on Kenya: the document and its id."""
    document = desk.document(KENYA)
    asked = f"SELECT id FROM {table} WHERE document = '{document}' AND {where} ORDER BY page, id LIMIT 1"
    return document, desk.one(asked)


def opened(page: Page, place: tuple[str, str]) -> None:
    page.goto(f"/documents/{place[0]}?record={place[1]}")
    expect(page.locator(f'#panel .panel[data-record="{place[1]}"]')).to_be_visible()
    page.wait_for_selector("dialog#keys", state="attached")


def test_a_wrong_amount_is_mended_by_keys_alone(page: Page, own_desk: Served) -> None:
    place = an(own_desk, "amounts", "text = 'US$ 186 million'")
    opened(page, place)
    page.keyboard.press("e")
    expect(page.get_by_label("Value", exact=True)).to_be_focused()
    page.keyboard.type("41.8 million")
    expect(page.locator("#f-value-value-hint")).to_have_text("Kept as 41,800,000")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("value: 41,800,000")
    assert [(one.field, one.value) for one in own_desk.log] == [("value", "41800000")]
    page.keyboard.press("z")
    expect(page.locator("#said")).to_contain_text("Taken back")
    assert [one.action for one in own_desk.log] == ["edit", "undo"]
    expect(page.get_by_label("Value", exact=True)).to_have_value("186,000,000")


def test_the_place_of_a_small_figure_is_shown_larger(page: Page, own_desk: Served) -> None:
    place = an(own_desk, "amounts", "text = '38.0'")
    opened(page, place)
    larger = page.locator("#panel svg.closeup")
    expect(larger).to_be_visible()
    here, there = (
        page.locator(where).bounding_box()
        for where in (f'#sheets .box[data-record="{place[1]}"]', "#panel svg.closeup rect")
    )
    assert here
    assert there
    assert there["width"] > 1.1 * here["width"]  # the line around a box counts, and is as thin in both
    address = larger.locator("image").get_attribute("href")
    assert address == f"/documents/{place[0]}/pages/1.png?scale=2"


def test_one_key_accepts_and_goes_on(page: Page, own_desk: Served) -> None:
    place = an(own_desk, "amounts")
    opened(page, place)
    page.get_by_label("Go on to the next after deciding").check()
    page.locator("#panel-title").focus()
    page.keyboard.press("a")
    expect(page.locator(f'#panel .panel:not([data-record="{place[1]}"])')).to_be_visible()
    assert [(one.action, one.record_id) for one in own_desk.log] == [("accept", place[1])]


def test_from_the_queue_one_goes_on_along_the_queue(page: Page, own_desk: Served) -> None:
    document, issue = an(own_desk, "issues", "severity = 'warning'")
    page.goto(f"/documents/{document}?record={issue}&queue=severity%3Dwarning")
    expect(page.get_by_label("Go on to the next after deciding")).to_be_checked()
    page.wait_for_selector("dialog#keys", state="attached")
    page.keyboard.press("a")
    expect(page.locator(f'#panel .panel:not([data-record="{issue}"])')).to_be_visible()
    told = parse_qs(urlsplit(page.url).query)
    assert told["queue"] == ["severity=warning"]
    severity = own_desk.one(f"SELECT severity FROM issues WHERE id = '{told['record'][0]}'")
    assert (severity, own_desk.log[0].record_id) == ("warning", issue)
    page.keyboard.press("z")
    expect(page.locator(f'#panel .panel[data-record="{issue}"]')).to_be_visible()
    assert [one.action for one in own_desk.log] == ["accept", "undo"]


def test_no_key_decides_while_somebody_types(page: Page, own_desk: Served) -> None:
    opened(page, an(own_desk, "amounts"))
    page.keyboard.press("r")
    page.keyboard.type("axuzn?")
    expect(page.locator("#reason")).to_have_value("axuzn?")
    assert own_desk.log == ()
    page.keyboard.press("Escape")
    expect(page.locator("#panel-title")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("x")
    assert own_desk.log == (), "keys rest while the help is open"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_changes_that_are_not_saved_are_not_lost(page: Page, own_desk: Served) -> None:
    place = an(own_desk, "amounts")
    opened(page, place)
    page.get_by_label("Value", exact=True).fill("7 million")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator("#said")).to_contain_text("You have changed fields")
    assert own_desk.log == ()
    page.get_by_role("button", name="Next in the list").click()
    expect(page.locator(f'#panel .panel:not([data-record="{place[1]}"])')).to_be_visible()
    page.get_by_role("button", name="Previous", exact=True).click()
    expect(page.locator(f'#panel .panel[data-record="{place[1]}"]')).to_be_visible()
    expect(page.get_by_label("Value", exact=True)).to_have_value("7 million")


def test_what_is_wrong_is_told_at_its_field(page: Page, own_desk: Served) -> None:
    opened(page, an(own_desk, "amounts"))
    page.get_by_label("Value", exact=True).fill("a lot")
    page.get_by_role("button", name="Save changes").click()
    expect(page.get_by_label("Value", exact=True)).to_be_focused()
    expect(page.locator("#f-value-value-error")).to_contain_text("is no number")
    assert own_desk.log == ()


def test_two_reviewers_on_one_record_see_both_values(page: Page, own_desk: Served) -> None:
    place = an(own_desk, "amounts")
    opened(page, place)
    decide(own_desk.settings, place[1], Decision("edit", "value", "1", "41800000"), Author("ben", "printed"))
    page.get_by_label("Value", exact=True).fill("41 million")
    page.get_by_role("button", name="Save changes").click()
    expect(page.locator("#panel .stale")).to_contain_text("41,800,000")
    expect(page.locator("#panel .stale")).to_contain_text("41,000,000")
    assert len(own_desk.log) == 1
    page.get_by_role("button", name="Keep mine").click()
    expect(page.locator("#said")).to_contain_text("value: 41,000,000")
    assert [(one.reviewer, one.value) for one in own_desk.log] == [("ben", "41800000"), ("ann", "41000000")]


def test_countries_are_picked_and_removed(page: Page, own_desk: Served) -> None:
    opened(page, an(own_desk, "stated_projects", "len(countries) < 2"))
    field = page.locator("#decide").get_by_label("Countries", exact=True)
    field.fill("Uganda (UGA)")
    field.press("Enter")
    field.fill("kenya")
    page.get_by_role("button", name="Save changes").click()
    expect(page.locator("#said")).to_contain_text("countries")
    value = own_desk.log[0].value
    assert isinstance(value, list)
    assert {"UGA", "KEN"} <= set(map(str, value))


def test_a_missed_amount_is_dragged_on_the_page(page: Page, own_desk: Served) -> None:
    document, record = an(own_desk, "amounts", "text = 'US$ 186 million'")
    opened(page, (document, record))
    page.keyboard.press("i")
    expect(page.locator("svg.drawing .word").first).to_be_attached()
    box = page.locator("svg.drawing .draft").bounding_box()
    assert box
    page.mouse.move(box["x"] - 3, box["y"] - 3)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] + 3, box["y"] + box["height"] + 3, steps=4)
    page.mouse.up()
    expect(page.locator("#panel .adding h2")).to_contain_text("US$ 186 million")
    expect(page.get_by_label("Value", exact=True)).to_have_value("186,000,000")
    page.get_by_label("Kind of money").select_option("voluntary")
    page.get_by_role("button", name="Add the amount").click()
    expect(page.locator("#said")).to_contain_text("Added")
    (made,) = own_desk.log
    assert made.value == {
        "currency": "USD",
        "value": "186000000",
        "qualifier": "exact",
        "flow": "voluntary",
    }
    assert made.anchor.words == "US$ 186 million"
    assert made.anchor.page == 1
    assert len(made.anchor.spans) == 1


def test_words_are_marked_from_the_first_to_the_last(page: Page, own_desk: Served) -> None:
    opened(page, an(own_desk, "amounts"))
    page.keyboard.press("i")
    words = page.locator('section.sheet[data-page="1"] svg .word')
    expect(words.first).to_be_attached()
    page.locator('section.sheet[data-page="1"] svg .word[data-text="National"]').first.click()
    expect(page.locator("#said")).to_contain_text("From “National”")
    page.locator('section.sheet[data-page="1"] svg .word[data-text="Treasury;"]').first.click()
    expect(page.locator("#panel .adding h2")).to_have_text("National Treasury;")
    page.get_by_label("Name", exact=True).fill("National Treasury of Kenya")
    page.get_by_role("button", name="Add the organisation").click()
    expect(page.locator("#said")).to_contain_text("Added")
    (made,) = own_desk.log
    assert len(made.anchor.spans) == 2, "one for each printed line"


def test_a_box_is_moved_and_read_by_keys(page: Page, own_desk: Served) -> None:
    opened(page, an(own_desk, "amounts", "text = 'US$ 186 million'"))
    page.keyboard.press("i")
    expect(page.locator("svg.drawing .word").first).to_be_attached()
    for _ in range(4):
        page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("#said")).to_contain_text("186")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .adding h2")).to_contain_text("US$ 186 million")
    page.keyboard.press("Escape")
    expect(page.locator("#panel .panel:not(.adding)")).to_be_visible()
    expect(page.locator("svg.drawing")).to_have_count(0)
    assert own_desk.log == ()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1440])
def test_the_panel_fits_into_its_window(chromium: Browser, shared: Served, width: int, scheme: str) -> None:
    with visiting(chromium, shared, width, scheme) as (page, trouble):  # type: ignore[arg-type]
        opened(page, an(shared, "stated_projects"))
        wide = page.evaluate("(p => p.scrollWidth - p.clientWidth)(document.querySelector('#panel'))")
        assert wide <= 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert trouble == []


def test_keys_wait_until_the_next_panel_stands(page: Page, own_desk: Served) -> None:
    """A hasty second press decides neither what was decided already nor what nobody has seen."""
    place = an(own_desk, "issues", "code = 'total_mismatch'")
    queue = quote("kind=issue&code=total_mismatch&partner=Kenya")  # two, in one document
    page.goto(f"/documents/{place[0]}?record={place[1]}&queue={queue}")
    expect(page.locator(f'#panel .panel[data-record="{place[1]}"]')).to_be_visible()
    page.wait_for_selector("dialog#keys", state="attached")
    page.route("**/panel/**", lambda route: None)  # the next panel never comes
    page.keyboard.press("a")
    expect(page.locator("#panel")).to_have_attribute("aria-busy", "true")
    page.wait_for_url(lambda url: place[1] not in url and place[0] in url)
    page.keyboard.press("a")
    page.keyboard.press("x")
    page.locator('#panel [data-key="a"]').click()
    assert [one.record_id for one in own_desk.log] == [place[1]]
