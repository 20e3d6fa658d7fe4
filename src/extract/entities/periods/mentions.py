"""The years that a text names or points back at: `2019–22`, `in 2023`, `the same period`, `ese año`."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates import find_dates
from extract.entities.dates.patterns import GAP, any_of
from extract.entities.periods.rules import period_rules
from extract.entities.periods.years import in_a_row, standing
from extract.entities.values import DateValue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from extract.entities.values import Context, Entity
    from extract.models import Language

_SHORTEST = 45  # days: 'from 6 to 9 December' is an event
_REMEMBERED = 8  # periods named before that 'the same period' or 'since 2021' may mean


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` name the time from `first` to `last`; a `single` year may be an event's.

    A `tight` one counts right behind an amount only: `US$ 5 million, 2022`. `since` says from when its own
    clause holds: `… EUR 40 000, and an expert has worked there since 2021` dates no amount before it.
    """

    start: int
    end: int
    first: date
    last: date
    single: bool = False
    tight: bool = False
    since: bool = False


def find_mentions(text: str, context: Context) -> tuple[Mention, ...]:
    """Return all periods that `text` names or points at, in order; pointers have the period they point at."""
    patterns = _patterns(context.language)
    dates = find_dates(text, context.language, partner=context.partner, month_first=context.month_first)
    marks: list[tuple[int, int, tuple[Entity, ...] | str | None]] = [
        (row[0].start, row[-1].end, row) for row in in_a_row(text, dates)
    ]
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
        elif mention := _named(text, what, context.language):
            found.append(mention)
            last_year = None if mention.tight else mention
        elif since := _since(text, what[0], ranges, patterns):
            found.append(since)
        if found and not found[-1].single:
            ranges.append(found[-1])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Patterns:
    since: re.Pattern[str]
    pointer: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(language: Language) -> _Patterns:
    words = period_rules().of(language)
    return _Patterns(
        since=re.compile(rf"(?<!\w){any_of(words.since)}{GAP}$", re.IGNORECASE),
        pointer=re.compile(
            rf"(?<!\w)(?:(?P<year>{any_of(words.year_pointers)})|(?P<range>{any_of(words.pointers)}))(?!\w)",
            re.IGNORECASE,
        ),
    )


def _named(text: str, row: tuple[Entity, ...], language: Language) -> Mention | None:
    """Return the period of a date or of years in a row: ranges of some length, and years that may be one."""
    first, last = row[0], row[-1]
    assert isinstance(first.value, DateValue)
    assert isinstance(last.value, DateValue)
    start, end = first.value.start, last.value.end
    if start is None or end is None:
        return None
    if first.rule == "dates.range":
        return Mention(first.start, first.end, start, end) if (end - start).days >= _SHORTEST else None
    stands = standing(text, first, language)
    if stands is None:
        return None
    return Mention(first.start, last.end, start, end, single=len(row) == 1, tight=stands == "tight")


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
    return Mention(entity.start, entity.end, value.start, around.last, since=True) if around else None
