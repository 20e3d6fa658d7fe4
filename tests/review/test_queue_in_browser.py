"""The queue as people use it: by keys, by filters, at any width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser import comes_true, overflow
from tests.review.desk import visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser import Scheme
    from tests.review.desk import Served

pytestmark = pytest.mark.browser


def test_keys_move_along_the_rows_and_open_one(chromium: Browser, desk: Served) -> None:
    with visiting(chromium, desk) as (page, trouble):
        page.goto("/queue?kind=issue")
        rows = page.locator(".row .open")
        for key, expected in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement.href").endswith(
                str(rows.nth(expected).get_attribute("href"))
            )
        link = str(rows.nth(1).get_attribute("href"))
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/documents/[0-9a-f]{64}\?record=iss-"))
        assert link in page.url
        assert trouble == []


def test_a_filter_shows_fewer_rows_at_once_and_stands_in_the_url(chromium: Browser, desk: Served) -> None:
    with visiting(chromium, desk) as (page, trouble):
        page.goto("/queue")
        page.get_by_text("Filters", exact=True).click()
        page.get_by_label("What", exact=True).select_option("issue")
        page.wait_for_url("**/queue?kind=issue")
        page.get_by_label("Severity").focus()
        page.get_by_label("Severity").select_option("warning")
        page.wait_for_url("**/queue?kind=issue&severity=warning")
        assert comes_true(page, "document.activeElement.id === 'filter-severity'")
        assert comes_true(page, "!document.querySelector('.row .tag:not(.warn)')")
        assert set(page.locator(".row .tag").all_inner_texts()) == {"warning"}

        page.get_by_role("link", name="Clear").click()
        page.wait_for_url("**/queue")
        assert "sure value" in page.locator(".row .tag").all_inner_texts()
        assert trouble == []


def test_a_row_is_taken_and_given_back_by_one_key(chromium: Browser, own_desk: Served) -> None:
    with visiting(chromium, own_desk) as (page, trouble):
        page.goto("/queue?kind=issue")
        row = page.locator(".row").first
        page.keyboard.press("j")
        page.keyboard.press("a")
        row.get_by_text("you", exact=True).wait_for()
        row.get_by_role("button", name="Give back").click()
        row.get_by_role("button", name="assign to me").wait_for()
        assert [(one.action, one.value) for one in own_desk.log] == [("assign", "ann"), ("assign", None)]
        assert trouble == []


def test_the_points_of_a_row_open_and_add_up(chromium: Browser, desk: Served) -> None:
    with visiting(chromium, desk) as (page, trouble):
        page.goto("/queue?kind=issue")
        page.locator(".why summary").first.click()
        told = page.locator(".why[open] td").all_inner_texts()
        *parts, together = map(int, told)
        assert abs(sum(parts) - together) <= len(parts)
        assert trouble == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1024, 1440])
def test_nothing_sticks_out(chromium: Browser, desk: Served, width: int, scheme: Scheme) -> None:
    with visiting(chromium, desk, width, scheme) as (page, trouble):
        for address in ("/queue", "/queue?show=documents", "/queue?kind=note", "/nowhere"):
            page.goto(address)
            assert overflow(page) == 0, address
        assert [one for one in trouble if "404" not in one] == []
