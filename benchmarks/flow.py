"""What a run costs beside its extraction: many PDFs through the Prefect flow, and through a plain loop.

    python -m benchmarks.flow [--documents N] [--few N] [--workers N] [--json FILE]

Copies of the samples, each with bytes of its own, go through `factsheets ingest` on embedded defaults, and
through a loop over `extract_all` with as many workers: no Prefect, no database. Each runs in a process of its
own, one after the other. Then a few of them go through the flow with one worker and with two.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.watched import Watched, watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAMPLES = Path(__file__).parent.parent / "samples"
DOCUMENTS, FEW, WORKERS = 2000, 300, 2
FLOW = ("-c", "from extract.cli import main; main()", "ingest")
LOOP = ("-m", "benchmarks.flow", "--loop")


@dataclass(frozen=True, slots=True)
class Result:
    """The flow and the loop over `documents`, and the flow over `few` with one worker and with two."""

    documents: int
    few: int
    workers: int
    flow: Watched
    loop: Watched
    one: Watched | None
    two: Watched | None

    @property
    def outside(self) -> float:
        """The share of the flow's elapsed time that the loop does without."""
        return 1 - self.loop.elapsed / self.flow.elapsed

    @property
    def outside_cpu(self) -> float:
        """The share of the flow's CPU time that the loop does without."""
        return 1 - self.loop.cpu / self.flow.cpu


def main() -> None:
    """Measure, and print a table."""
    told = _arguments()
    if told.loop:
        _loop(told.loop)
        return
    result = measured(told.documents, told.few, told.workers)
    if told.json:
        told.json.write_text(json.dumps(asdict(result), indent=1))
    Console().print(_table(result))


def measured(documents: int, few: int, workers: int) -> Result:
    """Run all; temporary files need 150 KB for each document."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        many, some = folder / "many", folder / "some"
        copies(many, documents)
        copies(some, few)
        flow = _watch(folder / "flow", (*FLOW, str(many)), workers)
        loop = _watch(folder / "loop", (*LOOP, str(many)), workers)
        one, two = (
            _watch(folder / f"workers-{number}", (*FLOW, str(some)), number) if few else None
            for number in (1, 2)
        )
    return Result(documents, few, workers, flow, loop, one, two)


def copies(folder: Path, count: int, of: Sequence[Path] = ()) -> None:
    """Fill `folder` with `count` copies of the samples, or of other PDFs.

    A remark after the end makes each another content.
    """
    folder.mkdir()
    for number, path in zip(range(count), cycle(of or sorted(SAMPLES.glob("*.pdf"))), strict=False):
        content = path.read_bytes() + f"\n% copy {number}\n".encode()
        (folder / f"{path.stem}-{number:06}.pdf").write_bytes(content)


def _watch(home: Path, arguments: tuple[str, ...], workers: int) -> Watched:
    """Run a program with an empty home and data folder."""
    home.mkdir()
    ours = {"FACTSHEETS_DATA_DIR": str(home / "data"), "FACTSHEETS_WORKERS": str(workers), "HOME": str(home)}
    theirs = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return watch((sys.executable, *arguments), theirs | ours, home / "log")


def _loop(folder: Path) -> None:
    from extract.settings import load_settings
    from extract.workers import extract_all

    for sheet in extract_all(sorted(folder.glob("*.pdf")), load_settings()):
        assert sheet.source.page_count


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.flow", description="What a run costs.")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help=f"PDFs ({DOCUMENTS})")
    parser.add_argument("--few", type=int, default=FEW, help=f"PDFs with one worker and two ({FEW}; 0: none)")
    parser.add_argument("--workers", type=int, default=WORKERS, help=f"processes that extract ({WORKERS})")
    parser.add_argument("--json", type=Path, help="file to write all figures to")
    parser.add_argument("--loop", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _table(result: Result) -> Table:
    table = Table(title=_title(result), caption=_caption(result))
    table.add_column("what")
    for head in ("PDFs / minute", "elapsed", "CPU: own", "extracting", "others", "peak: own", "all"):
        table.add_column(head, justify="right")
    rows = (
        ("flow", result.workers, result.flow, result.documents),
        ("loop", result.workers, result.loop, result.documents),
        ("flow", 1, result.one, result.few),
        ("flow", 2, result.two, result.few),
    )
    for what, workers, told, documents in rows:
        if told:
            table.add_row(f"{what}, {documents:,} PDFs, workers: {workers}", *_cells(told, documents))
    return table


def _cells(told: Watched, documents: int) -> Iterator[str]:
    yield f"{60 * documents / told.elapsed:,.0f}"
    yield from (f"{seconds:,.1f} s" for seconds in (told.elapsed, told.own, told.children, told.others))
    yield from (f"{peak:,.0f} MB" for peak in (told.peak_own, told.peak_all))


def _title(result: Result) -> str:
    return (
        f"{result.documents:,} PDFs: outside extraction {result.outside:.1%} of the elapsed time, "
        f"{result.outside_cpu:.1%} of the CPU time"
    )


def _caption(result: Result) -> str:
    told = "own: the program with Prefect's server; others: CPU of other programs meanwhile"
    if result.one and result.two:
        gain = result.one.elapsed / result.two.elapsed
        told += f"; {result.few} PDFs with two workers: {gain:.2f} times as fast as with one"
    return told


if __name__ == "__main__":
    main()
