"""`factsheets serve` in a folder of its own, as a process in a session of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import FactSheetsError
from extract.warehouse import query
from tests.commands import COMMAND
from tests.pdfs import text_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 400.0  # seconds, an upper bound on a slow machine
SETTINGS = """
[[sources]]
kind = "folder"
name = "inbox"
path = "in"
settle_seconds = 0
"""


def until(condition: Callable[[], object], what: str, told: Callable[[], str] = str) -> None:
    """Wait on a condition."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"{what} did not happen: {told()}"
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def session(leader: int) -> list[int]:
    """Return the processes of a session that live."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            told = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(told[3]) == leader and told[0] != "Z":
                found.append(int(folder.name))
    return found


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return "ended"


@dataclass
class Served:
    place: Path
    process: subprocess.Popen[bytes]
    port: int

    @property
    def said(self) -> str:
        return (self.place / "said").read_text()

    def until_said(self, words: str) -> None:
        until(lambda: words in self.said or self.process.poll() is not None, words, lambda: self.said)
        assert words in self.said, self.said

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def until_nothing_is_left(self) -> None:
        """Wait until no process of its session lives; what lives is told by its command."""
        leader = self.process.pid
        until(
            lambda: not session(leader),
            "the end of all",
            lambda: str([_command(pid) for pid in session(leader)]),
        )

    def kill(self) -> None:
        """As when the machine stops: everything, at once."""
        for pid in session(self.process.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def serving(place: Path, *args: str, **environment: str) -> Iterator[Served]:
    """Run `factsheets serve ARGS` in a folder, and leave nothing behind."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    with (place / "said").open("wb") as said:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--port", str(port), *args],
            cwd=place,
            env=kept | {"HOME": str(place)} | environment,
            stdout=said,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    served = Served(place, process, port)
    try:
        yield served
    finally:
        served.kill()


def drop(place: Path, name: str, millions: int) -> None:
    """Put a fact sheet into the inbox, as a whole."""
    content = text_pdf(f"Ghana – ILO Cooperation, {name}", f"Ghana pays US$ {millions} million.")
    (place / f"{name}.tmp").write_bytes(content)
    (place / f"{name}.tmp").rename(place / "in" / f"{name}.pdf")


def published(place: Path, sql: str) -> list[tuple[object, ...]]:
    """Ask what analysts have; nothing, as long as there is no file."""
    try:
        return list(query(place / "data" / "published.duckdb", sql).rows)
    except FactSheetsError:
        return []
