"""Time: how long one file may take, and how long a host is left in peace between two requests."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from extract.sources.web.trouble import TimeIsUp

Clock = Callable[[], float]


@dataclass(slots=True)
class Deadline:
    """The time that is left for one file; `begin` starts it anew."""

    seconds: float
    clock: Clock = time.monotonic
    _end: float = field(default=0.0, init=False)

    def begin(self) -> None:
        """Start anew."""
        self._end = self.clock() + self.seconds

    def extend(self, seconds: float) -> None:
        """Do not count `seconds`, which were spent on waiting out of politeness."""
        self._end += seconds

    @property
    def left(self) -> float:
        """Seconds, less than nothing if it is over."""
        return self._end - self.clock()

    def bound(self, timeout: float | None = None) -> float:
        """Return `timeout`, or what is left if that is less; `TimeIsUp` if nothing is."""
        left = self.left
        if left <= 0:
            raise TimeIsUp
        return left if timeout is None else min(left, timeout)


@dataclass(slots=True)
class Pace:
    """At most one request to one host in `delay` seconds."""

    delay: float
    clock: Clock = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict, init=False)

    def wait(self, host: str, least: float = 0.0) -> float:
        """Wait until `host` may be asked, `least` seconds or more after the last time; return how long."""
        if host not in self._last:
            return 0.0
        pause = self._last[host] + max(self.delay, least) - self.clock()
        if pause <= 0:
            return 0.0
        self.sleep(pause)
        return pause

    def note(self, host: str) -> None:
        """Remember that `host` is asked, or has answered, now."""
        self._last[host] = self.clock()
