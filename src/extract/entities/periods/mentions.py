"""The years that a text names or points back at: `2019–22`, `in 2023`, `the same period`, `ese año`."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates import find_dates
from extract.entities.dates.patterns import GAP, MAYBE, any_of
from extract.entities.periods.rules import period_rules
from extract.entities.values import DateValue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from extract.entities.values import Context, Entity
    from extract.models import Language

_COMPARED = re.compile(  # 'more than in 2021', 'plus qu'en 2021', 'menos que en 2021'
    r"(?<!\w)(?:than\s+in|(?:plus|moins|autant|más|menos|mayor|menor|igual)\b[^,;.]{0,30}(?:que|qu['’])\s*en)\s*$",
    re.IGNORECASE,
)
_LEADS = 60  # characters before a date that may say what it is
_SHORTEST = 45  # days: 'from 6 to 9 December' is an event
_REMEMBERED = 8  # periods named before that 'the same period' or 'since 2021' may mean
_YEARS = ("dates.year", "dates.part_of_year")


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` name the time from `first` to `last`; a `single` year may be an event's."""

    start: int
    end: int
    first: date
    last: date
    single: bool = False


def find_mentions(text: str, context: Context) -> tuple[Mention, ...]:
    """Return all periods that `text` names or points at, in order; pointers have the period they point at."""
    patterns = _patterns(context.language)
    dates = find_dates(text, context.language, partner=context.partner, month_first=context.month_first)
    marks: list[tuple[int, int, Entity | str | None]] = [(e.start, e.end, e) for e in dates]
    marks += [(*m.span(), m.lastgroup) for m in patterns.pointer.finditer(text)]
    found: list[Mention] = []
    last_year: Mention | None = None
    ranges: deque[Mention] = deque(maxlen=_REMEMBERED)
    for start, end, what in sorted(marks, key=lambda mark: mark[0]):
        if isinstance(what, str):
            target = last_year if what == "year" else ranges[-1] if ranges else None
            found += [replace(target, start=start, end=end, single=False)] if target else []
        elif what is None:
            continue
        elif mention := _named(text, what, patterns):
            found.append(mention)
            last_year = mention
        elif since := _since(text, what, ranges, patterns):
            found.append(since)
        if found and not found[-1].single:
            ranges.append(found[-1])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Patterns:
    within: re.Pattern[str]
    since: re.Pattern[str]
    pointer: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(language: Language) -> _Patterns:
    words = period_rules().of(language)
    return _Patterns(
        within=re.compile(rf"(?:(?<!\w){any_of(words.within)}{MAYBE})$", re.IGNORECASE),
        since=re.compile(rf"(?<!\w){any_of(words.since)}{GAP}$", re.IGNORECASE),
        pointer=re.compile(
            rf"(?<!\w)(?:(?P<year>{any_of(words.year_pointers)})|(?P<range>{any_of(words.pointers)}))(?!\w)",
            re.IGNORECASE,
        ),
    )


def _named(text: str, entity: Entity, patterns: _Patterns) -> Mention | None:
    """Return the period of a date: ranges of some length, and years behind 'in', 'for' or 'FY'."""
    value = entity.value
    if not isinstance(value, DateValue) or value.start is None or value.end is None:
        return None
    if entity.rule == "dates.range":
        days = (value.end - value.start).days
        return Mention(entity.start, entity.end, value.start, value.end) if days >= _SHORTEST else None
    before = text[max(0, entity.start - _LEADS) : entity.start]
    if _COMPARED.search(before):
        return None
    fiscal = entity.rule == "dates.year" and not entity.text[0].isdigit()
    bracketed = before.endswith(", ") and text.startswith(")", entity.end)  # '(US$ 5 million, 2022)'
    if entity.rule in _YEARS and (fiscal or bracketed or patterns.within.search(before)):
        return Mention(entity.start, entity.end, value.start, value.end, single=True)
    return None


def _since(text: str, entity: Entity, ranges: Sequence[Mention], patterns: _Patterns) -> Mention | None:
    """Read 'since 2021' as the rest of the range before it, if that range holds the year."""
    value = entity.value
    if (
        not isinstance(value, DateValue)
        or value.start is None
        or entity.rule not in ("dates.year", "dates.month")
    ):
        return None
    if not patterns.since.search(text[max(0, entity.start - 12) : entity.start]):
        return None
    around = next((m for m in reversed(ranges) if m.first <= value.start <= m.last), None)
    return Mention(entity.start, entity.end, value.start, around.last) if around else None
