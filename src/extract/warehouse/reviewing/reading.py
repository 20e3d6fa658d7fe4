"""A short look into the published file, always the newest one."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

import duckdb

from extract.errors import WarehouseError
from extract.warehouse.database import explained
from extract.warehouse.health import VERSION, known_version
from extract.warehouse.querying import CLOSED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection

_one = threading.Lock()  # within a process DuckDB gives whoever comes the file that is open already


@contextmanager
def reading(path: Path) -> Iterator[DuckDBPyConnection]:
    """Yield the file at `path`, read only; be brief, as one thread reads at a time.

    `WarehouseError` if nothing is published yet, or only by an earlier version of the program.
    """
    if not path.is_file():
        raise WarehouseError(f"{path} does not exist yet. Run 'factsheets ingest' first.")
    with _one, explained(path), duckdb.connect(path, read_only=True, config=CLOSED) as connection:
        _check(connection, path)
        yield connection


def _check(connection: DuckDBPyConnection, path: Path) -> None:
    if _is_older(connection):
        raise WarehouseError(
            f"{path} was published by an earlier version of the program, and lacks what the review desk "
            "shows. Run 'factsheets ingest': it brings the database up to date."
        )


def is_outdated(path: Path) -> bool:
    """Tell whether the file at `path` was published by an earlier version of the program."""
    if not path.is_file():
        return False
    with _one, explained(path), duckdb.connect(path, read_only=True, config=CLOSED) as connection:
        return _is_older(connection)


def _is_older(connection: DuckDBPyConnection) -> bool:
    found = connection.execute(VERSION).fetchone()
    return ((found and found[0]) or 0) < _known()


@cache
def _known() -> int:
    return known_version()
