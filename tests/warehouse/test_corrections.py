"""The table of corrections, what the program had read beside it, and records as a reviewer looks them up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from extract.corrections import KINDS, anchor_of, edition_of
from extract.corrections.apply import apply
from extract.corrections.sheets import records
from extract.errors import WarehouseError
from extract.records import About, issue
from extract.warehouse import lists, look_up, open_warehouse
from extract.warehouse.references import dangling
from tests.corrections.builders import decided, machine
from tests.corrections.test_works import PARTS
from tests.corrections.works import decision, lake, merging, shore, two_works
from tests.warehouse.builders import loaded, start

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import CorrectedDocument, FactSheet


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def corrected() -> FactSheet:
    edits = [
        decided("amount", "value", "41000000"),
        decided("project", "start", "2022-01-01", after=1, reviewer="bob"),
        decided("document", "title", "Another title", after=2),
        decided("fact", action="reject", after=3),
    ]
    return apply(machine(), edits)


def test_a_reader_sees_who_decided_what_when_and_why(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, corrected())
    told = "SELECT record, field, action, state, seen, value, machine, reviewer, reason FROM corrections "
    why = "the page says so"
    assert rows(path, told + "ORDER BY decided") == [
        ("amount", "value", "edit", "applied", "4500000", "41000000", "4500000", "ann", why),
        ("project", "start", "edit", "applied", "2021-01-01", "2022-01-01", "2021-01-01", "bob", why),
        (
            "document",
            "title",
            "edit",
            "applied",
            machine().title,
            "Another title",
            machine().title,
            "ann",
            why,
        ),
        ("fact", None, "reject", "applied", None, None, None, "ann", why),
    ]
    quotes = rows(
        path, "SELECT quote, page, heading, len(spans), len(changes) FROM corrections ORDER BY decided"
    )
    assert quotes[0] == ("EUR 4.5 million", 2, "Money", 1, 5)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("amounts", {"value": "4500000"}),
        ("stated_contributions", {"value": "4500000"}),
        ("stated_projects", {"value": "4500000", "start_date": "2021-01-01"}),
        ("project_rows", {"value": "4500000"}),
        ("key_figures", {"value": "4500000"}),
        ("documents", {"title": machine().title}),
        ("sections", None),
    ],
)
def test_each_row_tells_what_the_program_had_read(table: str, expected: object, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, corrected())
    assert rows(path, f"SELECT machine FROM {table}")[0] == (expected,)


def test_loading_again_leaves_no_old_corrections(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, corrected())
    loaded(path, machine())
    assert rows(path, "SELECT count(*) FROM corrections") == [(0,)]
    assert rows(path, "SELECT corrections_version FROM documents") == [(None,)]


def test_documents_are_told_whose_corrections_have_changed(tmp_path: Path) -> None:
    path, sheet = tmp_path / "w.duckdb", corrected()
    loaded(path, sheet)
    key, now = sheet.source.sha256, sheet.extraction.corrections_version
    asked: dict[str, CorrectedDocument] = {}

    def version(document: str, edition: CorrectedDocument) -> str | None:
        asked[document] = edition
        return now

    with open_warehouse(path) as warehouse:
        assert warehouse.recorrected(version) == {}
        assert warehouse.recorrected(lambda name, edition: None) == {key: sheet.source.uri}
        assert warehouse.recorrected(lambda name, edition: "other") == {key: sheet.source.uri}
    assert asked == {key: edition_of(sheet)}


def test_a_document_read_from_the_archive_was_not_seen(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, machine())
    seen = rows(path, "SELECT document, run_id, last_seen FROM document_sightings")
    with open_warehouse(path) as warehouse:
        warehouse.load(start(warehouse), [corrected()], unmet={machine().source.sha256})
    assert rows(path, "SELECT document, run_id, last_seen FROM document_sightings") == seen
    assert rows(path, "SELECT title FROM documents") == [("Another title",)]


@pytest.mark.parametrize(
    "kind", ["amount", "region", "organisation", "contribution", "project", "link", "section"]
)
def test_a_record_looked_up_stands_where_it_stands_in_the_sheet(kind: Any, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    sheet = renamed(kind)
    loaded(path, sheet)
    record = records(sheet, kind)[0]
    found = look_up(path, record.id)
    assert (found.kind, found.document, found.edition) == (kind, sheet.source.sha256, edition_of(sheet))
    assert found.anchor == anchor_of(sheet, kind, record)
    told = record.model_dump(mode="json")
    assert {field: found.machine[field] for field in KINDS[kind].fields} == {
        field: told[field] for field in KINDS[kind].fields
    }


def renamed(kind: Any) -> FactSheet:
    """The sheet with ids as the program makes them: the kind is told by its first letters."""
    text = machine().model_dump_json(by_alias=True)
    for record in records(machine(), kind):
        text = text.replace(record.id, f"{KINDS[kind].prefix}-{record.id.partition('-')[2]}{record.id[:3]}")
    return type(machine()).model_validate_json(text)


def test_what_was_corrected_is_seen_as_the_program_had_read_it(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, corrected())
    found = look_up(path, machine().amounts[0].id)
    assert (found.now["value"], found.machine["value"]) == ("41000000", "4500000")
    document = look_up(path, machine().source.file_name)
    assert (document.kind, document.now["title"], document.machine["title"]) == (
        "document",
        "Another title",
        machine().title,
    )


def test_what_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with pytest.raises(WarehouseError, match="does not exist yet"):
        look_up(path, "amt-1")
    loaded(path, machine())
    for name in ("amt-1", "fur-1", "x", "'; DROP TABLE amounts"):
        with pytest.raises(WarehouseError, match="has no such record or document"):
            look_up(path, name)


def test_the_lists_are_those_of_the_reference_tables(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, machine())
    known = lists(path)
    assert known.countries["KEN"] == "Kenya"
    assert "EUR" in known.currencies
    assert "ASEAN" in known.regions


def works_decided() -> FactSheet:
    """The Shore Works are part of the Lake Programme, whose value cannot be known and whose section moves."""
    sheet = two_works()
    value = decided(
        "amount", "value", sheet=sheet, action="unknown", answers="amount_implausible", rule="test.rule"
    )
    heading = decided("section", "heading", "The Lake", sheet=sheet, after=1)
    merge = merging(shore(sheet), lake(sheet), after=2)
    return apply(sheet, [value, heading, merge])


def test_what_was_merged_is_in_no_row_and_nothing_leads_to_it(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, works_decided())
    assert rows(path, "SELECT title FROM projects") == [("Lake Programme",)]
    assert rows(path, "SELECT DISTINCT project FROM amounts_current WHERE project IS NOT NULL") == [
        ("Lake Programme",)
    ]
    with duckdb.connect(path, read_only=True) as connection:
        assert dangling(connection) == []
    split = apply(two_works(), [decision(lake(two_works()), "split", PARTS)])
    loaded(path, split)
    assert rows(path, "SELECT title FROM projects ORDER BY title") == [
        ("Boats",),
        ("Nets",),
        ("Shore Works",),
    ]
    with duckdb.connect(path, read_only=True) as connection:
        assert dangling(connection) == []


def test_what_cannot_be_known_is_in_every_view_and_marked(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, works_decided())
    key = two_works().amounts[0].id
    for view, column in (
        ("amounts_current", "amount_id"),
        ("amounts", "id"),
        ("stated_contributions", "amount_id"),
    ):
        assert rows(path, f"SELECT value::INTEGER FROM {view} WHERE {column} = '{key}'") == [(4_500_000,)], (
            view
        )
    told = "SELECT field, action, state, value, machine, rule, answers FROM corrections WHERE record_id = "
    assert rows(path, f"{told} '{key}'") == [
        ("value", "unknown", "applied", None, "4500000", "test.rule", "amount_implausible")
    ]
    assert rows(path, f"SELECT machine FROM amounts WHERE id = '{key}'") == [(None,)]


def test_a_record_is_looked_up_under_the_heading_that_the_program_had_read(tmp_path: Path) -> None:
    path, sheet = tmp_path / "w.duckdb", works_decided()
    loaded(path, sheet)
    assert rows(path, "SELECT heading, machine FROM sections") == [("The Lake", {"heading": "Money"})]
    assert look_up(path, "amt-shore").anchor.heading == "Money"
    assert (look_up(path, "amt-shore").rule, look_up(path, "amt-shore").issues) == ("test.rule", ())


def test_what_the_program_had_read_has_the_type_of_its_field(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    sheet = renamed("section")
    loaded(path, apply(sheet, [decided("section", "level", 1, sheet=sheet)]))
    found = look_up(path, sheet.sections[0].id)
    assert (found.now["level"], found.machine["level"]) == (1, 0)
    sheet = renamed("project")
    loaded(path, apply(sheet, [decided("project", "countries", ["KEN", "UGA"], sheet=sheet)]))
    found = look_up(path, sheet.projects[0].id)
    assert (found.now["countries"], found.machine["countries"]) == (["KEN", "UGA"], ["NOR"])


def test_the_open_issues_about_a_record_are_told(tmp_path: Path) -> None:
    path, sheet = tmp_path / "w.duckdb", two_works()
    about = About("amount", "amt-shore", "value")
    doubt = issue(sheet.source.sha256, "amount_implausible", "Look.", about)
    nobody = issue(sheet.source.sha256, "partner_unknown", "Who?", About("partner", field="partner"))
    loaded(path, sheet.model_copy(update={"issues": (doubt, nobody)}))
    assert look_up(path, "amt-shore").issues == (("amount_implausible", "value"),)
    assert look_up(path, sheet.source.sha256).issues == (("partner_unknown", "partner"),)
