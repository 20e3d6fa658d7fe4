"""The view `ledger`: what became of every file, and what took the place of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.warehouse import Sighting, Waiting, open_warehouse
from tests.warehouse.builders import rich_sheet, sha256_of, start, unread_sheet
from tests.warehouse.test_load import fetch

if TYPE_CHECKING:
    from pathlib import Path

    from extract.warehouse import Warehouse

PLACE = "file:///in/latest.pdf"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


def met(warehouse: Warehouse, name: str, uri: str = PLACE) -> str:
    run = start(warehouse)
    warehouse.note_seen(run, [Sighting(sha256_of(name), uri, "latest.pdf", "inbox")])
    return run


def states(path: Path) -> dict[str, str]:
    names = {sha256_of(name): name for name in ("a", "b", "c")}
    found = fetch(path, "SELECT document, state FROM ledger")
    return {names.get(str(key), "place"): str(state) for key, state in found}


def other(name: str) -> object:
    """A fact sheet that is no edition of the others."""
    codes = {"a": ("Norway", "NOR"), "b": ("Chile", "CHL"), "c": ("Peru", "PER")}
    partner, code = codes[name]
    return rich_sheet(name, partner=partner, code=code)


def read(warehouse: Warehouse, run: str, name: str) -> None:
    warehouse.load(run, [other(name)], unmet={sha256_of(name)})  # type: ignore[list-item]


def test_each_state_comes_with_its_times(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        run = met(warehouse, "a")
        assert fetch_in(
            warehouse, "SELECT state, archived IS NULL, extracted, ended, readings FROM ledger"
        ) == [("archived", False, None, None, 0)]
        read(warehouse, run, "a")
    told = fetch(
        path, "SELECT state, archived <= ended, extracted IS NULL, readings, cause, next_step FROM ledger"
    )
    assert told == [("loaded", True, False, 1, None, None)]


def fetch_in(warehouse: Warehouse, sql: str) -> list[tuple[object, ...]]:
    return warehouse._connection.execute(sql).fetchall()


def test_what_lies_at_the_place_now_supersedes_what_lay_there(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        for name in ("a", "b", "c"):
            read(warehouse, met(warehouse, name), name)
    assert states(path) == {"a": "superseded", "b": "superseded", "c": "loaded"}
    with open_warehouse(path) as warehouse:
        met(warehouse, "a", "file:///in/elsewhere.pdf")
    assert states(path) == {"a": "loaded", "b": "superseded", "c": "loaded"}, "one place is enough"


def test_what_is_not_read_yet_is_not_superseded_and_does_supersede(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        met(warehouse, "a")
        met(warehouse, "b")
    assert states(path) == {"a": "archived", "b": "archived"}


def test_a_queued_file_that_was_replaced_asks_nobody_for_anything(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        run = met(warehouse, "a")
        warehouse.load(run, [unread_sheet("a", "damaged")], unmet={sha256_of("a")})
        assert fetch_in(warehouse, "SELECT state, next_step IS NULL FROM ledger") == [("queued", False)]
        read(warehouse, met(warehouse, "b"), "b")
    assert fetch(path, "SELECT state, next_step FROM ledger ORDER BY state") == [
        ("loaded", None),
        ("superseded", None),
    ]


def test_a_place_that_cannot_be_opened_supersedes_nothing(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        read(warehouse, met(warehouse, "a"), "a")
        waiting = Waiting(PLACE, "latest.pdf", "It is still being written.", "Nothing.")
        warehouse.note_waiting(start(warehouse), "inbox", [waiting])
    assert states(path) == {"a": "loaded", "place": "seen"}
    with open_warehouse(path) as warehouse:
        met(warehouse, "a")
    assert states(path) == {"a": "loaded"}


def test_a_newer_edition_supersedes(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        run = met(warehouse, "a", "file:///in/a.pdf")
        warehouse.load(run, [rich_sheet("a", year=2020), rich_sheet("b", year=2023)])
    assert states(path) == {"a": "superseded", "b": "loaded"}
    told = fetch(path, "SELECT superseded_by, cause FROM ledger WHERE state = 'superseded'")
    assert told == [(sha256_of("b"), "A newer edition is there.")]
