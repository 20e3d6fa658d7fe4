"""A reader's SQL on the published file: one statement, read-only, nothing but that file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from extract.errors import QueryError, WarehouseError
from extract.warehouse.database import explained, first_line

if TYPE_CHECKING:
    from pathlib import Path

CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "lock_configuration": "true",
}
READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


@dataclass(frozen=True, slots=True)
class ResultTable:
    """An answer: the names of its columns, and its rows as Python values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def query(path: Path, sql: str) -> ResultTable:
    """Run one reading statement on the file: SELECT, FROM, WITH, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN.

    `QueryError` says what is wrong with the SQL; `WarehouseError` that there is no file yet.
    """
    if not path.is_file():
        raise WarehouseError(f"{path} does not exist yet. Run 'factsheets ingest' first.")
    with explained(path), duckdb.connect(path, read_only=True, config=CLOSED) as connection:
        try:
            return _run(connection, sql)
        except duckdb.Error as error:
            raise QueryError(f"The query could not be run: {first_line(str(error))}.") from error


def _run(connection: duckdb.DuckDBPyConnection, sql: str) -> ResultTable:
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise QueryError(f"The query must be one statement; this has {len(statements)}.")
    if statements[0].type not in READING:
        raise QueryError(
            "The query must only read: SELECT, FROM, WITH, DESCRIBE, SUMMARIZE, SHOW or EXPLAIN."
        )
    cursor = connection.execute(statements[0])
    columns = tuple(column[0] for column in cursor.description or ())
    return ResultTable(columns, tuple(cursor.fetchall()))
