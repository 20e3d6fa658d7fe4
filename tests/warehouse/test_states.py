"""Which issues make a document wait, and that every code has its words."""

from __future__ import annotations

from typing import get_args

import pytest

from extract.models import IssueCode, Severity
from extract.warehouse.states import State, issue_kinds, judge
from tests.warehouse.builders import issue, rich_sheet, unread_sheet


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("encrypted", "queued"),
        ("damaged", "queued"),
        ("no_text_layer", "queued"),
        ("limit_exceeded", "queued"),
        ("unopenable", "queued"),
        ("unreadable_font", "queued"),
        ("not_a_pdf", "refused"),
        ("table_unreadable", "loaded"),
    ],
)
def test_the_state_of_a_document_without_records(code: IssueCode, state: State) -> None:
    verdict = judge(unread_sheet("bare", code))
    assert verdict.state == state
    assert (verdict.cause is None) == (state == "loaded")
    assert (verdict.next_step is None) == (state == "loaded")


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        ("damaged", "error"),  # some pages were read all the same
        ("no_text_layer", "error"),  # on one page of several
        ("encrypted", "warning"),
        ("total_mismatch", "error"),
        ("duplicate_document", "info"),
    ],
)
def test_a_document_with_records_is_loaded(code: IssueCode, severity: Severity) -> None:
    sheet = rich_sheet().model_copy(update={"issues": (issue("norway", code, severity),)})
    assert judge(sheet).state == "loaded"


def test_every_issue_code_says_what_to_do() -> None:
    assert set(issue_kinds()) == set(get_args(IssueCode))
    for kind in issue_kinds().values():
        assert kind.meaning.endswith(".")
        assert kind.next_step.endswith(".")
