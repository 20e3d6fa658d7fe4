"""Children that read documents, kept for a while: decisions come one after the other."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from extract import pools
from extract.errors import ExtractionStopped

if TYPE_CHECKING:
    from extract.rules import Overlay

LINGER = 60.0  # seconds that they are kept for the next decision


class Children:
    """A pool of them; a context, at whose end they end."""

    def __init__(self, count: int) -> None:
        self._count, self._used = count, 0.0
        self._kept = ExitStack()
        self._ended = False
        self._pool: pools.Pool | None = None
        self._overlay: Overlay | None = None

    def __enter__(self) -> None:
        """Have none yet."""

    def __exit__(self, *_: object) -> None:
        self._cool()

    def warm(self, overlay: Overlay) -> None:
        """Have children with these rules; `ExtractionStopped` after `halt`."""
        if self._pool is None or self._pool.halted or self._overlay != overlay:
            self._cool()
            self._pool = self._kept.enter_context(pools.shared(self._count, overlay))
            self._overlay = overlay
        self._used = time.monotonic()
        if self._ended:
            raise ExtractionStopped

    def rest(self) -> None:
        """Let them go if nobody has needed them for a while."""
        if self._pool is not None and time.monotonic() - self._used > LINGER:
            self._cool()

    def halt(self) -> None:
        """End them from another thread, for good."""
        self._ended = True
        pool = self._pool
        if pool is not None:
            pool.halt()

    def _cool(self) -> None:
        self._pool = None
        self._kept.close()
