"""Give analysts a copy of the database: whole, checked, and replaced in one step under open readers."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from extract.errors import WarehouseBusy, WarehouseError
from extract.warehouse.database import PATIENCE, attached, explained
from extract.warehouse.verifying import faults, lost_rows, row_counts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK = 16_777_216  # bytes
PAUSE = 0.05  # seconds between two looks whether it is one's turn


def publish(warehouse: Path, target: Path, *, patience: float = PATIENCE) -> None:
    """Replace the analysts' file `target` by a copy of `warehouse`.

    Another process that holds `warehouse`, or publishes, is waited for, `patience` seconds; then
    `WarehouseBusy`. Readers that have the former `target` open go on with it; new ones get the new file. If
    the copy is not whole, `target` stays as it was and `WarehouseError` says why.
    """
    if not warehouse.is_file():
        raise WarehouseError(f"{warehouse} does not exist. Run 'factsheets ingest' first.")
    with explained(target), _turn(target, patience), _beside(target) as copy:
        expected = _copied(warehouse, copy, patience)
        _verify(copy, expected)
        _sync(copy)
        target.with_name(f"{target.name}.wal").unlink(missing_ok=True)  # of a client that wrote into the old
        copy.replace(target)
        _sync(target.parent)


def copy_whole(warehouse: Path, copy: Path, *, patience: float = PATIENCE) -> None:
    """Copy `warehouse` as it is between two writers, for a backup.

    `WarehouseBusy` if another process holds it for longer than `patience` seconds; `WarehouseError` if the
    copy does not hold the same rows.
    """
    if not warehouse.is_file():
        raise WarehouseError(f"{warehouse} does not exist. Run 'factsheets ingest' first.")
    with explained(copy):
        expected = _copied(warehouse, copy, patience)
        wrong = lost_rows(copy, expected)
    if wrong:
        raise WarehouseError(f"The copy of the database is not whole: {'; '.join(wrong)}. Try again.")


def _copied(warehouse: Path, copy: Path, patience: float) -> dict[str, int]:
    """Copy while nobody can write; return the rows of each table.

    The file is opened before DuckDB locks it and closed after: to close it between would let go of that lock.
    """
    with (
        explained(warehouse),
        warehouse.open("rb") as source,
        copy.open("wb") as written,
        attached(warehouse, patience=patience) as connection,
    ):
        connection.execute("CHECKPOINT")
        expected = row_counts(connection)
        shutil.copyfileobj(source, written, CHUNK)
    return expected


@contextmanager
def _turn(target: Path, patience: float) -> Iterator[None]:
    """Let one publish at a time, so that no older copy takes the place of a newer one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    path, deadline = target.with_name(f".{target.name}.turn"), time.monotonic() + patience
    while (held := _locked(path)) is None:
        if time.monotonic() > deadline:
            raise WarehouseBusy(f"{target}: another process is publishing. Try again when it has ended.")
        time.sleep(PAUSE)
    with held:
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _locked(path: Path) -> IO[bytes] | None:
    """Make a file and lock it; None if another has it, or has just removed it."""
    held = path.open("wb")
    with suppress(OSError):
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if path.stat().st_ino == os.fstat(held.fileno()).st_ino:
            return held
    held.close()
    return None


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield a path in the folder of `target`; what is there afterwards is removed.

    It is locked while it is in use, so what a killed process left can be told and is removed as well.
    """
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
