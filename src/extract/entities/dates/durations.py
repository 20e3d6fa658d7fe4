"""Durations: a number with day, week, month or year: `26-month`, `quatre ans`, `two years and six months`.

Of `18 to 24 months` the number beside the unit counts. Left alone: 'a year', ages, rates, days of work.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.ages import Said, is_no_duration
from extract.entities.dates.counts import HALF, Count, article_before, count_before, halves
from extract.entities.dates.rules import date_rules
from extract.entities.numbers import fold, lex, number_rules, quantity_at
from extract.entities.values import DateValue, Entity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from extract.entities.numbers import Token
    from extract.models import Language

_LONGEST = {"D": 366, "W": 300, "M": 300, "Y": 300}
_SMALLER = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D")}
_FOLLOW = ("YM", "MD")  # two years and six months, two months and ten days


@dataclass(frozen=True, slots=True)
class _Found:
    """A count of the unit at token `unit`, the token behind it all, and the ISO 8601 duration."""

    count: Count
    unit: int
    last: int
    letter: str
    told: str


def find_durations(text: str, language: Language) -> Iterator[Entity]:
    """Yield the durations of `text` in order."""
    tokens, units, behind = lex(text), _units(language), 1
    for index, token in enumerate(tokens):
        found = _found(tokens, index, language) if index >= behind and token.low in units else None
        if found:
            said = _said(text, tokens, found, language)
            if not is_no_duration(said, language):
                behind = found.last
                value = DateValue("duration", duration=found.told)
                yield Entity(said.start, said.end, text[said.start : said.end], value, "dates.duration")


@lru_cache(maxsize=16)
def _units(language: Language) -> dict[str, str]:
    return {fold(word): letter for word, letter in date_rules().of(language).durations.units.items()}


def _found(tokens: Sequence[Token], unit: int, language: Language) -> _Found | None:
    letter, half = _units(language)[tokens[unit].low], halves(language).at(tokens, unit + 1)
    count = count_before(tokens, unit, language) or (half and article_before(tokens, unit, language))
    told = _iso(count.value + (HALF if half else 0), letter) if count else None
    if not count or not told:
        return None
    found = _Found(count, unit, half[1] if half else unit + 1, letter, told)
    return found if half else _with_more(tokens, found, language)


def _with_more(tokens: Sequence[Token], found: _Found, language: Language) -> _Found:
    """Add `and six months` to two years."""
    first = found.last + 1
    if first >= len(tokens) or tokens[found.last].low not in date_rules().of(language).and_:
        return found
    more = quantity_at(tokens, first, language, number_rules().of(language).decimal)
    letter = _units(language).get(tokens[more.last].low, "") if more and more.last < len(tokens) else ""
    told = _iso(more.value, letter) if more and found.letter + letter in _FOLLOW else None
    return replace(found, last=more.last + 1, told=found.told + told[1:]) if more and told else found


def _said(text: str, tokens: Sequence[Token], found: _Found, language: Language) -> Said:
    start, end = tokens[found.count.first].start, tokens[found.last - 1].end
    idle = found.last == found.unit + 1 == found.count.first + 2 and _is_idle(tokens, found, language)
    return Said(text, start, end, found.letter, found.count.value, idle)


def _is_idle(tokens: Sequence[Token], found: _Found, language: Language) -> bool:
    """Tell whether the words are as idle as 'un an' or 'one day', which want 'for' or the like before."""
    words, number = date_rules().of(language).durations, tokens[found.count.first].low
    return number in words.articles or f"{number} {tokens[found.unit].low}" in words.idioms


def _iso(number: Decimal, unit: str) -> str | None:
    """Write a number of units as an ISO 8601 duration; fractions go into the next smaller unit."""
    if not 0 < number <= _LONGEST[unit]:
        return None
    if number == number.to_integral_value():
        return f"P{int(number)}{unit}"
    many, smaller = _SMALLER.get(unit, (0, ""))
    return f"P{round(number * many)}{smaller}" if round(number * many) else None
