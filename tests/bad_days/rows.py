"""All rows of a database but for what belongs to a run: when, by which, whether a file was old enough then.

A file that was written moments ago has no `validator` yet: it may change without its time telling so.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

_NOT_COMPARED = ("runs", "migrations")
_OF_A_RUN = (
    *("first_seen", "last_seen", "validator", "run_id", "claimed_by"),
    *("extracted_at", "seconds", "changed", "loaded", "decided"),
)
Rows = dict[str, Counter[tuple[str, ...]]]


def rows_of(path: Path) -> Rows:
    """Return the rows of each table."""
    with duckdb.connect(path, read_only=True) as connection:
        names = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY ALL"
        ).fetchall()
        return {name: _rows(connection, name) for (name,) in names if name not in _NOT_COMPARED}


def _rows(connection: DuckDBPyConnection, table: str) -> Counter[tuple[str, ...]]:
    columns = connection.table(table).columns
    kept = ", ".join(f'"{name}"' for name in columns if name not in _OF_A_RUN)
    found = connection.execute(f'SELECT {kept} FROM main."{table}"').fetchall()
    return Counter(tuple(map(str, row)) for row in found)


def differences(one: Rows, other: Rows) -> list[str]:
    """Say which rows only one of two databases has."""
    told = []
    for table in sorted({*one, *other}):
        first, second = one.get(table, Counter()), other.get(table, Counter())
        for sign, some in (("-", first - second), ("+", second - first)):
            told += [f"{sign} {table}: {', '.join(map(str, row))[:200]}" for row in some]
    return told
