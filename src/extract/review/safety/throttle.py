"""Whoever guesses passwords waits: longer with each failure, for the name as for the address."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FREE = 4  # failures that cost nothing
MOST = 300.0  # seconds to wait
FORGOTTEN = 3600.0  # seconds after the last failure
KEPT = 4096  # names and addresses that are remembered


class Throttle:
    """Failures by name and by address; the ones longest ago are forgotten first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, *keys: str) -> float:
        """Return how many seconds must pass before the next attempt; 0 if none."""
        with self._lock:
            return max(0.0, *(self._wait(key) for key in keys))

    def failed(self, *keys: str) -> None:
        """Count a failure."""
        with self._lock:
            for key in keys:
                self._failures[key] = self._count(key) + 1, self._clock()
                self._failures.move_to_end(key)
            while len(self._failures) > KEPT:
                self._failures.popitem(last=False)

    def succeeded(self, *keys: str) -> None:
        """Forget the failures of who has come in."""
        with self._lock:
            for key in keys:
                self._failures.pop(key, None)

    def _count(self, key: str) -> int:
        count, last = self._failures.get(key, (0, 0.0))
        return count if self._clock() - last < FORGOTTEN else 0

    def _wait(self, key: str) -> float:
        over = self._count(key) - FREE
        if over <= 0:
            return 0.0
        return min(2.0**over, MOST) - (self._clock() - self._failures[key][1])
