"""Quarters, half-years, decades: `Q3 2023`, `first and second quarters of 2023`, `les années 80 et 90`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.found import Found, looked_up
from extract.entities.dates.patterns import CENTURY, any_of
from extract.entities.dates.rules import date_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.entities.dates.points import Point
    from extract.models import Language


_CENTURIES = (1800, 1900)  # 'the 1800s', unlike 'the 2000s'


def _part_of_year(found: Found) -> Iterator[Point]:
    """Read `Q3 2023`, `Quarter 3 2023`, `third quarter`."""
    point = found.point("part_of_year", months=_size(found))
    yield from _fitting(point, _ordinal(found.part("nth"), found.language))


def _parts_of_year(found: Found) -> Iterator[Point]:
    """Read `second half of 2023`, `first and second quarters of 2023`."""
    marks = found.listed("nths", _ordinal_pattern(found.language))
    size = _size(found)
    parts = [
        part
        for mark in marks
        for part in _fitting(
            found.point("part_of_year", months=size, start=mark.start(), end=mark.end()),
            _ordinal(mark[0], found.language),
        )
    ]
    yield from found.outstretched("nths", parts)


def _leading_parts(found: Found) -> Iterator[Point]:
    """Read `first three quarters of 2023`."""
    count = looked_up(date_rules().of(found.language).leading, found.part("count"))
    if count * _size(found) <= 12:
        yield found.point("part_of_year", months=count * _size(found))


def _size(found: Found) -> int:
    """Return how many months the part lasts."""
    words = date_rules().of(found.language)
    return looked_up({**words.parts, **words.part_letters}, found.part("part"))


def _ordinal(words: str, language: Language) -> int:
    return int(words) if words.isdigit() else looked_up(date_rules().of(language).ordinals, words)


@lru_cache(maxsize=16)
def _ordinal_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{any_of(date_rules().of(language).ordinals)})(?!\w)")


def _fitting(point: Point, number: int) -> Iterator[Point]:
    """Yield the part of the year with that number, if a year has so many; -1 is its last."""
    many = 12 // point.months
    number = many if number == -1 else number
    if 1 <= number <= many:
        yield replace(point, month=(number - 1) * point.months + 1)


def _one_decade(found: Found) -> Iterator[Point]:
    """Read `1990s`, `’90s`, `nineties`."""
    yield _decade(found, found.part("tens") or found.part("word"))


def _decades(found: Found) -> Iterator[Point]:
    """Read `les années 1990 et 2000`, `los años ochenta y noventa`."""
    marks = found.listed("list", _decade_pattern(found.language))
    decades = [replace(_decade(found, mark[0]), start=mark.start(), end=mark.end()) for mark in marks]
    yield from found.outstretched("list", decades)


@lru_cache(maxsize=16)
def _decade_pattern(language: Language) -> re.Pattern[str]:
    tens = any_of(date_rules().of(language).tens)
    return re.compile(rf"(?<!\w)(?:{CENTURY}\d0|[2-9]0|(?i:{tens}))(?!\w)")


def _decade(found: Found, words: str) -> Point:
    number = int(words) if words.isdigit() else looked_up(date_rules().of(found.language).tens, words)
    year = number if number > 99 else 1900 + number
    return found.point("decade", year=year, months=1200 if year in _CENTURIES else 120)


READERS: dict[str, Callable[[Found], Iterator[Point]]] = {
    **dict.fromkeys(("ql", "lq", "yq", "wq"), _part_of_year),
    "qw": _parts_of_year,
    "lead": _leading_parts,
    **dict.fromkeys(("dc", "ds"), _one_decade),
    "dl": _decades,
}
