"""Files that nobody else may read, and that are whole at any moment."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from extract.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE = 0o600
KEY = "review.key"
LENGTH = 32  # bytes


def key_of(data_dir: Path) -> str:
    """Return the key by which the desk signs, made when it is first asked for; `StorageError` if it cannot.

    Who has the key can be whoever they like at the desk: the file is its owner's alone.
    """
    path = data_dir / KEY
    try:
        with suppress(FileNotFoundError):
            return path.read_text("ascii").strip() or _made(path)
        return _made(path)
    except OSError as error:
        raise StorageError.because(path, error) from error


def _made(path: Path) -> str:
    """Write a key, unless another process is faster: then its key counts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = _beside(path, secrets.token_hex(LENGTH))
    try:
        with suppress(FileExistsError):
            os.link(fresh, path)
        if not path.read_text("ascii").strip():  # torn by a crash: it signs nothing
            fresh.replace(path)
        return path.read_text("ascii").strip()
    finally:
        fresh.unlink(missing_ok=True)


def write_private(path: Path, text: str) -> None:
    """Put `text` in the place of a file in one step, readable for its owner only."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _beside(path, text).replace(path)
    except OSError as error:
        raise StorageError.because(path, error) from error


def _beside(path: Path, text: str) -> Path:
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(handle)
    return fresh
