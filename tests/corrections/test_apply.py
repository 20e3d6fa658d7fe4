"""What becomes of a decision when the document is read again: by other rules, or in another edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.corrections.apply import apply
from extract.corrections.issues import reopened
from tests.corrections.builders import decided, euro, machine, only, reread

if TYPE_CHECKING:
    from decimal import Decimal

    from extract.models import FactSheet

PRINTED = euro(4_500_000)
RIGHT = euro(5_400_000)


def states(sheet: FactSheet) -> list[str]:
    return [one.state for one in sheet.corrections]


def codes(sheet: FactSheet) -> set[str]:
    return {issue.code for issue in reopened(sheet).issues}


def test_an_edit_is_applied_where_the_program_reads_what_the_reviewer_saw() -> None:
    sheet = apply(machine(), [decided("amount", "value", "5400000")])
    assert only(sheet, "amount").value == RIGHT
    assert states(sheet) == ["applied"]
    assert not codes(sheet) & {"correction_stale", "correction_orphaned"}


def test_an_amount_is_corrected_in_all_that_holds_it() -> None:
    sheet = apply(machine(), [decided("amount", "value", "5400000")])
    assert only(sheet, "contribution").value == RIGHT
    assert only(sheet, "project").value == RIGHT


@pytest.mark.parametrize(
    ("now", "state", "code"),
    [
        (PRINTED, "applied", None),
        (RIGHT, "confirmed", None),
        (euro(45_000), "stale", "correction_stale"),
    ],
    ids=["unchanged", "agrees", "a third value"],
)
def test_after_a_changed_rule_the_reviewer_value_stands(now: Decimal, state: str, code: str | None) -> None:
    sheet = apply(reread("value", now), [decided("amount", "value", "5400000")])
    assert only(sheet, "amount").value == RIGHT
    assert states(sheet) == [state]
    assert ("correction_stale" in codes(sheet)) == (code is not None)


def test_what_is_read_no_more_is_an_orphan_and_not_forgotten() -> None:
    without = machine().model_copy(update={"contacts": ()})
    sheet = apply(without, [decided("contact", "value", "office@harbour.example")])
    assert states(sheet) == ["orphaned"]
    assert "correction_orphaned" in codes(sheet)
    assert sheet.corrections[0].correction.value == "office@harbour.example"
    assert "correction_orphaned" not in codes(without)


def test_a_rejected_record_leaves_the_sheet_and_stays_known() -> None:
    sheet = apply(machine(), [decided("contact", action="reject")])
    assert sheet.contacts == ()
    assert states(sheet) == ["applied"]


def test_the_latest_decision_is_in_force_whatever_the_order_in_the_log() -> None:
    first, second = decided("amount", "value", "1"), decided("amount", "value", "5400000", after=5)
    for log in ([first, second], [second, first]):
        sheet = apply(machine(), log)
        assert only(sheet, "amount").value == RIGHT
        assert sorted(states(sheet)) == ["applied", "superseded"]


def test_another_document_keeps_what_it_says() -> None:
    elsewhere = machine().model_copy(
        update={"source": machine().source.model_copy(update={"sha256": "a" * 64}), "title": "Other ferries"}
    )
    assert only(apply(elsewhere, [decided("amount", "value", "5400000")]), "amount").value == PRINTED


def test_without_decisions_nothing_changes() -> None:
    assert apply(machine(), []) is machine()


@pytest.mark.parametrize(("now", "state"), [(PRINTED, "applied"), (euro(7), "stale")])
def test_a_decision_holds_for_the_same_edition_in_other_bytes(now: Decimal, state: str) -> None:
    newer = reread("value", now)
    source = newer.source.model_copy(update={"sha256": "b" * 64})
    sheet = apply(newer.model_copy(update={"source": source}), [decided("amount", "value", "5400000")])
    assert (only(sheet, "amount").value, states(sheet)) == (RIGHT, [state])
