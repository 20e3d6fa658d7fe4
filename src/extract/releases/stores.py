"""Where releases are kept: a folder, or an object store that fsspec knows.

A store shows a release to readers only when it is whole: a folder by one rename, an object store by
`manifest.json`, which is written last. What was interrupted is cleared away by the next release.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class Store(Protocol):
    """A place of releases. Anything in it that is not named as a release is never touched."""

    def names(self) -> list[str]:
        """Return the whole releases, oldest first."""

    def taken(self) -> list[str]:
        """Return all names that a new release cannot have, whole or not."""

    def read(self, path: str) -> bytes | None:
        """Return a small file of the store, or None if it is not there."""

    def put(self, release: Path, name: str) -> None:
        """Bring in the release in the folder `release`."""

    def point(self, path: str, content: bytes) -> None:
        """Replace a small file of the store in one step."""

    def remove(self, name: str) -> None:
        """Take a release away."""

    def clear(self) -> None:
        """Take away what interrupted releases and removals have left."""

    def where(self, path: str) -> str:
        """Return the address of something in the store, for people."""
