"""Releases in an object store (`s3://…`, `memory://…`), spoken to by fsspec.

Objects cannot be renamed together. So an upload begins with a mark, and `manifest.json` is its last object:
a reader takes nothing without a manifest. Whose mark it is tells which interrupted uploads may be cleared
away at once; marks of others only when they are old, as they may be at work.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from extract import storage
from extract.releases.manifest import MANIFEST
from extract.storage import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = "_unfinished.json"
OLD = timedelta(days=1)


class Objects:
    """A prefix in an object store. `maker` names who uploads: this machine and its data folder."""

    def __init__(self, files: Any, root: str, address: str, maker: str) -> None:
        self._files = files
        self._root = root.rstrip("/")
        self._maker = maker
        self._storage = storage.Objects(files, root, address)

    def names(self) -> list[str]:
        """Return the whole releases, oldest first."""
        return [name for name in self._found() if self._files.exists(self._at(f"{name}/{MANIFEST}"))]

    def taken(self) -> list[str]:
        """Return all names that a new release cannot have, whole or not."""
        return list(self._found())

    def read(self, path: str) -> bytes | None:
        """Return an object's content, or None if it is not there."""
        return self._storage.read(path)

    def put(self, release: Path, name: str) -> None:
        """Upload the mark, every file, and the manifest last; then the mark goes."""
        mark = {"maker": self._maker, "started": datetime.now(UTC).isoformat()}
        self._write(f"{name}/{MARK}", json.dumps(mark).encode())
        files = sorted(file for file in release.rglob("*") if file.is_file() and file.name != MANIFEST)
        for file in files:
            self._upload(file, f"{name}/{file.relative_to(release).as_posix()}")
        self._write(f"{name}/{MANIFEST}", (release / MANIFEST).read_bytes())
        self._files.rm_file(self._at(f"{name}/{MARK}"))

    def point(self, path: str, content: bytes) -> None:
        """Replace an object, which every object store does in one step."""
        self._write(path, content)

    def remove(self, name: str) -> None:
        """Take a release away: its manifest first, so that readers no longer take it, then its files."""
        if self._files.exists(self._at(f"{name}/{MANIFEST}")):
            self._files.rm_file(self._at(f"{name}/{MANIFEST}"))
        self._files.rm(self._at(name), recursive=True)

    def clear(self) -> None:
        """Take away uploads and removals that were interrupted."""
        for name in self._found():
            if self._files.exists(self._at(f"{name}/{MANIFEST}")):
                continue
            if not self._at_work(name):
                self.remove(name)

    def where(self, path: str) -> str:
        """Return the address of something in the store."""
        return self._storage.where(path)

    def _at_work(self, name: str) -> bool:
        """Tell whether another maker may be uploading this just now."""
        content = self.read(f"{name}/{MARK}")
        if content is None:
            return False
        mark = json.loads(content)
        return (
            mark["maker"] != self._maker and datetime.now(UTC) - datetime.fromisoformat(mark["started"]) < OLD
        )

    def _found(self) -> Iterator[str]:
        self._files.invalidate_cache()
        try:
            entries = self._files.ls(self._root, detail=False)
        except FileNotFoundError:
            return
        names = (entry.rstrip("/").rpartition("/")[2] for entry in entries)
        yield from sorted(name for name in names if NAME.fullmatch(name))

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _write(self, path: str, content: bytes) -> None:
        self._storage.write(path, content)

    def _upload(self, file: Path, path: str) -> None:
        self._storage.send(file, path)
