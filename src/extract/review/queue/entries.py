"""All that there is to decide, with what was decided of it and who has it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.corrections.seconding import code_of
from extract.review.growing import Stamp, stamp_of
from extract.review.waiting import SETTLING, waiting
from extract.warehouse.reviewing.queue import QueueItems, queue_items
from extract.warehouse.reviewing.stakes import SAMPLED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from extract.models import Correction
    from extract.review.desk import Desk
    from extract.review.waiting import Waiting
    from extract.warehouse.reviewing.queue import QueueItem


@dataclass(frozen=True, slots=True)
class Entry:
    """An issue or a sure value; `is_open` until it is decided, `assigned` is who is to look at it."""

    item: QueueItem
    is_open: bool
    assigned: str | None
    proposed: tuple[str, ...] = ()  # who has decided already, where a second person must


@dataclass(frozen=True, slots=True)
class Queue:
    """All entries, the most at stake first, then the sample; and how many issues were decided before."""

    entries: tuple[Entry, ...]
    over: Waiting
    answered: int

    @property
    def open(self) -> tuple[Entry, ...]:
        """What is left to decide, notes included."""
        return tuple(one for one in self.entries if one.is_open)

    @property
    def left(self) -> int:
        """How many decisions are left."""
        return sum(one.is_open for one in self.entries if one.item.kind != "note")

    @property
    def done(self) -> int:
        """How many decisions were made: on issues, and on values of the sample."""
        return self.answered + sum(not one.is_open for one in self.entries if one.item.kind == "sure")


def queue_of(desk: Desk) -> Queue:
    """Return the queue as it is now; `WarehouseError` if nothing is published yet."""
    over = waiting(desk)
    items = _held(desk.settings.published).items(desk.settings.review.sample, _rejected(over))
    given = assignments(over)
    touched = {one.document for one in over.entries if one.id in over.fresh}
    double = frozenset(desk.settings.review.two_reviewers)
    entries = (
        Entry(
            item,
            _is_open(item, over, touched),
            given.get(item.id) or given.get(item.document or ""),
            _proposed(item, over) if item.code in double else (),
        )
        for item in (*items.issues, *items.sample)
    )
    return Queue(tuple(entries), over, len(_answered(over)))


def _is_open(item: QueueItem, over: Waiting, touched: set[str]) -> bool:
    """Tell whether something is left to decide, by the published file and what waits."""
    if item.document not in touched:
        return not item.is_decided
    if item.kind != "sure":
        return not over.settles(item)  # type: ignore[arg-type] # issues have a document
    last = next((one for one in reversed(over.history(item.id)) if one.id in over.fresh), None)
    if last is not None and last.action == "undo":
        return not over.decides(item.id)
    return not (item.is_decided or over.decides(item.id))


def _proposed(item: QueueItem, over: Waiting) -> tuple[str, ...]:
    """Return who has decided on an issue, or for its sake on its record."""
    about = (*over.proposals(item.id), *(over.proposals(item.record_id) if item.record_id else ()))
    return tuple(sorted({one.reviewer for one in about if code_of(one) == item.code}))


def assignments(over: Waiting) -> Mapping[str, str | None]:
    """Return who has each issue or document, by its id."""
    return {
        one.record_id: str(one.value) if one.value else None
        for one in over.entries
        if one.action == "assign" and not over.is_undone(one)
    }


def _answered(over: Waiting) -> set[tuple[str, str | None]]:
    """Return the issues that were decided, each by what tells it from others."""
    return {_answer(one) for one in _deciding(over) if one.kind == "issue" or one.answers}


def _answer(one: Correction) -> tuple[str, str | None]:
    return one.record_id, None if one.kind == "issue" else one.answers


def _deciding(over: Waiting) -> Iterator[Correction]:
    for one in over.entries:
        decides = one.action in SETTLING if one.kind == "issue" else one.action not in {"comment", "assign"}
        if decides and one.action != "undo" and not over.is_undone(one):
            yield one


def _rejected(over: Waiting) -> tuple[str, ...]:
    """Return the records that were rejected without an issue about them."""
    found = {
        one.record_id
        for one in _deciding(over)
        if one.action == "reject" and one.kind in SAMPLED and not one.answers
    }
    return tuple(sorted(found))


class _Held:
    """What one published file calls for, asked again when another one is there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._asked: tuple[Stamp, int, tuple[str, ...]] | None = None
        self._found = QueueItems((), ())

    def items(self, sample: int, rejected: tuple[str, ...]) -> QueueItems:
        with self._lock:
            asked = stamp_of(self._path), sample, rejected
            if asked != self._asked or asked[0] is None:
                self._found = queue_items(self._path, sample, rejected)
                self._asked = asked
            return self._found


@cache
def _held(published: Path) -> _Held:
    return _Held(published)
