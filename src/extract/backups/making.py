"""`backup`: contents that the place lacks are sent, then the manifest that names all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract._version import __version__
from extract.backups.collecting import collected
from extract.backups.manifest import (
    CONTENTS,
    ENDING,
    Entry,
    Manifest,
    hash_of,
    manifest_names,
    read_manifest,
    told,
)
from extract.errors import BackupError
from extract.sources import archive_of
from extract.storage import alone, next_name, storage_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.backups.collecting import Item
    from extract.settings import Settings
    from extract.storage import Storage


@dataclass(frozen=True, slots=True)
class Backed:
    """What became of the wish for a backup; `made` is False where all is as in the newest one.

    `sent` files and `sent_bytes` were new at the place; `problems` are sentences on what was left out.
    """

    name: str
    where: str
    made: bool
    files: int
    sent: int
    sent_bytes: int
    removed: tuple[str, ...]
    problems: tuple[str, ...]


def backup(settings: Settings, to: str, *, keep: int | None = None, database: bool = True) -> Backed:
    """Back up to a folder or address, and keep the newest `keep` backups there.

    Raises `BackupError` where the place cannot be used, `WarehouseBusy` where a run does not let go of the
    database, `StorageError` where the data folder has no room for a copy of it.
    """
    busy = BackupError(f"{settings.data_dir}: another backup is being made. Try again when it has ended.")
    with alone(settings.data_dir, "backing-up", busy) as aside:
        items = collected(settings, aside, database=database)
        if not items:
            raise BackupError(f"{settings.data_dir}: there is nothing to back up. Check the data folder.")
        with told(to):
            return _Making(settings, storage_at(to)).run(items, keep)


@dataclass
class _Making:
    """A backup that is being made."""

    settings: Settings
    storage: Storage
    there: Mapping[str, int] = field(default_factory=dict)
    sent: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def run(self, items: Iterable[Item], keep: int | None) -> Backed:
        self.there = self.storage.sizes()
        names = manifest_names(self.there)
        entries = tuple(entry for item in items if (entry := self._brought(item)))
        home = archive_of(self.settings).home
        same = bool(names) and _same(read_manifest(self.storage, names[-1]).entries, entries)
        name = names[-1] if same else next_name(datetime.now(UTC), names)
        if not same:
            made = Manifest(name, __version__, home.address if home else None, entries)
            self.storage.write(f"{name}{ENDING}", made.as_json())
            names.append(name)
        return Backed(
            name,
            self.storage.where(f"{name}{ENDING}"),
            not same,
            len(entries),
            len(self.sent),
            sum(self.sent.values()),
            _thinned(self.storage, names, keep),
            tuple(self.problems),
        )

    def _brought(self, item: Item) -> Entry | None:
        """Send a content unless it is there; None for a PDF of the archive that is damaged."""
        size = item.file.stat().st_size
        entry = Entry(item.path, item.sha256 or hash_of(item.file), size)
        if self.there.get(entry.content) == size or entry.content in self.sent:
            return entry
        if item.sha256 and hash_of(item.file) != item.sha256:
            self.problems.append(
                f"{item.file}: is not what was archived (its SHA-256 is another), so it was left out. "
                "Restore it from an older backup, or remove it and ingest the PDF again."
            )
            return None
        self.storage.send(item.file, entry.content)
        self.sent[entry.content] = size
        return entry


def _same(before: Sequence[Entry], now: Sequence[Entry]) -> bool:
    return set(before) == set(now)


def _thinned(storage: Storage, names: Sequence[str], keep: int | None) -> tuple[str, ...]:
    """Remove all but the newest `keep` backups, and the contents that no other backup names."""
    old = tuple(names[:-keep]) if keep else ()
    for name in old:
        storage.remove(f"{name}{ENDING}")
    if old:
        kept = (read_manifest(storage, name) for name in names[len(old) :])
        named = {entry.content for manifest in kept for entry in manifest.entries}
        for path in storage.sizes():
            if path.startswith(CONTENTS) and path not in named:
                storage.remove(path)
    return old
