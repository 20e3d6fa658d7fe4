"""What OCR has read is kept, page by page, so that no page is read twice by one engine.

    data/ocr/KEY.json.gz

The key is a hash of all that makes it: content of the file, page, engine, languages, dots an inch. What was
used last stays, as far as there is room. Nothing is kept where there is no data folder.
"""

from __future__ import annotations

import gzip
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from extract.pdf.ocr.types import SeenPage

if TYPE_CHECKING:
    from pathlib import Path

SHAPE = 7  # of what is kept, and how a picture is made ready: raised when one of them changes
LEVEL = 1  # of compression
ENDING = ".json.gz"
_PAGES = TypeAdapter(SeenPage)


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of pages that were read; `room` are the bytes that it may have."""

    folder: Path
    room: int

    def get(self, key: str) -> SeenPage | None:
        """Return what is kept under a key; None if there is nothing that can be used."""
        place = self.folder / f"{key}{ENDING}"
        try:
            page = _PAGES.validate_json(gzip.decompress(place.read_bytes()))
            place.touch()
        except (OSError, EOFError, ValidationError, ValueError):
            return None
        return page

    def put(self, key: str, page: SeenPage) -> None:
        """Keep a page, whole or not at all; where that cannot be, it is read again the next time."""
        if not self.room or not self.folder.parent.is_dir():
            return
        half = self.folder / f"{key}.{os.getpid()}"
        with suppress(OSError):
            self.folder.mkdir(exist_ok=True)
            try:
                half.write_bytes(gzip.compress(_PAGES.dump_json(page), LEVEL, mtime=0))
                half.replace(self.folder / f"{key}{ENDING}")
            finally:
                half.unlink(missing_ok=True)
            _make_room(self.folder, self.room)


def key_of(*told: object) -> str:
    """Return the key of what is made by all that is told."""
    return hashlib.sha256("\n".join(map(str, (SHAPE, *told))).encode()).hexdigest()[:32]


def _make_room(folder: Path, room: int) -> None:
    """Remove what was used longest ago."""
    found = sorted(((file.stat(), file) for file in folder.iterdir()), key=lambda one: -one[0].st_mtime_ns)
    for stat, file in found:
        room -= stat.st_size
        if room < 0:
            file.unlink(missing_ok=True)
