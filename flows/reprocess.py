"""The flow `reprocess`: read documents of the archive again; tell what would change, or write it.

preview: batches (extract, compare) -> artifact `reprocess-preview`; nothing is written
accepted: batches (claim, extract what no preview has kept, load) -> late (decided meanwhile)
-> finish (publish) -> artifact
"""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, cast

from prefect import flow
from prefect.artifacts import create_table_artifact

from extract import intake, reprocessing, workers
from extract.errors import PreviewOutdated
from extract.reprocessing import Which  # noqa: TC001 - Prefect reads the parameters' types
from extract.settings import Settings, load_settings
from flows import artifacts
from flows.ingest import catch_up, tell
from flows.notifying import told_of_failure
from flows.progress import progress_of
from flows.spreading import extractors
from flows.tasks import begin, claim, finish, load_batch, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.models import FactSheet
    from extract.sources import Archived
    from flows.spreading import Extractors, Sheets, Waited

    Batch = tuple[Archived, ...]
    Begun = tuple[Batch, Sheets, Waited | None]  # a batch, what is kept of it, what is read

ROWS = 500  # of an artifact
GROUPS = 50  # of its counts


@flow(name="reprocess", on_failure=[told_of_failure], on_crashed=[told_of_failure])
def reprocess(
    which: Which = "rules_changed",
    documents: list[str] | None = None,
    accepted: bool = False,  # noqa: FBT001, FBT002 - a parameter of the deployment
) -> reprocessing.Preview | intake.Summary:
    """Read documents again: those that other versions have read (`rules_changed`), those named, or all.

    Unless `accepted`, nothing is written: an artifact tells each value that would change. What is accepted is
    what the last preview of the same documents told; `PreviewOutdated`, after a new preview, if that is not
    so any more.
    """
    settings = load_settings()
    asked = reprocessing.Asked(which, tuple(documents or ()))
    if not accepted:
        return _previewed(asked, settings)
    try:
        return _written(asked, settings)
    except PreviewOutdated:
        _previewed(asked, settings)
        raise


def _previewed(asked: reprocessing.Asked, settings: Settings) -> reprocessing.Preview:
    try:
        with (
            reprocessing.previewing(asked, settings) as desk,
            artifacts.Progress("documents compared") as shown,
            progress_of(desk.total, shown.advance) as progress,
            extractors(desk.corrections, desk.total, settings) as chosen,
        ):
            for batch, sheets in _ahead(_missing(desk, chosen), chosen.ahead):
                desk.take(batch, cast("tuple[FactSheet, ...]", sheets))  # packed only for a run
                progress.loaded(len(batch))
    except BaseException:
        workers.stop()
        raise
    changes = reprocessing.shelf_of(settings, asked).changes()
    rows = [one.model_dump() for one in islice(changes, ROWS)]
    create_table_artifact(rows, "reprocess-preview", _told(desk.preview))
    return desk.preview


def _missing(desk: reprocessing.Desk, chosen: Extractors) -> Iterator[Begun]:
    for batch in desk.batches():
        missing = desk.missing(batch)
        yield batch, (), chosen.submit(missing) if missing else None


def _ahead(begun: Iterator[Begun], ahead: int) -> Iterator[tuple[Batch, Sheets]]:
    """Yield each batch with its sheets, while the next are being read."""
    waiting = deque(islice(begun, ahead))
    while waiting:
        batch, kept, waited = waiting.popleft()
        sheets = (*kept, *waited()) if waited else kept
        waiting.extend(islice(begun, 1))
        yield batch, sheets


def _told(preview: reprocessing.Preview) -> str:
    """Describe a preview: what it comes to, and the changes by field and rule."""
    shown = f"The first {ROWS} changes are below." if preview.total > ROWS else ""
    head = ("| changes | of them reviewed | table | field | rule |", "| --- | --- | --- | --- | --- |")
    lines = (
        f"| {one.number} {one.change} | {one.number if one.reviewed else 0} "
        f"| {one.table} | {one.field or ''} | {one.rule or ''} |"
        for one in preview.counts[:GROUPS]
    )
    counts = "\n".join((*head, *lines)) if preview.counts else ""
    return "\n\n".join(part for part in (*preview.sentences, shown, counts) if part)


def _written(asked: reprocessing.Asked, settings: Settings) -> intake.Summary:
    with reprocessing.shelf_of(settings, asked).held():
        found = reprocessing.accept(asked, settings)
        run = begin(settings)
        try:
            reprocessing.check(found, run, settings)
            _load(run, found, settings)
            catch_up(run, settings)
        except BaseException as error:
            workers.stop()
            intake.abandon(run, settings, "failed" if isinstance(error, Exception) else "interrupted")
            raise
        summary = finish(whole(run), settings, [*found.lost], ())
        reprocessing.done(found, settings)
    tell(summary, settings, "reprocess")
    return summary


def _load(run: intake.Run, found: reprocessing.Accepted, settings: Settings) -> None:
    count = len(found.files)
    with (
        artifacts.Progress() as shown,
        progress_of(count, shown.advance) as progress,
        extractors(run.corrections, count, settings, run.schemas) as chosen,
    ):
        for _, sheets in _ahead(_claimed(run, found, chosen), chosen.ahead):
            load_batch(whole(run), whole(sheets), settings)
            progress.loaded(len(sheets))


def _claimed(run: intake.Run, found: reprocessing.Accepted, chosen: Extractors) -> Iterator[Begun]:
    """Take batch after batch, as far as no other run reads it: what a preview has kept is not read again."""
    settings = chosen.settings
    for asked in found.batches(settings.batch_size):
        batch = claim(whole(run), whole(asked), found.anyway, settings)
        kept = found.kept(batch, settings)
        rest = _without(batch, kept)
        if batch:
            yield batch, kept, chosen.submit(rest) if rest else None


def _without(batch: Batch, kept: Iterable[FactSheet]) -> Batch:
    known = {sheet.source.sha256 for sheet in kept}
    return tuple(file for file in batch if file.sha256 not in known)
