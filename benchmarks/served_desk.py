"""A data folder with a full queue, and `factsheets review` over it as a program of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import httpx
import psutil

from benchmarks.archive import Plan, sheets, templates
from extract.warehouse import open_warehouse, publish

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path(__file__).parent.parent / "samples"
BATCH = 100  # documents that are loaded at once
PATIENCE = 120.0  # seconds for the desk to start
COMMAND = (sys.executable, "-c", "from extract.cli import main; main()", "review", "--no-open")
RECORDS = (
    "amounts",
    "stated_contributions",
    "stated_projects",
    "country_mentions",
    "organisation_mentions",
    "issues",
)


@dataclass(frozen=True, slots=True)
class Full:
    """A data folder whose published file has many documents."""

    data: Path

    @property
    def published(self) -> Path:
        """The file that the desk reads."""
        return self.data / "published.duckdb"

    @property
    def documents(self) -> int:
        """How many there are."""
        return int(self.one("SELECT count(*) FROM documents"))

    @property
    def records(self) -> int:
        """How many records there are, of the kinds on which people decide most."""
        return sum(int(self.one(f"SELECT count(*) FROM {table}")) for table in RECORDS)

    def one(self, sql: str) -> str:
        """Return the first value of the first row of an answer."""
        with duckdb.connect(self.published, read_only=True) as connection:
            row = connection.execute(sql).fetchone()
        assert row, sql
        return str(row[0])


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes: resident in its largest process, and proportional in all of them together."""

    own: float
    all: float


@dataclass(frozen=True, slots=True)
class ServedDesk:
    """A desk that goes on, and where it answers."""

    address: str
    pid: int

    def cpu(self) -> float:
        """Return the CPU seconds that it and its children have used until now."""
        return float(sum(sum(one.cpu_times()[:2]) for one in self._every()))

    def memory(self) -> Memory:
        """Return what it holds at present."""
        every = self._every()
        shares = [one.memory_full_info().pss for one in every]
        return Memory(max(one.memory_info().rss for one in every) / 2**20, sum(shares) / 2**20)

    def _every(self) -> list[psutil.Process]:
        root = psutil.Process(self.pid)
        return [root, *root.children(recursive=True)]


def filled(data: Path, documents: int) -> Full:
    """Fill a data folder with so many documents, unless it is filled; the samples have their PDFs."""
    made = Full(data)
    if made.published.exists():
        return made
    paths = sorted(SAMPLES.glob("*.pdf"))
    known = templates(paths)
    source = islice(sheets(known, Plan(amounts=sys.maxsize)), documents - len(known))
    with open_warehouse(data / "warehouse.duckdb") as warehouse:
        run_id = warehouse.start_run(extractor_version="benchmark", rules_version="benchmark")
        warehouse.load(run_id, [template.sheet for template in known])
        while batch := list(islice(source, BATCH)):
            warehouse.load(run_id, batch)
        warehouse.finish_run(run_id)
    for path, template in zip(paths, known, strict=True):
        _archive(path, template.sheet.source.sha256, data)
    publish(data / "warehouse.duckdb", made.published)
    return made


def _archive(path: Path, sha256: str, data: Path) -> None:
    place = data / "archive" / sha256[:2] / f"{sha256}.pdf"
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, place)


@contextmanager
def served(data: Path) -> Iterator[ServedDesk]:
    """Run `factsheets review` over a data folder until it is no longer wanted."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    environment = os.environ | {"FACTSHEETS_DATA_DIR": str(data)}
    with (data / "desk.out").open("wb") as said:
        process = subprocess.Popen(
            [*COMMAND, "--port", str(port), "--reviewer", "benchmark"],
            env=environment,
            stdout=said,
            stderr=said,
            cwd=data,
        )
    try:
        _wait(f"http://127.0.0.1:{port}", process, data / "desk.out")
        yield ServedDesk(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def _wait(address: str, process: subprocess.Popen[bytes], said: Path) -> None:
    """Wait until it answers; end with what it said if it does not."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            httpx.get(f"{address}/static/desk.css", timeout=5)
        except httpx.HTTPError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"The desk does not answer:\n{said.read_text()}")
