"""Elapsed time as a limit that the system keeps: a process whose time is up is ended, whatever it does.

Work that has limits of its own, such as OCR, is set aside: its time does not count.
"""

from __future__ import annotations

import math
import resource
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDED_BY = signal.SIGALRM  # the signal that ends a process whose time is up


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """End this process by `ENDED_BY` if the block takes longer. Only in the main thread, on POSIX."""
    earlier = signal.signal(ENDED_BY, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(ENDED_BY, earlier)


@contextmanager
def aside(seconds: float) -> Iterator[None]:
    """Let the block take `seconds`, of elapsed and of CPU time, that no limit around it counts."""
    left = signal.getitimer(signal.ITIMER_REAL)[0]
    timed = left > 0 and signal.getsignal(ENDED_BY) is signal.SIG_DFL
    began, (soft, hard) = time.process_time(), resource.getrlimit(resource.RLIMIT_CPU)
    _allow(soft, hard, seconds)
    if timed:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_REAL, left)
        _allow(soft, hard, time.process_time() - began)


def _allow(soft: int, hard: int, seconds: float) -> None:
    """Move the limit on CPU time, as far as the hard one lets it."""
    if soft != resource.RLIM_INFINITY:
        wanted = soft + math.ceil(seconds)
        resource.setrlimit(
            resource.RLIMIT_CPU, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
        )
