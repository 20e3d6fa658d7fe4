"""The tasks of the flows: one-line calls into `extract`, with what Prefect is to do when one fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.tasks import exponential_backoff
from prefect.utilities.annotations import quote

from extract import intake
from extract.errors import SourceUnreachable, WarehouseBusy
from flows.at_work import at_work
from flows.progress import extracted
from flows.writing import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prefect.client.schemas.objects import State

    from extract.models import Correction, FactSheet
    from extract.rules import Overlay
    from extract.settings import Settings
    from extract.sources import Archived, Source
    from extract.warehouse import Packed, Schemas

T = TypeVar("T")


def whole(value: T) -> T:
    """Hand a value to a task as it is: Prefect would look for states in every record of it."""
    return cast("T", quote(value))


def can_pass(_task: object, _run: object, state: State[Any]) -> bool:
    """Tell whether a failed task may succeed when tried again: a writer or the network was in the way."""
    return isinstance(state.result(raise_on_failure=False), WarehouseBusy | SourceUnreachable)


RETRIES: dict[str, Any] = {
    "retries": 2,
    "retry_delay_seconds": exponential_backoff(backoff_factor=5),
    "retry_jitter_factor": 0.5,
    "retry_condition_fn": can_pass,
    "cache_policy": NO_CACHE,
}


@task(**RETRIES)
def begin(settings: Settings) -> intake.Run:
    """Record that a run has begun."""
    with writing():
        return intake.begin(settings)


@task(**RETRIES, task_run_name="visit {source.name}")
def visit(run: intake.Run, source: Source, settings: Settings) -> intake.Visited:
    """Bring what lies at a source into the archive and the ledger."""
    return intake.visit(run, source, settings)


@task(**RETRIES)
def todo(run: intake.Run, settings: Settings) -> intake.Todo:
    """Find what is to be read."""
    with writing():
        return intake.todo(run, settings)


@task(**RETRIES)
def claim(
    run: intake.Run, batch: Sequence[Archived], again: frozenset[str], settings: Settings
) -> tuple[Archived, ...]:
    """Take what no other run has read or is reading."""
    with writing():
        return intake.claim(run, batch, again, settings)


class Job:
    """What the extraction of a batch needs. No dataclass: Prefect and Dask would look into all of it.

    With the `schemas` of a run, documents come packed for its database, else as sheets.
    """

    def __init__(
        self,
        batch: Sequence[Archived],
        corrections: tuple[Correction, ...],
        settings: Settings,
        overlay: Overlay,
        schemas: Schemas,
    ) -> None:
        self.batch, self.corrections, self.settings, self.overlay = batch, corrections, settings, overlay
        self.schemas = schemas


@task(cache_policy=NO_CACHE)
def extract_batch(job: Job) -> tuple[FactSheet | Packed, ...]:
    """Extract documents; needs the archive and nothing else, so it runs on any machine that has it."""
    with at_work(job.batch, job.settings, job.overlay) as here:
        if job.schemas:
            target = intake.Target(job.corrections, job.schemas)
            return intake.extract_packed(job.batch, target, here, extracted, job.overlay)
        return intake.extract(job.batch, job.corrections, here, extracted, job.overlay)


@task(**RETRIES)
def load_batch(run: intake.Run, sheets: tuple[FactSheet | Packed, ...], settings: Settings) -> None:
    """Load what was extracted."""
    with writing():
        intake.load(run, sheets, settings)


@task(**RETRIES)
def late(run: intake.Run, settings: Settings) -> tuple[intake.Run, intake.Todo]:
    """Find what reviewers have decided on meanwhile."""
    with writing():
        return intake.late(run, settings)


@task(**RETRIES)
def finish(
    run: intake.Run, settings: Settings, problems: list[str], notes: tuple[str, ...]
) -> intake.Summary:
    """Record the end of the run and publish."""
    with writing():
        return intake.finish(run, settings, "finished", problems, notes)
