"""The steps of a run. Each leaves the warehouse whole, so that the next run completes what one has begun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract import rules, sources, workers
from extract._version import __version__
from extract.corrections import Corrections, read_log
from extract.errors import UnopenableFile
from extract.intake.summary import Row, Summary
from extract.unreadable import unreadable
from extract.warehouse import Sighting, open_warehouse, publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from extract.models import Correction, FactSheet
    from extract.settings import Settings
    from extract.sources import Archived

PATIENCE = 15.0  # seconds to wait for another run that is writing, before the task is tried again


@dataclass(frozen=True, slots=True)
class Run:
    """A run that has begun: the files it met, and the contents that it must read (each once).

    `again` are documents (SHA-256) that it reads once more from the archive, as their corrections are others
    now; the files were not met. `notes` tell of lines of the log that are no corrections.
    """

    id: str
    seen: tuple[Archived, ...]
    fresh: tuple[Archived, ...]
    unopened: tuple[str, ...]  # documents (their key in the warehouse) whose file could not be opened
    problems: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    again: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


def begin(paths: Iterable[str | Path], settings: Settings) -> Run:
    """Find and archive the PDFs at `paths`, record the run and what it met, and tell what is new."""
    rules.use(settings.rules_dir)
    sources.make_writable(settings.data_dir)
    found = sources.discover(paths)
    seen, unopened = _archived(found.files, settings)
    log = read_log(settings.corrections)
    with open_warehouse(settings.warehouse, patience=PATIENCE) as warehouse:
        run_id = warehouse.start_run(extractor_version=__version__, rules_version=rules.version())
        changed = warehouse.recorrected(Corrections(log.entries).version)
        known = warehouse.known(extractor_version=__version__, rules_version=rules.version())
        known -= changed.keys()
        warehouse.note_seen(run_id, [_sighting(file) for file in seen if file.sha256 in known])
        outcomes = warehouse.load(run_id, unopened) if unopened else ()
    fresh = {file.sha256: file for file in reversed(seen) if file.sha256 not in known}
    again, gone = _again(changed, {file.sha256 for file in seen}, settings)
    return Run(
        run_id,
        seen,
        (*reversed(fresh.values()), *again),
        tuple(outcome.sha256 for outcome in outcomes),
        found.problems,
        log.entries,
        frozenset(file.sha256 for file in again),
        (*log.notes, *gone),
    )


def _again(
    changed: Mapping[str, str], met: AbstractSet[str], settings: Settings
) -> tuple[tuple[Archived, ...], tuple[str, ...]]:
    """Return the documents with other corrections that the run did not meet, and a sentence for each lost."""
    kept = {(key, uri): sources.archived(uri, key, settings.archive) for key, uri in changed.items()}
    found = tuple(file for (key, _), file in kept.items() if file and key not in met)
    lost = (uri for (key, uri), file in kept.items() if not file and key not in met)
    told = "has new corrections, but its PDF is not in the archive any more; ingest it again."
    return found, tuple(f"{uri} {told}" for uri in lost)


def _archived(
    files: Sequence[Path], settings: Settings
) -> tuple[tuple[Archived, ...], tuple[FactSheet, ...]]:
    seen, unopened = [], []
    for file in files:
        try:
            seen.append(sources.archive(file, settings.archive))
        except UnopenableFile as error:
            unopened.append(unreadable(file, error))
    return tuple(seen), tuple(unopened)


def _sighting(file: Archived) -> Sighting:
    return Sighting(file.sha256, file.seen.absolute().as_uri(), file.seen.name)


def load_batch(
    run: Run, batch: Sequence[Archived], settings: Settings, extracted: Callable[[FactSheet], None]
) -> None:
    """Extract the contents of `batch` and load them; `extracted` is called after each."""
    sheets = []
    read = workers.Corrected(run.corrections) if run.corrections else workers.extract_document
    for sheet in workers.extract_all(batch, settings, read):
        sheets.append(_corrected(sheet, run))
        extracted(sheet)
    contents = {file.sha256 for file in batch}
    places = [_sighting(file) for file in run.seen if file.sha256 in contents and file not in batch]
    unmet = run.again & contents
    with open_warehouse(settings.warehouse, patience=PATIENCE) as warehouse:
        warehouse.load(run.id, sheets, places, unmet)


def _corrected(sheet: FactSheet, run: Run) -> FactSheet:
    """Return a sheet with what became of its corrections, also where the file could not be read."""
    if not run.corrections or sheet.extraction.corrections_version or sheet.sections:
        return sheet
    from extract.corrections.apply import apply
    from extract.corrections.issues import reopened

    return reopened(apply(sheet, run.corrections))


def finish(run: Run, settings: Settings, state: Literal["finished", "interrupted"]) -> Summary:
    """Record that the run has ended, publish what there is, and tell what became of each document."""
    met = {file.sha256 for file in run.seen} | {*run.unopened, *run.again}
    with open_warehouse(settings.warehouse, patience=PATIENCE) as warehouse:
        warehouse.finish_run(run.id, state=state)
        documents = warehouse.overview(met)
    publish(settings.warehouse, settings.published)
    read = {file.sha256 for file in run.fresh} | set(run.unopened)
    rows = tuple(Row(document, document.sha256 in read) for document in documents)
    return Summary(run.id, rows, run.problems, settings.published, run.notes)
