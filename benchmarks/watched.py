"""Run a program and watch it with all its descendants: elapsed time, CPU time, memory."""

from __future__ import annotations

import ctypes
import os
import subprocess
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36  # of Linux: orphans become our children, so that their CPU time is told
LOOK = 2.0  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Watched:
    """What a program took: seconds elapsed, CPU seconds of itself, of the rest, and of others meanwhile.

    `own` is the program with what it has waited for, `children` are the processes that outlived it a moment:
    the server that forks those who extract, with them. Peaks are megabytes: resident in the program, and
    proportional (shared pages counted once) in all.
    """

    elapsed: float
    own: float
    children: float
    others: float
    peak_own: float
    peak_all: float

    @property
    def cpu(self) -> float:
        """CPU seconds of the program and all its descendants."""
        return self.own + self.children

    @property
    def cores(self) -> float:
        """How many cores were busy for it, on average."""
        return self.cpu / self.elapsed


def watch(command: Sequence[str], environment: Mapping[str, str], log: Path) -> Watched:
    """Run `command` to its end, with its words in the file `log`; it may end with any code that is ours."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    began, busy = time.monotonic(), _busy()
    with log.open("wb") as told:
        process = subprocess.Popen(command, env=environment, stdout=told, stderr=told)
    peaks = _Peaks(process.pid)
    peaks.start()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.monotonic() - began
    peaks.ended.set()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 3}:
        raise SystemExit(f"{command} ended with {process.returncode}:\n{log.read_text()[-2000:]}")
    own, children = usage.ru_utime + usage.ru_stime, _orphans()
    others = max(0.0, _busy() - busy - own - children)
    return Watched(elapsed, own, children, others, usage.ru_maxrss / 1024, peaks.peak / 2**20)


def _orphans() -> float:
    """Wait for the processes that the program has left behind; return their CPU seconds."""
    spent = 0.0
    while True:
        try:
            _, _, usage = os.wait3(0)
        except ChildProcessError:
            return spent
        spent += usage.ru_utime + usage.ru_stime


def _busy() -> float:
    """Return the CPU seconds that all programs of this machine have used since it was started."""
    told = psutil.cpu_times()
    return float(told.user + told.system + told.nice)


class _Peaks(threading.Thread):
    """Looks at the memory of a program and its descendants until it has ended."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.ended, self.peak, self._pid = threading.Event(), 0, pid

    def run(self) -> None:
        while not self.ended.wait(LOOK):
            self.peak = max(self.peak, self._all())

    def _all(self) -> int:
        try:
            root = psutil.Process(self._pid)
            return sum(_proportional(one) for one in (root, *root.children(recursive=True)))
        except psutil.Error:
            return 0


def _proportional(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except (psutil.Error, OSError):
        return 0
