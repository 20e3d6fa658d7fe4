"""What the warehouse costs at the size that analysts may meet: load, publish, ask.

    python -m benchmarks.warehouse [--amounts N] [--seed N] [--at FOLDER] [--json FILE]

An archive of that many amounts (1,000,000) is made from the samples (`benchmarks.archive`), loaded in batches
as the program loads them, published, and asked. With `--at`, what is there already is asked again, and all is
kept. Loading and publishing run in processes of their own, so that peak memory is theirs.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.archive import Plan
from benchmarks.asking import asked
from benchmarks.growing import BATCH, grow, peak_mb, publishing_seconds

if TYPE_CHECKING:
    from benchmarks.asking import Asked
    from benchmarks.growing import Loaded

SAMPLES = Path(__file__).parent.parent / "samples"
AMOUNTS = 1_000_000
TARGET = 0.5  # seconds for each question of the cookbook


@dataclass(frozen=True, slots=True)
class Result:
    """All figures of a run; `loaded` is null if the archive was there already."""

    loaded: Loaded | None
    publish: dict[str, float]
    publish_peak_mb: float
    file_mb: float
    answers: tuple[Asked, ...]
    asking_peak_mb: float


def main() -> None:
    """Measure, and print a table."""
    told = _arguments()
    plan = Plan(told.amounts, seed=told.seed)
    if told.at:
        told.at.mkdir(parents=True, exist_ok=True)
        result = measured(told.at, plan)
    else:
        with tempfile.TemporaryDirectory() as folder:
            result = measured(Path(folder), plan)
    if told.json:
        told.json.write_text(json.dumps(asdict(result), indent=1))
    Console().print(_table(result))


def measured(folder: Path, plan: Plan) -> Result:
    """Make the archive in `folder` unless it is there, publish and ask."""
    warehouse, published = folder / "warehouse.duckdb", folder / "published.duckdb"
    loaded = None
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        if not warehouse.exists():
            loaded = pool.apply(grow, (warehouse, sorted(SAMPLES.glob("*.pdf")), plan))
        parts, peak = pool.apply(publishing_seconds, (warehouse, published))
        answers, asking = pool.apply(_asked, (published,))
    return Result(loaded, parts, peak, published.stat().st_size / 2**20, answers, asking)


def _asked(published: Path) -> tuple[tuple[Asked, ...], float]:
    return tuple(asked(published)), peak_mb()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.warehouse", description="Load, publish, ask.")
    parser.add_argument("--amounts", type=int, default=AMOUNTS, help=f"in the archive ({AMOUNTS:,})")
    parser.add_argument("--seed", type=int, default=1, help="of the figures (1)")
    parser.add_argument("--at", type=Path, help="folder to keep the files in; a temporary one unless given")
    parser.add_argument("--json", type=Path, help="file to write all figures to")
    return parser.parse_args()


def _table(result: Result) -> Table:
    table = Table(title=_title(result), caption=_caption(result))
    table.add_column("what")
    for head in ("first", "again", "rows"):
        table.add_column(head, justify="right")
    if result.loaded:
        for name, speed in (("start", result.loaded.start), ("end", result.loaded.end)):
            shown = f"{speed.rate:.1f} a second", f"{speed.cpu_ms:.1f} ms CPU"
            table.add_row(f"load: documents, at the {name}", *shown, f"{speed.documents:,}")
    for name, seconds in result.publish.items():
        table.add_row(name, f"{seconds:.2f} s", "", "")
    for one in result.answers:
        style = "red" if one.kind == "cookbook" and max(one.first, one.again) > TARGET else ""
        cells = f"{one.first:.3f} s", f"{one.again:.3f} s", f"{one.rows:,}"
        table.add_row(f"{one.kind}: {one.question}", *cells, style=style)
    return table


def _title(result: Result) -> str:
    if result.loaded is None:
        return f"{result.file_mb:,.0f} MB"
    told = result.loaded
    ratio = told.end.cpu / told.start.cpu * told.start.documents / told.end.documents
    return (
        f"{told.amounts:,} amounts of {told.documents:,} documents, {result.file_mb:,.0f} MB; loaded in "
        f"{told.seconds:,.0f} s; in batches of {BATCH}, a document costs {ratio:.2f} times the CPU at the end"
    )


def _caption(result: Result) -> str:
    slow = [one for one in result.answers if one.kind == "cookbook" and max(one.first, one.again) > TARGET]
    peaks = {"publishing": result.publish_peak_mb, "asking": result.asking_peak_mb}
    if result.loaded:
        peaks = {"loading": result.loaded.peak_mb} | peaks
    memory = ", ".join(f"{name} {peak:,.0f} MB" for name, peak in peaks.items())
    return f"peak memory: {memory}; questions of the cookbook above {TARGET} s: {len(slow)}"


if __name__ == "__main__":
    main()
