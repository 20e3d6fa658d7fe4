"""Read a file that others may write meanwhile: one whole version of it, or not at all."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from typing import TYPE_CHECKING

from extract.errors import UnopenableFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIECE = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is open, and how it was when it was opened; a rename over it leaves it as it is."""

    path: Path
    stream: FileIO
    before: os.stat_result

    def changed(self) -> bool:
        """Tell whether somebody has written to it since."""
        now = os.fstat(self.stream.fileno())
        return (now.st_size, now.st_mtime_ns) != (self.before.st_size, self.before.st_mtime_ns)


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open a regular file; `UnopenableFile` for what is none, and for what may not be read."""
    with _explained(path):
        stream = FileIO(path, opener=_at_once)
    with stream:
        before = os.fstat(stream.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise UnopenableFile(path, "it is a pipe or a device, not a file. Remove it from the source.")
        yield Opened(path, stream, before)


def _at_once(path: str, flags: int) -> int:
    """Open a pipe without waiting for a writer."""
    return os.open(path, flags | os.O_NONBLOCK)


def sha256(file: Opened) -> str:
    """Return the hash of what lies there now."""
    digest = hashlib.sha256()
    for piece in _pieces(file):
        digest.update(piece)
    return digest.hexdigest()


def copied(file: Opened, target: Path) -> str:
    """Copy what lies there now, and return the hash of the copy; `OSError` if `target` cannot be written."""
    digest = hashlib.sha256()
    with target.open("wb") as written:
        for piece in _pieces(file):
            written.write(piece)
            digest.update(piece)
    return digest.hexdigest()


def _pieces(file: Opened) -> Iterator[bytes]:
    """Yield the bytes from the beginning."""
    with _explained(file.path):
        file.stream.seek(0)
    while piece := _piece(file):
        yield piece


def _piece(file: Opened) -> bytes:
    with _explained(file.path):
        return file.stream.read(PIECE)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnopenableFile(
            path, f"the file cannot be opened ({error.strerror}). Make it readable and run again."
        ) from error
