"""Visit a source, and write into the ledger what was met there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract import sources
from extract.errors import SourceUnreachable
from extract.intake import run as runs
from extract.unreadable import unreadable
from extract.warehouse import Sighting, Waiting, open_warehouse, unopened_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.intake.run import Run
    from extract.models import FactSheet
    from extract.settings import Settings
    from extract.sources import Met, Passed, Source, Visit
    from extract.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Visited:
    """What a visit came to: how many places it met, and sentences on what leads nowhere."""

    met: int
    problems: tuple[str, ...]


def visit(run: Run, source: Source, settings: Settings) -> Visited:
    """Bring what lies at a source into the archive and the ledger.

    Raises `SourceUnreachable` if something may be met when tried again; what was met is kept by then.
    """
    with open_warehouse(settings.warehouse, patience=runs.PATIENCE) as warehouse:
        known = warehouse.known(source.name)
    memory = {uri: sources.Remembered(one.sha256, one.validator) for uri, one in known.items()}
    found = sources.visit(source, sources.archive_of(settings), memory)
    with open_warehouse(settings.warehouse, patience=runs.PATIENCE) as warehouse:
        _note(warehouse, run, source, found)
    if found.unreachable:
        raise SourceUnreachable(source.name, found.unreachable, found.problems)
    return Visited(len(found.met), found.problems)


def _note(warehouse: Warehouse, run: Run, source: Source, found: Visit) -> None:
    warehouse.note_seen(run.id, [_sighting(one, source.name) for one in found.met])
    _note_unopened(warehouse, run, source.name, [one for one in found.passed if one.error])
    waiting = [one for one in found.passed if not one.error]
    told = [Waiting(one.uri, one.file_name, one.cause, one.next_step) for one in waiting]
    warehouse.note_waiting(run.id, source.name, told, whole=_whole(source, found))


def _whole(source: Source, found: Visit) -> bool:
    """Tell whether all places of the source were looked at; a command names other paths each time."""
    return not (found.problems or found.unreachable or isinstance(source, sources.PathsSource))


def _sighting(met: Met, source: str) -> Sighting:
    file = met.file
    hints = file.hints.model_dump_json(exclude_none=True) if file.hints else None
    return Sighting(file.sha256, file.uri, file.file_name, source, met.validator, hints)


def _note_unopened(warehouse: Warehouse, run: Run, source: str, passed: Sequence[Passed]) -> None:
    """Let places that a person must look at wait like documents; those that wait already, only as seen."""
    sheets = list(_sheets(passed))
    known = warehouse.causes([unopened_key(sheet.source.uri) for sheet in sheets])
    new = [one for one in sheets if known.get(unopened_key(one.source.uri)) != one.issues[0].message]
    if new:
        warehouse.load(run.id, new)
    places = [one.source for one in sheets]
    warehouse.note_seen(
        run.id, [Sighting(unopened_key(one.uri), one.uri, one.file_name, source) for one in places]
    )


def _sheets(passed: Iterable[Passed]) -> Iterable[FactSheet]:
    for one in passed:
        if one.error:
            yield unreadable(sources.Archived(one.uri, Path(one.uri), "", 0), one.error)
