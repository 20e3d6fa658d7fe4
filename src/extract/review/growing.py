"""The log of corrections as it grows: only what was added since is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.corrections.log import parse
from extract.errors import CorrectionError

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import Correction

Stamp = tuple[int, int, int] | None


def stamp_of(path: Path) -> Stamp:
    """Return what tells one state of a file from another; None if there is none."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


class GrowingLog:
    """A log that is asked again and again; `version` changes whenever its entries do."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: Stamp = None
        self._read = 0  # bytes, to the end of the last whole line
        self._found: dict[str, Correction] = {}
        self.version = 0

    def entries(self) -> tuple[Correction, ...]:
        """Return each correction once, in the order of the file.

        `CorrectionError` if the file cannot be read.
        """
        stamp = stamp_of(self._path)
        if stamp != self._stamp:
            self._catch_up(stamp)
            self._stamp = stamp
            self.version += 1
        return tuple(self._found.values())

    def _catch_up(self, stamp: Stamp) -> None:
        """Read what was added; all, if another file is there or it has become shorter."""
        if stamp is None or self._stamp is None or stamp[0] != self._stamp[0] or stamp[1] < self._read:
            self._read, self._found = 0, {}
        added = self._added() if stamp else b""
        whole = added[: added.rfind(b"\n") + 1]
        self._read += len(whole)
        for entry in parse(self._path, whole).entries:
            self._found.setdefault(entry.id, entry)

    def _added(self) -> bytes:
        try:
            with self._path.open("rb") as log:
                log.seek(self._read)
                return log.read()
        except OSError as error:
            raise CorrectionError(
                f"{self._path}: cannot be read ({error.strerror}). Make it readable."
            ) from error
