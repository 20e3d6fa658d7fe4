"""`restore`: all is fetched and checked first, then put in its place; what it replaces is moved aside."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.backups.manifest import hash_of, manifest_names, read_manifest, told
from extract.backups.placing import Places, refuse_full
from extract.errors import BackupError, StorageError
from extract.settings import SETTINGS_FILE, load_settings
from extract.sources import archive_of
from extract.storage import alone, storage_at
from extract.warehouse import open_warehouse, publish

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from extract.backups.manifest import Entry, Manifest
    from extract.settings import Settings
    from extract.storage import Storage

PATIENCE = 15.0  # seconds to wait for a run that is writing
UNDER_WAY = ".restore-under-way"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: the backup, the data folder, and how many PDFs and other files there are again.

    `published` is None where the backup holds no database. `notes` say what else to know.
    """

    name: str
    data_dir: Path
    archive: Path
    pdfs: int
    others: int
    published: Path | None
    notes: tuple[str, ...]


def restore(place: str, *, at: str | None = None, force: bool = False) -> Restored:
    """Restore the newest backup at a folder or address (or the one called `at`) into the data folder.

    `factsheets.toml` comes first, into the working folder if there is none, and is in force. Raises
    `BackupError` if a content is missing or wrong, or if the data folder is not empty without `force`.
    """
    with told(place):
        storage = storage_at(place)
        manifest = read_manifest(storage, at or _newest(storage, place))
    fresh = _settings_file(storage, place, manifest)
    settings = load_settings()
    try:
        refuse_full(settings, UNDER_WAY, force=force)
    except BackupError:
        if fresh:
            SETTINGS_FILE.unlink()
        raise
    busy = BackupError(f"{settings.data_dir}: another restore goes on. Wait until it has ended.")
    with alone(settings.data_dir, "restoring", busy) as aside:
        return _Restoring(settings, storage, place, aside).run(manifest)


def _newest(storage: Storage, place: str) -> str:
    names = manifest_names(storage.sizes())
    if not names:
        raise BackupError(f"{place}: there is no backup. Check the address.")
    return names[-1]


def _settings_file(storage: Storage, place: str, manifest: Manifest) -> bool:
    """Put `factsheets.toml` into the working folder if it has none; tell whether it was put there."""
    entry = next((one for one in manifest.entries if one.path == SETTINGS_FILE.name), None)
    if entry is None or SETTINGS_FILE.exists():
        return False
    aside = SETTINGS_FILE.with_name(f".{SETTINGS_FILE.name}.restoring")
    try:
        _fetch(storage, place, entry, aside)
        aside.replace(SETTINGS_FILE)
    finally:
        aside.unlink(missing_ok=True)
    return True


def _fetch(storage: Storage, place: str, entry: Entry, into: Path) -> None:
    """Bring a content to this machine; `BackupError` if it is missing or not what the manifest says."""
    where = storage.where(entry.content)
    with told(place):
        try:
            storage.fetch(entry.content, into)
        except FileNotFoundError as error:
            raise BackupError(
                f"{where}: is missing, which is {entry.path}. Nothing was replaced. Choose another by --at."
            ) from error
    if hash_of(into) != entry.sha256:
        raise BackupError(
            f"{where}: is damaged, which is {entry.path}: its SHA-256 is not that of the manifest. "
            "Nothing was replaced. Choose another backup by --at."
        )


@dataclass(frozen=True, slots=True)
class _Restoring:
    """A restore that goes on; `aside` is an empty folder to work in."""

    settings: Settings
    storage: Storage
    place: str
    aside: Path

    def run(self, manifest: Manifest) -> Restored:
        mark = self.settings.data_dir / UNDER_WAY
        try:
            mark.write_text(manifest.name, "utf-8")
            pdfs = [one for one in manifest.entries if one.folder == "archive"]
            others = [one for one in manifest.entries if one.folder != "archive"]
            places = Places(self.settings)
            fetched = [(self._fetched(one), places.of(one)) for one in others]
            for one in pdfs:
                self._archived(one)
            notes = places.put(fetched, PATIENCE)
            published = self._published(others)
            mark.unlink()
        except OSError as error:
            raise StorageError.because(self.settings.data_dir, error) from error
        notes = (*notes, *_archive_note(manifest, self.settings))
        folder = archive_of(self.settings).folder
        return Restored(
            manifest.name, self.settings.data_dir, folder, len(pdfs), len(others), published, notes
        )

    def _fetched(self, entry: Entry) -> Path:
        into = self.aside / entry.path
        into.parent.mkdir(parents=True, exist_ok=True)
        _fetch(self.storage, self.place, entry, into)
        return into

    def _archived(self, entry: Entry) -> None:
        """Put a PDF into the archive, unless it is there (from a restore that was interrupted)."""
        archive = archive_of(self.settings)
        known = archive.find("", entry.sha256)
        if known and known.bytes == entry.bytes:
            return
        copy = self._fetched(entry)
        archive.keep(copy)
        shutil.rmtree(copy.parent)

    def _published(self, others: Sequence[Entry]) -> Path | None:
        """Bring the database up to date and publish it, if the backup holds it."""
        if not any(one.path == f"data/{self.settings.warehouse.name}" for one in others):
            return None
        with open_warehouse(self.settings.warehouse, patience=PATIENCE) as warehouse:
            warehouse.refresh()
        publish(self.settings.warehouse, self.settings.published)
        return self.settings.published


def _archive_note(manifest: Manifest, settings: Settings) -> tuple[str, ...]:
    if manifest.archive_to and manifest.archive_to != settings.archive_to:
        return (
            f"The backup holds no PDFs: they are in {manifest.archive_to}. "
            "Set archive_to to it, or documents cannot be read again.",
        )
    return ()
