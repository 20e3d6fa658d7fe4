"""`explain(id)` for users of SQL: one row for one row of any table, found by its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from extract.warehouse.explaining import explain
from extract.warehouse.rows import RECORD_TABLES
from tests.warehouse.builders import sha256_of
from tests.warehouse.test_explaining import amount, corrected, database, first_key
from tests.warehouse.test_load import fetch

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["database"]
EXPLAINED = (*RECORD_TABLES, "project_rows", "record_changes", "documents", "runs")


def told(path: Path, key: str) -> dict[str, object]:
    with duckdb.connect(path, read_only=True) as connection:
        found = connection.execute("FROM explain(?)", [key])
        names = [column[0] for column in found.description]
        (row,) = found.fetchall()
        return dict(zip(names, row, strict=True))


@pytest.mark.parametrize("table", EXPLAINED)
def test_one_row_of_each_table(database: Path, table: str) -> None:
    key = first_key(database, table)
    row = told(database, key)
    assert (row["record"], row["id"]) == (table, key)
    assert row["value"] is not None


def test_it_says_what_bears_on_the_row(database: Path) -> None:
    row = told(database, amount(database))
    assert row["value"] == "about EUR 5000000"
    assert row["quote"] == "EUR 4.5 million"
    assert (row["file_name"], row["page"], row["section"]) == ("new.pdf", 2, "Money")
    assert row["rule"] == "test.rule"
    assert row["document"] == sha256_of("new")
    assert "contradicts: 1 + 2 = 3, stated 4." in str(row["comparisons"])
    assert "warning: 1 + 2 = 3, stated 4." in str(row["issues"])


def test_it_tells_the_history(database: Path) -> None:
    row = told(database, first_key(database, "stated_projects"))
    assert "restated value: 4500000 (old.pdf) -> 5000000 (new.pdf)" in str(row["editions"])
    changes = explain(database, str(row["id"])).history
    assert isinstance(row["editions"], list)
    assert len(row["editions"]) == len(changes)


def test_it_tells_corrections(database: Path, tmp_path: Path) -> None:
    copy = corrected(database, tmp_path)
    assert told(copy, amount(copy))["corrections"] == [
        "applied: flow other -> voluntary (Ada, 2024-05-01: The head says so)"
    ]
    assert told(copy, "cor-1")["value"] == "applied: flow other -> voluntary"


def test_it_tells_what_the_rule_does(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "named.duckdb"
    copy.write_bytes(database.read_bytes())
    with duckdb.connect(copy) as connection:
        connection.execute("UPDATE amounts SET rule = 'money.sign_first'")
    row = told(copy, amount(copy))
    assert "sign" in str(row["rule_meaning"])


@pytest.mark.parametrize("key", ["amt-none", "", "NOR"])
def test_nothing_is_said_of_an_id_that_is_not_there(database: Path, key: str) -> None:
    assert fetch(database, f"FROM explain('{key}')") == []


@pytest.mark.parametrize("alias", ["a", "amounts", "c", "found", "f", "d", "q"])
def test_its_argument_may_be_a_column_of_any_name(database: Path, alias: str) -> None:
    qualified = f"SELECT {alias}.id, e.id, e.value FROM amounts {alias}, explain({alias}.id) e"
    bare = f"SELECT {alias}.id, e.id, e.value FROM (SELECT id FROM amounts) {alias}, explain(id) e"
    for sql in (qualified, bare):
        found = fetch(database, sql)
        assert all(asked == told for asked, told, _ in found)
        assert sorted(str(value) for *_, value in found) == [
            *("0.5–1.25", "0.5–1.25", "about EUR 4500000", "about EUR 5000000")
        ]


def test_it_is_described(database: Path) -> None:
    ((comment, parameters),) = fetch(
        database, "SELECT comment, parameters FROM duckdb_functions() WHERE function_name = 'explain'"
    )
    assert "explain(" in str(comment)
    assert parameters == ["id"]
