"""A folder of pictures that can be drawn again at any time; the oldest make room for new ones."""

from __future__ import annotations

import os
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST = 300_000_000  # bytes
EVERY = 50  # pictures after which the folder is looked through


@dataclass
class Kept:
    """The folder; that it cannot be read or written only makes the desk slower."""

    folder: Path
    most: int = MOST
    _fresh: int = 0
    _one: threading.Lock = field(default_factory=threading.Lock)

    def get(self, name: str) -> bytes | None:
        """Return what is kept under this name."""
        place = self.folder / name
        with suppress(OSError):
            content = place.read_bytes()
            os.utime(place)
            return content
        return None

    def put(self, name: str, content: bytes) -> None:
        """Keep a picture, as a whole or not at all."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as written:
                written.write(content)
            os.replace(written.name, self.folder / name)  # noqa: PTH105 - a name, no path
            self._tidy()

    def _tidy(self) -> None:
        with self._one:
            self._fresh += 1
            if self._fresh % EVERY == 1:
                for place in self._surplus():
                    place.unlink(missing_ok=True)

    def _surplus(self) -> Iterator[Path]:
        """Yield what has not been asked for longest, beyond `most` bytes."""
        held = sorted((one.stat().st_mtime, one.stat().st_size, one) for one in self.folder.iterdir())
        total = 0
        for _, size, place in reversed(held):
            total += size
            if total > self.most:
                yield place
