"""What was decided on a record, as the panel tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.review.deciding.saying import DONE, decision_in_words, value_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from extract.models import Correction
    from extract.review.waiting import Waiting
    from extract.warehouse.reviewing.records import Sight

WAITS = "waiting"


@dataclass(frozen=True, slots=True)
class Event:
    """One decision of the history."""

    id: str
    reviewer: str
    at: datetime
    action: str
    field: str
    seen: str
    value: str
    reason: str
    state: str
    undone: bool

    @property
    def done(self) -> str:
        """What was done, in words."""
        return DONE.get(self.action, self.action)


def proposals(some: Sequence[Sight], waiting: Waiting) -> Iterator[str]:
    """Yield each decision that waits for a second person, once for each who has made it."""
    told = [one for sight in some for one in waiting.proposals(sight.found.record_id)]
    yield from dict.fromkeys(f"{one.reviewer}: {decision_in_words(one)}" for one in told)


def events(some: Sequence[Sight], waiting: Waiting) -> Iterator[Event]:
    """Yield all decisions on the records, the newest first."""
    states = {key: state for one in some for key, state in one.states.items()}
    names = {one.found.record_id for one in some}
    told = [one for one in waiting.entries if one.id in states or one.record_id in names]
    for one in reversed(told):
        if one.action != "undo":
            yield _event(one, states.get(one.id, WAITS), undone=waiting.is_undone(one))


def _event(one: Correction, state: str, *, undone: bool) -> Event:
    return Event(
        id=one.id,
        reviewer=one.reviewer,
        at=one.at,
        action=one.action,
        field=one.field or "",
        seen=value_in_words(one.seen),
        value=value_in_words(one.value) if one.action in {"edit", "add"} else "",
        reason=one.reason,
        state=state,
        undone=undone,
    )
