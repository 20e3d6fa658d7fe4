"""The home of an archive in an object store: each content is one object, `ab/abcdef….pdf`."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import ArchiveError, FactSheetsError, UnopenableFile
from extract.storage import sentence, storage_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = ".home"  # in the folder: the address that has all that the folder holds


@dataclass(frozen=True, slots=True)
class Home:
    """An address that fsspec knows. Its methods raise `ArchiveError` where the store fails."""

    address: str

    def size(self, sha256: str) -> int | None:
        """Return how many bytes the store has of a content; None if it has it not."""
        with self._told():
            return storage_at(self.address).size(_path(sha256))

    def send(self, copy: Path, sha256: str) -> None:
        """Bring a content to the store, unless it is there whole."""
        if self.size(sha256) != copy.stat().st_size:
            with self._told():
                storage_at(self.address).send(copy, _path(sha256))

    def fetch(self, sha256: str, into: Path) -> None:
        """Bring a content from the store to this machine; `UnopenableFile` if it is not there as archived."""
        with self._told():
            storage = storage_at(self.address)
            try:
                storage.fetch(_path(sha256), into)
            except FileNotFoundError as error:
                raise UnopenableFile(into.with_name(f"{sha256}.pdf"), self._gone(sha256)) from error
        if _hash(into) != sha256:
            raise UnopenableFile(into.with_name(f"{sha256}.pdf"), self._wrong(sha256))

    def take_over(self, folder: Path) -> None:
        """Bring to the store all that `folder` holds, unless it was done before."""
        mark = folder / MARK
        if mark.is_file() and mark.read_text("utf-8") == self.address:
            return
        for file in sorted(folder.glob("??/*.pdf")):
            if _hash(file) == file.stem:
                self.send(file, file.stem)
        folder.mkdir(parents=True, exist_ok=True)
        mark.write_text(self.address, "utf-8")

    def _gone(self, sha256: str) -> str:
        return f"it is not in the archive any more ({self.address}/{_path(sha256)}). Ingest it again."

    def _wrong(self, sha256: str) -> str:
        place = f"{self.address}/{_path(sha256)}"
        return (
            f"{place} is not what was archived: its SHA-256 is another. Remove that object, ingest the PDF "
            f"again, then read it by: factsheets reprocess --document {sha256}"
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except FactSheetsError:
            raise
        except Exception as error:  # each library of a store has errors of its own
            raise ArchiveError(f"The archive: {sentence(self.address, error)}") from error


def leave_home(folder: Path) -> None:
    """Forget which store has all that `folder` holds: from now on it may hold more."""
    (folder / MARK).unlink(missing_ok=True)


def _path(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}.pdf"


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
