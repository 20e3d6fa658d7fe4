"""Statements of the same sum are brought together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.records.giving.statements import Giver, Period
from extract.records.intervals import ENDLESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.models import Flow
    from extract.records.giving.statements import Links, Statement

_RANK = {"text": 0, "table": 1, "chart": 2}


@dataclass(slots=True, eq=False)
class Sum:
    """All statements of one sum."""

    members: list[Statement] = field(default_factory=list)

    @property
    def best(self) -> Statement:
        """The most precise statement: unqualified, of most digits; else of a text, a table, a chart."""
        return min(
            self.members,
            key=lambda one: (one.qualifier != "exact", one.means.high - one.means.low, _RANK[one.source]),
        )

    @property
    def kind(self) -> Flow:
        """What kind of money it is."""
        return self.members[0].kind

    @property
    def currency(self) -> str | None:
        """Its currency."""
        return self.members[0].currency

    @property
    def rate(self) -> bool:
        """It is stated for each year."""
        return self.members[0].rate

    @property
    def period(self) -> Period:
        """Its period, if any statement tells one."""
        periods = [one.period for one in self.members if one.period != Period()]
        return next((p for p in periods if p.known), periods[0] if periods else Period())

    @property
    def giver(self) -> Giver | None:
        """Who gives, if any statement tells."""
        return next((one.giver for one in self.members if one.giver), None)

    @property
    def line(self) -> str | None:
        """What line of a table or chart it is, if it is no giver's and not all of the kind."""
        return None if any(one.of_all for one in self.members) else self.members[0].line

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its statements."""
        return frozenset(one.key for one in self.members)


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges what is the same by the places' own word and by value."""

    links: Links

    def merge(self, stated: Iterable[Statement]) -> list[Sum]:
        """Return the sums that `stated` tell, in their order.

        First those with the same giver, line and period; then where one names no giver, or no period, and
        just one sum agrees with it.
        """
        sums: list[Sum] = []
        for one in sorted(stated, key=lambda s: s.source == "chart"):
            same = [s for s in sums if all(self._same(one, other) for other in s.members)]
            if same:
                same[0].members.append(one)
            else:
                sums.append(Sum([one]))
        self._join(sums, _lacks_giver)
        self._join(sums, _lacks_period)
        return sums

    def _same(self, one: Statement, other: Statement) -> bool:
        return (
            self._may_be(one, other)
            and one.period == other.period
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

    def _join(self, sums: list[Sum], lacks: Callable[[Sum, Sum], bool]) -> None:
        for one in [s for s in sums if _is_bounded(s)]:
            fitting = [
                other
                for other in sums
                if other is not one
                and lacks(one, other)
                and _is_bounded(other)
                and all(self._may_be(a, b) for a in one.members for b in other.members)
            ]
            if len(fitting) == 1:
                fitting[0].members.extend(one.members)
                sums.remove(one)


def _same_giver(one: Giver | None, other: Giver | None) -> bool:
    return one is other or bool(one and other and one.same(other))


def _is_bounded(one: Sum) -> bool:
    return one.best.means.high < ENDLESS and one.best.means.low > 0 and not one.rate


def _lacks_giver(one: Sum, other: Sum) -> bool:
    """Tell whether only `other` names the giver of the same years; lines of a table are no whole."""
    return one.giver is None and one.line is None and other.giver is not None and one.period == other.period


def _lacks_period(one: Sum, other: Sum) -> bool:
    """Tell whether only `other` has a period, of the same giver."""
    same = _same_giver(one.giver, other.giver) and one.line == other.line
    return same and one.period == Period() and other.period.known
