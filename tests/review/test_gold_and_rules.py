"""The page of rules, and making gold of a document in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.review.desk import client, visiting
from tests.review.looks import faint_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser import Scheme
    from tests.review.desk import Served

NAME = "senegal-2022-fr.pdf"


def test_what_is_missing_leads_to_it_and_a_button_makes_gold(own_desk: Served, chromium: Browser) -> None:
    sha = own_desk.document(NAME)
    amount = own_desk.one(f"SELECT min(id) FROM amounts WHERE document = '{sha}'")
    with client(own_desk) as visitor:
        refused = visitor.post(f"/documents/{sha}/gold")
        assert (refused.status_code, "is not gold yet" in refused.text) == (409, True)
        assert not own_desk.settings.gold.exists()
        with visiting(chromium, own_desk) as (page, trouble):
            page.goto(f"/documents/{sha}")
            page.locator("#gold summary").click()
            page.locator(f"#gold a[href$='record={amount}']").wait_for()
            told = visitor.post(
                f"/documents/{sha}/decisions",
                data={
                    "kind": "document",
                    "record_id": sha,
                    "action": "accept",
                    "reason": "all of it was read",
                },
            )
            assert told.status_code == 200, told.text
            page.reload()
            page.get_by_role("button", name="Make gold").click()
            page.locator("#gold .good").wait_for()
            assert faint_text(page) == []
            assert trouble == []
    assert {file.name for file in own_desk.settings.gold.iterdir()} == {
        "senegal-2022-fr.pdf",
        "senegal-2022-fr.gold.json",
    }


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (400, "dark")])
def test_the_rules_fit_and_sort(width: int, scheme: Scheme, desk: Served, chromium: Browser) -> None:
    with visiting(chromium, desk, width=width, scheme=scheme) as (page, trouble):
        page.goto("/rules")
        page.get_by_role("link", name="Gold").click()
        page.wait_for_url("**/rules?by=gold")
        assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Gold")
        shown = [float(one.split()[0]) for one in page.locator("td:last-child .figure").all_inner_texts()]
        assert shown == sorted(shown)
        assert shown[0] < 100
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert faint_text(page) == []
        assert trouble == []


def test_no_other_column_and_no_other_document(desk: Served) -> None:
    with client(desk) as visitor:
        assert visitor.get("/rules?by=name;drop").status_code == 422
        assert visitor.get(f"/documents/{'0' * 64}/gold").status_code == 404
        assert visitor.post(f"/documents/{'0' * 64}/gold").status_code == 404
        assert visitor.get("/documents/..%2f..%2fetc/gold").status_code in {404, 422}
