"""What one place says of money given, before statements of the same sum are brought together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from extract.models import Amount, Chart, ContributionPlace, Flow, Qualifier
    from extract.records.intervals import Interval
    from extract.records.transacting import Said

GIVING: tuple[Flow, ...] = ("assessed", "core_voluntary", "voluntary")
Source = Literal["text", "table", "chart"]
_BRACKETS = re.compile(r"\(([^()]+)\)")
_ARTICLE = re.compile(r"^(?:the|la|le|les|el|los|las|l['’])\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day; None is open, and both None are not stated."""

    start: date | None = None
    end: date | None = None

    @property
    def known(self) -> bool:
        """Both days are stated."""
        return self.start is not None and self.end is not None

    @property
    def days(self) -> int:
        """Length of a known period."""
        return (self.end - self.start).days if self.start and self.end else 0

    def within(self, other: Period) -> bool:
        """Tell whether both are known and no day lies outside `other`."""
        if not (self.start and self.end and other.start and other.end):
            return False
        return other.start <= self.start and self.end <= other.end

    def meets(self, other: Period) -> bool:
        """Tell whether the two may share a day."""
        return (self.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (
            self.end or date.max
        )


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives; `foreign` is not of the partner (another country, the EU), so not in the partner's sums."""

    name: str
    foreign: bool = False

    def same(self, other: Giver) -> bool:
        """Tell whether a name of both is the same: 'State (DGD)' is 'State' and 'DGD'."""
        return bool(_names(self.name) & _names(other.name))


@lru_cache(maxsize=1024)
def _names(name: str) -> frozenset[str]:
    parts = (_BRACKETS.sub("", name), *_BRACKETS.findall(name))
    return frozenset(_ARTICLE.sub("", part.strip()).casefold() for part in parts if part.strip())


@dataclass(frozen=True, slots=True)
class Statement:
    """Money given, as one amount or one value of a chart says it.

    `said` is which transaction its words say it is.
    `line` is what a row or a series is about where that is no giver, no year and no kind of money: 'Skills'.
    """

    key: str
    kind: Flow
    currency: str | None
    value: Decimal
    value_max: Decimal | None
    qualifier: Qualifier
    means: Interval
    period: Period
    source: Source
    place: ContributionPlace
    giver: Giver | None = None
    line: str | None = None
    rate: bool = False
    said: Said | None = None
    amount: Amount | None = None
    chart: Chart | None = None

    @property
    def of_all(self) -> bool:
        """It is of the partner as a whole and of all its money of the kind."""
        return self.giver is None and self.line is None

    @property
    def holder(self) -> str | None:
        """The table or chart in which it stands."""
        return self.place.table_id or self.place.chart_id


@dataclass(slots=True)
class Links:
    """What places say of statements, by their keys.

    `parts` are pairs of part and whole, `beside` pairs that add up, `restated` is money told before in
    another currency.
    """

    parts: set[tuple[str, str]] = field(default_factory=set)
    beside: set[frozenset[str]] = field(default_factory=set)
    restated: set[str] = field(default_factory=set)

    def add(self, other: Links) -> None:
        """Take over what `other` holds."""
        self.parts |= other.parts
        self.beside |= other.beside
        self.restated |= other.restated


def may_lie_in(part: Statement, whole: Statement) -> bool:
    """Tell whether kind, currency, value and period allow that `part` lies in `whole`."""
    kinds = part.kind == whole.kind or (part.kind, whole.kind) == ("core_voluntary", "voluntary")
    fits = part.means.low <= whole.means.high
    times = not (part.period.known and whole.period.known) or part.period.within(whole.period)
    return kinds and part.currency == whole.currency and fits and times and not (part.rate or whole.rate)
