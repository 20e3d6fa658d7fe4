"""Numbered SQL files bring an older database up to date; a newer one is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING

from extract.errors import WarehouseError
from extract.warehouse.database import explained, transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

MIGRATIONS_TABLE = """
CREATE TABLE IF NOT EXISTS migrations (
    number INTEGER PRIMARY KEY,
    name VARCHAR NOT NULL,
    applied TIMESTAMP NOT NULL
);
COMMENT ON TABLE migrations IS 'Steps that made this database; the highest number is its version';
COMMENT ON COLUMN migrations.number IS 'Version of the database after the step';
COMMENT ON COLUMN migrations.name IS 'Name of the step';
COMMENT ON COLUMN migrations.applied IS 'When the step was made, UTC';
"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: `0002_views.sql` is number 2, name `views`."""

    number: int
    name: str
    sql: str


def all_migrations() -> tuple[Migration, ...]:
    """Return the steps in the folder `ddl`, in order."""
    found = (file for file in (files(__package__) / "ddl").iterdir() if file.name.endswith(".sql"))
    return tuple(
        _migration(file.name, file.read_text("utf-8")) for file in sorted(found, key=lambda f: f.name)
    )


def _migration(file_name: str, sql: str) -> Migration:
    number, _, name = file_name.removesuffix(".sql").partition("_")
    return Migration(int(number), name, sql)


def migrate(
    connection: DuckDBPyConnection,
    path: Path,
    steps: Sequence[Migration],
    afterwards: Callable[[DuckDBPyConnection], None] | None = None,
) -> None:
    """Apply the steps that `connection` lacks, and call `afterwards` if there were any, in one transaction.

    `WarehouseError` if the database was made by a newer program, or is not ours.
    """
    with explained(path):
        done = _version(connection, path)
    known = max(step.number for step in steps)
    if done > known:
        raise WarehouseError(
            f"{path} was made by a newer version of this program (database version {done}; "
            f"this program knows {known}). Upgrade factsheet-extract."
        )
    if done < known:
        with explained(path):
            _apply(connection, [step for step in steps if step.number > done], afterwards)


def _version(connection: DuckDBPyConnection, path: Path) -> int:
    tables = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
    ).fetchall()
    if not tables:
        return 0
    if ("migrations",) not in tables:
        raise WarehouseError(f"{path} is a database of another program. Choose another data folder.")
    (row,) = connection.execute("SELECT coalesce(max(number), 0) FROM migrations").fetchall()
    return int(row[0])


def _apply(
    connection: DuckDBPyConnection,
    steps: Sequence[Migration],
    afterwards: Callable[[DuckDBPyConnection], None] | None,
) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    with transaction(connection):
        connection.execute(MIGRATIONS_TABLE)
        for step in steps:
            connection.execute(step.sql)
            connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", [step.number, step.name, now])
        if afterwards:
            afterwards(connection)
