"""Which decisions of the log count: the last on each field, unless it was undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Correction

SILENT = frozenset({"comment", "assign", "undo"})  # they decide nothing


def undone(entries: Iterable[Correction]) -> frozenset[str]:
    """Return the ids of decisions that are undone; an undoing can be undone, by a later one."""
    found: set[str] = set()
    for one in sorted(entries, key=lambda one: (one.at, one.id), reverse=True):
        if one.action == "undo" and one.id not in found:
            found.add(str(one.value))
    return frozenset(found)


def in_force(entries: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return the last decision on each field of each record, in the order in which they were made."""
    some = sorted(entries, key=lambda one: (one.at, one.id))
    gone = undone(some)
    last = {_thing(one): one for one in some if one.id not in gone and one.action not in SILENT}
    return tuple(sorted(last.values(), key=lambda one: (one.at, one.id)))


def _thing(one: Correction) -> tuple[object, ...]:
    """Return what a decision is about; each added record is one of its own."""
    return one.document, one.kind, one.record_id, one.field, one.id if one.action == "add" else ""


def last_decision(
    entries: Iterable[Correction], document: str, issue: str, record: str | None, field: str | None
) -> Correction | None:
    """Return the last word on an issue, or on the field (or the whole) of its record; so is an undoing."""
    about = (
        one
        for one in entries
        if one.document == document and one.action not in {"comment", "assign"}
        if one.record_id == issue or (one.record_id == record and one.field in {field, None})
    )
    return max(about, key=lambda one: (one.at, one.id), default=None)
