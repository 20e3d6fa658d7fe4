"""How quickly the review desk answers with a full queue.

    python -m benchmarks.desk [--documents N] [--times N] [--at FOLDER] [--json FILE]

An archive of that many documents (1,000) is made from the samples (`benchmarks.archive`), the samples
themselves with their PDFs among them. `factsheets review` serves it as a program of its own; each page is
asked for some times (20) over one connection, as a browser does.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.asking_desk import Answer, answers
from benchmarks.served_desk import Memory, filled, served

DOCUMENTS, TIMES = 1000, 20
TARGET = 0.2  # seconds in which each page is to answer


@dataclass(frozen=True, slots=True)
class Result:
    """All figures of a run; megabytes of memory: resident in the desk, proportional with its children."""

    documents: int
    records: int
    file_mb: float
    answers: tuple[Answer, ...]
    memory: Memory

    @property
    def slow(self) -> int:
        """How many pages are above the target at their worst."""
        return sum(one.worst > TARGET for one in self.answers)


def main() -> None:
    """Measure, and print a table."""
    told = _arguments()
    if told.at:
        told.at.mkdir(parents=True, exist_ok=True)
        result = measured(told.at, told.documents, told.times)
    else:
        with tempfile.TemporaryDirectory() as folder:
            result = measured(Path(folder), told.documents, told.times)
    if told.json:
        told.json.write_text(json.dumps(asdict(result), indent=1))
    Console().print(_table(result, told.times))


def measured(folder: Path, documents: int, times: int) -> Result:
    """Fill the data folder unless it is filled, serve it and ask."""
    full = filled(folder, documents)
    with served(folder) as desk:
        found = tuple(answers(desk, full, times))
        memory = desk.memory()
    return Result(full.documents, full.records, full.published.stat().st_size / 2**20, found, memory)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description="Ask the review desk.")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help=f"in the archive ({DOCUMENTS:,})")
    parser.add_argument("--times", type=int, default=TIMES, help=f"that each page is asked for ({TIMES})")
    parser.add_argument("--at", type=Path, help="folder to keep the data in; a temporary one unless given")
    parser.add_argument("--json", type=Path, help="file to write all figures to")
    return parser.parse_args()


def _table(result: Result, times: int) -> Table:
    title = f"{result.documents:,} documents, {result.records:,} records, {result.file_mb:,.0f} MB"
    memory = result.memory
    caption = (
        f"each page {times} times after the first; worst above {TARGET} s: {result.slow}; "
        f"memory: {memory.own:,.0f} MB in the desk, {memory.all:,.0f} MB with its other processes"
    )
    table = Table(title=title, caption=caption)
    for head in ("page", "first", "median", "worst", "CPU", "size"):
        table.add_column(head, justify="left" if head == "page" else "right")
    for one in result.answers:
        times_told = (f"{1000 * seconds:,.0f} ms" for seconds in (one.first, one.median, one.worst, one.cpu))
        style = "red" if one.worst > TARGET else ""
        table.add_row(one.page, *times_told, f"{one.size / 1000:,.0f} kB", style=style)
    return table


if __name__ == "__main__":
    main()
