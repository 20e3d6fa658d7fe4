"""Of all that was decided on a record, the last word counts; where two must agree, the last agreed one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.corrections.adding import made_by
from extract.corrections.anchors import find, same_words
from extract.corrections.kinds import KINDS
from extract.corrections.seconding import Asked, seconded, standing, waiting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from extract.models import Correction, FactSheet

DECIDES = frozenset({"edit", "accept", "reject", "add", "unknown", "merge", "split"})
SAID = frozenset({"comment", "undo", "assign"})  # these decide nothing


@dataclass(frozen=True, slots=True)
class Heard:
    """All corrections of a document, by what is to be done with them.

    `seconded` are decisions that a later one, in force, has repeated: they are in force with it.
    """

    in_force: tuple[Asked, ...]
    seconded: Mapping[Asked, Asked]
    superseded: tuple[Asked, ...]
    proposed: tuple[Asked, ...]
    withdrawn: tuple[Asked, ...]
    noted: tuple[Asked, ...]

    def seen_before(self, asked: Asked) -> Iterator[Any]:
        """Yield what the reviewers of earlier decisions on the same field have seen."""
        yield asked.correction.seen
        earlier = (*self.superseded, *self.seconded)
        yield from (other.correction.seen for other in earlier if other.key == asked.key)


def heard(sheet: FactSheet, corrections: Iterable[Correction], codes: Collection[str] = ()) -> Heard:
    """Find the record of each correction, and tell which decisions are in force.

    Decisions that answer an issue of one of `codes` are in force once a second person has decided the same.
    """
    ordered = sorted(corrections, key=lambda one: (one.at, one.id))
    undone = _undone(ordered)
    document = sheet.source.sha256
    live_ids = made_by((one for one in ordered if one.id not in undone), document).items()
    made: Mapping[str, str | None] = dict.fromkeys(made_by(ordered, document)) | dict(live_ids)
    asked = [Asked(one, _target(sheet, one, made)) for one in ordered]
    live = [one for one in asked if one.correction.id not in undone]
    deciding = [one for one in live if one.correction.action in DECIDES]
    proposed = waiting(deciding, codes)
    counting = [one for one in deciding if one not in proposed]
    repeated = seconded(counting, codes)
    last = [
        one
        for n, one in enumerate(counting)
        if one not in repeated and not any(one.overruled(other) for other in counting[n + 1 :])
    ]
    together = {one: other for one, other in repeated.items() if other in last}
    still = standing(proposed, deciding)
    left = {*last, *together, *still}
    return Heard(
        tuple(last),
        together,
        tuple(one for one in deciding if one not in left),
        still,
        tuple(one for one in asked if one.correction.id in undone),
        tuple(one for one in live if one.correction.action in SAID),
    )


def _undone(corrections: Sequence[Correction]) -> frozenset[str]:
    """Return the ids of corrections that are undone; an undoing can be undone, by a later one."""
    undone: set[str] = set()
    for one in reversed(corrections):
        if one.action == "undo" and one.id not in undone:
            undone.add(str(one.value))
    return frozenset(undone)


def _target(sheet: FactSheet, one: Correction, made: Mapping[str, str | None]) -> str | None:
    if one.kind == "document":
        return sheet.source.sha256 if one.document == sheet.source.sha256 else None
    if one.kind == "issue":
        return _issue(sheet, one)
    if one.record_id in made:
        return made[one.record_id]
    record = find(sheet, one) if KINDS[one.kind].list else None
    return record.id if record is not None else None


def _issue(sheet: FactSheet, one: Correction) -> str:
    """Return the issue as it is called now: the same code with the same words; else as it was called."""
    code, words = one.anchor.detail, one.anchor.words
    ids = {issue.id for issue in sheet.issues}
    same = (issue.id for issue in sheet.issues if issue.code == code and same_words(issue.message, words))
    return one.record_id if one.record_id in ids else next(same, one.record_id)
