"""A match of a form becomes its points: one, or several where it lists days, quarters or decades."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.around import is_numbered
from extract.entities.dates.forms import forms
from extract.entities.dates.found import Found, looked_up
from extract.entities.dates.links import link_of
from extract.entities.dates.parts import READERS as PARTS
from extract.entities.dates.patterns import month_numbers, one_day
from extract.entities.dates.points import end_year
from extract.entities.dates.rules import date_rules
from extract.entities.numbers import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extract.entities.dates.habits import Habits
    from extract.entities.dates.points import Point
    from extract.models import Language


def find_points(text: str, language: Language, habits: Habits) -> Iterator[Point]:
    """Yield every point of every form in `text`, parts included, that the calendar has."""
    for match in forms(language).finditer(text):
        found = Found(match, language, habits)
        if not _is_a_verb(found):
            yield from (point for point in _READERS[found.form](found) if point.exists)


def _is_a_verb(found: Found) -> bool:
    """Refuse `may` and `march` without a year in a language that writes months with a capital letter."""
    small = found.part("month")[:1].islower() and date_rules().of(found.language).capital
    return small and not (found.part("year") or found.part("short"))


def _in_figures(found: Found) -> Iterator[Point]:
    """Read `14/03/2022`; where the year has two figures, `14.03.22` and `14-03-22` have two everywhere."""
    one, two, mark = found.part("one"), found.part("two"), found.part("s")
    if len(found.part("year")) == 2 and mark != "/" and len(one + two) < 4:
        return
    first, second = int(one), int(two)
    swapped = second > 12 or (found.habits.month_first and first <= 12 and mark != ".")
    day, month = (second, first) if swapped else (first, second)
    begun, point = found.part("from").rstrip("."), found.point("day", day=day, month=month)
    if begun and int(begun) < day and mark != "-":  # '6–9.12.2022'
        yield replace(point, day=int(begun), end=found.match.end("num_from"))
    yield replace(point, start=found.match.start("num_one"))


def _iso(found: Found) -> Iterator[Point]:
    yield found.point("day", month=int(found.part("month")), day=int(found.part("day")))


def _days(found: Found) -> Iterator[Point]:
    """Read `3, 5 and 9 May 2022` and `May 3–5, 2022`."""
    month, language = _month_number(found), found.language
    marks = found.listed("days", _day_pattern(language))
    numbers = [_day_number(mark[0], language) for mark in marks]
    days = [
        found.point("day", month=month, day=number, start=mark.start(), end=mark.end())
        for mark, number in zip(marks, numbers, strict=True)
    ]
    yield from found.outstretched("days", days[_strangers(found.match.string, days, language) :])


def _strangers(text: str, days: Sequence[Point], language: Language) -> int:
    """Count the leading figures that are no days of the list.

    The next is not above them (`10:30–14 March`), or a comma parts them from a list without an 'and' behind
    (`Table 5, 9 May`), or they are numbers of things (`No. 3 – 28 August`).
    """
    listed = False
    for index in range(len(days) - 2, -1, -1):
        left, right = days[index], days[index + 1]
        link = link_of(text[left.end : right.start], language)
        listed = listed or link == "and"
        if (left.day or 0) >= (right.day or 0) or (link == "comma" and not listed):
            return index + 1
    return int(len(days) > 1 and is_numbered(text, days[0].start, language))


@lru_cache(maxsize=16)
def _day_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_day(language)}")


def _day_number(words: str, language: Language) -> int:
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else looked_up(date_rules().of(language).days, words)


def _month(found: Found) -> Iterator[Point]:
    yield found.point("month", month=_month_number(found))


def _month_number(found: Found) -> int:
    name = found.part("month")
    return int(name) if name.isdigit() else month_numbers(found.language)[fold(name).rstrip(".")]


def _year(found: Found) -> Iterator[Point]:
    yield found.point("year", months=12)


def _fiscal(found: Found) -> Iterator[Point]:
    """Read `FY24` and `FY2023/24`; two figures want the abbreviation, so that `exercice 24` is none."""
    point = found.point("year", months=12)
    if found.part("short") and not found.part("name")[:2].isupper():
        return
    last = end_year(point.year or 0, found.part("tail")) if found.part("tail") else None
    yield _until(point, last) if last else point


def _years(found: Found) -> Iterator[Point]:
    """Read `2019-21` as years and `2022-03` as a month; `2010-11` is one where the text writes months so."""
    point, tail = found.point("year", months=12), int(found.part("tail"))
    last = end_year(point.year or 0, found.part("tail"))
    if found.part("s") in ("-", "/") and 1 <= tail <= 12:
        by_habit = found.habits.month_last and found.part("s") == "-"
        if last is None or by_habit:
            yield replace(point, unit="month", month=tail, months=1)
            return
    yield _until(point, last) if last else replace(point, form="y", end=found.match.end("yy_year"))


def _until(point: Point, last: int) -> Point:
    return replace(point, unit="years", months=12 * (last - (point.year or 0) + 1))


_READERS: dict[str, Callable[[Found], Iterator[Point]]] = {
    "iso": _iso,
    "num": _in_figures,
    **dict.fromkeys(("dmy", "dmh", "mdy"), _days),
    **dict.fromkeys(("mn", "mh", "my", "mh2"), _month),
    "fy": _fiscal,
    "yy": _years,
    **dict.fromkeys(("y", "sy"), _year),
    **PARTS,
}
