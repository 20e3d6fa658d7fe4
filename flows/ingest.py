"""The flow `ingest`: find PDFs, archive them, skip what is known, extract, load, publish.

    paths -> begin (discover, archive by sha256) -> batches (extract, load) -> finish (publish) -> artifact

The warehouse is the truth: a run that was stopped is completed by the next one, and nothing is done twice.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.tasks import exponential_backoff

from extract import intake
from extract.errors import WarehouseBusy
from extract.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prefect.client.schemas.objects import State

    from extract.models import FactSheet

_watcher: ContextVar[Callable[[int, int], None] | None] = ContextVar("watcher", default=None)


@contextmanager
def watched_by(watcher: Callable[[int, int], None]) -> Iterator[None]:
    """Let runs of the flow inside this context call `watcher(done, total)` as documents are extracted."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def can_pass(_task: object, _run: object, state: State[Any]) -> bool:
    """Tell whether a failed task may succeed when tried again: only where another writer was in the way."""
    return isinstance(state.result(raise_on_failure=False), WarehouseBusy)


RETRIES: dict[str, Any] = {
    "retries": 2,
    "retry_delay_seconds": exponential_backoff(backoff_factor=5),
    "retry_jitter_factor": 0.5,
    "retry_condition_fn": can_pass,
    "cache_policy": NO_CACHE,
}


@task(**RETRIES)
def begin(paths: list[str], settings: Settings) -> intake.Run:
    """Find and archive what is at `paths`, and tell what is new."""
    return intake.begin(paths, settings)


@task(**RETRIES)
def load_batch(run: intake.Run, start: int, settings: Settings) -> None:
    """Extract and load the fresh documents from number `start`."""
    batch = run.fresh[start : start + settings.batch_size]
    watcher = _watcher.get()
    done = start

    def extracted(_sheet: FactSheet) -> None:
        nonlocal done
        done += 1
        if watcher:
            watcher(done, len(run.fresh))

    intake.load_batch(run, batch, settings, extracted)


@task(**RETRIES)
def finish(run: intake.Run, settings: Settings) -> intake.Summary:
    """Record the end of the run and publish."""
    return intake.finish(run, settings, "finished")


@flow(name="ingest")
def ingest(paths: list[str]) -> intake.Summary:
    """Bring the fact sheets at `paths` (files, folders, globs) into the warehouse, and publish it."""
    settings = load_settings()
    run = begin(paths, settings)
    try:
        for start in range(0, len(run.fresh), settings.batch_size):
            load_batch(run, start, settings)
    except BaseException:
        intake.finish(run, settings, "interrupted")
        raise
    summary = finish(run, settings)
    create_table_artifact(_table(summary), "ingest", _description(summary))
    return summary


def _description(summary: intake.Summary) -> str:
    lines = (
        summary.sentence,
        *summary.problems,
        *summary.notes,
        f"Run {summary.run_id}, published as {summary.published}",
    )
    return "\n\n".join(lines)


def _table(summary: intake.Summary) -> list[dict[str, Any]]:
    return [dict(zip(intake.Row.COLUMNS, row.cells, strict=True)) for row in summary.rows]
