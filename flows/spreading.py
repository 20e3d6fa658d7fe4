"""Where batches are extracted: by children of the flow's own process, or on the workers of a Dask cluster."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract import pools, rules
from flows.tasks import Job, extract_batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extract.models import Correction, FactSheet
    from extract.settings import Settings
    from extract.sources import Archived
    from extract.warehouse import Packed, Schemas

    Sheets = tuple[FactSheet | Packed, ...]
    Waited = Callable[[], Sheets]  # waits until a batch is extracted
    Hand = Callable[[Job], Waited]

AHEAD = 2  # batches that are extracted while another is loaded: children never wait for the next one


@dataclass(frozen=True, slots=True)
class Extractors:
    """Takes batches to where they are extracted, up to `ahead` of them at a time."""

    ahead: int
    corrections: tuple[Correction, ...]
    settings: Settings
    hand: Hand
    schemas: Schemas

    def submit(self, batch: Sequence[Archived]) -> Waited:
        """Have a batch extracted; what is returned waits for it."""
        return self.hand(Job(batch, self.corrections, self.settings, rules.in_force(), self.schemas))


@contextmanager
def extractors(
    corrections: tuple[Correction, ...], count: int, settings: Settings, schemas: Schemas | None = None
) -> Iterator[Extractors]:
    """Yield what extracts `count` documents, as reviewers would have them; packed, where `schemas` are given.

    Raises `ClusterError` where the settings name a Dask scheduler that is not ready for them.
    """
    if settings.dask and count:
        from flows.cluster import connected

        with connected(settings.dask) as (hand, threads):
            yield Extractors(2 * threads, corrections, settings, hand, schemas or {})
    else:
        with pools.shared(max(1, min(settings.workers, count)), rules.in_force()):
            yield Extractors(
                AHEAD, corrections, settings, lambda job: extract_batch.submit(job).result, schemas or {}
            )
