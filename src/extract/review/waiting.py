"""What was decided shows at once: decisions of the log, laid over what the published file says.

A decision is in the log before the published file has it, for seconds or as long as a run goes on. `waiting`
tells which these are, and what they change: the value in force of a field, whether an issue is settled.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Protocol

from extract.corrections.anchors import overlap
from extract.corrections.seconding import Asked, standing
from extract.corrections.seconding import waiting as unseconded
from extract.review.growing import GrowingLog, stamp_of
from extract.warehouse.reviewing import published_decisions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from pydantic import JsonValue

    from extract.models import Correction, Span
    from extract.review.desk import Desk

SILENT = frozenset({"comment", "assign"})  # they decide nothing
SETTLING = frozenset({"accept", "reject", "unknown"})
OF_DOCUMENT = {"partner": ("partner_code", "partner_name", "partner_kind"), "published": ("published",)}
FULL = 0.5  # of the smaller place


class Raised(Protocol):
    """An issue, as far as must be known to tell whether it is settled."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def document(self) -> str:
        """SHA-256 of its document."""

    @property
    def code(self) -> str:
        """Its kind."""

    @property
    def record(self) -> str | None:
        """Kind of the record that it is about."""

    @property
    def record_id(self) -> str | None:
        """Id of that record."""

    @property
    def field(self) -> str | None:
        """Field of that record."""

    @property
    def spans(self) -> Sequence[Span]:
        """Its places."""


@dataclass(frozen=True)
class Waiting:
    """All decisions, and the ids of those that the published file does not have yet."""

    entries: tuple[Correction, ...] = ()
    fresh: frozenset[str] = frozenset()
    _records: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict, repr=False)
    _undone: frozenset[str] = frozenset()
    _proposed: frozenset[str] = frozenset()  # these do not count
    _standing: frozenset[str] = frozenset()  # of these, those that still wait for a second person

    @classmethod
    def of_log(
        cls, entries: tuple[Correction, ...], published: frozenset[str], codes: Collection[str] = ()
    ) -> Waiting:
        """Return what waits of `entries`, where the file knows those that are called so.

        Decisions that answer an issue of one of `codes` count once a second person has decided the same.
        """
        ordered = tuple(sorted(entries, key=lambda one: (one.at, one.id)))
        records: dict[str, list[Correction]] = defaultdict(list)
        for one in ordered:
            records[one.record_id].append(one)
        fresh = frozenset(one.id for one in entries) - published
        listed = {key: tuple(some) for key, some in records.items()}
        without = undone(ordered)
        return cls(ordered, fresh, listed, without, *_proposals(ordered, without, codes))

    def of(self, document: str) -> tuple[Correction, ...]:
        """Return the decisions on a document that wait, the earliest first."""
        return tuple(one for one in self.entries if one.document == document and one.id in self.fresh)

    def history(self, record: str) -> tuple[Correction, ...]:
        """Return all that was ever decided on a record (or document, or issue), the earliest first."""
        return self._records.get(record, ())

    def is_undone(self, one: Correction) -> bool:
        """Tell whether a decision was undone."""
        return one.id in self._undone

    def proposals(self, record: str) -> tuple[Correction, ...]:
        """Return what was decided on a record (or issue) and waits for a second person."""
        return tuple(one for one in self.history(record) if one.id in self._standing)

    def last(self, record: str, field: str | None = None) -> Correction | None:
        """Return the last decision on a field (None: the record as a whole), an undoing included."""
        found = (one for one in reversed(self.history(record)) if one.action not in SILENT)
        return next((one for one in found if one.field == field), None)

    def in_force(self, record: str, field: str | None = None) -> Correction | None:
        """Return the decision that counts on a field (None: the record as a whole), published or not."""
        return next((one for one in reversed(self._live(record)) if one.field == field), None)

    def decides(self, record: str) -> bool:
        """Tell whether anything that counts was decided on a record, published or not."""
        return bool(self._live(record))

    def value(self, record: str, field: str, shown: JsonValue) -> JsonValue:
        """Return the value in force of a field of which the published file says `shown`."""
        last = self.last(record, field)
        if last is None or last.id not in self.fresh:
            return shown
        counts = self.in_force(record, field)
        if counts is not None:
            return counts.value if counts.action in {"edit", "accept"} else shown
        undoing = next((one for one in self.history(record) if one.id == last.value), None)
        return shown if undoing is None else undoing.seen

    def settles(self, issue: Raised) -> bool:
        """Tell whether what waits has answered an issue of the published file."""
        if any(one.action in SETTLING and one.field is None for one in self._fresh(issue.id)):
            return True
        about = self._fresh(issue.record_id) if issue.record_id else ()
        if any(one.field in {None, issue.field} or issue.field is None for one in about):
            return True
        fields = OF_DOCUMENT.get(issue.record or "", ())
        if any(one.field in fields for one in self._fresh(issue.document)):
            return True
        return issue.code == "amount_unclaimed" and self._adds(issue)

    def _adds(self, issue: Raised) -> bool:
        return any(
            one.action == "add" and overlap(tuple(issue.spans), one.anchor.spans) >= FULL
            for one in self.of(issue.document)
            if one.id not in self._undone | self._proposed
        )

    def _live(self, record: str) -> tuple[Correction, ...]:
        """Return what decides on a record: not undone, and not waiting for a second person."""
        passed = self._undone | self._proposed
        return tuple(
            one
            for one in self.history(record)
            if one.action not in {*SILENT, "undo"} and one.id not in passed
        )

    def _fresh(self, record: str) -> Iterator[Correction]:
        return (one for one in self._live(record) if one.id in self.fresh)


def undone(entries: Sequence[Correction]) -> frozenset[str]:
    """Return the ids of decisions that are undone; an undoing can be undone, by a later one."""
    found: set[str] = set()
    for one in reversed(entries):
        if one.action == "undo" and one.id not in found:
            found.add(str(one.value))
    return frozenset(found)


def _proposals(
    entries: Sequence[Correction], without: Collection[str], codes: Collection[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of decisions that no second person has made, and of those that still wait for one."""
    deciding: dict[str, list[Asked]] = defaultdict(list)
    for one in entries:
        if codes and one.action not in {*SILENT, "undo"} and one.id not in without:
            deciding[one.document].append(Asked(one, one.record_id))
    by_document = [(unseconded(some, codes), some) for some in deciding.values()]
    return (
        frozenset(one.correction.id for alone, _ in by_document for one in alone),
        frozenset(one.correction.id for alone, some in by_document for one in standing(alone, some)),
    )


def waiting(desk: Desk) -> Waiting:
    """Return what waits at present; read anew only where log or published file have changed."""
    settings = desk.settings
    return _watched(settings.corrections, settings.published, settings.review.two_reviewers).now()


class _Watched:
    """A log and a published file, of which only what has changed is read again."""

    def __init__(self, log: Path, published: Path, codes: tuple[str, ...]) -> None:
        self._codes = codes
        self._lock = threading.Lock()
        self._published = published
        self._log = GrowingLog(log)
        self._ids: tuple[object, frozenset[str]] = (None, frozenset())
        self._told: tuple[object, Waiting] = (None, Waiting())

    def now(self) -> Waiting:
        with self._lock:
            stamp = stamp_of(self._published)
            if self._ids[0] != stamp:
                self._ids = stamp, published_decisions(self._published)
            entries = self._log.entries()
            if self._told[0] != (stamp, self._log.version):
                self._told = (stamp, self._log.version), Waiting.of_log(entries, self._ids[1], self._codes)
            return self._told[1]


@cache
def _watched(log: Path, published: Path, codes: tuple[str, ...]) -> _Watched:
    return _Watched(log, published, codes)
