"""Read what is due: find it, claim it batch by batch, extract it, load it."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from extract import sources, workers
from extract.corrections import Corrections, read_log, two_reviewers
from extract.errors import StorageError, WarehouseError
from extract.intake import locked
from extract.intake import run as runs
from extract.models import FactSheet
from extract.settings.sources import NO_HINTS, Hints
from extract.warehouse import Failure, Packed, open_warehouse, pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from extract.intake.run import Run
    from extract.models import Correction
    from extract.rules import Overlay
    from extract.settings import Settings
    from extract.sources import Archived
    from extract.warehouse import Due, Schemas, Warehouse
    from extract.workers import File

LOST = "Its PDF is not in the archive any more, or damaged there."
UNCORRECTED = "has new corrections, but its PDF is not in the archive any more; ingest it again."
LOST_NEXT = "Put the PDF where a source finds it, ingest it again, or restore the archive."

Result = TypeVar("Result", bound="FactSheet | Packed")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Todo:
    """What a run has to read.

    `again` are documents that are read once more, as their corrections changed or there are passwords for
    them that were not tried yet; `unlocking` says whether all that wait for a password are among them.
    """

    files: tuple[Archived, ...]
    again: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    unlocking: bool = False


def todo(run: Run, settings: Settings) -> Todo:
    """Find what is new, what an earlier run has left, and what has other corrections by now."""
    with open_warehouse(settings.warehouse, patience=runs.PATIENCE) as warehouse:
        decided = Corrections(run.corrections, two_reviewers(settings))
        changed = warehouse.recorrected(decided.version)
        unlocking = locked.has_changed(settings)
        again = {*changed, *(warehouse.locked() if unlocking else ())}
        due = warehouse.due(run.reader(settings), again=settings.reread, anyway=again)
        files, lost = in_archive(due, settings)
        _fail(warehouse, run, [(one.sha256, one.uri) for one in lost])
    gone = [one.uri for one in lost if one.sha256 in changed]
    notes = tuple(f"{uri} {UNCORRECTED}" for uri in gone)
    return Todo(tuple(files), frozenset(again), notes, unlocking)


def done(found: Todo, settings: Settings) -> None:
    """Note, once all is read, that the present passwords were tried on all that waits."""
    if found.unlocking:
        try:
            locked.remember(settings)
        except OSError as error:
            raise StorageError.because(settings.data_dir, error) from error


def late(run: Run, settings: Settings) -> tuple[Run, Todo]:
    """Find what reviewers have decided on since a run began: its last look before it publishes.

    Returned is the run as it reads those documents, too.
    """
    log = read_log(settings.corrections)
    if log.entries == run.corrections:
        return run, Todo(())
    now = replace(run, corrections=log.entries)
    decided = Corrections(now.corrections, two_reviewers(settings))
    with open_warehouse(settings.warehouse, patience=runs.PATIENCE) as warehouse:
        changed = warehouse.recorrected(decided.version)
        files, _ = in_archive(warehouse.these(changed), settings)
    return now, Todo(tuple(files), frozenset(changed))


def in_archive(due: Iterable[Due], settings: Settings) -> tuple[list[Archived], list[Due]]:
    """Divide what is due into what lies in the archive and what does not any more."""
    archive = sources.archive_of(settings)
    found = [(one, archive.find(one.uri, one.sha256, _hints(one.hints))) for one in due]
    return [file for _, file in found if file], [one for one, file in found if not file]


def _hints(told: str | None) -> Hints:
    return Hints.model_validate_json(told) if told else NO_HINTS


def _fail(warehouse: Warehouse, run: Run, lost: Sequence[tuple[str, str]]) -> None:
    """Tell of contents that are lost before they were read, once; what was read before keeps its records."""
    unread = warehouse.unread([sha256 for sha256, _ in lost])
    told = [one for one in lost if unread.get(one[0], LOST) != LOST]
    if told:
        warehouse.fail(
            run.id, [Failure(key, uri, sources.file_name(uri), LOST, LOST_NEXT) for key, uri in told]
        )


def claim(
    run: Run, batch: Sequence[Archived], again: frozenset[str], settings: Settings
) -> tuple[Archived, ...]:
    """Return what of `batch` is to be read still: no other run has read it or is reading it.

    What is damaged in the archive is told, and left until a source gives it again.
    """
    with open_warehouse(settings.warehouse, patience=runs.PATIENCE) as warehouse:
        mine = warehouse.claim(run.reader(settings), [file.sha256 for file in batch], again)
    archive = sources.archive_of(settings)
    whole = {file for file in batch if file.sha256 in mine and archive.sound(file)}
    damaged = [(one.sha256, one.uri) for one in batch if one.sha256 in mine and one not in whole]
    if damaged:
        with open_warehouse(settings.warehouse, patience=runs.PATIENCE) as warehouse:
            _fail(warehouse, run, damaged)
    return tuple(file for file in batch if file in whole)


def extract(
    batch: Sequence[Archived],
    corrections: tuple[Correction, ...],
    settings: Settings,
    extracted: Callable[[FactSheet], None] = lambda _: None,
    overlay: Overlay | None = None,
) -> tuple[FactSheet, ...]:
    """Extract a batch, anywhere that has the archive; `extracted` is called after each document.

    Another machine than that of the run is sent the rules as `overlay`.
    """
    read = workers.extract_all(batch, settings, _reader(corrections), overlay)
    return tuple(_sound(batch, read, corrections, settings, extracted))


@dataclass(frozen=True, slots=True)
class Target:
    """The database for which documents are read: its columns, and what reviewers had decided by then."""

    corrections: tuple[Correction, ...]
    schemas: Schemas


def extract_packed(
    batch: Sequence[Archived],
    target: Target,
    settings: Settings,
    extracted: Callable[[FactSheet | Packed], None] = lambda _: None,
    overlay: Overlay | None = None,
) -> tuple[FactSheet | Packed, ...]:
    """Do the same for what is only to be loaded: most documents come packed from the child that read them."""
    packing = Packing(_reader(target.corrections), target.schemas)
    read = workers.extract_all(batch, settings, packing, overlay)
    return tuple(_sound(batch, read, target.corrections, settings, extracted))


def _reader(corrections: tuple[Correction, ...]) -> Callable[[File, Settings], FactSheet]:
    return workers.Corrected(corrections) if corrections else workers.extract_document


@dataclass(frozen=True, slots=True)
class Packing:
    """Read a document and pack it, unless it has no sections.

    One that the database cannot take is not packed either: `load` says why.
    """

    read: Callable[[File, Settings], FactSheet]
    schemas: Schemas

    def __call__(self, file: File, settings: Settings) -> FactSheet | Packed:
        """Read one file, in a child."""
        sheet = self.read(file, settings)
        if sheet.sections:
            with suppress(WarehouseError):
                return pack(sheet, self.schemas)
        return sheet


def _sound(
    batch: Sequence[Archived],
    read: Iterable[FactSheet | Result],
    corrections: tuple[Correction, ...],
    settings: Settings,
    extracted: Callable[[FactSheet | Result], None],
) -> Iterator[FactSheet | Result]:
    for file, one in zip(batch, read, strict=True):
        extracted(one)
        yield from sound(file, one, corrections, settings)


def sound(
    file: Archived, one: FactSheet | Result, corrections: tuple[Correction, ...], settings: Settings
) -> list[FactSheet | Result]:
    """Return what came of a file, unless it is of another one: the bytes were lost or changed meanwhile."""
    if _key(one) != file.sha256:
        log.error("%s was lost or changed while it was read; the next run looks after it", file.path)
        return []
    return [_corrected(one, corrections, settings) if isinstance(one, FactSheet) else one]


def _corrected(sheet: FactSheet, corrections: tuple[Correction, ...], settings: Settings) -> FactSheet:
    """Return a sheet with what became of its corrections, also where the file could not be read."""
    if not corrections or sheet.extraction.corrections_version or sheet.sections:
        return sheet
    from extract.corrections.apply import apply
    from extract.corrections.issues import closed, reopened

    decided = Corrections(corrections, two_reviewers(settings))
    return closed(reopened(apply(sheet, decided)), decided)


def load(run: Run, sheets: Sequence[FactSheet | Packed], settings: Settings) -> None:
    """Store what was extracted; the ledger knows already where it was seen."""
    with open_warehouse(settings.warehouse, patience=runs.PATIENCE) as warehouse:
        warehouse.load(run.id, sheets, unmet={_key(sheet) for sheet in sheets})


def _key(one: FactSheet | Packed) -> str:
    return one.sighting.sha256 if isinstance(one, Packed) else one.source.sha256
