"""The desk by fingers, on a narrow screen: no key and no mouse is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import NARROW, comes_true
from tests.review.desk import visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, FloatRect, Locator, Page

    from tests.review.desk import Served

    Point = tuple[float, float]

pytestmark = pytest.mark.browser
HEIGHT = 800
KENYA = "kenya-2024.pdf"
TAPS = 4
STILL = 10
HEAR = """() => {
    window.clicked = false;
    document.addEventListener("click", () => (window.clicked = true), { capture: true, once: true });
}"""


@dataclass(frozen=True)
class Fingers:
    """Fingers on the screen; places are pixels of the window."""

    session: CDPSession

    def touch(self, kind: str, *points: Point) -> None:
        """Put fingers down, move them, or (no points) lift them."""
        told = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    def tap(self, what: Locator) -> None:
        """Tap until it was one: on a busy machine a tap can last, which makes it a long press."""
        what.page.evaluate(HEAR)
        for _ in range(TAPS):
            what.tap()
            if comes_true(what.page, "window.clicked", seconds=5):
                return
        pytest.fail(f"{TAPS} taps were not heard: {what}")

    def drag(self, start: Point, end: Point, steps: int = 5) -> None:
        self.touch("touchStart", start)
        for step in range(1, steps + 1):
            share = step / steps
            here = tuple(a + (b - a) * share for a, b in zip(start, end, strict=True))
            self.touch("touchMove", (here[0], here[1]))
        self.touch("touchEnd")


def standing(what: Locator) -> FloatRect:
    """Return where something stands, once it has stood there for a while: pictures move it as they come."""
    before, now, same = None, what.bounding_box(), 0
    while same < STILL:
        what.page.wait_for_timeout(50)
        before, now = now, what.bounding_box()
        same = same + 1 if before == now else 0
    assert now
    return now


@pytest.fixture
def page(chromium: Browser, own_desk: Served) -> Iterator[Page]:
    """A document on a narrow screen, its amount in large print chosen."""
    with visiting(chromium, own_desk, NARROW, height=HEIGHT, touch=True) as (made, trouble):
        document = own_desk.document(KENYA)
        key = own_desk.one(
            f"SELECT id FROM amounts WHERE document = '{document}' AND text = 'US$ 186 million'"
        )
        made.goto(f"/documents/{document}?record={key}")
        expect(made.locator(f"#panel .panel[data-record='{key}']")).to_be_visible()
        made.wait_for_selector("dialog#keys", state="attached")
        yield made
        assert trouble == []


@pytest.fixture
def fingers(page: Page) -> Fingers:
    return Fingers(page.context.new_cdp_session(page))


def test_a_missed_amount_is_drawn_and_added(page: Page, fingers: Fingers, own_desk: Served) -> None:
    fingers.tap(page.get_by_role("button", name="Add a record"))
    draft = page.locator("svg.drawing .draft")
    expect(page.locator("svg.drawing .word").first).to_be_attached()
    box = standing(draft)
    corner = box["x"] - 3, box["y"] - 3
    other = box["x"] + box["width"] + 3, box["y"] + box["height"] + 3

    fingers.touch("touchStart", other)
    fingers.touch("touchStart", other, (other[0], other[1] + 60))
    fingers.touch("touchEnd")
    assert draft.bounding_box() == box, "two fingers draw nothing"

    fingers.drag(corner, other)
    expect(page.locator("#panel .adding h2")).to_contain_text("US$ 186 million")
    page.get_by_label("Kind of money").select_option("voluntary")
    fingers.tap(page.get_by_role("button", name="Add the amount"))
    expect(page.locator("#panel").get_by_role("status")).to_contain_text("Added")
    (made,) = own_desk.log
    assert (made.action, made.anchor.words, made.anchor.page) == ("add", "US$ 186 million", 1)
    assert isinstance(made.value, dict)
    assert (made.value["value"], made.value["flow"]) == ("186000000", "voluntary")


def test_words_are_marked_by_two_taps(page: Page, fingers: Fingers) -> None:
    fingers.tap(page.get_by_role("button", name="Add a record"))
    for word in ("National", "Treasury;"):
        fingers.tap(page.locator(f"section.sheet[data-page='1'] svg .word[data-text='{word}']").first)
    expect(page.locator("#panel .adding h2")).to_have_text("National Treasury;")


def test_a_page_is_enlarged_and_moved_and_its_record_accepted(
    page: Page, fingers: Fingers, own_desk: Served
) -> None:
    before = page.locator("#sheets .sheet").first.bounding_box()
    for _ in range(3):
        fingers.tap(page.get_by_role("button", name="Zoom in"))
    after = page.locator("#sheets .sheet").first.bounding_box()
    assert before
    assert after
    assert after["width"] > 1.5 * before["width"]

    column = page.locator("#sheets")
    frame = column.bounding_box()
    assert frame
    column.evaluate("column => column.scrollTo(0, 0)")
    middle = frame["x"] + 200, frame["y"] + 130
    fingers.drag(middle, (middle[0], middle[1] - 110))
    assert comes_true(page, "document.querySelector('#sheets').scrollTop > 50")
    fingers.drag(middle, (middle[0] - 150, middle[1]))
    assert comes_true(page, "document.querySelector('#sheets').scrollLeft > 50")
    assert page.evaluate("[scrollX, scrollY]") == [0, 0], "the page moves, the window does not"

    wanted = page.locator("#sheets .box.kind-amount[data-record]").nth(1)
    key = wanted.get_attribute("data-record")
    fingers.tap(wanted)
    expect(page.locator(f"#panel .panel[data-record='{key}']")).to_be_visible()
    fingers.tap(page.get_by_role("button", name="Accept", exact=True))
    expect(page.locator("#panel").get_by_role("status")).to_contain_text("accepted")
    assert [(one.action, one.record_id) for one in own_desk.log] == [("accept", key)]


def test_list_and_decision_take_turns(page: Page, fingers: Fingers) -> None:
    row = page.locator("#lists .chosen .pick")
    expect(row).to_be_hidden()
    fingers.tap(page.get_by_role("button", name="List", exact=True))
    expect(row).to_be_in_viewport(ratio=1)
    expect(page.locator("#panel")).to_be_hidden()
    other = page.locator("#lists .record:not(.chosen) .pick:visible").first
    key = other.locator("xpath=..").get_attribute("data-record")
    fingers.tap(other)
    expect(page.locator(f"#panel .panel[data-record='{key}']")).to_be_visible()
    expect(other).to_be_hidden()
