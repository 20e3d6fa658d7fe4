"""Storage in a folder of this machine (or one that is mounted): written aside, then renamed."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from extract.storage.trouble import ShortUpload

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASIDE = ".unfinished-"


class Folder:
    """A folder of files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def size(self, path: str) -> int | None:
        """Return a file's bytes, or None if it is not there."""
        file = self._folder / path
        return file.stat().st_size if file.is_file() else None

    def sizes(self) -> dict[str, int]:
        """Return the bytes of every file, by its path; not of what is being written."""
        files = (file for file in self._folder.rglob("*") if file.is_file())
        return {
            file.relative_to(self._folder).as_posix(): file.stat().st_size
            for file in files
            if not file.name.startswith(ASIDE)
        }

    def read(self, path: str) -> bytes | None:
        """Return a file's content, or None if it is not there."""
        file = self._folder / path
        return file.read_bytes() if file.is_file() else None

    def write(self, path: str, content: bytes) -> None:
        """Replace a file in one step."""
        with self._aside(path) as aside:
            aside.write_bytes(content)

    def send(self, file: Path, path: str) -> None:
        """Copy a file to its place."""
        with self._aside(path) as aside:
            shutil.copyfile(file, aside)
            if aside.stat().st_size != file.stat().st_size:
                raise ShortUpload(f"{self.where(path)} arrived with {aside.stat().st_size} bytes")

    def fetch(self, path: str, into: Path) -> None:
        """Copy a file from its place."""
        shutil.copyfile(self._folder / path, into)

    def remove(self, path: str) -> None:
        """Take a file away, if it is there."""
        (self._folder / path).unlink(missing_ok=True)

    def where(self, path: str) -> str:
        """Return the path of a file."""
        return str(self._folder / path)

    @contextmanager
    def _aside(self, path: str) -> Iterator[Path]:
        """Yield a path beside the place; what is written there comes to the place when it is on the disk."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(f"{ASIDE}{os.getpid()}-{target.name}")
        try:
            yield aside
            synced(aside)
            aside.replace(target)
            synced(target.parent)
        finally:
            aside.unlink(missing_ok=True)


def synced(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
