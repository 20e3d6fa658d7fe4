"""How much room there is, and what takes it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.settings import Settings


def usage_at(folder: Path) -> tuple[int, int]:
    """Return the bytes that are free, and all bytes, of the disk on which `folder` is or would be made."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    usage = shutil.disk_usage(there)
    return usage.free, usage.total


def size_of(path: Path) -> int:
    """Return the bytes of a file with its log, or of all files in a folder; 0 if it is not there."""
    if path.is_dir():
        return sum(_bytes(file) for file in path.rglob("*"))
    return _bytes(path) + _bytes(path.with_name(f"{path.name}.wal"))


def releases_size(settings: Settings) -> int | None:
    """Return the bytes of all releases; None where they are in an object store."""
    place = settings.releases_to or str(settings.releases)
    return None if "://" in place else size_of(Path(place).expanduser())


def _bytes(file: Path) -> int:
    try:
        return file.stat().st_size if file.is_file() else 0
    except OSError:
        return 0  # gone in between, or closed to us
