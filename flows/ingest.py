"""The flow `ingest`: visit the sources, archive what they give, extract what is new, load it, publish.

    sources -> visit (archive, ledger) -> batches (claim, extract, load) -> late (decided meanwhile)
    -> finish (publish) -> artifact

The warehouse is the truth: a run that was stopped is completed by the next one, and nothing is done twice.
"""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from prefect import flow, get_run_logger

from extract import intake, workers
from extract.errors import SettingsError, SourceUnreachable
from extract.intake.issues import new_issues
from extract.settings import Settings, load_settings
from extract.sources import PathsSource, Source
from flows import artifacts, lost
from flows.notifying import notify, told_of_failure
from flows.progress import progress_of
from flows.spreading import extractors
from flows.tasks import begin, claim, finish, late, load_batch, todo, visit, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.sources import Archived


@flow(name="ingest", on_failure=[told_of_failure], on_crashed=[told_of_failure])
def ingest(paths: list[str] | None = None, sources: list[str] | None = None) -> intake.Summary:
    """Bring fact sheets into the warehouse, and publish it.

    They are those at `paths` (files, folders, globs), or at the sources of the settings, all or those named;
    with an empty list of paths, only what earlier runs have left and what reviewers have decided since.
    """
    settings = load_settings()
    chosen = _chosen(paths, sources, settings)
    run = begin(settings)
    try:
        problems = [problem for source in chosen for problem in _visited(run, source, settings)]
        found = todo(whole(run), settings)
        _read(run, found, settings)
        intake.done(found, settings)
        catch_up(run, settings)
    except BaseException as error:
        workers.stop()
        intake.abandon(run, settings, "failed" if isinstance(error, Exception) else "interrupted")
        raise
    summary = finish(whole(run), settings, problems, found.notes)
    lost.ended(summary)
    tell(summary, settings)
    return summary


def tell(summary: intake.Summary, settings: Settings, flow: str = "ingest") -> None:
    """Show the run in Prefect's pages, and tell whoever wants to know of documents in need."""
    artifacts.show_run(summary, flow)
    artifacts.show_issues(new_issues(summary.run_id, settings), settings.desk_url)
    for note in notify(summary, settings):
        get_run_logger().warning(note)


def _chosen(paths: list[str] | None, names: list[str] | None, settings: Settings) -> list[Source]:
    if paths is not None:
        return [PathsSource(paths=tuple(paths))] if paths else []
    known = {source.name: source for source in settings.sources}
    unknown = [name for name in names or () if name not in known]
    if unknown or not known:
        asked = (
            f"No source is called {unknown[0]}" if unknown else "No paths were given and no sources are set"
        )
        raise SettingsError(f"{asked}. Name sources in factsheets.toml (factsheets init writes one).")
    return [known[name] for name in names or known]


def _visited(run: intake.Run, source: Source, settings: Settings) -> tuple[str, ...]:
    """Visit a source, and return what is wrong with it; other sources are visited all the same."""
    try:
        return visit(whole(run), source, settings).problems
    except SourceUnreachable as error:
        return (*error.places, *error.problems)


def catch_up(run: intake.Run, settings: Settings) -> None:
    """Read once more what reviewers have decided on since the run began, so that it is published with it."""
    now, found = late(whole(run), settings)
    if found.files:
        _read(now, found, settings)


def _read(run: intake.Run, found: intake.Todo, settings: Settings) -> None:
    """Extract batch by batch, and load one while the next are extracted."""
    count = len(found.files)
    with (
        artifacts.Progress() as shown,
        progress_of(count, shown.advance) as progress,
        extractors(run.corrections, count, settings, run.schemas) as chosen,
    ):
        batches = map(chosen.submit, _batches(run, found, settings))
        waiting = deque(islice(batches, chosen.ahead))
        while waiting:
            sheets = waiting.popleft()()
            waiting.extend(islice(batches, 1))
            load_batch(whole(run), whole(sheets), settings)
            progress.loaded(len(sheets))


def _batches(run: intake.Run, found: intake.Todo, settings: Settings) -> Iterator[tuple[Archived, ...]]:
    """Claim batch after batch, as far as no other run reads them."""
    for asked in intake.batches(found.files, settings.batch_size):
        batch = claim(whole(run), whole(asked), found.again, settings)
        if batch:
            yield batch
