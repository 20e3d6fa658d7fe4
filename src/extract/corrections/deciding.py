"""Of all that was decided on a record, the last word counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.corrections.anchors import find
from extract.corrections.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.models import Correction, FactSheet

DECIDES = frozenset({"edit", "accept", "reject"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A correction, and the id of the record on which it decides; None if that is gone."""

    correction: Correction
    target: str | None

    @property
    def key(self) -> tuple[object, ...]:
        """Decisions with the same key are about the same thing."""
        return self.correction.kind, self.target, self.correction.field


@dataclass(frozen=True, slots=True)
class Heard:
    """All corrections of a document, by what is to be done with them."""

    in_force: tuple[Asked, ...]
    superseded: tuple[Asked, ...]
    withdrawn: tuple[Asked, ...]
    noted: tuple[Asked, ...]

    def seen_before(self, asked: Asked) -> Iterator[Any]:
        """Yield what the reviewers of earlier decisions on the same field have seen."""
        yield asked.correction.seen
        yield from (other.correction.seen for other in self.superseded if other.key == asked.key)


def heard(sheet: FactSheet, corrections: Iterable[Correction]) -> Heard:
    """Find the record of each correction, and tell which decisions are in force."""
    ordered = sorted(corrections, key=lambda one: (one.at, one.id))
    undone = _undone(ordered)
    asked = [Asked(one, _target(sheet, one)) for one in ordered]
    live = [one for one in asked if one.correction.id not in undone]
    deciding = [one for one in live if one.correction.action in {*DECIDES, "add"}]
    in_force = tuple(one for n, one in enumerate(deciding) if not _overruled(one, deciding[n + 1 :]))
    return Heard(
        in_force,
        tuple(one for one in deciding if one not in in_force),
        tuple(one for one in asked if one.correction.id in undone),
        tuple(one for one in live if one.correction.action in {"comment", "undo"}),
    )


def _undone(corrections: Sequence[Correction]) -> frozenset[str]:
    """Return the ids of corrections that are undone; an undoing can be undone, by a later one."""
    undone: set[str] = set()
    for one in reversed(corrections):
        if one.action == "undo" and one.id not in undone:
            undone.add(str(one.value))
    return frozenset(undone)


def _overruled(asked: Asked, later: Sequence[Asked]) -> bool:
    """Tell whether a later decision is about the same field, or one of the two rejects the whole record."""
    if asked.target is None or asked.correction.action == "add":
        return False
    same = [one for one in later if (one.correction.kind, one.target) == asked.key[:2]]
    whole = asked.correction.action == "reject"
    return any(whole or one.correction.action == "reject" or one.key == asked.key for one in same)


def _target(sheet: FactSheet, one: Correction) -> str | None:
    if one.kind == "document":
        return sheet.source.sha256 if one.document == sheet.source.sha256 else None
    if one.kind == "issue":
        return one.record_id
    record = find(sheet, one) if KINDS[one.kind].list else None
    return record.id if record is not None else None
