"""From what the user calls a place to the storage there: the one module that opens addresses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import unquote, urlsplit

from extract.storage.folders import Folder
from extract.storage.objects import Objects

if TYPE_CHECKING:
    from collections.abc import Mapping

# Every listing is asked anew. A store that is silent is given up after s3fs's own five tries: two minutes.
FRESH = {"use_listings_cache": False}
PATIENT = {"connect_timeout": 10, "read_timeout": 20, "retries": {"max_attempts": 0}}


class Storage(Protocol):
    """Files by their path below a place. A file is there whole or not at all."""

    def size(self, path: str) -> int | None:
        """Return a file's bytes, or None if it is not there."""

    def sizes(self) -> Mapping[str, int]:
        """Return the bytes of every file."""

    def read(self, path: str) -> bytes | None:
        """Return the content of a small file, or None if it is not there."""

    def write(self, path: str, content: bytes) -> None:
        """Put a small file in its place in one step."""

    def send(self, file: Path, path: str) -> None:
        """Bring a file of this machine to its place; `ShortUpload` if it does not arrive whole."""

    def fetch(self, path: str, into: Path) -> None:
        """Bring a file to this machine; `FileNotFoundError` if it is not there."""

    def remove(self, path: str) -> None:
        """Take a file away, if it is there."""

    def where(self, path: str) -> str:
        """Return the address of a file, for people."""


def folder_of(place: str) -> Path | None:
    """Return the folder that a path or a `file://` address names; None for what is elsewhere."""
    if "://" not in place:
        return Path(place).expanduser()
    return Path(unquote(urlsplit(place).path)) if place.startswith("file://") else None


def connect(address: str) -> tuple[Any, str]:
    """Return fsspec's file system for an address, and the path there."""
    import fsspec

    more = {"config_kwargs": PATIENT} if address.startswith(("s3://", "s3a://")) else {}
    files, root = fsspec.url_to_fs(address, **FRESH, **more)
    return files, root


def storage_at(place: str) -> Storage:
    """Return the storage at a folder, a `file://` address, or an address that fsspec knows."""
    folder = folder_of(place)
    return Folder(folder) if folder else Objects(*connect(place), place)
