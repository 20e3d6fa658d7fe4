"""Which files are opened at all: those that may be read, are no larger than allowed, and look like a PDF."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from extract.errors import EmptyFile, LimitExceeded, NotAPdf, UnopenableFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from extract.settings import Limits

_HEADER, _HEADER_WITHIN = b"%PDF-", 1024


@contextmanager
def admitted(path: Path, limits: Limits) -> Iterator[BufferedReader]:
    """Yield the open file. Errors: `UnopenableFile`, `EmptyFile`, `LimitExceeded`, `NotAPdf`."""
    try:
        stream = path.open("rb")
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise UnopenableFile(
            path, f"the file cannot be opened ({why}); allow this user to read it, then ingest it again."
        ) from error
    with stream:
        _admit(path, stream, limits)
        yield stream


def _admit(path: Path, stream: BufferedReader, limits: Limits) -> None:
    size = stream.seek(0, 2)
    stream.seek(0)
    if size == 0:
        raise EmptyFile(path, "the file has no bytes; fetch it again from where it came.")
    if size > limits.file_size:
        raise LimitExceeded.of(path, f"the file has {size:,} bytes", "file_size", f"{limits.file_size:,}")
    if _HEADER not in stream.read(_HEADER_WITHIN):
        raise NotAPdf(path, "this is not a PDF, whatever its name says; ask the sender for the PDF.")
    stream.seek(0)
