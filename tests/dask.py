"""A Dask cluster on loopback: a scheduler and workers that share nothing but what they are handed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DASK = (sys.executable, "-m", "dask")
NO_DAEMON = {"DASK_DISTRIBUTED__WORKER__DAEMON": "False"}


@dataclass
class Cluster:
    """A scheduler at `address`, and its workers; each has a working folder and a home of its own."""

    address: str
    folder: Path
    stack: ExitStack
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add(self, **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker as another machine would have it: a nanny, and one thread."""
        place = self.folder / f"machine-{len(self.workers)}"
        place.mkdir()
        worker = self.stack.enter_context(
            _running(
                (*DASK, "worker", self.address, "--nthreads", "1", "--no-dashboard"),
                place,
                HOME=str(place),
                **NO_DAEMON | environment,
            )
        )
        self.workers.append(worker)
        return worker

    def lose(self, number: int) -> None:
        """Let a machine go: the worker, its nanny and its children are killed with -9."""
        os.killpg(self.workers[number].pid, signal.SIGKILL)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Yield a scheduler without workers; all that was started is ended afterwards."""
    address = f"tcp://127.0.0.1:{_free_port()}"
    port = address.rpartition(":")[2]
    command = (*DASK, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
    with ExitStack() as stack:
        stack.enter_context(_running(command, folder))
        yield Cluster(address, folder, stack)


@contextmanager
def _running(command: tuple[str, ...], place: Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("FACTSHEETS_")}
    with (
        (place / "log").open("wb") as log,
        subprocess.Popen(
            command, cwd=place, env=ours | more, stdout=log, stderr=log, start_new_session=True
        ) as process,
    ):
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, and whatever it has left behind."""
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
