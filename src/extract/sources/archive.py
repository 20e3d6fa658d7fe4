"""The archive: each content once, in a file named by its SHA-256."""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import FactSheetsError, StillWritten, StorageError, UnopenableFile
from extract.settings.limits import Limits
from extract.settings.passwords import passwords_of
from extract.settings.sources import NO_HINTS, Hints
from extract.sources import stable
from extract.sources.archived import Archived
from extract.sources.home import Home, leave_home
from extract.storage import folder_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.settings import Settings
    from extract.sources.stable import Opened

log = logging.getLogger(__name__)

DAMAGED = ".damaged"  # what a file of the archive is called that has other bytes than its name tells
LEAST_FREE = 50_000_000  # bytes, without which no run is begun


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder that holds each content once: `ab/abcdef….pdf`.

    With a `home`, an object store, that is where contents are kept; the folder has copies of some.
    """

    folder: Path
    home: Home | None = None
    passwords: tuple[str, ...] = field(default=(), repr=False)  # by which PDFs are opened that are drawn
    limits: Limits = field(default_factory=Limits, repr=False)  # within which they are drawn

    def at(self, sha256: str) -> Path:
        """Return where the bytes with this SHA-256 lie; nothing lies there if they cannot be had."""
        try:
            return self.local(sha256)
        except FactSheetsError as error:
            log.warning("%s", error.message)
            return self._place(sha256)

    def local(self, sha256: str) -> Path:
        """Return where the bytes with this SHA-256 lie on this machine; they are fetched if need be.

        Raises `UnopenableFile` if they are not in the archive, or others in their place; `ArchiveError` if
        its home does not give them, `StorageError` if the folder cannot be written.
        """
        place = self._place(sha256)
        if not place.is_file():
            if self.home is None:
                raise UnopenableFile(place, "it is not in the archive any more. Ingest it again.")
            with self.incoming() as folder:
                self.home.fetch(sha256, folder / "copy.pdf")
                self._settle(folder / "copy.pdf", place)
        return place

    def find(self, uri: str, sha256: str, hints: Hints = NO_HINTS) -> Archived | None:
        """Return a content that was archived before, met at `uri`; None if it is gone.

        Its bytes may have to be fetched before it is read (see `fetched`). Raises `ArchiveError`.
        """
        size = self._size(sha256)
        return None if size is None else Archived(uri, self._place(sha256), sha256, size, hints)

    def _size(self, sha256: str) -> int | None:
        place = self._place(sha256)
        if place.is_file():
            return place.stat().st_size
        return self.home.size(sha256) if self.home else None

    def keep(self, seen: Path, hints: Hints = NO_HINTS) -> Archived:
        """Copy the bytes of the file `seen`, unless they are there; one whole version of them.

        Raises `UnopenableFile` if `seen` cannot be read, `StillWritten` if it does not rest meanwhile,
        `StorageError` if the archive cannot be written.
        """
        uri = seen.absolute().as_uri()
        with stable.opened(seen) as source:
            sha256 = stable.sha256(source)
            return self._sound(uri, sha256, hints) or self._copied(source, sha256, uri, hints)

    def _sound(self, uri: str, sha256: str, hints: Hints) -> Archived | None:
        """Return a content that lies in the archive undamaged."""
        kept = self.find(uri, sha256, hints)
        return kept if kept and self.sound(kept) else None

    def sound(self, kept: Archived) -> bool:
        """Tell whether the bytes in the archive are those that were put there.

        Bytes that are others are set aside, so that the next visit to their place brings them anew. With a
        home, what does not lie here is fetched from there when it is read, and told then if it is damaged.
        """
        try:
            with kept.path.open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() == kept.sha256:
                    return True
            kept.path.replace(kept.path.with_suffix(DAMAGED))
        except OSError:
            return self.home is not None
        return self.home is not None

    def _copied(self, source: Opened, sha256: str, uri: str, hints: Hints) -> Archived:
        with self.incoming() as folder:
            copy = folder / "copy.pdf"
            if stable.copied(source, copy) != sha256 or source.changed():
                raise StillWritten(source.path)
            return self.adopt(copy, uri, hints)

    @contextmanager
    def incoming(self) -> Iterator[Path]:
        """Yield a folder on the archive's own disk, for bytes on their way; it is removed afterwards."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.folder, prefix=".incoming-") as place:
                yield Path(place)
        except OSError as error:
            raise StorageError.because(self.folder, error) from error

    def adopt(self, copy: Path, uri: str, hints: Hints = NO_HINTS) -> Archived:
        """Move `copy`, a file of `incoming`, to its place; its own hash names it.

        With a home, it is there first.
        """
        with copy.open("rb+") as written:
            os.fsync(written.fileno())
            sha256 = hashlib.file_digest(written, "sha256").hexdigest()
        if self.home:
            self.home.send(copy, sha256)
        place = self._place(sha256)
        self._settle(copy, place)
        return Archived(uri, place, sha256, place.stat().st_size, hints)

    def move_home(self) -> None:
        """Send home what the folder holds from a time when it had no such home, once for each home."""
        try:
            if self.home:
                self.home.take_over(self.folder)
            else:
                leave_home(self.folder)
        except OSError as error:
            raise StorageError.because(self.folder, error) from error

    def _place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}.pdf"

    def _settle(self, copy: Path, place: Path) -> None:
        place.parent.mkdir(exist_ok=True)
        copy.replace(place)
        _sync(place.parent)


def _sync(folder: Path) -> None:
    """Bring the name of a new file to the disk: the database may tell of it at once."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def archive_of(settings: Settings) -> Archive:
    """Return the archive that the settings name."""
    if not settings.archive_to:
        return Archive(settings.archive)
    folder = folder_of(settings.archive_to)
    return Archive(folder) if folder else Archive(settings.archive, Home(settings.archive_to))


def archive_to_draw_of(settings: Settings) -> Archive:
    """Return the same, with limits and passwords. Raises `SettingsError` as `passwords_of` does."""
    return replace(archive_of(settings), passwords=passwords_of(settings), limits=settings.limits)


def fetched(file: Path | Archived, settings: Settings) -> Path | Archived:
    """Return `file` as it lies on this machine; what only another one has comes from the archive's home.

    Raises `UnopenableFile`, `ArchiveError` and `StorageError`, as `Archive.local` does.
    """
    if not isinstance(file, Archived) or file.path.is_file():
        return file
    return replace(file, path=archive_of(settings).local(file.sha256))


def make_writable(folder: Path) -> None:
    """Make `folder` if it is not there; `StorageError` where it cannot be written or is all but full."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise StorageError.because(folder, error) from error
    if free < LEAST_FREE:
        raise StorageError.because(folder, OSError(errno.ENOSPC, "too little is free"))
