"""Numbers and points in time as charts need them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.showing import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from extract.warehouse.reporting import Money

SIGNS = {"about": "≈", "nearly": "≈", "more_than": ">", "at_least": "≥", "less_than": "<", "at_most": "≤"}
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unit:
    """What the numbers of a chart count: 1,000,000 for `million`."""

    size: Decimal
    name: str

    def told(self, money: Money, *, sign: bool = False) -> str:
        """Return a sum in this unit, exact: `>21.2` with its sign, `more than 21.2 million` without."""
        number = words.number(money.value / self.size)
        if money.most is not None:
            number = f"{number}–{words.number(money.most / self.size)}"
        if sign:
            return SIGNS.get(money.qualifier or "", "") + number
        return f"{words.qualified(money.qualifier)}{number} {self.name}".strip()


UNITS = (Unit(Decimal(10**9), "billion"), Unit(Decimal(10**6), "million"), Unit(Decimal(10**3), "thousand"))
ONE = Unit(Decimal(1), "")


def unit_of(moneys: Iterable[Money]) -> Unit:
    """Return the unit in which the largest of the sums is at least 1."""
    largest = max((money.most or money.value for money in moneys), default=Decimal(0))
    return next((unit for unit in UNITS if largest >= unit.size), ONE)


def sum_of(money: Money) -> str:
    """Return a sum in full: `more than USD 21,200,000`."""
    return words.qualified(money.qualifier) + words.money(money.value, money.currency, money.most)


def start_of(day: date) -> float:
    """Return the beginning of a day on the axis of years: 2021-07-02 is 2021.5."""
    return day.year + (day.timetuple().tm_yday - 1) / (366 if calendar.isleap(day.year) else 365)


def end_of(day: date) -> float:
    """Return the end of a day: 2021-12-31 is 2022.0."""
    return start_of(day + DAY)


def ticks(first: int, last: int, most: int) -> list[int]:
    """Return the years from `first` to `last` that are written at an axis, at most `most` of them."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / step < most)
    return [year for year in range(first, last + 1) if year % step == 0]
