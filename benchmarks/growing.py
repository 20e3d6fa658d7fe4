"""Load an archive as the program does, and watch what a batch costs at the start and at the end."""

from __future__ import annotations

import resource
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.archive import Plan, sheets, templates
from extract.warehouse import open_warehouse, publish, publishing, verifying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from extract.models import FactSheet

BATCH = 100  # documents, as the program's setting `batch_size`
WATCHED = 40  # batches of that size, at the start and at the end
LARGE = 200  # documents in a batch between them
PARTS = {
    "publish: copy": (shutil, "copyfileobj"),
    "publish: rows, keys, references, comments, views": (publishing, "faults"),
    "publish: write to disk": (publishing, "_sync"),
}
CHECKS = {
    "  keys": (verifying, "repeated"),
    "  references": (verifying, "dangling"),
    "  views": (verifying, "_unreadable"),
}


@dataclass(frozen=True, slots=True)
class Speed:
    """How long documents took: elapsed seconds, and CPU seconds of all threads."""

    documents: int
    elapsed: float
    cpu: float

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / self.elapsed

    @property
    def cpu_ms(self) -> float:
        """CPU milliseconds for a document."""
        return 1000 * self.cpu / self.documents


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading took."""

    documents: int
    amounts: int
    start: Speed
    end: Speed
    seconds: float
    peak_mb: float


@dataclass
class _Loader:
    path: Path
    run_id: str
    source: Iterator[FactSheet]
    documents: int = 0
    amounts: int = 0
    sizes: list[int] = field(default_factory=list)

    def load(self, size: int) -> int:
        """Load the next batch, with the database opened for it alone; return its size."""
        batch = list(islice(self.source, size))
        if batch:
            with open_warehouse(self.path) as warehouse:
                outcomes = warehouse.load(self.run_id, batch)
            assert all(outcome.state in {"loaded", "queued"} for outcome in outcomes)
        self.documents += len(batch)
        self.amounts += sum(len(sheet.amounts) for sheet in batch)
        return len(batch)


def grow(path: Path, samples: Sequence[Path], plan: Plan) -> Loaded:
    """Fill the database at `path`; the samples themselves are in it too."""
    known = templates(samples)
    with open_warehouse(path) as warehouse:
        run_id = warehouse.start_run(extractor_version="benchmark", rules_version="benchmark")
        warehouse.load(run_id, [template.sheet for template in known])
    began = time.monotonic()
    loader = _Loader(path, run_id, sheets(known, plan))
    loader.load(LARGE)
    start = _watched(loader)
    tail = 2 * WATCHED * BATCH * loader.amounts // loader.documents
    while loader.amounts < plan.amounts - tail:
        loader.load(LARGE)
    end = _watched(loader)
    while loader.load(LARGE):
        pass
    with open_warehouse(path) as warehouse:
        warehouse.finish_run(run_id)
    return Loaded(loader.documents, loader.amounts, start, end, time.monotonic() - began, peak_mb())


def _watched(loader: _Loader) -> Speed:
    began, cpu = time.monotonic(), time.process_time()
    documents = sum(loader.load(BATCH) for _ in range(WATCHED))
    return Speed(documents, time.monotonic() - began, time.process_time() - cpu)


def publishing_seconds(warehouse: Path, target: Path) -> tuple[dict[str, float], float]:
    """Publish; return the seconds of each part, and the peak memory."""
    spent: dict[str, float] = {}
    began = time.monotonic()
    with _stopwatches(spent):
        publish(warehouse, target)
    whole = time.monotonic() - began
    named = {name: spent.get(name, 0.0) for name in (*PARTS, *CHECKS)}
    rest = whole - sum(named[name] for name in PARTS)
    return {"publish": whole, "publish: open, checkpoint, count": rest} | named, peak_mb()


@contextmanager
def _stopwatches(spent: dict[str, float]) -> Iterator[None]:
    places = {**PARTS, **CHECKS}
    patches = [
        patch.object(place, name, _timed(getattr(place, name), label, spent))
        for label, (place, name) in places.items()
    ]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


def _timed(function: Callable[..., object], label: str, spent: dict[str, float]) -> Callable[..., object]:
    def timed(*args: object) -> object:
        began = time.monotonic()
        told = function(*args)
        told = list(told) if hasattr(told, "__next__") else told  # type: ignore[call-overload]
        spent[label] = spent.get(label, 0.0) + time.monotonic() - began
        return told

    return timed


def peak_mb() -> float:
    """Return the peak memory of this process, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
