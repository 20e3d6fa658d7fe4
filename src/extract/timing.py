"""Time as a limit that the system keeps: a process whose elapsed time is up is ended, whatever it does.

Work that has limits of its own, such as OCR, is set aside: its time does not count.
"""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDED_BY = signal.SIGALRM  # the signal that ends a process whose time is up
TIMED = signal.SIGPROF  # the signal that comes when CPU time is used up
AGAIN = 1.0  # seconds of CPU after which it comes again, should a library have swallowed what it raised


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
    counted = signal.getitimer(signal.ITIMER_PROF)[0]
    if counted:
        count(seconds)
    if timed:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_REAL, left)
        if counted:
            count(counted)


def count(seconds: float) -> None:
    """Let `TIMED` come after that much CPU time of this process, and each second from then on; 0 ends it."""
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN if seconds else 0)
