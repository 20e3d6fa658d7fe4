"""Mutants are read as the program reads documents: in a child, by `workers.extract_all`."""

from __future__ import annotations

import json
import logging
import os
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from extract import pools, rules, workers
from extract.settings import Limits, Settings
from extract.settings.ocr import Ocr
from extract.warehouse import open_warehouse
from tests.fuzz.judging import problems, state_of
from tests.fuzz.mutants import mutant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from extract.models import FactSheet
    from tests.fuzz.mutants import Mutant

LIMITS = Limits.model_validate({"wall_seconds": 20, "cpu_seconds": 10, "memory": 700_000_000})
OCR = Ocr(enabled=False)  # it takes seconds a page, and has tests of its own
SETTINGS = Settings(workers=1, limits=LIMITS, ocr=OCR)  # one child: between two sheets is one reading
GRACE = 2.0  # seconds over the limit, for ending a child and starting the next
EARLIEST = 0.9 * LIMITS.cpu_seconds  # no document is given up for want of time before that
GROWTH = 60_000_000  # bytes by which the parent may grow after the first mutants
AT_ONCE = 50
PATIENCE = 300.0  # seconds, for the child to start
LATE = "reading it took"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a mutant."""

    seed: int
    kind: str
    of: str
    state: str
    seconds: float
    problems: list[str]
    trace: str = ""

    def line(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self)) + "\n"


def fuzzed(seeds: Iterable[int], make: Callable[[int], Mutant] = mutant) -> Iterator[Result]:
    """Read the mutants of these seeds, and judge what comes."""
    todo, first = list(seeds), 0
    with pools.shared(1, _own_rules()) as pool:
        pool.schedule(os.getpid, seconds=PATIENCE).result()  # the child is there before any time is taken
        for at in range(0, len(todo), AT_ONCE):
            yield from _some([make(seed) for seed in todo[at : at + AT_ONCE]])
            grown = _memory() - first if first else 0
            first = first or _memory()
            if grown > GROWTH:
                yield Result(todo[at], "parent", "", "", 0.0, [f"the parent has grown by {grown:,} bytes"])


def _own_rules() -> rules.Overlay:
    rules.use(SETTINGS.rules_dir)
    return rules.in_force()


def _some(mutants: Sequence[Mutant]) -> Iterator[Result]:
    with TemporaryDirectory() as folder, _traced() as traces:
        paths = [Path(folder) / one.name for one in mutants]
        for path, one in zip(paths, mutants, strict=True):
            path.write_bytes(one.data)
        sheets, results, began = [], [], time.monotonic()
        for one, sheet in zip(mutants, workers.extract_all(paths, SETTINGS), strict=True):
            seconds = time.monotonic() - began
            sheets.append(sheet)
            results.append(_judged(one, sheet, seconds, traces))
            began = time.monotonic()
        yield from results
        yield from _unkept(mutants, sheets, Path(folder))


def _judged(one: Mutant, sheet: FactSheet, seconds: float, traces: list[str]) -> Result:
    wrong = problems(sheet, one.name)
    if seconds > LIMITS.wall_seconds + GRACE:
        wrong.append(f"{LATE} {seconds:.1f} s")
    if seconds < EARLIEST and any("cpu_seconds" in issue.message for issue in sheet.issues):
        wrong.append(f"it was given up after {seconds:.1f} s for want of time")
    trace = "\n".join(traces)
    traces.clear()
    return Result(one.seed, one.kind, one.of, state_of(sheet), round(seconds, 3), wrong, trace)


def _unkept(mutants: Sequence[Mutant], sheets: Sequence[FactSheet], folder: Path) -> Iterator[Result]:
    """Write the sheets into a database; tell which of them cannot be."""
    with open_warehouse(folder / "w.duckdb") as warehouse:
        run = warehouse.start_run(extractor_version="0", rules_version="0")
        for one in warehouse.load(run, sheets):
            if one.state == "failed":
                at = next(n for n, sheet in enumerate(sheets) if sheet.source.sha256 == one.sha256)
                told = [f"the database does not take it: {one.cause}"]
                yield Result(mutants[at].seed, mutants[at].kind, mutants[at].of, "failed", 0.0, told)


@contextmanager
def _traced() -> Iterator[list[str]]:
    """Collect the tracebacks that the log is given."""
    found: list[str] = []

    class Collecting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    handler = Collecting(logging.ERROR)
    workers.log.addHandler(handler)
    try:
        yield found
    finally:
        workers.log.removeHandler(handler)


def _memory() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
