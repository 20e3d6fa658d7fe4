"""What is told of a document that is read otherwise than before."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from extract.corrections.apply import apply
from extract.corrections.giving import settled
from extract.corrections.sheets import updated, without
from extract.models import Span
from extract.reprocessing.comparing import compare
from extract.warehouse import sheet_rows, stored
from tests.corrections.builders import decided, machine, only, reread
from tests.corrections.test_works import merge, split
from tests.corrections.works import two_works
from tests.warehouse.builders import loaded

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import Correction, FactSheet
    from extract.reprocessing import Change


def changes(older: FactSheet, newer: FactSheet) -> tuple[Change, ...]:
    return compare(older.source.sha256, "norway.pdf", sheet_rows(older), sheet_rows(newer))


def told(older: FactSheet, newer: FactSheet) -> list[tuple[object, ...]]:
    return [(c.change, c.table, c.field, c.old, c.new) for c in changes(older, newer)]


def test_what_is_kept_is_what_was_read(tmp_path: Path) -> None:
    sheet = apply(machine(), [decided("amount", "value", "5000000"), decided("document", "title", "Lakes")])
    loaded(tmp_path / "warehouse.duckdb", sheet)
    with stored(tmp_path / "warehouse.duckdb") as warehouse:
        kept = warehouse.rows([sheet.source.sha256])[sheet.source.sha256]
    assert {table for table, rows in kept.items() if rows} >= {"amounts", "fact_parts", "corrections"}
    assert compare(sheet.source.sha256, "norway.pdf", kept, sheet_rows(sheet)) == ()


def test_another_value_is_a_difference() -> None:
    amount = only(machine(), "amount")
    newer = updated(machine(), "amount", amount.id, value=Decimal("4600000.50"))
    assert told(machine(), newer) == [("different", "amounts", "value", "4500000", "4600000.5")]
    (change,) = changes(machine(), newer)
    assert (change.page, change.words, change.rule) == (2, "EUR 4.5 million", "test.rule")
    assert (change.decision, change.in_force, change.record_id) == (None, None, amount.id)


def test_a_record_that_is_called_otherwise_is_the_same_one() -> None:
    newer = reread("qualifier", "exact")
    found = told(machine(), newer)
    assert ("different", "amounts", "qualifier", "about", "exact") in found
    assert not [one for one in found if one[0] in {"lost", "gained"} and one[1] == "amounts"]


def test_what_leads_to_a_record_that_is_only_called_otherwise_does_not_change() -> None:
    project = only(machine(), "project")
    newer = updated(machine(), "project", project.id, id="prj-new", rows=())
    newer = updated(newer, "amount", only(newer, "amount").id, project_id="prj-new")
    found = told(machine(), newer)
    assert ("different", "stated_projects", "id", project.id, "prj-new") in found
    assert not [one for one in found if one[1] == "amounts"]


def test_what_leads_elsewhere_is_told_by_its_words() -> None:
    newer = updated(machine(), "amount", only(machine(), "amount").id, project_id=None)
    assert told(machine(), newer) == [("different", "amounts", "project_id", "Lake Programme", None)]


def test_records_are_lost_and_gained_with_all_that_they_say() -> None:
    older, newer = machine(), without(machine(), "organisation", only(machine(), "organisation").id)
    said = "text: Harbour Union; name: Harbour Union; kind: other"
    assert told(older, newer) == [("lost", "organisation_mentions", None, said, None)]
    assert told(newer, older) == [("gained", "organisation_mentions", None, None, said)]


def test_words_at_another_place_are_another_record() -> None:
    organisation = only(machine(), "organisation")
    there = (Span(page=3, x0=40, top=100, x1=90, bottom=112),)
    newer = updated(machine(), "organisation", organisation.id, id="org-new", spans=there)
    assert [one[0] for one in told(machine(), newer)] == ["lost", "gained"]


def test_more_words_at_the_same_place_are_the_same_record() -> None:
    organisation = only(machine(), "organisation")
    more = {"id": "org-new", "text": "the Harbour Union of the Lake", "kind": "ngo"}
    found = told(machine(), updated(machine(), "organisation", organisation.id, **more))
    assert [one[:3] for one in found] == [
        ("different", "organisation_mentions", "text"),
        ("different", "organisation_mentions", "kind"),
    ]


def test_a_fact_that_is_taken_for_another_is_a_difference() -> None:
    fact = only(machine(), "fact")
    found = told(machine(), updated(machine(), "fact", fact.id, id="fct-new", key="staff"))
    assert [one[:3] for one in found] == [("different", "facts", "key")]


def test_cells_and_values_that_belong_to_records_are_held_against_each_other() -> None:
    table, chart = only(machine(), "table"), only(machine(), "chart")
    newer = updated(machine(), "table", table.id, id="tbl-new", rows=(("2021", "1.7"), ("2022", "")))
    values = (chart.series[0].values[0].model_copy(update={"value": "1.6"}),)
    series = (chart.series[0].model_copy(update={"values": values}),)
    found = told(machine(), updated(newer, "chart", chart.id, series=series))
    assert ("different", "table_cells", "text", "1.5", "1.7") in found
    assert ("different", "chart_values", "value", "1.5", "1.6") in found
    assert ("lost", "chart_values") in [one[:2] for one in found]


def test_the_document_itself_is_compared() -> None:
    newer = machine().model_copy(update={"title": "The Lake", "language": "fr"})
    assert told(machine(), newer) == [
        ("different", "documents", "title", machine().title, "The Lake"),
        ("different", "documents", "language", "en", "fr"),
    ]


EDIT = decided("amount", "value", "5000000")
BECOMES = [  # a decision, what the program reads now, what becomes of it, and the value in force
    (EDIT, {"value": Decimal(5_000_000)}, "confirmed", "5000000"),
    (EDIT, {"value": Decimal(6_000_000)}, "stale", "5000000"),
    (decided("amount", "value", action="accept"), {"value": Decimal(6_000_000)}, "stale", "4500000"),
    (decided("amount", action="accept"), {"value": Decimal(6_000_000)}, "unchanged", "6000000"),
]


@pytest.mark.parametrize(("decision", "read", "becomes", "in_force"), BECOMES)
def test_what_the_program_reads_is_compared_and_what_becomes_of_a_decision_is_told(
    decision: Correction, read: dict[str, object], becomes: str, in_force: str
) -> None:
    older = apply(machine(), [decision])
    newer = apply(updated(machine(), "amount", only(machine(), "amount").id, **read), [decision])
    mine = [c for c in changes(older, newer) if c.table == "amounts" and c.reviewed]
    assert [(c.change, c.old, c.new) for c in mine] == [("different", "4500000", str(read["value"]))]
    assert [(c.decision, c.in_force, c.correction) for c in mine] == [(becomes, in_force, decision.id)]


def test_a_decision_that_holds_changes_nothing() -> None:
    assert changes(apply(machine(), [EDIT]), apply(machine(), [EDIT])) == ()


def test_a_decision_on_a_record_that_is_gone_is_orphaned() -> None:
    gone = without(machine(), "organisation", only(machine(), "organisation").id)
    decision = decided("organisation", "kind", "ngo")
    (change, *rest) = [
        c for c in changes(apply(machine(), [decision]), apply(gone, [decision])) if c.table != "issues"
    ]
    assert (change.change, change.decision) == ("lost", "orphaned")
    assert rest == []


def test_other_fields_of_a_corrected_record_are_not_decided_on() -> None:
    newer = updated(machine(), "amount", only(machine(), "amount").id, qualifier="exact")
    found = changes(apply(machine(), [EDIT]), apply(newer, [EDIT]))
    assert [(c.field, c.reviewed) for c in found if c.table == "amounts"] == [("qualifier", False)]


def test_what_reviewers_have_decided_since_is_set_apart() -> None:
    found = changes(machine(), apply(machine(), [EDIT]))
    assert {c.change for c in found} == {"decided"}
    assert {c.decision for c in found} == {"applied"}
    assert ("amounts", "4500000", "5000000") in [(c.table, c.old, c.new) for c in found]


def test_a_rejected_record_that_the_program_reads_no_more_is_told() -> None:
    organisation = only(machine(), "organisation")
    decision = decided("organisation", action="reject")
    gone = without(machine(), "organisation", organisation.id)
    found = [c for c in changes(apply(machine(), [decision]), apply(gone, [decision])) if c.table != "issues"]
    assert [(c.change, c.decision, c.record_id) for c in found] == [("decided", "orphaned", organisation.id)]


def test_a_record_is_rejected_and_comes_back_by_decisions_alone() -> None:
    decision = decided("organisation", action="reject")
    there, rejected = machine(), apply(machine(), [decision])
    for older, newer in ((there, rejected), (rejected, there)):
        (change,) = [c for c in changes(older, newer) if c.table == "organisation_mentions"]
        assert change.change == "decided"
        assert change.reviewed


@pytest.mark.parametrize("decision", [merge(), split()], ids=["merged", "split"])
def test_projects_that_are_one_or_several_by_decision_are_told_as_decided(decision: Correction) -> None:
    there = settled(two_works())
    decided_on = apply(there, [decision])
    for older, newer in ((there, decided_on), (decided_on, there)):
        found = [c for c in changes(older, newer) if c.table != "issues"]
        assert found
        assert [c for c in found if c.change != "decided"] == []
