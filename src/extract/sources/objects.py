"""The objects at an address that fsspec knows: which there are, what tells them changed, and their bytes."""

from __future__ import annotations

import glob
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from extract.storage import connect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CHUNK = 1_000_000  # bytes
HASHES = ("ETag", "etag", "md5Hash", "content_md5")  # how stores call what changes with the content
TIMES = ("LastModified", "last_modified", "mtime", "updated", "modified", "created")


class Unread(Exception):  # noqa: N818 - never leaves this package
    """What a store raised, kept apart from errors of this machine's own files."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(frozen=True, slots=True)
class Object:
    """An object at one moment; `stamp` changes with it, and is None where the store tells nothing of use."""

    path: str
    uri: str
    size: int
    stamp: str | None


class Shelf:
    """All objects that an address leads to: those of a pattern, every `*.pdf` below a prefix, or one."""

    def __init__(self, address: str) -> None:
        self._files, self._root = connect(address)
        scheme, found, _ = address.partition("://")
        self._scheme = scheme if found else "file"

    def objects(self) -> list[Object]:
        """Ask the store; `FileNotFoundError` if the address leads nowhere."""
        found = self._matching() if glob.has_magic(self._root) else self._below()
        return [self._object(path, told) for path, told in sorted(found.items()) if told["type"] == "file"]

    def now(self, path: str) -> Object:
        """Ask anew about one object."""
        return self._object(path, self._files.info(path))

    def is_still(self, before: Object) -> bool:
        """Tell whether an object is what it was; so it is where the store does not answer."""
        try:
            return self.now(before.path) == before
        except FileNotFoundError:
            return False
        except Exception:  # noqa: BLE001 - each library of a store has errors of its own
            return True

    def chunks(self, one: Object) -> Iterator[bytes]:
        """Yield the bytes of an object; `Unread` has what the store raises."""
        try:
            with self._files.open(one.path, "rb") as stream:
                while chunk := stream.read(CHUNK):
                    yield chunk
        except Exception as error:  # each library of a store has errors of its own
            raise Unread(error) from error

    def _matching(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._files.glob(self._root, detail=True)
        if not found:
            self._files.info(self._certain())
        return found

    def _certain(self) -> str:
        """Return what comes before the pattern; an object's name may have its characters, too."""
        if self._files.exists(self._root):
            return self._root
        parts = self._root.split("/")
        first = next(number for number, part in enumerate(parts) if glob.has_magic(part))
        return "/".join(parts[:first])

    def _below(self) -> Mapping[str, Any]:
        told = self._files.info(self._root)
        if told["type"] == "file":
            return {self._root: told}
        found = self._files.find(self._root, detail=True)
        return {path: told for path, told in found.items() if _is_shown(path[len(self._root) :])}

    def _object(self, path: str, told: Mapping[str, Any]) -> Object:
        return Object(path, f"{self._scheme}://{quote(path)}", int(told["size"]), _stamp(told))


def _is_shown(path: str) -> bool:
    below = PurePosixPath(path.strip("/"))
    return below.suffix.lower() == ".pdf" and not any(part.startswith(".") for part in below.parts)


def _stamp(told: Mapping[str, Any]) -> str | None:
    changed = next((told[name] for name in (*HASHES, *TIMES) if told.get(name)), None)
    if isinstance(changed, datetime):
        changed = changed.timestamp()
    return f"{changed}:{told['size']}" if changed else None
