"""One process at a time for one data folder, with a folder of its own to work in."""

from __future__ import annotations

import fcntl
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from extract.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract.errors import FactSheetsError


@contextmanager
def alone(data_dir: Path, name: str, busy: FactSheetsError) -> Iterator[Path]:
    """Yield the empty folder `name` to work in; `busy` is raised where another process works there."""
    aside = data_dir / name
    with _held(data_dir / f".{name}.lock", busy):
        shutil.rmtree(aside, ignore_errors=True)
        try:
            aside.mkdir()
        except OSError as error:
            raise StorageError.because(data_dir, error) from error
        try:
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _held(lock: Path, busy: FactSheetsError) -> Iterator[None]:
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        held = lock.open("w")
    except OSError as error:
        raise StorageError.because(lock.parent, error) from error
    with held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise busy from error
        yield
