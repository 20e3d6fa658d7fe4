"""Which sums add up: no money is in two totals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Aggregation
    from extract.records.giving.merging import Sum
    from extract.records.giving.statements import Links


@dataclass(slots=True)
class Book:
    """The sums of a document, which of them lie in which, and what each is for the addition."""

    sums: Sequence[Sum]
    links: Links
    wholes: dict[int, set[int]] = field(default_factory=dict)
    over: dict[int, set[int]] = field(default_factory=dict)  # all that include it, however many steps up
    under: dict[int, set[int]] = field(default_factory=dict)  # it, and all that lie in it
    role: dict[int, Aggregation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, one in enumerate(self.sums):
            self.wholes[number] = {
                n for n, other in enumerate(self.sums) if n != number and _lies_in(one, other)
            }
        by_key = {key: number for number, one in enumerate(self.sums) for key in one.keys}
        for part, whole in sorted(self.links.parts):
            self._put(by_key[part], by_key[whole])
        for number in self.wholes:
            beside = {n for n in self._above(number) if self._beside(number, n)}
            self.wholes[number] = {n for n in self.wholes[number] if not beside & {n, *self._above(n)}}
        self.over = {number: self._above(number) for number in self.wholes}
        self.under = {n: {n, *(p for p in self.over if n in self.over[p])} for n in self.wholes}

    def _put(self, part: int, whole: int) -> None:
        if part != whole and part not in self._above(whole):
            self.wholes[part].add(whole)

    def _above(self, number: int) -> set[int]:
        found: set[int] = set()
        todo = list(self.wholes[number])
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo.extend(self.wholes[one])
        return found

    def add_up(self) -> None:
        """Give each sum its role: what includes others first, then the longest, the latest and the largest.

        A sum is a part if a total or a part includes it; a total if it shares no money with the others; else
        it is context.
        """
        order = sorted(range(len(self.sums)), key=lambda n: _weight(self.sums[n]), reverse=True)
        for number in order:
            self._decide(number)

    def _decide(self, number: int) -> None:
        if number in self.role:
            return
        one = self.sums[number]
        for whole in sorted(self.wholes[number]):
            self._decide(whole)
        if self._is_aside(one):
            self.role[number] = "context"
        elif any(self.role[whole] != "context" for whole in self.wholes[number]):
            self.role[number] = "part"
        else:
            counted = [n for n, role in self.role.items() if role != "context"]
            alone = all(self._apart(number, n) for n in counted)
            self.role[number] = "total" if alone else "context"

    def part_of(self, number: int) -> list[int]:
        """Return the smallest sums that include `number`, none that includes another of them."""
        counted = {n for n in self.over[number] if self.role[n] != "context"}
        return sorted(n for n in counted if not any(n in self.over[other] for other in counted))

    def _beside(self, number: int, other_number: int) -> bool:
        one, other = self.sums[number], self.sums[other_number]
        return any(frozenset({a, b}) in self.links.beside for a in one.keys for b in other.keys)

    def _is_aside(self, one: Sum) -> bool:
        """Tell whether it is a rate, money told before in another currency, or drawn for comparison."""
        compared = one.giver and one.giver.foreign and all(s.source == "chart" for s in one.members)
        return one.rate or bool(compared) or bool(one.keys & self.links.restated)

    def _apart(self, number: int, other_number: int) -> bool:
        """Tell whether two sums surely share no money."""
        one, other = self.sums[number], self.sums[other_number]
        if self.under[number] & self.under[other_number]:
            return False
        beside = any(self._beside(number, n) for n in (other_number, *self.over[other_number]))
        if one.kind != other.kind or beside or _other_giver(one, other):
            return True
        if one.currency != other.currency:
            dated = one.period.known and other.period.known
            return dated and not (one.period.meets(other.period) and _is_told_again(one, other))
        return not one.period.meets(other.period)


def _lies_in(one: Sum, other: Sum) -> bool:
    """Tell whether `one` is a year of `other`, or a giver's or line's share in all money of the kind."""
    if (one.kind, one.currency) != (other.kind, other.currency) or one.rate or other.rate:
        return False
    if not one.period.within(other.period) or one.best.means.low > other.best.means.high:
        return False
    if _scope(one) == _scope(other):
        return one.period != other.period
    outside = one.giver is not None and one.giver.foreign
    return other.giver is None and other.line is None and not outside


def _scope(one: Sum) -> tuple[str | None, str | None]:
    return one.giver.name.casefold() if one.giver else None, one.line


def _other_giver(one: Sum, other: Sum) -> bool:
    """Tell whether two givers are named, or one from outside where the other is the partner's."""
    if one.giver and other.giver:
        return not one.giver.same(other.giver)
    return bool((one.giver and one.giver.foreign) or (other.giver and other.giver.foreign))


def _is_told_again(one: Sum, other: Sum) -> bool:
    """Tell whether two currencies tell the same money: dues are one bill, a chart draws what a text says."""
    sources = [{s.source for s in x.members} for x in (one, other)]
    return one.kind == "assessed" or {"chart"} in sources


def _weight(one: Sum) -> tuple[bool, bool, int, object, object]:
    period = one.period
    return (
        not all(s.source == "chart" for s in one.members),
        period.known,
        period.days,
        str(period.end or ""),
        one.best.value,
    )
