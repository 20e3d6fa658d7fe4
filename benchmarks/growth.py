"""How cost grows: with documents, with pages of one document, with the length of one paragraph.

    python -m benchmarks.growth [--long] [--only documents|pages|paragraph]

Each size runs in a process of its own. What a size n costs is c · n^k: k is fitted by least squares on the
logarithms of all sizes, and told for the last step alone, where what every run costs once weighs least.
Documents go through `factsheets ingest`: small ones of one page, each with bytes of its own. Pages are read
by the pipeline, a paragraph by `annotate`, both after a small one that loads the rules.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.fitting import Point, exponent
from benchmarks.flow import FLOW, copies
from benchmarks.grown import KINDS, made, point
from benchmarks.watched import watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DOCUMENTS = "documents"
SIZES = {
    DOCUMENTS: (10, 100, 1000),
    "pages": (1, 4, 20, 100, 400),
    "paragraph": (1_000, 10_000, 100_000, 1_000_000),
}
LONG = {**SIZES, DOCUMENTS: (10, 100, 1000, 10_000)}
UNITS = {DOCUMENTS: "document", "pages": "page", "paragraph": "KB"}


def main() -> None:
    """Measure, and print a table."""
    asked = _arguments()
    sizes = LONG if asked.long else SIZES
    only = asked.only or sizes
    chosen = [kind for kind in sizes if kind in only]  # documents first, as `watch` waits for all children
    series = {kind: tuple(measured(kind, sizes[kind])) for kind in chosen}
    Console().print(_table(series))


def measured(kind: str, sizes: Sequence[int]) -> Iterator[Point]:
    """Yield what each size costs; temporary files need 10 KB for each document."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield _documents(Path(folder), size) if kind == DOCUMENTS else _alone(Path(folder), kind, size)


def _documents(folder: Path, count: int) -> Point:
    copies(folder / "in", count, [made(folder / "small.pdf", 1)])
    theirs = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    ours = {"FACTSHEETS_DATA_DIR": str(folder / "data"), "HOME": str(folder)}
    command = (sys.executable, *FLOW, str(folder / "in"))
    told = watch(command, theirs | {"FACTSHEETS_OCR__ENABLED": "false"} | ours, folder / "log")
    return Point(count, told.cpu, max(told.peak_own, told.peak_all))


def _alone(folder: Path, kind: str, size: int) -> Point:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(point, (KINDS[kind], folder, size))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description="How cost grows.")
    parser.add_argument("--long", action="store_true", help="also 10,000 documents")
    parser.add_argument("--only", action="append", choices=tuple(SIZES), help="one kind of growth")
    return parser.parse_args()


def _table(series: dict[str, tuple[Point, ...]]) -> Table:
    table = Table(caption="cost = c · n^exponent; last step: the exponent between the two largest")
    table.add_column("what")
    for head in ("CPU s", "ms for each", "x the smallest", "peak MB", "exponent", "last step"):
        table.add_column(head, justify="right")
    for kind, points in series.items():
        for one in points:
            table.add_row(*_cells(kind, one, points[0]))
        table.add_row(f"{kind}: fitted", *[""] * 4, *_fitted(points), style="bold", end_section=True)
    return table


def _cells(kind: str, point: Point, smallest: Point) -> Iterator[str]:
    each = 1000 if kind == "paragraph" else 1  # bytes of a KB
    yield f"{kind}: {point.size:,}"
    yield f"{point.cpu:.2f}"
    yield f"{1000 * point.cpu * each / point.size:.2f} a {UNITS[kind]}"
    yield f"{point.cpu / smallest.cpu:,.1f}"
    yield f"{point.peak_mb:,.0f}"


def _fitted(points: Sequence[Point]) -> tuple[str, str]:
    return f"{exponent(points):.2f}", f"{exponent(points[-2:]):.2f}"


if __name__ == "__main__":
    main()
