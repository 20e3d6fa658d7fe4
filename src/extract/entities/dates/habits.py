"""How a document writes dates in figures, as those of its dates show it that can be read in one way only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.patterns import DAY, GAP, YEAR, month_names
from extract.entities.dates.points import end_year
from extract.entities.dates.rules import date_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.models import Language

_FIGURES = re.compile(rf"(?<![\d./-])(\d\d?)([/-])(\d\d?)\2(?:{YEAR}|\d\d)(?![\d/])")
_YEAR_AND_MORE = re.compile(rf"(?<![\w./-])({YEAR})-(\d\d)(?![\w-])")


@dataclass(frozen=True, slots=True)
class Habits:
    """What is meant where a date by itself does not tell."""

    month_first: bool = False  # 03/04/2022 is in March
    month_last: bool = False  # 2010-11 is a November


def habits_of(text: str, language: Language, *, partner: str | None, month_first: bool | None) -> Habits:
    """Return the habits of a text: its own dates in figures decide, then its document, then its partner."""
    order = _order_in_figures([text])
    if order is None:
        order = month_first
    if order is None:
        order = partner in date_rules().of(language).month_first
    return Habits(month_first=order, month_last=_months_last(text))


def shown_order(texts: Sequence[str], language: Language) -> bool | None:
    """Tell whether the month comes first in the dates of `texts`; None if they do not tell.

    Dates in figures with a day above 12 decide (`03/14/2022`). Else, in English, those with month names do:
    who writes `March 14, 2022` writes `03/04/2022` for a day in March.
    """
    order = _order_in_figures(texts)
    if order is None and date_rules().of(language).names_show_order:
        order = _order_with_names(texts, language)
    return order


def _order_in_figures(texts: Iterable[str]) -> bool | None:
    pairs = [(int(one), int(two)) for text in texts for one, _, two in _FIGURES.findall(text)]
    first = sum(one <= 12 < two <= 31 for one, two in pairs)
    last = sum(two <= 12 < one <= 31 for one, two in pairs)
    return None if first == last else first > last


def _order_with_names(texts: Iterable[str], language: Language) -> bool | None:
    found = [kind for text in texts for kind in (m.lastgroup for m in _named(language).finditer(text))]
    first, last = found.count("month_first"), found.count("day_first")
    return None if first == last else first > last


@lru_cache(maxsize=16)
def _named(language: Language) -> re.Pattern[str]:
    month = month_names(language)
    return re.compile(
        rf"(?P<month_first>{month}{GAP}{DAY},?{GAP}{YEAR})|(?P<day_first>(?<!\w){DAY}{GAP}{month}{GAP}{YEAR})"
    )


def _months_last(text: str) -> bool:
    """Tell whether `2021-03`, which is no range, stands in the text, and nothing such as `2019-21`."""
    pairs = _YEAR_AND_MORE.findall(text)
    if any(not 1 <= int(more) <= 12 for _, more in pairs):
        return False
    return any(end_year(int(year), more) is None for year, more in pairs)
