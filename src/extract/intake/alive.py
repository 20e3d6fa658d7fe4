"""Which runs are going on: each holds a lock on a file of its own as long as its process lives."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from extract.errors import StorageError

if TYPE_CHECKING:
    from extract.settings import Settings

_held: dict[str, IO[bytes]] = {}


def enter(run_id: str, settings: Settings) -> None:
    """Hold the lock of a run of this process until `leave`, or until the process ends in whatever way."""
    folder = _folder(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = _locked(folder / run_id)
    except OSError as error:
        raise StorageError.because(folder, error) from error
    _held[run_id] = held


def _locked(file: Path) -> IO[bytes]:
    """Make a file and lock it; anew, where somebody has just cleared it away as left behind."""
    while True:
        held = file.open("wb")
        fcntl.flock(held, fcntl.LOCK_EX)
        if file.exists() and file.stat().st_ino == os.fstat(held.fileno()).st_ino:
            return held
        held.close()


def leave(run_id: str) -> None:
    """Let go of the lock of a run of this process."""
    held = _held.pop(run_id, None)
    if held:
        with suppress(OSError):
            Path(held.name).unlink(missing_ok=True)
        held.close()


def alive(settings: Settings) -> frozenset[str]:
    """Return the runs whose processes live; what others have left behind is cleared away."""
    folder = _folder(settings)
    files = folder.iterdir() if folder.is_dir() else ()
    return frozenset(file.name for file in files if not _cleared(file))


def _cleared(file: Path) -> bool:
    """Remove the file of a run that has ended; False if the run goes on, or if that cannot be told."""
    try:
        with file.open("rb") as told:
            fcntl.flock(told, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with suppress(OSError):
                file.unlink()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _folder(settings: Settings) -> Path:
    return settings.running
