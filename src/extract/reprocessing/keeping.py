"""What a preview keeps below the data folder until it is accepted: its fact sheets, and what they change.

    data/reprocess/rules_changed.json, rules_changed.jsonl, sheets/KEY.json.gz

Each choice of documents has its own last preview. A sheet's key is a hash of all that makes it: content,
versions, corrections, hints and limits.
"""

from __future__ import annotations

import fcntl
import gzip
import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from extract.errors import ReprocessBusy, StorageError
from extract.models import FactSheet
from extract.reprocessing.changes import Change
from extract.reprocessing.previews import Preview

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from extract.reprocessing.choosing import Asked
    from extract.reprocessing.previews import Basis
    from extract.settings import Settings

LEVEL = 3  # of compression: what is kept is a tenth, at little cost


def shelf_of(settings: Settings, asked: Asked) -> Shelf:
    """Return where the last preview of these documents is kept."""
    told = "\n".join(sorted(asked.documents)).encode()
    name = f"{asked.which}-{hashlib.sha256(told).hexdigest()[:12]}" if told else asked.which
    return Shelf(settings.data_dir / "reprocess", name)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of previews, and the name of one."""

    folder: Path
    name: str

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let no other process preview or accept meanwhile; `ReprocessBusy` if one does."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / "lock").open("wb") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                yield
        except BlockingIOError as error:
            raise ReprocessBusy(
                f"{self.folder}: another 'factsheets reprocess' is going on. Wait until it has ended."
            ) from error

    def sheet(self, key: str) -> FactSheet | None:
        """Return the sheet that is kept under a key; None if there is none that can be used."""
        try:
            return FactSheet.model_validate_json(gzip.decompress(self._sheet(key).read_bytes()))
        except (OSError, EOFError, ValidationError, ValueError):
            return None

    def keep(self, key: str, sheet: FactSheet) -> None:
        """Keep a sheet; `StorageError` where there is no room."""
        told = gzip.compress(sheet.model_dump_json(by_alias=True).encode(), LEVEL, mtime=0)
        self._write(self._sheet(key), told)

    def keep_preview(self, preview: Preview) -> None:
        """Keep what a preview came to, and forget what nobody can accept any more."""
        self._write(self._preview, preview.model_dump_json().encode())
        self.tidy(preview.basis)

    def preview(self) -> Preview | None:
        """Return the last preview, if there is one that can be read."""
        return _read(self._preview)

    def drop_preview(self) -> None:
        """Forget the last preview; its sheets stay, for the next one."""
        _drop(self._preview)

    def tidy(self, basis: Basis) -> None:
        """Forget previews that were made by anything else than `basis`, and sheets that belong to none."""
        keys: set[str] = set()
        for file in self.folder.glob("*.json"):
            found = _read(file)
            if found and found.basis == basis:
                keys |= {entry.key for entry in found.entries}
            else:
                _drop(file)
        for file in (self.folder / "sheets").glob("*"):
            if file.name.partition(".")[0] not in keys:
                file.unlink(missing_ok=True)

    def note(self, changes: Collection[Change]) -> None:
        """Add what changes in a document."""
        if not changes:
            return
        try:
            with self._preview.with_suffix(".jsonl").open("a", encoding="utf-8") as file:
                file.writelines(f"{one.model_dump_json()}\n" for one in changes)
        except OSError as error:
            raise StorageError.because(self.folder, error) from error

    def changes(self) -> Iterator[Change]:
        """Yield all changes of the last preview: first those of values that a reviewer has decided on."""
        for reviewed in (True, False):
            yield from (one for one in self._changes() if one.reviewed is reviewed)

    def _changes(self) -> Iterator[Change]:
        try:
            with self._preview.with_suffix(".jsonl").open(encoding="utf-8") as file:
                yield from map(Change.model_validate_json, file)
        except FileNotFoundError:
            return

    @property
    def _preview(self) -> Path:
        return self.folder / f"{self.name}.json"

    def _sheet(self, key: str) -> Path:
        return self.folder / "sheets" / f"{key}.json.gz"

    def _write(self, path: Path, told: bytes) -> None:
        """Write a file whole, or not at all."""
        half = path.with_name(f"{path.name}.half")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            half.write_bytes(told)
            half.replace(path)
        except OSError as error:
            half.unlink(missing_ok=True)
            raise StorageError.because(path, error) from error


def _read(file: Path) -> Preview | None:
    try:
        return Preview.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return None


def _drop(file: Path) -> None:
    for one in (file, file.with_suffix(".jsonl")):
        one.unlink(missing_ok=True)
