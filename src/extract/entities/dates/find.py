"""Finds the dates of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.entities.dates.durations import find_durations
from extract.entities.dates.patterns import DASH, MAYBE, YEAR
from extract.entities.dates.points import Point, find_points
from extract.entities.dates.ranges import join_points
from extract.entities.dates.refusals import is_year
from extract.entities.dates.rules import date_rules

if TYPE_CHECKING:
    from extract.entities.values import Entity
    from extract.models import Language

_JOINED = re.compile(rf"(?:/\d\d)?{MAYBE}(?:{DASH}|/){MAYBE}")  # also '/20–' of '2019/20–2022/23'
_SLASHED = re.compile(rf"(?<!\d)(\d\d?)/(\d\d?)/{YEAR}(?!\d)")


def find_dates(text: str, language: Language, *, partner: str | None = None) -> tuple[Entity, ...]:
    """Return the dates and durations of `text` in order, with `DateValue`s.

    Whether `03/04/2022` is March or April follows the other dates of the text, then the habit of `partner`
    (alpha-3), else the day comes first.
    """
    month_first = _month_first(text, language, partner)
    found = list(find_points(text, language, month_first=month_first))
    kept = [point for index, point in enumerate(found) if _is_date(text, found, index, point, language)]
    dates = join_points(text, kept, language)
    durations = [d for d in find_durations(text, language) if not _overlaps(d, dates)]
    return tuple(sorted((*dates, *durations), key=lambda entity: entity.start))


def _is_date(text: str, found: list[Point], index: int, point: Point, language: Language) -> bool:
    """Judge bare years only: every other form is a date by itself."""
    if point.form != "y" or point.end - point.start > len("2024"):
        return True
    ranged = index > 0 and _JOINED.fullmatch(text, found[index - 1].end, point.start) is not None
    return is_year(text, point.start, point.end, language, in_range=ranged)


def _month_first(text: str, language: Language, partner: str | None) -> bool:
    pairs = [(int(one), int(two)) for one, two in _SLASHED.findall(text)]
    if any(two > 12 for _, two in pairs):
        return True
    if any(one > 12 for one, _ in pairs):
        return False
    return partner in date_rules().of(language).month_first


def _overlaps(entity: Entity, others: list[Entity]) -> bool:
    return any(entity.start < other.end and other.start < entity.end for other in others)
