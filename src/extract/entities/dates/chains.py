"""Points become dates: joined to ranges, opened, or left single; parts borrow the year of what follows.

`from January 2021 to June 2024`, `du 15 avril au 14 juin 2024`, `December 28–January 3, 2023`,
`entre 2018 y 2022`, `2026 onwards`, `à partir de 2024`, `Jan–Mar and Oct–Dec 2022`,
`2019/20–2022/23`, `January, March and June 2022` (three months).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.entities.dates.links import lasts_on, link_of, opens_range
from extract.entities.values import DateValue, Entity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.entities.dates.points import Link, Point
    from extract.models import Language

_DAYS_AND_YEARS = {"day", "year"}


def join_points(text: str, points: Sequence[Point], language: Language) -> Iterator[Entity]:
    """Yield the dates that `points` make in `text`, in order."""
    links = [_link(text, left, right, language) for left, right in pairwise(points)]
    whole = _lent_forwards(text, _lent_backwards(points, links), links)
    index = 0
    while index < len(whole):
        point, link = whole[index], links[index] if index < len(links) else None
        if link == "to" and _makes_range(text, point, whole[index + 1]):
            yield _range(text, point, whole[index + 1])
            index += 2
            continue
        if point.year is not None:
            yield _alone(text, point, language)
        index += 1


def _link(text: str, left: Point, right: Point, language: Language) -> Link | None:
    link = link_of(text[left.end : right.start], language)
    return "to" if link == "and" and opens_range(text, left.start, language) else link


def _lent_backwards(points: Sequence[Point], links: Sequence[Link | None]) -> list[Point]:
    """Give parts the year of the next point; commas only list what an 'and' ends: `3, 5 and 9 May`."""
    lent = list(points)
    listed = False
    for index in range(len(links) - 1, -1, -1):
        link = links[index]
        listed = link == "and" or (listed and link is not None)
        if link and (listed or link == "to"):
            lent[index] = _borrowed(lent[index], lent[index + 1], in_range=link == "to")
    return lent


def _borrowed(part: Point, whole: Point, *, in_range: bool) -> Point:
    """Return the part in the year of `whole`, or the year before where the range would run backwards."""
    if part.year is not None or whole.year is None or not _same_kind(part, whole):
        return part
    lent = replace(part, year=whole.year)
    if in_range and lent.exists and lent.first > whole.last:
        lent = replace(part, year=whole.year - 1)
    return lent if lent.exists else part


def _same_kind(left: Point, right: Point) -> bool:
    months = {"day", "month"}
    return left.unit == right.unit or (left.unit in months and right.unit in months)


def _lent_forwards(text: str, points: list[Point], links: Sequence[Link | None]) -> list[Point]:
    """Give the second of two the year of the first: `from October 2022 to March`, not behind a dash."""
    for index, link in enumerate(links):
        left, right = points[index], points[index + 1]
        if link != "to" or left.year is None or right.year is not None or not _same_kind(left, right):
            continue
        years = (left.year, left.year + 1) if _has_words(text[left.end : right.start]) else ()
        lent = (replace(right, year=year) for year in years)
        points[index + 1] = next((p for p in lent if p.exists and left.first <= p.last), right)
    return points


def _makes_range(text: str, left: Point, right: Point) -> bool:
    """Tell whether two points joined by 'to' or a dash are the ends of a range.

    A dash between a day and a year, or with spaces between a year and a month, only parts two things.
    """
    if left.year is None or right.year is None or left.first > right.last:
        return False
    gap = text[left.end : right.start]
    if left.unit == right.unit or _has_words(gap):
        return True
    apart = gap != gap.strip() and "year" in (left.unit, right.unit)
    return not apart and {left.unit, right.unit} != _DAYS_AND_YEARS


def _has_words(gap: str) -> bool:
    return any(letter.isalpha() for letter in gap)


def _alone(text: str, point: Point, language: Language) -> Entity:
    if open_range := lasts_on(text, point.start, point.end, language):
        start, end = open_range
        return Entity(start, end, text[start:end], DateValue("range", point.first, None), "dates.open_range")
    value = DateValue(point.kind, point.first, point.last)
    rule = "range" if point.unit == "years" else point.unit
    return Entity(point.start, point.end, text[point.start : point.end], value, f"dates.{rule}")


def _range(text: str, left: Point, right: Point) -> Entity:
    value = DateValue("range", left.first, right.last)
    return Entity(left.start, right.end, text[left.start : right.end], value, "dates.range")
