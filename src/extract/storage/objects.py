"""Storage in an object store, by fsspec. An object appears there whole, as its upload ends."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from extract.storage.trouble import ShortUpload

if TYPE_CHECKING:
    from pathlib import Path


class Objects:
    """A prefix in an object store."""

    def __init__(self, files: Any, root: str, address: str) -> None:
        self._files = files
        self._root = root.rstrip("/")
        self._address = address.rstrip("/")

    def size(self, path: str) -> int | None:
        """Return an object's bytes, or None if it is not there."""
        try:
            told = self._files.info(self._at(path))
        except FileNotFoundError:
            return None
        return int(told["size"]) if told["type"] == "file" else None

    def sizes(self) -> dict[str, int]:
        """Return the bytes of every object, by its path."""
        try:
            found = self._files.find(self._root, detail=True)
        except FileNotFoundError:
            return {}
        begin = len(self._root) + 1
        return {path[begin:]: int(told["size"]) for path, told in found.items()}

    def read(self, path: str) -> bytes | None:
        """Return an object's content, or None if it is not there."""
        try:
            content: bytes = self._files.cat_file(self._at(path))
        except FileNotFoundError:
            return None
        return content

    def write(self, path: str, content: bytes) -> None:
        """Replace an object, which every object store does in one step."""
        self._files.pipe_file(self._at(path), content)

    def send(self, file: Path, path: str) -> None:
        """Upload a file, and ask whether it has arrived whole."""
        self._files.put_file(str(file), self._at(path))
        arrived = self._files.info(self._at(path))["size"]
        if arrived != file.stat().st_size:
            raise ShortUpload(f"{self.where(path)} arrived with {arrived} bytes")

    def fetch(self, path: str, into: Path) -> None:
        """Download an object."""
        self._files.get_file(self._at(path), str(into))

    def remove(self, path: str) -> None:
        """Take an object away, if it is there."""
        with suppress(FileNotFoundError):
            self._files.rm_file(self._at(path))

    def where(self, path: str) -> str:
        """Return the address of an object."""
        return f"{self._address}/{path}"

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"
