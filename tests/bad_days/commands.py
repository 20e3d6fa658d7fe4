"""`factsheets ingest in` as a program of its own, and what it shows while it runs."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.commands import COMMAND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 240.0  # seconds


def started(place: Path, **environment: str) -> subprocess.Popen[str]:
    """Start the command in `place`, with its inbox `in` and its data folder `data`."""
    told = {"FACTSHEETS_BATCH_SIZE": "2", "PREFECT_HOME": str(place / "prefect")} | environment
    return subprocess.Popen(
        [*COMMAND, "ingest", "in"],
        cwd=place,
        env=os.environ | told,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ended(run: subprocess.Popen[str]) -> tuple[int, list[str]]:
    """Wait for the end; return the exit code and the lines on standard error."""
    _, err = run.communicate(timeout=PATIENCE)
    return run.returncode, [line for line in err.splitlines() if line.strip()]


def wait_until(told: Callable[[], object], what: str) -> None:
    """Wait for a condition."""
    end = time.monotonic() + PATIENCE
    while not told():
        assert time.monotonic() < end, f"{what}: not within {PATIENCE} seconds"
        time.sleep(0.05)


def archived(place: Path) -> int:
    """How many contents lie in the archive."""
    return len(list((place / "data" / "archive").glob("??/*.pdf")))


def processes(place: Path) -> list[int]:
    """The processes that were started for `place`: it is in their environment."""
    mark, found = f"PREFECT_HOME={place}".encode(), []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes() and "Z" not in _state(folder):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def _state(folder: Path) -> str:
    return (folder / "stat").read_text().rpartition(")")[2].split()[0]


@contextmanager
def server(place: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run Prefect's server as a program of its own; yield its address and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    home = {"PREFECT_HOME": str(place / "server"), "PREFECT_API_URL": ""}
    with (place / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, env=os.environ | home, stdout=log, stderr=log, start_new_session=True
        )
    url = f"http://127.0.0.1:{port}/api"
    try:
        wait_until(lambda: _answers(f"{url}/health"), "the server answers")
        yield url, process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children at once."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except OSError:
        return False
