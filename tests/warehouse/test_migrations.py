"""Older databases are brought up to date, newer and foreign ones refused."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import duckdb
import pytest

from extract.errors import WarehouseError
from extract.warehouse import Reader, Versions, findings, open_warehouse
from extract.warehouse.database import attached
from extract.warehouse.migrations import Migration, all_migrations, migrate
from tests.commands import factsheets
from tests.warehouse.builders import loaded, rich_sheet, sha256_of, start
from tests.warehouse.test_incremental import CHANGES, COUNTED, FORGET, MARKS, OLDER, told
from tests.warehouse.test_load import fetch

if TYPE_CHECKING:
    from pathlib import Path


def test_steps_are_numbered_without_gaps() -> None:
    assert [step.number for step in all_migrations()] == list(range(1, len(all_migrations()) + 1))


def test_an_older_file_keeps_its_rows_and_gains_what_is_new(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet())
    number = all_migrations()[-1].number + 1
    newer = Migration(
        number, "notes", "CREATE TABLE notes (id VARCHAR); ALTER TABLE facts ADD COLUMN note VARCHAR"
    )
    with attached(path) as connection:
        migrate(connection, path, (*all_migrations(), newer))
        migrate(connection, path, (*all_migrations(), newer))
    assert fetch(path, "SELECT key, note FROM facts") == [("member_since", None)]
    assert fetch(path, "SELECT max(number) FROM migrations") == [(number,)]


def test_what_the_whole_archive_shows_is_found_when_a_file_is_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet("new", year=2024), rich_sheet("old", year=2021))
    queries = (MARKS, CHANGES, COUNTED, OLDER)
    found = told(path, *queries)
    assert all(found)
    newer = Migration(all_migrations()[-1].number + 1, "forgetful", FORGET)
    with attached(path) as connection:
        migrate(connection, path, (*all_migrations(), newer), findings.refresh_all)
    assert told(path, *queries) == found


def before_the_ledger(path: Path) -> None:
    """A database of version 12, with a document that was read and one that an earlier run had only found."""
    steps = [step for step in all_migrations() if step.number <= 12]
    with attached(path) as connection:
        migrate(connection, path, steps)
        connection.execute(
            "INSERT INTO runs BY NAME SELECT 'run-1' AS id, 'finished' AS state, "
            "TIMESTAMP '2026-01-01' AS started, 0 AS seen, 0 AS loaded, 0 AS queued, "
            "0 AS refused, 0 AS failed, '0.1.0' AS extractor_version, 'r' AS rules_version, "
            "'1' AS schema_version"
        )
        for name, state in (("a", "loaded"), ("b", "found")):
            told = {"document": sha256_of(name), "uri": f"file:///in/{name}.pdf", "file_name": f"{name}.pdf"}
            connection.execute(
                "INSERT INTO documents BY NAME SELECT $document AS sha256, $uri AS uri, "
                "$file_name AS file_name, $state AS state, TIMESTAMP '2026-01-01' AS first_seen, "
                "TIMESTAMP '2026-01-01' AS last_seen, "
                "'run-1' AS run_id",
                told | {"state": state},
            )
            connection.execute(
                "INSERT INTO document_sightings BY NAME SELECT $document AS document, $uri AS uri, "
                "$file_name AS file_name, TIMESTAMP '2026-01-01' AS first_seen, "
                "TIMESTAMP '2026-01-01' AS last_seen, 'run-1' AS run_id",
                told,
            )
            connection.execute(
                "INSERT INTO document_history BY NAME SELECT $document AS document, $state AS state, "
                "TIMESTAMP '2026-01-01' AS changed, 'run-1' AS run_id",
                {"document": told["document"], "state": state},
            )


def test_what_was_found_before_the_ledger_is_read_by_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    before_the_ledger(path)
    with open_warehouse(path) as warehouse:
        run = start(warehouse)
        due = warehouse.due(Reader(run, Versions("0.1.0", "r", "1")))
        assert [(one.sha256, one.uri) for one in due] == [(sha256_of("b"), "file:///in/b.pdf")]
    assert fetch(path, "SELECT file_name, state FROM ledger ORDER BY ALL") == [
        ("a.pdf", "loaded"),
        ("b.pdf", "archived"),
    ]
    assert fetch(path, "SELECT DISTINCT state FROM document_history ORDER BY ALL") == [
        ("archived",),
        ("loaded",),
    ]


def test_an_older_published_file_is_asked_as_before(tmp_path: Path) -> None:
    """A program that was upgraded has not published yet."""
    before_the_ledger(tmp_path / "warehouse.duckdb")
    shutil.copyfile(tmp_path / "warehouse.duckdb", tmp_path / "published.duckdb")
    for command in (
        ("query", "SELECT file_name, state FROM documents"),
        ("issues",),
        ("explain", sha256_of("a")),
    ):
        told = factsheets(*command, cwd=tmp_path, FACTSHEETS_DATA_DIR=str(tmp_path))
        assert "Traceback" not in told.stderr
        assert "internal error" not in told.stderr
        assert told.returncode == 0, (command, told.stderr)
    assert fetch(tmp_path / "published.duckdb", "SELECT max(number) FROM migrations") == [(12,)]


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet())
    number = all_migrations()[-1].number + 1
    broken = Migration(number, "broken", "CREATE TABLE notes (id VARCHAR); SELECT nothing FROM nowhere")
    with attached(path) as connection, pytest.raises(WarehouseError, match="nowhere"):
        migrate(connection, path, (*all_migrations(), broken))
    assert fetch(path, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'notes'") == [(0,)]
    with open_warehouse(path):
        assert True, "it opens as before"


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet())
    with duckdb.connect(path) as connection:
        connection.execute("INSERT INTO migrations VALUES (999, 'future', now()::TIMESTAMP)")
    with pytest.raises(WarehouseError, match=r"newer version .* 999.*Upgrade"), open_warehouse(path):
        pytest.fail("it must not open")
    assert fetch(path, "SELECT count(*) FROM documents") == [(1,)]


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE customers (id INTEGER)")
    with pytest.raises(WarehouseError, match="another program"), open_warehouse(path):
        pytest.fail("it must not open")
    assert fetch(path, "SELECT table_name FROM duckdb_tables()") == [("customers",)]


def test_the_file_can_be_read_by_the_oldest_promised_clients(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet())
    told = fetch(path, "SELECT tags['storage_version'] FROM duckdb_databases() WHERE NOT internal")
    assert str(told[0][0]).startswith("v1.5.0")
