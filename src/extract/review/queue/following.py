"""What comes before and after a record in the order of the queue."""

from __future__ import annotations

import threading
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from extract.corrections.seconding import person
from extract.review.queue.counts import chosen
from extract.review.queue.entries import queue_of
from extract.review.queue.mixing import mixed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from extract.review.desk import Desk
    from extract.review.queue.entries import Entry
    from extract.review.queue.state import State

KEPT = 64  # orders that are remembered, by state and reviewer


def next_after(desk: Desk, state: State, record: str, reviewer: str | None = None) -> str | None:
    """Return the address of the next entry that is open after `record` (the id of an issue or a record).

    A record that is no entry stands where the first issue about it does. The order is that of the queue in
    `state`; at its end it begins anew. None if nothing else is open.
    `reviewer` is who asks, for the filter `assigned=me`.
    """
    return _neighbour(desk, state, record, reviewer or desk.reviewer, step=1)


def previous_before(desk: Desk, state: State, record: str, reviewer: str | None = None) -> str | None:
    """Return the address of the entry that is open before `record`, likewise."""
    return _neighbour(desk, state, record, reviewer or desk.reviewer, step=-1)


def link_to(entry: Entry, state: State) -> str:
    """Return the address of the document page at an entry; it carries what the queue showed."""
    told = urlencode({"record": entry.item.id, "queue": state.query})
    return f"/documents/{quote(entry.item.document or '')}?{told}"


def _neighbour(desk: Desk, state: State, record: str, reviewer: str, *, step: int) -> str | None:
    everything = chosen(queue_of(desk).entries, state, reviewer).entries
    order = mixed(everything)
    record = _entry(order, record)
    ids = _orders(desk.settings.published).walked(
        (state.with_(show="issues").query, reviewer), tuple(one.item.id for one in order), record
    )
    still = {one.item.id: one for one in order if _is_left(one, reviewer) and one.item.id != record}
    place = ids.index(record) if record in ids else -1 if step > 0 else 0
    after, before = ids[place + 1 :], ids[: max(place, 0)]
    walk = chain(after, before) if step > 0 else chain(reversed(before), reversed(after))
    found = next((still[one] for one in walk if one in still), None)
    return link_to(found, state) if found else None


def _entry(order: Sequence[Entry], record: str) -> str:
    """Return the id of the entry that is called so, or is about the record or document that is."""
    told = [(one.item.id, one.item.record_id, one.item.document) for one in order]
    found = (names[0] for level in range(3) for names in told if names[level] == record)
    return next(found, record)


def _is_left(entry: Entry, reviewer: str) -> bool:
    """Tell whether there is something to decide for this reviewer."""
    mine = person(reviewer) in map(person, entry.proposed)
    return entry.is_open and entry.item.document is not None and not mine


class _Orders:
    """The order that each reviewer last walked along: what was decided and published is in it still."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def walked(self, key: tuple[str, str], ids: tuple[str, ...], record: str) -> tuple[str, ...]:
        """Return `ids`; if `record` is none of them any more, the order in which it was, and then `ids`."""
        with self._lock:
            before = self._known.pop(key, ())
            if record not in ids and record in before:
                there = set(before)
                ids = (*before, *(one for one in ids if one not in there))
            self._known[key] = ids
            while len(self._known) > KEPT:
                del self._known[next(iter(self._known))]
            return ids


@cache
def _orders(published: Path) -> _Orders:  # noqa: ARG001 - one for each desk
    return _Orders()
