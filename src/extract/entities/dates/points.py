"""What one form says: a day, a month, part of a year, a year, years, a decade; or a part without its year."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

Unit = Literal["day", "month", "part_of_year", "year", "years", "decade"]
Link = Literal["to", "and", "comma"]

_CENTURY_TURNS = 50  # '50 is 2050, '51 is 1951


@dataclass(frozen=True, slots=True)
class Point:
    """Characters `start` to `end`; a part (`15 avril`, `June`, `Q1`) has no year until another lends one."""

    start: int
    end: int
    form: str
    unit: Unit
    year: int | None
    month: int = 1
    day: int | None = None
    months: int = 1  # how many months it lasts

    @property
    def kind(self) -> Literal["day", "month", "year", "range"]:
        """What the point is as a date of its own."""
        return self.unit if self.unit in ("day", "month", "year") else "range"

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year or 1, self.month, self.day or 1)

    @property
    def last(self) -> date:
        """The last day."""
        if self.day is not None:
            return self.first
        more, month = divmod(self.month + self.months - 2, 12)
        year = (self.year or 1) + more
        return date(year, month + 1, calendar.monthrange(year, month + 1)[1])

    @property
    def exists(self) -> bool:
        """Whether the calendar has it; a leap year is supposed for parts."""
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= calendar.monthrange(self.year or 2024, self.month)[1]


def full_year(digits: str) -> int:
    """Return the year of four figures, or of two."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year <= _CENTURY_TURNS else 1900)


def end_year(year: int, tail: str) -> int | None:
    """Return the year meant by `21` behind `2019`: later in the century or early in the next, else None."""
    century, low = divmod(year, 100)
    high = int(tail)
    if high <= low and (low < 90 or high > 20):
        return None
    return (century + (high <= low)) * 100 + high
