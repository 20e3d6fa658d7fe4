"""Documents a batch at a time: many small ones share what a batch costs, large ones do not wait for many."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.sources import Archived

HEAVY = 20_000_000  # bytes: a batch that has as many is full, so that little is lost if a run is killed


def batches(files: Iterable[Archived], most: int) -> Iterator[tuple[Archived, ...]]:
    """Yield the files in their order, up to `most` of them or `HEAVY` bytes at a time, each at least once."""
    batch: list[Archived] = []
    held = 0
    for file in files:
        if batch and (len(batch) == most or held + file.bytes > HEAVY):
            yield tuple(batch)
            batch, held = [], 0
        batch.append(file)
        held += file.bytes
    if batch:
        yield tuple(batch)
