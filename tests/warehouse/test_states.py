"""Which issues make a document wait, and that every code has its words."""

from __future__ import annotations

from typing import get_args

import pytest

from extract.corrections import Author, Decision, Subject, correction
from extract.models import Anchor, AppliedCorrection, CorrectedDocument, CorrectionState, IssueCode, Severity
from extract.warehouse.states import State, Verdict, issue_kinds, judge
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


def settled(code: IssueCode, state: CorrectionState = "applied") -> AppliedCorrection:
    """What became of a decision by which somebody accepts an issue."""
    anchor = Anchor(detail=code, words="No page can be read.")
    subject = Subject("a" * 64, CorrectedDocument(file_name="a.pdf"), "issue", "iss-0123456789abcdef", anchor)
    made = correction(subject, Decision("accept"), Author("ann", "the scan is blank."))
    return AppliedCorrection(correction=made, state=state)


@pytest.mark.parametrize("code", ["encrypted", "damaged", "no_text_layer", "not_a_pdf"])
def test_what_cannot_be_read_is_closed_once_somebody_has_settled_that(code: IssueCode) -> None:
    sheet = unread_sheet("bare", code).model_copy(update={"issues": (), "corrections": (settled(code),)})
    said = "Nothing: ann has settled that it cannot be read (the scan is blank)."
    assert judge(sheet) == Verdict("closed", "No page can be read.", said)


@pytest.mark.parametrize("one", [settled("damaged", "withdrawn"), settled("total_mismatch")])
def test_no_other_decision_closes_a_document(one: AppliedCorrection) -> None:
    unread = unread_sheet("bare", "damaged").model_copy(update={"corrections": (one,)})
    assert judge(unread).state == "queued"
    assert judge(unread.model_copy(update={"issues": ()})).state == "loaded"


def test_a_document_with_records_is_loaded_once_its_error_is_settled() -> None:
    told = {"issues": (), "corrections": (settled("limit_exceeded"),)}
    assert judge(rich_sheet().model_copy(update=told)).state == "loaded"


def test_every_issue_code_says_what_to_do() -> None:
    assert set(issue_kinds()) == set(get_args(IssueCode))
    for kind in issue_kinds().values():
        assert kind.meaning.endswith(".")
        assert kind.next_step.endswith(".")
