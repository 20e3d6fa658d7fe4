"""Ask the published file what analysts ask: each view, each question of the cookbook, one row explained."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import duckdb

from extract.warehouse.cookbook import recipes
from extract.warehouse.explaining import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from duckdb import DuckDBPyConnection

COOKBOOK = Path(__file__).parent.parent / "docs" / "cookbook.md"
VIEWS = """
SELECT view_name, view_name IN (SELECT table_name FROM duckdb_columns() WHERE column_name = 'partner_code')
FROM duckdb_views() WHERE NOT internal ORDER BY ALL
"""
PARTNER = "KOR"
AGAIN = 3  # times, of which the median counts


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: seconds of a fresh session, seconds when asked again, and how many rows came."""

    kind: str
    question: str
    first: float
    again: float
    rows: int


def asked(published: Path) -> Iterator[Asked]:
    """Ask everything; every answer is taken to its last row."""
    for kind, question, sql in _questions(published):
        yield _ask(published, kind, question, sql)
    with duckdb.connect(published, read_only=True) as connection:
        (key,) = connection.execute("SELECT id FROM amounts ORDER BY hash(id) LIMIT 1").fetchall()[0]
    yield _ask(published, "explain", "explain(id) in SQL", f"FROM explain('{key}')")
    again = [_seconds(lambda: len(explain(published, key).fields)) for _ in range(AGAIN + 1)]
    yield Asked("explain", "explain(id) in Python", again[0][0], median(s for s, _ in again[1:]), again[0][1])


def _questions(published: Path) -> Iterator[tuple[str, str, str]]:
    with duckdb.connect(published, read_only=True) as connection:
        views = connection.execute(VIEWS).fetchall()
    for view, has_partner in views:
        yield "view", f"{view}: rows", f"SELECT count(*) FROM {view}"
        if has_partner:
            yield "view", f"{view}: one partner", f"FROM {view} WHERE partner_code = '{PARTNER}'"
    for number, recipe in enumerate(recipes(COOKBOOK.read_text("utf-8")), start=1):
        yield "cookbook", f"{number}. {recipe.question}", recipe.sql


def _ask(published: Path, kind: str, question: str, sql: str) -> Asked:
    with duckdb.connect(published, read_only=True) as connection:
        first, rows = _seconds(lambda: _rows(connection, sql))
        again = [_seconds(lambda: _rows(connection, sql))[0] for _ in range(AGAIN)]
    return Asked(kind, question, first, median(again), rows)


def _rows(connection: DuckDBPyConnection, sql: str) -> int:
    table = connection.execute(sql).to_arrow_table()
    assert table is not None
    return int(table[0][0].as_py()) if sql.startswith("SELECT count(*)") else table.num_rows


def _seconds(ask: Callable[[], int]) -> tuple[float, int]:
    began = time.monotonic()
    told = ask()
    return time.monotonic() - began, told
