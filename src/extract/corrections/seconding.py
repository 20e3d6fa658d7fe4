"""Decisions that need two people: one proposes, and another who decides the same puts it in force."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, get_args

from extract.corrections.anchors import HALF, overlap
from extract.corrections.values import plainly
from extract.errors import SettingsError
from extract.models import Correction, IssueCode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from extract.settings import Settings

GONE = frozenset({"reject", "merge", "split"})  # after these there is no such record


def person(name: str) -> str:
    """Return by what a reviewer is told from others: 'Ann ' and 'ann' are one person."""
    return name.strip().casefold()


@dataclass(frozen=True, slots=True)
class Asked:
    """A correction, and the id of the record on which it decides; None if that is gone."""

    correction: Correction
    target: str | None

    def __hash__(self) -> int:
        return hash(self.correction.id)

    @property
    def key(self) -> tuple[object, ...]:
        """Decisions with the same key are about the same thing."""
        return self.correction.kind, self.target, self.correction.field

    @property
    def person(self) -> str:
        """Who decided."""
        return person(self.correction.reviewer)

    def overruled(self, later: Asked) -> bool:
        """Tell whether a later decision takes the place of this one.

        It is about the same field, or one of the two removes the whole record; but what was corrected in a
        project before it was merged goes into the other one.
        """
        if self.target is None or self.correction.action == "add":
            return False
        if (later.correction.kind, later.target) != self.key[:2]:
            return False
        mine, theirs = self.correction.action, later.correction.action
        if theirs == "merge":
            return mine in GONE
        return mine in GONE or theirs in GONE or later.key == self.key


def two_reviewers(settings: Settings) -> frozenset[str]:
    """Return the codes of issues whose decisions need two people.

    `SettingsError` if the settings name a code that no issue has.
    """
    known = get_args(IssueCode)
    wrong = [code for code in settings.review.two_reviewers if code not in known]
    if wrong:
        raise SettingsError(*(_wrong(code, known) for code in wrong))
    return frozenset(settings.review.two_reviewers)


def _wrong(code: str, known: Sequence[str]) -> str:
    near = get_close_matches(code, known, n=1)
    meant = f" Is '{near[0]}' meant?" if near else ""
    return (
        f"The setting 'review.two_reviewers' has '{code}', and no issue has such a code.{meant} "
        f"Codes are {', '.join(known)}."
    )


def code_of(one: Correction) -> str | None:
    """Return the code of the issue that a decision answers, or on which it decides."""
    return one.anchor.detail if one.kind == "issue" else one.answers


def waiting(deciding: Sequence[Asked], codes: Collection[str]) -> frozenset[Asked]:
    """Return the decisions that no second person has made yet."""
    needing = [one for one in deciding if code_of(one.correction) in codes]
    together = {one for pair in _pairs(deciding) for one in pair} if needing else frozenset()
    return frozenset(one for one in needing if one not in together)


def standing(proposed: Collection[Asked], deciding: Sequence[Asked]) -> tuple[Asked, ...]:
    """Return those of `proposed` in whose place nothing has come, in the order of `deciding`.

    What counts later takes their place, and so does what the same person says later.
    """
    return tuple(
        one
        for n, one in enumerate(deciding)
        if one in proposed
        and not any(one.overruled(other) for other in _weighing(one, deciding[n + 1 :], proposed))
    )


def _weighing(one: Asked, later: Sequence[Asked], proposed: Collection[Asked]) -> Iterator[Asked]:
    return (other for other in later if other not in proposed or other.person == one.person)


def seconded(counting: Sequence[Asked], codes: Collection[str]) -> Mapping[Asked, Asked]:
    """Return the decisions that needed a second person, each with the last one that says the same."""
    if not any(code_of(one.correction) in codes for one in counting):
        return {}
    needing = (pair for pair in _pairs(counting) if code_of(pair[0].correction) in codes)
    return dict(needing)


def _pairs(deciding: Sequence[Asked]) -> Iterator[tuple[Asked, Asked]]:
    """Yield a decision with each later one of another person that says the same.

    Whoever has decided otherwise in between has changed his mind: there is no pair.
    """
    for n, one in enumerate(deciding):
        for other in deciding[n + 1 :]:
            if other.person == one.person and one.overruled(other):
                break
            if other.person != one.person and _same(one, other):
                yield one, other


def _same(one: Asked, other: Asked) -> bool:
    """Tell whether two decisions say the same about the same thing."""
    if said(one.correction) != said(other.correction):
        return False
    if one.correction.action != "add":
        return one.key == other.key
    mine, theirs = one.correction, other.correction
    return mine.kind == theirs.kind and overlap(mine.anchor.spans, theirs.anchor.spans) >= HALF


def said(one: Correction) -> object:
    """Return what a decision says, to be compared: to accept a value is to say it."""
    if one.action in {"edit", "accept"} and one.field is not None:
        return "value", plainly(one.kind, one.field, one.value)
    if one.action == "merge" and isinstance(one.value, dict):
        return "merge", one.value.get("into")
    return one.action, one.value
