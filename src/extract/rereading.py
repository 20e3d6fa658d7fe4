"""What the program read of a document is kept, so that the next decision on it needs no second reading.

    data/readings/KEY.json.gz

Kept is the sheet as it was read, before corrections and checks. Its key is a hash of all that makes it:
content, place, hints, versions and limits. Those that were used last stay, as far as there is room.
"""

from __future__ import annotations

import gzip
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from extract import rules
from extract._version import __version__
from extract.models import SCHEMA_VERSION, FactSheet
from extract.sources import Archived
from extract.tesseract import engine, name_of

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import Correction
    from extract.settings import Settings

LEVEL = 1  # of compression: a seventh of the size, in a fifth of the time of the best
ROOM = 200_000_000  # bytes of all that is kept
ENDING = ".json.gz"


@dataclass(frozen=True, slots=True)
class Reread:
    """Apply what reviewers have decided to what was read of a document; it is read if nothing is kept."""

    entries: tuple[Correction, ...]

    def __call__(self, file: Path | Archived, settings: Settings) -> FactSheet:
        """Read one file, in a child."""
        from extract import pipeline
        from extract.corrections import Corrections, two_reviewers

        corrections = Corrections(self.entries, two_reviewers(settings))
        return pipeline.decided(_as_read(file, settings), corrections)


def _as_read(file: Path | Archived, settings: Settings) -> FactSheet:
    from extract import pipeline

    if not isinstance(file, Archived):
        return pipeline.read_sheet(file, settings)
    place = settings.readings / f"{key_of(file, settings)}{ENDING}"
    kept = _kept(place)
    if kept is None:
        kept = pipeline.read_sheet(file, settings)
        with suppress(OSError):  # it is read again the next time
            _keep(place, kept)
    return kept


def key_of(file: Archived, settings: Settings) -> str:
    """Return the key of what the present rules of this process read of a file."""
    ocr = name_of(engine(), settings.ocr)
    hints, limits = (model.model_dump_json() for model in (file.hints, settings.limits))
    told = (file.sha256, file.uri, hints, limits, __version__, rules.version(), SCHEMA_VERSION, ocr or "")
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]


def _kept(place: Path) -> FactSheet | None:
    """Return the sheet that is kept at a place; None if there is none that can be used."""
    try:
        sheet = FactSheet.model_validate_json(gzip.decompress(place.read_bytes()))
        place.touch()
    except (OSError, EOFError, ValidationError, ValueError):
        return None
    return sheet


def _keep(place: Path, sheet: FactSheet) -> None:
    """Write a sheet whole, or not at all."""
    half = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        told = sheet.model_dump_json(by_alias=True).encode()
        half.write_bytes(gzip.compress(told, LEVEL, mtime=0))
        half.replace(place)
    finally:
        half.unlink(missing_ok=True)
    _make_room(place.parent)


def _make_room(folder: Path, room: int = ROOM) -> None:
    """Remove what was used longest ago."""
    found = sorted(((file.stat(), file) for file in folder.iterdir()), key=lambda one: -one[0].st_mtime_ns)
    for stat, file in found:
        room -= stat.st_size
        if room < 0:
            file.unlink(missing_ok=True)
