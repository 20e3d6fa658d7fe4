"""Apply what reviewers have decided since documents were read: these documents alone, without the flow.

    found -> begin -> claim -> extract (from what is kept of earlier readings) -> load -> finish (publish)

The log is the truth: whoever comes first applies it, and what a killed process has left the next one finds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract import rules, sources, workers
from extract.corrections import Corrections, read_log, two_reviewers
from extract.errors import ExtractionStopped
from extract.intake import alive
from extract.intake import run as runs
from extract.intake.reading import UNCORRECTED, claim, in_archive, load, sound
from extract.rereading import Reread
from extract.warehouse import open_warehouse, publish
from extract.warehouse.reviewing.behind import behind, decision_states, page_count, place_of
from extract.warehouse.reviewing.reading import is_outdated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.corrections import Log
    from extract.intake.summary import Row
    from extract.rules import Overlay
    from extract.settings import Settings
    from extract.sources import Archived

    States = Mapping[tuple[str, str], str]

AT_ONCE = 25  # documents, after which what has been read is published
LONG = 8  # pages: it is read before it is needed
READ_ELSEWHERE = "is being read by another run ({}), which takes its new corrections up before it publishes."


@dataclass(frozen=True, slots=True)
class Became:
    """A decision whose state in a document has changed: `before` and `after`; None if it is gone."""

    correction: str
    document: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Applied:
    """What was read again, what became of decisions, and what could not be done: a sentence each.

    `more` if other documents have new corrections still, which can be applied at once.
    """

    rows: tuple[Row, ...] = ()
    became: tuple[Became, ...] = ()
    left: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """Documents with new corrections: those to be read now, all others that can be, what is left, and why."""

    files: tuple[Archived, ...]
    rest: int
    left: tuple[str, ...]
    changed: frozenset[str]


def apply_decided(settings: Settings, overlay: Overlay | None = None) -> Applied:
    """Read documents again whose corrections have changed, those decided on last first, and publish.

    At most `AT_ONCE` of them: call it again while there is `more`. `overlay` are the rules to read by;
    else those that lie in the settings' folder now. Where nothing is to be read, but a process was
    killed before it could publish what it had read, that is published. Raises `WarehouseBusy` if another run
    holds the database for long; nothing is lost by it.
    """
    log = read_log(settings.corrections)
    if not settings.warehouse.is_file():
        return Applied(notes=log.notes)
    renew(settings)
    by = overlay or rules.read_overlay(settings.rules_dir)
    before = decision_states(settings.published)
    found = _find(log, settings)
    if found.files:
        rows, notes = _read(found, by, settings)
    else:
        rows, notes = (), log.notes
        _publish_late(found, log, settings)
    became = tuple(_changes(before, decision_states(settings.published)))
    return Applied(rows, became, found.left, notes, more=found.rest > 0)


def renew(settings: Settings) -> None:
    """Bring the database up to date and publish it, if an earlier version of the program has published it."""
    if settings.warehouse.is_file() and is_outdated(settings.published):
        with open_warehouse(settings.warehouse, patience=runs.PATIENCE):
            pass
        publish(settings.warehouse, settings.published, patience=runs.PATIENCE)


def is_long(document: str, settings: Settings) -> bool:
    """Tell whether reading a published document takes so long that it is better done before it is needed."""
    return (page_count(settings.published, document) or 0) >= LONG


def read_ahead(document: str, settings: Settings, overlay: Overlay) -> None:
    """Read a published document and keep what was read, for decisions to come."""
    files, _ = in_archive(place_of(settings.published, document), settings)
    for _ in workers.extract_all(files, settings, Reread(()), overlay):
        pass


def _find(log: Log, settings: Settings) -> _Found:
    version = _decided(log, settings).version
    with open_warehouse(settings.warehouse, patience=runs.PATIENCE) as warehouse:
        changed = warehouse.recorrected(version)
        elsewhere = warehouse.claimed(changed, alive.alive(settings))
        due = warehouse.these([key for key in changed if key not in elsewhere])
    files, lost = in_archive(due, settings)
    latest = {one.document: number for number, one in enumerate(log.entries)}
    files.sort(key=lambda file: -latest.get(file.sha256, -1))
    told = [f"{sources.file_name(one.uri)} {UNCORRECTED}" for one in lost]
    told += [
        f"{sources.file_name(changed[key])} {READ_ELSEWHERE.format(run)}" for key, run in elsewhere.items()
    ]
    size = min(settings.batch_size, AT_ONCE)
    return _Found(tuple(files[:size]), len(files[size:]), tuple(told), frozenset(changed))


def _read(found: _Found, by: Overlay, settings: Settings) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Read documents again in a run of their own; what another run has taken meanwhile is left to it."""
    run = runs.begin_by(by, settings, "corrections")
    try:
        again = frozenset(file.sha256 for file in found.files)
        batch = claim(run, found.files, again, settings)
        sheets = workers.extract_all(batch, settings, Reread(run.corrections), by)
        pairs = zip(batch, sheets, strict=True)
        load(
            run,
            [one for file, sheet in pairs for one in sound(file, sheet, run.corrections, settings)],
            settings,
        )
    except BaseException as error:
        runs.abandon(run, settings, "failed" if _failed(error) else "interrupted")
        raise
    summary = runs.finish(run, settings, "finished")
    return tuple(row for row in summary.rows if row.fresh), summary.notes


def _failed(error: BaseException) -> bool:
    return isinstance(error, Exception) and not isinstance(error, ExtractionStopped)


def _publish_late(found: _Found, log: Log, settings: Settings) -> None:
    """Publish what a process had read, if it was killed before it could."""
    if behind(settings.published, _decided(log, settings).version) - found.changed:
        publish(settings.warehouse, settings.published, patience=runs.PATIENCE)


def _changes(before: States, after: States) -> Iterator[Became]:
    for document, key in sorted(before.keys() | after.keys()):
        states = before.get((document, key)), after.get((document, key))
        if states[0] != states[1]:
            yield Became(key, document, *states)


def documents_behind(settings: Settings) -> frozenset[str]:
    """Return the documents whose decisions the published database lacks in part."""
    return behind(settings.published, _decided(read_log(settings.corrections), settings).version)


def lacking(log: Log, settings: Settings) -> int:
    """Return how many decisions the published database lacks."""
    documents = behind(settings.published, _decided(log, settings).version)
    if not documents:
        return 0
    known = {key for _, key in decision_states(settings.published)}
    fresh = [one for one in log.entries if one.document in documents and one.id not in known]
    return len(fresh) or len(documents)  # taken over from another edition, or gone from the log


def _decided(log: Log, settings: Settings) -> Corrections:
    return Corrections(log.entries, two_reviewers(settings))
