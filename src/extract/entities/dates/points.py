"""A match of a date's form becomes a point: first and last day, or the parts of it that are printed."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from extract.entities.dates.patterns import month_names, month_numbers, points
from extract.entities.dates.rules import date_rules
from extract.entities.numbers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Language

PointKind = Literal["day", "month", "year", "range"]
_PARTS = ("dm", "md", "m")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Point:
    """Characters `start` to `end`; a part (`15 avril`, `June`) has no year until a range lends it one."""

    start: int
    end: int
    form: str
    year: int | None
    month: int | None = None
    day: int | None = None
    months: int = 1  # how many months a quarter, half-year, year or decade lasts

    @property
    def kind(self) -> PointKind:
        """What the point is as a date of its own."""
        if self.day is not None:
            return "day"
        return {1: "month", 12: "year"}.get(self.months, "range")  # type: ignore[return-value]

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year or 1, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day."""
        if self.day is not None:
            return self.first
        year, month = divmod((self.month or 1) + self.months - 2, 12)
        year += self.year or 1
        return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def find_points(text: str, language: Language, *, month_first: bool) -> Iterator[Point]:
    """Yield every form of a date in `text`, parts included, that is a day of the calendar."""
    for match in points(language).finditer(text):
        point = _point(match, language, month_first=month_first)
        if point is not None and _exists(point):
            yield point


def _exists(point: Point) -> bool:
    if point.day is None:
        return True
    year = point.year or 2024  # a leap year, for parts
    return 1 <= (point.month or 1) <= 12 and point.day <= calendar.monthrange(year, point.month or 1)[1]


def _point(match: re.Match[str], language: Language, *, month_first: bool) -> Point | None:
    form = match.lastgroup or ""
    text = match[0]
    numbers = [int(n) for n in _DIGITS.findall(text)]
    start, end = match.span()
    if form == "iso":
        return Point(start, end, form, *numbers)
    if form == "num":
        return _in_digits(start, end, numbers, month_first=month_first)
    if form in ("dmy", "mdy", "mdr", "my", *_PARTS):
        return _named(start, end, form, numbers, _month_in(text, language))
    if form == "qy":
        return _part_of_year(start, end, text, language)
    return _years(start, end, form, numbers[-1])


def _in_digits(start: int, end: int, numbers: list[int], *, month_first: bool) -> Point | None:
    one, two, year = numbers
    day, month = (two, one) if two > 12 or (month_first and one <= 12) else (one, two)
    return Point(start, end, "num", year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _named(start: int, end: int, form: str, numbers: list[int], month: int) -> Point:
    year = None if form in _PARTS else numbers[-1]
    day = numbers[0] if form in ("dmy", "mdy", "dm", "md") else numbers[1] if form == "mdr" else None
    return Point(start, end, form, year, month, day)


def _years(start: int, end: int, form: str, year: int) -> Point:
    if form == "dec":
        return Point(start, end, form, year, months=120)
    return Point(start, end, form, year if year > 99 else 2000 + year, months=12)


def _part_of_year(start: int, end: int, text: str, language: Language) -> Point | None:
    words = date_rules().of(language)
    year = int(text[-4:])
    low = text.lower()
    number = next((n for word, n in words.ordinals.items() if low.startswith(word)), 0) or int(text[1:2] or 0)
    halves = any(low.startswith(w.lower()) for w in words.half_letter) or any(w in low for w in words.half)
    size = 6 if halves else 3
    if not 1 <= number <= 12 // size:
        return None
    return Point(start, end, "qy", year, (number - 1) * size + 1, months=size)


@lru_cache(maxsize=16)
def _month_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(month_names(language))


def _month_in(text: str, language: Language) -> int:
    match = _month_pattern(language).search(text)
    return month_numbers(language)[fold(match[0]).rstrip(".")] if match else 1
