"""Limits on CPU time and memory for what runs in this process."""

from __future__ import annotations

import os
import resource
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extract.timing import TIMED, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.settings import Limits

_MEMORY = Path("/proc/self/statm")  # Linux: all pages of the process, then those in memory


class OutOfTime(BaseException):
    """The CPU time is used up; no `except Exception` of a library stops it."""


@contextmanager
def bounded(limits: Limits) -> Iterator[None]:
    """Let the block use `limits.cpu_seconds` and let the process grow to `limits.memory`.

    Raises `OutOfTime` or `MemoryError` where it stands. Only in the main thread of a process, on POSIX; where
    the system does not tell the size of a process (other than Linux), memory is not bounded.

    CPU time is counted by a timer from here on. A limit on all that the process has used (RLIMIT_CPU) is
    kept by another clock than the one that can be asked; in a process that has read for long, the two
    drift apart by more than a document may use.
    """
    earlier = signal.signal(TIMED, _out_of_time)
    memory = _soft(resource.RLIMIT_AS, _unused_address_space() + int(limits.memory))
    try:
        try:
            count(limits.cpu_seconds)
            yield
        finally:
            count(0)
    finally:
        count(0)  # once more: the time may have been up just before the first
        resource.setrlimit(resource.RLIMIT_AS, memory)
        signal.signal(TIMED, earlier)


def _out_of_time(*_: object) -> None:
    raise OutOfTime


def _soft(kind: int, value: int) -> tuple[int, int]:
    """Set a soft limit, as far as the hard one allows; return what it was."""
    earlier = resource.getrlimit(kind)
    hard = earlier[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
    return earlier


def _unused_address_space() -> int:
    """Return the bytes that are reserved (by libraries, for threads) and never touched."""
    try:
        reserved, resident = _MEMORY.read_text("ascii").split()[:2]
    except OSError:
        return resource.RLIM_INFINITY
    return (int(reserved) - int(resident)) * os.sysconf("SC_PAGE_SIZE")
