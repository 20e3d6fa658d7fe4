"""Readers' SQL: answers with types, one statement, nothing written, nothing but the file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from extract.errors import QueryError, WarehouseError
from extract.warehouse import publish, query
from tests.warehouse.builders import loaded, rich_sheet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    loaded(folder / "w.duckdb", rich_sheet())
    publish(folder / "w.duckdb", folder / "published.duckdb")
    return folder / "published.duckdb"


def test_an_answer_has_columns_and_typed_rows(published: Path) -> None:
    answer = query(published, "SELECT value, period_start, quote, page FROM contributions_cited")
    assert answer.columns == ("value", "period_start", "quote", "page")
    assert answer.rows == ((Decimal("4500000.0000"), date(2021, 1, 1), "EUR 4.5 million", 2),)


@pytest.mark.parametrize(
    "sql",
    [
        "FROM documents",
        "WITH d AS (FROM documents) SELECT * FROM d;",
        "DESCRIBE amounts",
        "SUMMARIZE amounts",
        "SHOW TABLES",
        "EXPLAIN SELECT 1",
        "-- a remark\nVALUES (1)",
    ],
)
def test_reading_statements(published: Path, sql: str) -> None:
    assert query(published, sql).rows


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM amounts",
        "INSERT INTO runs SELECT * FROM runs",
        "UPDATE amounts SET value = 0",
        "CREATE TEMP TABLE t (a INTEGER)",
        "DROP VIEW mentions",
        "SET threads = 1",
        "PRAGMA enable_profiling",
        "CHECKPOINT",
        "EXPLAIN ANALYZE DELETE FROM amounts",
        "ATTACH '/tmp/other.duckdb'",
        "COPY amounts TO '/tmp/amounts.csv'",
        "EXPORT DATABASE '/tmp/export'",
        "INSTALL httpfs",
        "LOAD httpfs",
    ],
)
def test_other_statements_are_refused(published: Path, sql: str) -> None:
    before = published.read_bytes()
    with pytest.raises(QueryError):
        query(published, sql)
    assert published.read_bytes() == before


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/hostname')",
        "FROM '/etc/passwd'",
        "FROM glob('/etc/*')",
        "FROM 'https://example.org/data.parquet'",
    ],
)
def test_other_files_are_refused(published: Path, sql: str) -> None:
    with pytest.raises(QueryError):
        query(published, sql)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("SELECT 1; SELECT 2", "one statement; this has 2"),
        ("", "one statement; this has 0"),
        ("   -- nothing", "one statement; this has 0"),
        ("SELEC 1", 'syntax error at or near "SELEC"'),
        ("SELECT nothing FROM amounts", '"nothing"'),
        ("SELECT 1 / 'a'", "Could not convert"),
    ],
)
def test_errors_are_one_sentence(published: Path, sql: str, told: str) -> None:
    with pytest.raises(QueryError) as error:
        query(published, sql)
    assert told in error.value.message
    assert "\n" not in error.value.message


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="Run 'factsheets ingest' first"):
        query(tmp_path / "published.duckdb", "SELECT 1")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "published.duckdb"
    path.write_text("x" * 5000)
    with pytest.raises(WarehouseError, match="not a DuckDB database"):
        query(path, "SELECT 1")
