"""The last word on a record, and whether a reviewer has seen it before deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.errors import StaleDecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.models import Correction, RecordKind

TELLING = frozenset({"edit", "accept", "reject", "unknown", "merge", "split", "undo"})


def last_decision(
    entries: Sequence[Correction], document: str, kind: RecordKind, record_id: str, field: str | None
) -> Correction | None:
    """Return the last entry of a log that decides on a field, or undoes such a decision; None if none does.

    What is decided on the whole record is decided on each field, and the other way round: with no `field`,
    it is the last decision on any.
    """
    found = (one for one in reversed(entries) if _is_about(one, document, kind, record_id, field))
    return next(found, None)


def check_current(kept: Sequence[Correction], fresh: Iterable[Correction], after: str | None) -> None:
    """Raise `StaleDecision` if `kept`, past the entry `after`, decides on the same thing as `fresh`."""
    ids = [one.id for one in kept]
    since = kept[ids.index(after) + 1 :] if after in ids else kept
    for one in fresh:
        theirs = last_decision(since, one.document, one.kind, one.record_id, one.field)
        if theirs is not None and one.action in TELLING:
            raise StaleDecision(theirs, one)


def _is_about(one: Correction, document: str, kind: RecordKind, record_id: str, field: str | None) -> bool:
    same = (one.document, one.kind, one.record_id) == (document, kind, record_id)
    fields = field is None or one.field is None or one.field == field
    return same and fields and one.action in TELLING
