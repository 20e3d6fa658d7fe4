"""Nothing is asked of a network but what the settings name: every process tells whom it asks."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.commands import COMMAND, factsheets
from tests.flows.serving import free_port, until

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SAMPLE, OTHER = ROOT / "samples/canada-2020.pdf", ROOT / "samples/australia-2021.pdf"
NEAR = ("127.", "::1", "localhost", "/", "@", "None", "0.0.0.0", "::")
# Python runs it first in each process, also in children: it tells of sockets and names that are looked up.
WATCH = """
import os, sys

ASKED = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
         "socket.gethostbyaddr", "socket.getnameinfo"}

def watch(event, told):
    if event in ASKED:
        place = told[1] if event in ("socket.connect", "socket.sendto", "socket.sendmsg") else told[0]
        host = place[0] if isinstance(place, tuple) else place
        with open(os.environ["ASKED_OF"], "a") as log:
            log.write(f"{event} {host!s}\\n")

sys.addaudithook(watch)
with open(os.environ["ASKED_OF"], "a") as log:
    log.write("process\\n")
"""


class Watched:
    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder / "asked.log"
        (folder / "watch").mkdir()
        (folder / "watch" / "sitecustomize.py").write_text(WATCH)
        self.environment = {
            "PYTHONPATH": os.pathsep.join([str(folder / "watch"), os.environ.get("PYTHONPATH", "")]),
            "ASKED_OF": str(self.log),
            "PREFECT_HOME": str(folder / "prefect"),
            "FACTSHEETS_DATA_DIR": str(folder / "data"),
        }

    def run(self, *args: object) -> None:
        told = factsheets(*args, cwd=self.folder, **self.environment)
        assert told.returncode in {0, 3}, told.stderr

    @property
    def asked(self) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if line != "process"]

    @property
    def far(self) -> list[str]:
        return [line for line in self.asked if not line.partition(" ")[2].startswith(NEAR)]

    @property
    def processes(self) -> int:
        return self.log.read_text().count("process\n")


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


def test_the_watch_sees_what_is_asked(watched: Watched) -> None:
    code = "import socket\ntry: socket.getaddrinfo('far.invalid', 80)\nexcept OSError: pass"
    subprocess.run([COMMAND[0], "-c", code], env=os.environ | watched.environment, check=True)
    assert watched.far == ["socket.getaddrinfo far.invalid"]


def test_extraction_asks_nobody(watched: Watched) -> None:
    watched.run("extract", SAMPLE, OTHER, "--out", "records")
    assert watched.processes > 1  # the children too
    assert watched.far == []


@pytest.mark.long
@pytest.mark.prefect
def test_a_run_and_what_follows_ask_nobody_but_this_machine(watched: Watched) -> None:
    (watched.folder / "in").mkdir()
    shutil.copy(SAMPLE, watched.folder / "in")
    watched.run("ingest", "in")
    watched.run("publish")
    watched.run("release", "--formats", "csv,xlsx,parquet,duckdb")
    watched.run("report", "report.html")
    watched.run("query", "SELECT count(*) FROM documents")
    watched.run("status")
    ask_the_desk(watched)
    assert watched.asked  # Prefect's server is on this machine
    assert watched.far == []


def ask_the_desk(watched: Watched) -> None:
    port = free_port()
    with desk(watched, port):
        address = f"http://127.0.0.1:{port}/"
        until(lambda: answers(address), "an answer of the desk")
        with urllib.request.urlopen(address) as page:
            assert b"http" not in page.read().replace(address.encode(), b"").replace(b"http-equiv", b"")


@contextmanager
def desk(watched: Watched, port: int) -> Iterator[None]:
    command = [*COMMAND, "review", "--no-open", "--port", str(port)]
    started = subprocess.Popen(
        command, cwd=watched.folder, env=os.environ | watched.environment, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        started.send_signal(signal.SIGTERM)
        started.wait(timeout=60)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address):
            return True
    except OSError:
        return False


def test_every_connection_to_duckdb_forbids_it_to_fetch_extensions() -> None:
    calls = [
        call
        for file in (ROOT / "src").rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "duckdb.connect"
    ]
    assert len(calls) > 3
    assert [
        ast.unparse(call) for call in calls if not any(word.arg == "config" for word in call.keywords)
    ] == []
