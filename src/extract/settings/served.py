"""Whether `factsheets serve` works on a data folder, and at which port its server answers."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import TYPE_CHECKING

from extract.errors import ServingError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract.settings import Settings

LOCK = "serve.lock"


@contextmanager
def held(settings: Settings) -> Iterator[None]:
    """Hold the data folder for this process; `ServingError` if another one serves it."""
    path = settings.data_dir / LOCK
    try:
        with path.open("a+") as lock:
            _take(lock.fileno(), settings)
            lock.truncate(0)
            lock.write(str(settings.serve.port))
            lock.flush()
            yield
    except PermissionError as error:
        raise StorageError.because(path, error) from error


def _take(number: int, settings: Settings) -> None:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ServingError(
            f"Another factsheets serve works on {settings.data_dir} already. End it first, or use it."
        ) from None


def server_port(settings: Settings) -> int:
    """Return where the server of `factsheets serve` answers at present, else where it would."""
    return serving_port(settings.data_dir) or settings.serve.port


def serving_port(data_dir: Path) -> int | None:
    """Return the port that the process which serves a data folder has written down; None if none serves."""
    try:
        with (data_dir / LOCK).open() as lock:
            told = lock.read().strip()
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return int(told) if told.isdecimal() else None
    except OSError:
        return None
    return None
