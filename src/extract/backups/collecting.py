"""What a backup holds: files that are there, and copies of those that may be written meanwhile."""

from __future__ import annotations

import fcntl
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import StorageError
from extract.settings import SETTINGS_FILE
from extract.sources import archive_of
from extract.warehouse import copy_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract.settings import Settings

PATIENCE = 60.0  # seconds to wait for a run that is writing


@dataclass(frozen=True, slots=True)
class Item:
    """A file by its path in the backup; of a PDF in the archive, its name tells the hash."""

    path: str
    file: Path
    sha256: str | None = None


def collected(settings: Settings, aside: Path, *, database: bool) -> list[Item]:
    """Return all that a backup holds. What may be written meanwhile is copied to `aside`.

    The database comes first: what it leads to was archived and decided before.
    """
    try:
        copies = list(_copied(settings, aside, database=database))
        return [*copies, *_archive(settings), *_rules(settings), *_settings_file()]
    except OSError as error:
        raise StorageError.because(aside, error) from error


def _copied(settings: Settings, aside: Path, *, database: bool) -> Iterator[Item]:
    if database and settings.warehouse.is_file():
        copy_whole(settings.warehouse, aside / settings.warehouse.name, patience=PATIENCE)
        yield Item(f"data/{settings.warehouse.name}", aside / settings.warehouse.name)
    for file in (settings.corrections, settings.rates):
        if file.is_file():
            _copy_between_writers(file, aside / file.name)
            yield Item(f"data/{file.name}", aside / file.name)


def _copy_between_writers(file: Path, copy: Path) -> None:
    """Copy a file while nobody adds a line to it: who does holds a lock (see `extract.corrections.log`)."""
    with file.open("rb") as opened, copy.open("wb") as written:
        fcntl.flock(opened, fcntl.LOCK_SH)
        shutil.copyfileobj(opened, written)


def _archive(settings: Settings) -> Iterator[Item]:
    archive = archive_of(settings)
    if archive.home is None:
        for file in sorted(archive.folder.glob("??/*.pdf")):
            yield Item(f"archive/{file.parent.name}/{file.name}", file, file.stem)


def _rules(settings: Settings) -> Iterator[Item]:
    if settings.rules_dir:
        for file in files_below(settings.rules_dir):
            yield Item(f"rules/{file.relative_to(settings.rules_dir).as_posix()}", file)


def _settings_file() -> Iterator[Item]:
    if SETTINGS_FILE.is_file():
        yield Item(SETTINGS_FILE.name, SETTINGS_FILE)


def files_below(top: Path) -> list[Path]:
    """Return the files in a folder and below it; hidden ones and what is below hidden folders left out."""
    found = []
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [top.__class__(folder) / name for name in names if not name.startswith(".")]
    return sorted(found)
