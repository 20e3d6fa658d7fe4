"""Is a copy of the database fit for analysts? Every question is one statement over whole columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from extract.warehouse.catalogue import catalogue, identifier, primary_keys, uncommented
from extract.warehouse.database import STORAGE_VERSION, first_line
from extract.warehouse.references import dangling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from duckdb import DuckDBPyConnection

CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "memory_limit": "1GB",
}
TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY ALL"
STORED_AS = "SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = current_database()"
SHOWN = 5  # names in one sentence


def row_counts(connection: DuckDBPyConnection) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {name: len(connection.table(name)) for (name,) in connection.execute(TABLES).fetchall()}


def faults(copy: Path, expected: Mapping[str, int]) -> list[str]:
    """Return a sentence for each thing that is wrong with the file `copy`; none if analysts may have it.

    Asked are: rows as many as `expected`, unique keys, whole references, a comment for everything, every view
    readable from this file alone, storage that older clients read.
    """
    spill = {"temp_directory": f"{copy}.spill"}  # what does not fit into memory; gone with the connection
    with duckdb.connect(copy, read_only=True, config=CLOSED | spill) as connection:
        return [
            *_lost(expected, row_counts(connection)),
            *repeated(connection, primary_keys(connection)),
            *dangling(connection),
            *_silent(connection),
            *_unreadable(connection),
            *too_new(connection),
        ]


def lost_rows(copy: Path, expected: Mapping[str, int]) -> list[str]:
    """Return a sentence for each table of which the file `copy` does not have the `expected` rows."""
    with duckdb.connect(copy, read_only=True, config=CLOSED) as connection:
        return [*_lost(expected, row_counts(connection))]


def _lost(expected: Mapping[str, int], found: Mapping[str, int]) -> Iterator[str]:
    for table in sorted(expected.keys() | found.keys()):
        before, now = expected.get(table), found.get(table)
        if before != now:
            yield f"{table} has {now} rows in the copy and {before} in the database"


def repeated(connection: DuckDBPyConnection, of: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield a sentence for each table that has more than one row with the same key."""
    for table, columns in of.items():
        keys = ", ".join(identifier(column) for column in columns)
        found = connection.execute(
            f"SELECT {keys} FROM {identifier(table)} GROUP BY ALL HAVING count(*) > 1 LIMIT 1"  # noqa: S608 - names of the catalogue
        ).fetchone()
        if found:
            yield f"{table} has more than one row with {', '.join(columns)} = {', '.join(map(str, found))}"


def _silent(connection: DuckDBPyConnection) -> Iterator[str]:
    names = list(uncommented(catalogue(connection)))
    if names:
        more = f" and {len(names) - SHOWN} others" if len(names) > SHOWN else ""
        yield f"{', '.join(names[:SHOWN])}{more} have no comment that says what they mean"


def _unreadable(connection: DuckDBPyConnection) -> Iterator[str]:
    for view in (relation for relation in catalogue(connection) if relation.kind == "view"):
        try:
            connection.execute(f"FROM {identifier(view.name)} LIMIT 1").fetchall()
        except duckdb.Error as error:
            yield f"the view {view.name} cannot be read ({first_line(str(error))})"


def too_new(connection: DuckDBPyConnection) -> Iterator[str]:
    """Yield a sentence if the file is stored in a way that only newer clients read."""
    row = connection.execute(STORED_AS).fetchone()
    version = str(row[0]).rstrip("+") if row else "unknown"
    if version != STORAGE_VERSION:
        yield f"the file is stored as DuckDB {version} does, and older clients need {STORAGE_VERSION}"
