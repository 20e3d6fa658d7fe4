"""Limits on time and memory: they end what takes too much, and leave the process as it was."""

from __future__ import annotations

import resource
import signal
import time
from contextlib import suppress

import pytest

from extract import bounds
from extract.bounds import OutOfTime, bounded
from extract.settings import Limits
from extract.timing import aside, count

QUICK = Limits(cpu_seconds=0.2, memory=10_000_000_000)


def state() -> tuple[object, ...]:
    """What a block could leave changed behind it."""
    limits = resource.getrlimit(resource.RLIMIT_AS), resource.getrlimit(resource.RLIMIT_CPU)
    return signal.getitimer(signal.ITIMER_PROF), signal.getsignal(signal.SIGPROF), *limits


def spin(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_what_takes_too_long_is_ended_and_nothing_is_left() -> None:
    before = state()
    with pytest.raises(OutOfTime), bounded(QUICK):
        spin(20)
    assert state() == before


def test_each_block_has_all_of_its_time() -> None:
    for _ in range(4):
        with bounded(QUICK):
            spin(0.1)


def test_who_swallows_the_end_is_ended_again() -> None:
    def swallowing() -> None:
        with suppress(BaseException):  # as some libraries do
            spin(20)
        spin(20)

    with pytest.raises(OutOfTime), bounded(QUICK):
        swallowing()


def test_time_that_is_up_at_the_very_end_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before, late = state(), [True]

    def counted(seconds: float) -> None:
        if not seconds and late:
            late.pop()
            signal.raise_signal(signal.SIGPROF)
        count(seconds)

    monkeypatch.setattr(bounds, "count", counted)
    with pytest.raises(OutOfTime), bounded(QUICK):
        pass
    assert state() == before


def test_time_set_aside_does_not_count() -> None:
    with bounded(QUICK):
        with aside(20):
            spin(0.5)
        assert 0.1 < signal.getitimer(signal.ITIMER_PROF)[0] < 0.3  # it goes by ticks of the clock


def test_too_much_memory_is_ended_and_nothing_is_left() -> None:
    before = state()
    with pytest.raises(MemoryError), bounded(Limits(memory=300_000_000)):
        bytearray(2_000_000_000)
    assert state() == before
