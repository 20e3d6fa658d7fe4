"""Duplicates and older editions: found over all documents, with the same ids each time."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extract.warehouse import Sighting, open_warehouse
from tests.warehouse.builders import document_source, loaded, rich_sheet, sha256_of, start
from tests.warehouse.test_load import fetch

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet

FOUND = "SELECT id, document, message FROM issues WHERE code = '{}' ORDER BY document"


def older(path: Path) -> list[tuple[object, ...]]:
    return fetch(path, FOUND.format("older_edition"))


def test_the_same_bytes_in_two_places_are_one_document(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    copy = Sighting(sha256_of("norway"), "file:///in/copy of norway.pdf", "copy of norway.pdf")
    with open_warehouse(path) as warehouse:
        warehouse.load(start(warehouse), [rich_sheet()], [copy])
    ((_, document, message),) = fetch(path, FOUND.format("duplicate_document"))
    assert document == sha256_of("norway")
    assert "file:///in/norway.pdf" in str(message)
    assert copy.uri in str(message)
    assert len(fetch(path, "FROM documents")) == 1
    assert len(fetch(path, "FROM document_sightings")) == 2


def test_a_duplicate_met_later_is_found_and_keeps_its_id(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet())
    assert fetch(path, FOUND.format("duplicate_document")) == []
    for _ in range(2):
        with open_warehouse(path) as warehouse:
            warehouse.note_seen(start(warehouse), [Sighting(sha256_of("norway"), "/in/b.pdf", "b.pdf")])
    (first,) = fetch(path, FOUND.format("duplicate_document"))
    loaded(path, rich_sheet())
    assert fetch(path, FOUND.format("duplicate_document")) == [first]


def test_an_older_edition_is_known_by_the_printed_date(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet("new", year=2024), rich_sheet("old", year=2021), rich_sheet("oldest", year=2019))
    assert {row[1] for row in older(path)} == {sha256_of("old"), sha256_of("oldest")}
    assert all("edition of new.pdf (2024-07)" in str(row[2]) for row in older(path))


def test_views_of_current_figures_leave_the_older_edition_out(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet("new", year=2024), rich_sheet("old", year=2021))
    assert fetch(path, "SELECT DISTINCT file_name FROM amounts_current") == [("new.pdf",)]
    marked = fetch(path, "SELECT file_name, superseded FROM contributions_cited ORDER BY file_name")
    assert marked == [("new.pdf", False), ("old.pdf", True)]


def changed(sheet: FactSheet, **fields: object) -> FactSheet:
    return sheet.model_copy(update=fields)


def test_what_is_no_older_edition(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(
        path,
        rich_sheet("new", year=2024),
        rich_sheet("same-date", year=2024),
        rich_sheet("chile", year=2021, partner="Chile", code="CHL"),
        changed(rich_sheet("french", year=2021), language="fr"),
        changed(rich_sheet("other-title", year=2021), title="Norway and the sea"),
        changed(rich_sheet("other-publisher", year=2021), publisher="Lake Union"),
        changed(rich_sheet("undated", year=2021), published=None),
        changed(rich_sheet("untitled", year=2021), title=None),
    )
    assert older(path) == []


def test_an_edition_is_no_longer_older_when_the_newer_one_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet("new", year=2024), rich_sheet("old", year=2021))
    assert len(older(path)) == 1
    loaded(path, changed(rich_sheet("new", year=2024), published=None))
    assert older(path) == []


def changes(path: Path) -> list[tuple[object, ...]]:
    return fetch(path, "FROM record_changes ORDER BY id")


def test_what_changed_between_editions_is_the_same_in_any_order_of_loading(tmp_path: Path) -> None:
    sheets = [rich_sheet("new", year=2024), rich_sheet("old", year=2021), rich_sheet("oldest", year=2019)]
    found = []
    for number, order in enumerate((sheets, sheets[::-1])):
        path = tmp_path / f"{number}.duckdb"
        for sheet in order:
            loaded(path, sheet)
        found.append(changes(path))
        loaded(path, sheets[1])
        assert changes(path) == found[-1]
    assert found[0] == found[1]
    pairs = {(row[2], row[3]) for row in found[0]}
    assert pairs == {(sha256_of("oldest"), sha256_of("old")), (sha256_of("old"), sha256_of("new"))}
    marked = fetch(path, "SELECT file_name, is_current, edition_group FROM documents ORDER BY file_name")
    oldest = sha256_of("oldest")
    assert marked == [("new.pdf", True, oldest), ("old.pdf", False, oldest), ("oldest.pdf", False, oldest)]


def test_changes_go_with_the_edition(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet("new", year=2024), rich_sheet("old", year=2021))
    assert {row[0] for row in fetch(path, "SELECT state FROM record_changes")} >= {"same", "gone", "added"}
    loaded(path, changed(rich_sheet("new", year=2024), published=None))
    assert changes(path) == []
    assert fetch(path, "SELECT is_current FROM documents ORDER BY file_name") == [(None,), (True,)]


def test_what_lies_at_an_address_now_is_the_edition_that_counts(tmp_path: Path) -> None:
    """A publisher corrects a sheet without changing its date: the address tells which is the later one."""
    path = tmp_path / "w.duckdb"
    here = {"source": document_source("second", uri=document_source("first").uri)}
    first = rich_sheet("first", value=Decimal(4_500_000))
    second = rich_sheet("second", value=Decimal(5_400_000)).model_copy(update=here)
    with open_warehouse(path) as warehouse:
        for sheet in (first, second):
            warehouse.load(start(warehouse), [sheet])
    states = "SELECT file_name, state, superseded_by FROM ledger ORDER BY file_name"
    assert fetch(path, states) == [
        ("first.pdf", "superseded", sha256_of("second")),
        ("second.pdf", "loaded", None),
    ]
    assert fetch(path, "SELECT DISTINCT document FROM contributions") == [(sha256_of("second"),)]
    assert fetch(path, "SELECT count(*) > 0 FROM edition_changes WHERE state = 'restated'") == [(True,)]
    with open_warehouse(path) as warehouse:  # the first is put back
        uri = first.source.uri
        warehouse.note_seen(start(warehouse), [Sighting(sha256_of("first"), uri, "first.pdf")])
    assert fetch(path, "SELECT DISTINCT document FROM contributions") == [(sha256_of("first"),)]


def test_other_sheets_that_lay_at_one_address_all_stay(tmp_path: Path) -> None:
    """An address such as `latest.pdf` has another partner's sheet each month."""
    path, norway = tmp_path / "w.duckdb", rich_sheet("norway")
    chile = rich_sheet("chile", partner="Chile", code="CHL")
    chile = chile.model_copy(update={"source": document_source("chile", uri=norway.source.uri)})
    with open_warehouse(path) as warehouse:
        for sheet in (norway, chile):
            warehouse.load(start(warehouse), [sheet])
    assert fetch(path, "SELECT count(DISTINCT document) FROM contributions") == [(2,)]
