"""The pages of the desk in Chromium: they fit, and can be read, named and reached by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import NARROW, overflow
from tests.review.desk import visiting
from tests.review.looks import faint_text, lost_focus, nameless, small_targets

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser import Scheme
    from tests.review.desk import Served

pytestmark = pytest.mark.browser
DESKTOP = 1440
NAMES = ("queue", "document", "amount", "issue", "rules", "missing")


def path_of(desk: Served, name: str) -> str:
    """The address of a page."""
    if name in {"queue", "rules"}:
        return f"/{name}"
    if name == "missing":
        return f"/documents/{'0' * 64}"
    document = f"/documents/{desk.document('korea-2023.pdf')}"
    if name == "document":
        return document
    table = {"amount": "amounts", "issue": "issues"}[name]
    return f"{document}?record=" + desk.one(
        f"SELECT id FROM {table} WHERE document = '{document.rpartition('/')[2]}' ORDER BY id LIMIT 1"
    )


@pytest.mark.parametrize("width", [DESKTOP, NARROW])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_fits_and_can_be_used_by_everybody(
    chromium: Browser, desk: Served, name: str, width: int
) -> None:
    with visiting(chromium, desk, width) as (page, trouble):
        page.goto(path_of(desk, name))
        page.wait_for_load_state("networkidle")
        assert [told for told in trouble if name != "missing" or "404" not in told] == []
        assert overflow(page) <= 0
        assert nameless(page) == []
        assert small_targets(page) == []
        assert page.locator("h1").count() == 1
        assert page.locator("main").count() == 1
        assert lost_focus(page) == []


@pytest.mark.parametrize("width", [DESKTOP, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_its_words_can_be_read(
    chromium: Browser, desk: Served, name: str, scheme: Scheme, width: int
) -> None:
    with visiting(chromium, desk, width, scheme) as (page, _):
        page.goto(path_of(desk, name))
        page.wait_for_load_state("networkidle")
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        assert faint_text(page) == []
