"""What one page costs, beside bare pdfplumber and other libraries on the same pages, and what a start costs.

    python -m benchmarks.bench [--json] [--repeats N] [--alone] [PDF or folder …]      (default: samples/)

Extraction and bare `page.chars` take turns in one process; of the repeats, the median counts. Opening the
file counts for both. Memory is the peak of a fresh process that reads all documents one after the other. The
words of all sections and cells, by the time of the stage `entities`, give its words a second. The other
libraries (`benchmarks.peers`) and the starts (`benchmarks.start`) run in processes of their own.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import time
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from rich.console import Console

from benchmarks.peers import PEERS, Measured, Unavailable, measured_by
from benchmarks.start import start_seconds
from extract.errors import UnreadableDocument
from extract.settings import Settings

if TYPE_CHECKING:
    from benchmarks.peers import Peer
    from extract.models import FactSheet

SAMPLES = Path(__file__).parent.parent / "samples"
BARE = "pdfplumber page.chars"
WHOLE = "whole extraction"


@dataclass(frozen=True, slots=True)
class Size:
    """Pages of a document, and words of its sections and cells."""

    pages: int
    words: int


@dataclass(frozen=True, slots=True)
class Result:
    """CPU milliseconds a page for each row of the table, the ratio to bare pdfplumber, words, peak memory.

    `starts` are CPU seconds of programs; `peers` what other libraries took, or why they were passed over.
    """

    documents: int
    pages: int
    first_ms: float
    page_ms: dict[str, float]
    ratio: float
    words_a_second: float
    peak_mb: float
    starts: dict[str, float]
    peers: dict[str, Measured | str]


def main() -> None:
    """Measure, and print a table or JSON."""
    asked = _arguments()
    paths = [path for place in asked.places for path in _pdfs(place)]
    if not paths:
        sys.exit("There is no PDF to measure; name files or folders.")
    result = measured(paths, asked.repeats, alone=asked.alone)
    if asked.json:
        print(json.dumps(asdict(result), indent=1))
    else:
        from benchmarks.shown import table

        Console().print(table(result))


def measured(paths: list[Path], repeats: int, *, alone: bool = False) -> Result:
    """Measure `paths`; those that cannot be read are left out. `alone` leaves the other libraries out."""
    settings = Settings()
    starts = start_seconds(min(paths, key=lambda path: path.stat().st_size), repeats)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        counts, peak = pool.apply(_peak, (paths, settings))
    began = time.process_time()
    from benchmarks.stages import bare_seconds, stage_seconds

    readable = [path for path in paths if counts[path].pages]
    stage_seconds(readable[0], settings)  # rule files and matchers are loaded once for each process
    start = time.process_time() - began
    rows: dict[str, float] = {}
    for path in readable:
        stages, bare = [], []
        for _ in range(repeats):
            stages.append(stage_seconds(path, settings))
            bare.append(bare_seconds(path))
        for stage in stages[0]:
            rows[stage] = rows.get(stage, 0) + median(one[stage] for one in stages)
        rows[WHOLE] = rows.get(WHOLE, 0) + median(sum(one.values()) for one in stages)
        rows[BARE] = rows.get(BARE, 0) + median(bare)
    pages = sum(count.pages for count in counts.values())
    words = sum(count.words for count in counts.values())
    page_ms = {name: 1000 * rows[name] / pages for name in sorted(rows, key=[*rows].index)}
    ratio, speed = rows[WHOLE] / rows[BARE], words / rows["entities"]
    peers = {} if alone else {peer.name: _read_by(peer, readable, repeats) for peer in PEERS}
    return Result(len(readable), pages, 1000 * start, page_ms, ratio, speed, peak, starts, peers)


def _read_by(peer: Peer, paths: list[Path], repeats: int) -> Measured | str:
    try:
        return measured_by(peer, paths, repeats)
    except Unavailable as reason:
        return str(reason)


def _peak(paths: list[Path], settings: Settings) -> tuple[dict[Path, Size], float]:
    """Extract all in this process; return the size of each document (0: unreadable) and megabytes."""
    from extract import pipeline

    counts = dict.fromkeys(paths, Size(0, 0))
    for path in paths:
        try:
            counts[path] = _size(pipeline.extract_document(path, settings))
        except UnreadableDocument as error:
            print(f"left out: {error.message}", file=sys.stderr)
    return counts, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _size(sheet: FactSheet) -> Size:
    cells = (cell for table in sheet.tables for row in table.rows for cell in row)
    texts = chain((f"{section.heading or ''} {section.text}" for section in sheet.sections), cells)
    return Size(sheet.source.page_count, sum(len(text.split()) for text in texts))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description="What one page costs.")
    parser.add_argument("places", nargs="*", type=Path, default=[SAMPLES], help="PDFs or folders")
    parser.add_argument("--repeats", type=int, default=5, help="of which the median counts (5)")
    parser.add_argument("--alone", action="store_true", help="without other libraries")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def _pdfs(place: Path) -> list[Path]:
    return sorted(place.glob("*.pdf")) if place.is_dir() else [place]


if __name__ == "__main__":
    main()
