"""Limits on CPU time and memory for what runs in this process."""

from __future__ import annotations

import math
import os
import resource
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.settings import Limits

_MEMORY = Path("/proc/self/statm")  # Linux: all pages of the process, then those in memory


class OutOfTime(BaseException):
    """The CPU time is used up; no `except Exception` of a library stops it."""


@contextmanager
def bounded(limits: Limits) -> Iterator[None]:
    """Let the block use `limits.cpu_seconds` more and let the process grow to `limits.memory`.

    Raises `OutOfTime` or `MemoryError` where it stands. Only in the main thread of a process, on POSIX; where
    the system does not tell the size of a process (other than Linux), memory is not bounded.
    """
    earlier = signal.signal(signal.SIGXCPU, _out_of_time)
    cpu = _soft(resource.RLIMIT_CPU, math.ceil(_used() + limits.cpu_seconds))
    memory = _soft(resource.RLIMIT_AS, _unused_address_space() + int(limits.memory))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, memory)
        resource.setrlimit(resource.RLIMIT_CPU, cpu)
        signal.signal(signal.SIGXCPU, earlier)


def _out_of_time(*_: object) -> None:
    raise OutOfTime


def _soft(kind: int, value: int) -> tuple[int, int]:
    """Set a soft limit, as far as the hard one allows; return what it was."""
    earlier = resource.getrlimit(kind)
    hard = earlier[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
    return earlier


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _unused_address_space() -> int:
    """Return the bytes that are reserved (by libraries, for threads) and never touched."""
    try:
        reserved, resident = _MEMORY.read_text("ascii").split()[:2]
    except OSError:
        return resource.RLIM_INFINITY
    return (int(reserved) - int(resident)) * os.sysconf("SC_PAGE_SIZE")
