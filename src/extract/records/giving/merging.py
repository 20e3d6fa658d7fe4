"""Statements of the same sum are brought together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extract.records.giving.statements import Giver, Period
from extract.records.intervals import ENDLESS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.models import Flow
    from extract.records.giving.statements import Links, Statement
    from extract.records.transacting import Said

    Lacks = Callable[["Sum", "Sum | None"], bool]  # None: any other

_RANK = {"text": 0, "table": 1, "chart": 2}


@dataclass(frozen=True, eq=False)
class Sum:
    """All statements of one sum."""

    members: tuple[Statement, ...]

    @cached_property
    def best(self) -> Statement:
        """The most precise statement: unqualified, of most digits; else of a text, a table, a chart."""
        return min(
            self.members,
            key=lambda one: (one.qualifier != "exact", one.means.high - one.means.low, _RANK[one.source]),
        )

    @cached_property
    def kind(self) -> Flow:
        """What kind of money it is."""
        return self.members[0].kind

    @cached_property
    def currency(self) -> str | None:
        """Its currency."""
        return self.members[0].currency

    @cached_property
    def rate(self) -> bool:
        """It is stated for each year."""
        return self.members[0].rate

    @cached_property
    def period(self) -> Period:
        """Its period, if any statement tells one."""
        periods = [one.period for one in self.members if one.period != Period()]
        return next((p for p in periods if p.known), periods[0] if periods else Period())

    @cached_property
    def giver(self) -> Giver | None:
        """Who gives, if any statement tells."""
        return next((one.giver for one in self.members if one.giver), None)

    @cached_property
    def line(self) -> str | None:
        """What line of a table or chart it is, if it is no giver's and not all of the kind."""
        return None if any(one.of_all for one in self.members) else self.members[0].line

    @cached_property
    def said(self) -> Said | None:
        """Which transaction it is, unless its statements say different things; the best one's words."""
        told = [one.said for one in (self.best, *self.members) if one.said]
        return told[0] if len({said.code for said in told}) == 1 else None

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its statements."""
        return frozenset(one.key for one in self.members)


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges what is the same by the places' own word and by value."""

    links: Links

    def merge(self, stated: Sequence[Statement]) -> list[Sum]:
        """Return the sums that `stated` tell, in their order.

        First those with the same giver, line and period; then where one names no giver, or no period, and
        just one sum agrees with it.
        """
        groups: dict[object, list[list[Statement]]] = {}
        for one in sorted(stated, key=lambda s: s.source == "chart"):
            alike = groups.setdefault((one.kind, one.currency, one.rate, one.period), [])
            same = (group for group in alike if all(self._same(one, other) for other in group))
            found = next(same, None)
            if found is None:
                alike.append([one])
            else:
                found.append(one)
        sums = [Sum(tuple(group)) for alike in groups.values() for group in alike]
        return _in_order(stated, self._join(self._join(sums, _lacks_giver), _lacks_period))

    def _same(self, one: Statement, other: Statement) -> bool:
        return (
            self._may_be(one, other)
            and _same_giver(one.giver, other.giver)
            and (one.line or "").casefold() == (other.line or "").casefold()
            and (one.line is None or one.holder != other.holder)
        )

    def _may_be(self, one: Statement, other: Statement) -> bool:
        """Tell whether kind, currency and values agree, and no place tells the two apart."""
        if (one.kind, one.currency, one.rate) != (other.kind, other.currency, other.rate):
            return False
        if one.holder is not None and one.holder == other.holder:
            return False
        pair = (one.key, other.key)
        linked = frozenset(pair) in self.links.beside or {pair, pair[::-1]} & self.links.parts
        return one.means.meets(other.means) and not linked

    def _join(self, sums: list[Sum], lacks: Lacks) -> list[Sum]:
        """Return `sums`, those that lack something put into the only other that agrees and has it."""
        for one in [s for s in sums if lacks(s, None) and _is_bounded(s)]:
            fitting = [other for other in sums if self._agrees(one, other) and lacks(one, other)]
            if len(fitting) == 1:
                joined = Sum((*fitting[0].members, *one.members))
                sums = [joined if s is fitting[0] else s for s in sums if s is not one]
        return sums

    def _agrees(self, one: Sum, other: Sum) -> bool:
        if one is other or one.kind != other.kind or not _is_bounded(other):
            return False
        return all(self._may_be(a, b) for a in one.members for b in other.members)


def _in_order(stated: Sequence[Statement], sums: list[Sum]) -> list[Sum]:
    order = {one.key: number for number, one in enumerate(stated)}
    return sorted(sums, key=lambda one: min(order[key] for key in one.keys))


def _same_giver(one: Giver | None, other: Giver | None) -> bool:
    return one is other or bool(one and other and one.same(other))


def _is_bounded(one: Sum) -> bool:
    return one.best.means.high < ENDLESS and one.best.means.low > 0 and not one.rate


def _lacks_giver(one: Sum, other: Sum | None) -> bool:
    """Tell whether only `other` names the giver of the same years; lines of a table are no whole."""
    if one.giver is not None or one.line is not None:
        return False
    return other is None or (other.giver is not None and one.period == other.period)


def _lacks_period(one: Sum, other: Sum | None) -> bool:
    """Tell whether only `other` has a period, of the same giver."""
    if one.period != Period():
        return False
    return other is None or (
        other.period.known and _same_giver(one.giver, other.giver) and one.line == other.line
    )
