"""Give analysts a copy of the database: whole, checked, and replaced in one step under open readers."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from extract.errors import WarehouseBusy, WarehouseError
from extract.warehouse.database import PATIENCE, attached, explained
from extract.warehouse.references import dangling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection


def publish(warehouse: Path, target: Path, *, patience: float = PATIENCE) -> None:
    """Replace the analysts' file `target` by a copy of `warehouse`.

    Another process that holds `warehouse` is waited for, `patience` seconds; then `WarehouseBusy`. Readers
    that have the former `target` open go on with it; new ones get the new file. If the copy is not whole,
    `target` stays as it was and `WarehouseError` says why.
    """
    if not warehouse.is_file():
        raise WarehouseError(
            f"{warehouse} does not exist: nothing to publish. Run 'factsheets ingest' first."
        )
    with attached(warehouse, patience=patience) as connection, explained(warehouse):
        connection.execute("CHECKPOINT")
        expected = row_counts(connection)
    before = _stamp(warehouse)
    with explained(target), _beside(target) as copy:
        shutil.copyfile(warehouse, copy)
        if _stamp(warehouse) != before:
            raise WarehouseBusy(f"{warehouse} was written while it was copied. Publish again after the run.")
        _verify(copy, expected)
        _sync(copy)
        copy.replace(target)
        _sync(target.parent)


def row_counts(connection: DuckDBPyConnection) -> dict[str, int]:
    """Return the number of rows of each table."""
    names = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY ALL"
    ).fetchall()
    return {name: len(connection.table(name)) for (name,) in names}


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield a path in the folder of `target`; what is there afterwards is removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _stamp(path: Path) -> tuple[int, int, bool]:
    stat = path.stat()
    log = path.with_name(f"{path.name}.wal")
    return stat.st_size, stat.st_mtime_ns, log.exists()


def _verify(copy: Path, expected: dict[str, int]) -> None:
    with duckdb.connect(copy, read_only=True) as connection:
        found = row_counts(connection)
        broken = dangling(connection)
    if found != expected:
        raise WarehouseError(f"The copy for {copy.parent} has other rows than the database. Publish again.")
    if broken:
        raise WarehouseError(
            f"References lead nowhere: {'; '.join(broken)}. Report this; nothing was published."
        )


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
