"""What is due, and who may read it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extract.models import SCHEMA_VERSION
from extract.warehouse import Failure, Reader, Sighting, Versions, Waiting, open_warehouse
from tests.warehouse.builders import rich_sheet, sha256_of, start, unread_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract.warehouse import Warehouse

VERSIONS = Versions("0.1.0", "rules-1", SCHEMA_VERSION)
A, B = sha256_of("a"), sha256_of("b")


def seen(name: str, hints: str | None = None, uri: str = "", source: str = "inbox") -> Sighting:
    return Sighting(sha256_of(name), uri or f"file:///in/{name}.pdf", f"{name}.pdf", source, "v1", hints)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


@pytest.fixture
def warehouse(path: Path) -> Iterator[Warehouse]:
    with open_warehouse(path) as opened:
        yield opened


def due(warehouse: Warehouse, run: str, versions: Versions = VERSIONS, *, again: bool = True) -> set[str]:
    return {one.sha256 for one in warehouse.due(Reader(run, versions), again=again)}


def test_a_claim_holds_while_its_run_lives(warehouse: Warehouse) -> None:
    one, two = start(warehouse), start(warehouse)
    warehouse.note_seen(one, [seen("a"), seen("b")])
    both = frozenset({one, two})
    assert warehouse.claim(Reader(one, VERSIONS, both), [A]) == {A}
    assert warehouse.claim(Reader(two, VERSIONS, both), [A, B]) == {B}
    assert warehouse.claim(Reader(one, VERSIONS, both), [A, B]) == {A}, "its own claim is no hindrance"
    assert warehouse.claim(Reader(two, VERSIONS, frozenset({two})), [A, B]) == {A, B}, "the other has ended"


def test_what_another_run_has_read_meanwhile_is_not_claimed(warehouse: Warehouse) -> None:
    one, two = start(warehouse), start(warehouse)
    warehouse.note_seen(one, [seen("a")])
    warehouse.load(one, [rich_sheet("a")])
    assert warehouse.claim(Reader(two, VERSIONS), [A]) == set()
    assert warehouse.claim(Reader(two, VERSIONS), [A], {A}) == {A}, "unless it is asked for"
    assert warehouse.claim(Reader(two, Versions("0.2.0", "rules-1", SCHEMA_VERSION)), [A]) == {A}


def test_other_versions_make_due_what_was_met_and_only_then(warehouse: Warehouse) -> None:
    one = start(warehouse)
    warehouse.note_seen(one, [seen("a"), seen("b")])
    warehouse.load(one, [rich_sheet("a"), rich_sheet("b")])
    two, newer = start(warehouse), Versions("0.1.0", "rules-2", SCHEMA_VERSION)
    warehouse.note_seen(two, [seen("a")])
    assert due(warehouse, two) == set()
    assert due(warehouse, two, newer) == {A}
    assert due(warehouse, two, newer, again=False) == set()
    told = warehouse.due(Reader(two, VERSIONS), anyway={B})
    assert [(one.sha256, one.uri) for one in told] == [(B, "file:///in/b.pdf")]


def test_what_lacked_ocr_is_due_once_there_is_some(warehouse: Warehouse) -> None:
    one = start(warehouse)
    scan = unread_sheet("a", "no_text_layer")
    lacking = scan.model_copy(update={"extraction": scan.extraction.model_copy(update={"ocr": "none"})})
    warehouse.note_seen(one, [seen("a"), seen("b")])
    warehouse.load(one, [lacking, rich_sheet("b")])
    two, able = start(warehouse), replace(VERSIONS, ocr="tesseract 5.3.0 eng 300 dpi")
    warehouse.note_seen(two, [seen("a"), seen("b")])
    assert due(warehouse, two) == set(), "there is none still"
    assert due(warehouse, two, able) == {A}, "a document with text needs none"
    assert warehouse.claim(Reader(two, able), [A, B]) == {A}
    done = lacking.model_copy(update={"extraction": scan.extraction.model_copy(update={"ocr": able.ocr})})
    warehouse.load(two, [done])
    assert due(warehouse, two, able) == set()
    assert due(warehouse, two) == set(), "nothing is undone where OCR has gone"


def test_what_an_earlier_run_left_or_failed_on_is_due_though_it_is_not_met(warehouse: Warehouse) -> None:
    one = start(warehouse)
    warehouse.note_seen(one, [seen("a"), seen("b")])
    warehouse.fail(one, [Failure(B, "file:///in/b.pdf", "b.pdf", "An internal error.")])
    assert due(warehouse, start(warehouse)) == {A, B}


def test_hints_are_kept_and_others_make_a_document_due(warehouse: Warehouse, path: Path) -> None:
    one, norway = start(warehouse), '{"partner":"NOR"}'
    warehouse.note_seen(one, [seen("a", norway)])
    (told,) = warehouse.due(Reader(one, VERSIONS))
    assert told.hints == norway
    warehouse.load(one, [rich_sheet("a")], unmet={A})
    assert due(warehouse, one) == set()
    two = start(warehouse)
    warehouse.note_seen(two, [seen("a", '{"partner":"GHA"}')])
    assert due(warehouse, two) == {A}
    three = start(warehouse)
    warehouse.note_seen(three, [seen("a", norway)])
    assert due(warehouse, three) == set()


def test_a_command_that_names_the_path_takes_no_hints_away(warehouse: Warehouse, path: Path) -> None:
    one, norway = start(warehouse), '{"partner":"NOR"}'
    warehouse.note_seen(one, [seen("a", norway)])
    warehouse.load(one, [rich_sheet("a")], unmet={A})
    two = start(warehouse)
    warehouse.note_seen(two, [seen("a", source="paths")])
    assert due(warehouse, two) == set()
    assert set(warehouse.known("inbox")) == {"file:///in/a.pdf"}
    three = start(warehouse)
    warehouse.note_seen(three, [seen("a", None)])
    assert due(warehouse, three) == {A}, "the source itself tells nothing any more"


def test_a_place_that_waits_is_written_when_its_cause_changes_and_told_when_it_is_gone(
    warehouse: Warehouse,
) -> None:
    waiting = Waiting("file:///in/a.pdf", "a.pdf", "It is still being written.", "Nothing.")

    def history() -> list[tuple[object, ...]]:
        return warehouse._connection.execute(
            "SELECT state, cause FROM document_history ORDER BY changed, cause"
        ).fetchall()

    for _ in range(2):
        warehouse.note_waiting(start(warehouse), "inbox", [waiting])
    assert history().count(("seen", waiting.cause)) == 1
    before = history()
    warehouse.note_waiting(start(warehouse), "inbox", [], whole=False)
    warehouse.note_waiting(start(warehouse), "other", [])
    assert history() == before, "its source was not looked through"
    warehouse.note_waiting(start(warehouse), "inbox", [])
    told = warehouse._connection.execute("SELECT state, cause FROM ledger").fetchall()
    assert told == [("seen", "It was gone before it could be read.")]
    run = start(warehouse)
    warehouse.note_seen(run, [seen("a")])
    assert warehouse._connection.execute("SELECT document, state FROM ledger").fetchall() == [(A, "archived")]
