"""Points become dates: joined to ranges, opened, or left single; parts borrow the year of what follows.

`from January 2021 to June 2024`, `2019-21`, `6 to 9 December 2022`, `du 15 avril au 14 juin 2024`,
`entre 2018 y 2022`, `2026 onwards`, `à partir de 2024`, `April–June 2022`, `May 3–5, 2022`,
`2019/20–2022/23`, `3 and 5 May 2025` (two days).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.patterns import DASH, DAY, GAP, MAYBE, any_of
from extract.entities.dates.rules import date_rules
from extract.entities.values import DateValue, Entity

if TYPE_CHECKING:
    from extract.entities.dates.points import Point
    from extract.models import Language

_SHORT = re.compile(r"[\u00a0 ]?[-‐‑–—/][\u00a0 ]?(\d\d)(?![\w%]|[.,]\d|[-/]\d)")


@dataclass(frozen=True, slots=True)
class _Joints:
    """Patterns of what stands before, between and behind points."""

    to: re.Pattern[str]
    and_: re.Pattern[str]
    between: re.Pattern[str]
    onwards: re.Pattern[str]
    from_on: re.Pattern[str]
    day_before: re.Pattern[str]


@lru_cache(maxsize=16)
def _joints(language: Language) -> _Joints:
    words = date_rules().of(language)
    filler = f"(?:(?:{any_of(words.fillers)}){MAYBE}){{0,3}}"
    nth = f"(?:{any_of(words.ordinal)})?"
    comma = ",?"
    link = rf"(?:{MAYBE}{DASH}{MAYBE}|{GAP}(?:{any_of((*words.to, *words.and_))}){GAP}{filler})"
    flags = re.IGNORECASE
    return _Joints(
        to=re.compile(rf"(?:{MAYBE}(?:{DASH}|/){MAYBE}|{comma}{GAP}{any_of(words.to)}{GAP}){filler}", flags),
        and_=re.compile(rf"{GAP}{any_of(words.and_)}{GAP}{filler}", flags),
        between=re.compile(rf"(?<!\w){any_of(words.between)}{GAP}{filler}$", flags),
        onwards=re.compile(rf",?{GAP}{any_of(words.onwards)}(?!\w)(?!{GAP}\w+ing)", flags),
        from_on=re.compile(rf"(?<!\w){any_of(words.from_on)}{GAP}$" if words.from_on else r"(?!)", flags),
        day_before=re.compile(rf"(?<![\w.,/]){DAY}{nth}({link})$", flags),
    )


def join_points(text: str, found: list[Point], language: Language) -> list[Entity]:
    """Return the dates that `found` points make in `text`, in order."""
    dates: list[Entity] = []
    index = 0
    while index < len(found):
        made, index = _from_here(text, found, index, language)
        dates += made
    return dates


def _from_here(text: str, found: list[Point], index: int, language: Language) -> tuple[list[Entity], int]:
    point = found[index]
    if index + 1 < len(found):
        joined = _with_next(text, point, found[index + 1], language)
        if joined:
            return joined, index + 2
    if point.year is None:
        return [], index + 1
    return _alone(text, point, language), index + 1


def _with_next(text: str, left: Point, right: Point, language: Language) -> list[Entity]:
    """Return the range of two points, or two dates where 'and' joins a part with a whole, or nothing."""
    joints = _joints(language)
    gap = text[left.end : right.start]
    if len(gap) > 40 or (right.year is None and left.year is None):
        return []
    if left.form == "y" and (left_end := _short_end(text, left)):  # '2019/20–2022/23'
        joined = joints.to.fullmatch(text[left_end.end : right.start]) is not None
        return [_range(text, left, _short_end(text, right) or right)] if joined else []
    left, right = _lend(left, right)
    if joints.to.fullmatch(gap):
        return [_range(text, left, right)] if left.first <= right.last else []
    if not joints.and_.fullmatch(gap):
        return []
    if joints.between.search(text, max(0, left.start - 40), left.start) and left.first <= right.last:
        return [_range(text, left, right)]
    lent = left.form in ("dm", "md", "m")
    return [_single(text, left), _single(text, right)] if lent else []


def _lend(left: Point, right: Point) -> tuple[Point, Point]:
    if left.year is None:
        left = replace(left, year=right.year)
    elif right.year is None:
        right = replace(right, year=left.year)
    return left, right


def _alone(text: str, point: Point, language: Language) -> list[Entity]:
    joints = _joints(language)
    if point.form in ("y", "fy") and (short := _short_end(text, point)):
        return [_range(text, point, short)]
    if point.form in ("dmy", "mdy") and (days := _day_range(text, point, joints)):
        return days
    if point.form == "mdr":
        return [_days(text, point)]
    behind = joints.onwards.match(text, point.end)
    if behind and point.kind != "range":
        return [_open(text, point, point.start, behind.end())]
    before = joints.from_on.search(text, max(0, point.start - 30), point.start)
    if before:
        return [_open(text, point, before.start(), point.end)]
    return [_single(text, point)]


def _short_end(text: str, point: Point) -> Point | None:
    """Read `-21` behind `2019`: the end of a range, later in the same century or early in the next."""
    match = _SHORT.match(text, point.end)
    if not match or point.year is None:
        return None
    century, low = divmod(point.year, 100)
    high = int(match[1])
    if high <= low and (low < 90 or high > 20):
        return None
    year = (century + (high <= low)) * 100 + high
    return replace(point, year=year, start=match.start(1), end=match.end())


def _day_range(text: str, point: Point, joints: _Joints) -> list[Entity]:
    """Read the first day of `6 to 9 December 2022`, which has neither month nor year of its own."""
    match = joints.day_before.search(text, max(0, point.start - 24), point.start)
    if not match or point.form == "mdy" or point.day is None:
        return []
    day = int(re.match(r"\d+", match[0])[0])  # type: ignore[index]
    if day >= point.day:
        return []
    first = replace(point, start=match.start(), end=match.start(1), day=day)
    listed = joints.and_.fullmatch(match[1])
    if listed and not joints.between.search(text, max(0, first.start - 40), first.start):
        return [_single(text, first), _single(text, point)]
    return [_range(text, first, point)]


def _days(text: str, point: Point) -> Entity:
    """Read both days of `May 3–5, 2022`; the point holds the second."""
    day = int(re.findall(r"\d+", text[point.start : point.end])[0])
    return _range(text, replace(point, day=day), point) if day < (point.day or 0) else _single(text, point)


def _single(text: str, point: Point) -> Entity:
    value = DateValue(point.kind, point.first, point.last)
    rule = {"dec": "decade", "qy": "part_of_year"}.get(point.form, point.kind)
    return Entity(point.start, point.end, text[point.start : point.end], value, f"dates.{rule}")


def _range(text: str, left: Point, right: Point) -> Entity:
    value = DateValue("range", left.first, right.last)
    return Entity(left.start, right.end, text[left.start : right.end], value, "dates.range")


def _open(text: str, point: Point, start: int, end: int) -> Entity:
    return Entity(start, end, text[start:end], DateValue("range", point.first, None), "dates.open_range")
