"""What the other tests of this folder rest on: a desk that is served, a browser that visits it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from extract.corrections import Decision
from tests.intake.steps import ingested
from tests.review.conftest import SHEETS
from tests.review.decisions import decide
from tests.review.desk import visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.review.desk import Served


def test_a_desk_answers_and_knows_what_was_ingested(desk: Served) -> None:
    assert httpx.get(f"{desk.address}/static/desk.css").status_code == 200
    assert {name for (name,) in desk.asked("SELECT file_name FROM documents")} == set(SHEETS)


def test_decisions_of_others_are_applied_by_a_run(own_desk: Served) -> None:
    key = own_desk.one("SELECT id FROM amounts WHERE currency = 'USD' ORDER BY id LIMIT 1")
    made = decide(own_desk.settings, key, Decision("edit", "currency", "USD", "AUD"))
    assert own_desk.log == (made,)
    ingested([], own_desk.settings)
    own_desk.until_published(f"SELECT currency FROM amounts WHERE id = '{key}'", "AUD")


@pytest.mark.browser
def test_a_visit_tells_what_goes_wrong(chromium: Browser, desk: Served) -> None:
    with visiting(chromium, desk) as (page, trouble):
        page.goto("/static/icon.svg")
        assert trouble == []
        page.evaluate(
            "() => { console.error('so'); fetch('http://evil.invalid/').catch(() => 0); alert('hello') }"
        )
        page.wait_for_load_state("networkidle")
        assert "alert: hello" in trouble
        assert any("http://evil.invalid/" in told for told in trouble)
        assert any(told.startswith("so") for told in trouble)
