"""Give analysts a copy of the database: whole, checked, and replaced in one step under open readers."""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from extract.errors import WarehouseBusy, WarehouseError
from extract.warehouse.database import PATIENCE, attached, explained
from extract.warehouse.verifying import faults, row_counts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
        target.with_name(f"{target.name}.wal").unlink(missing_ok=True)  # of a client that wrote into the old
        copy.replace(target)
        _sync(target.parent)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield a path in the folder of `target`; what is there afterwards is removed.

    It is locked while it is in use, so what a killed process left can be told and is removed as well.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _tidy(target)
    copy = target.with_name(f".{target.name}.{os.getpid()}")
    with copy.open("wb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield copy
        finally:
            copy.unlink(missing_ok=True)


def _tidy(target: Path) -> None:
    for left in target.parent.glob(f".{target.name}.*"):
        with suppress(OSError), left.open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()


def _stamp(path: Path) -> tuple[int, int, bool]:
    stat = path.stat()
    log = path.with_name(f"{path.name}.wal")
    return stat.st_size, stat.st_mtime_ns, log.exists()


def _verify(copy: Path, expected: dict[str, int]) -> None:
    wrong = faults(copy, expected)
    if wrong:
        raise WarehouseError(
            f"The copy of the database is not fit to be published: {'; '.join(wrong)}. "
            "Report this; analysts keep the file they had."
        )


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
