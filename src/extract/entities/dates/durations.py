"""Durations: a number with day, week, month or year: `26-month`, `quatre ans`, `two and a half years`.

Left alone: ages, rates (`three days a week`), days of paid work, hours, and 'a year'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.patterns import any_of
from extract.entities.dates.rules import date_rules
from extract.entities.numbers import (
    Phrases,
    Quantity,
    Token,
    fold,
    lex,
    number_rules,
    quantity_at,
)
from extract.entities.values import DateValue, Entity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.models import Language

_LONGEST = Decimal(300)
_HALF = Decimal("0.5")
_WINDOW = 40  # characters around a duration that may refuse it


def find_durations(text: str, language: Language) -> Iterator[Entity]:
    """Yield the durations of `text` in order."""
    tokens = lex(text)
    units = _units(language)
    for index, token in enumerate(tokens):
        if index and token.low in units:
            found = _number_before(tokens, index, language)
            duration = _duration(_Reading(text, tokens, language), found, index) if found else None
            if duration:
                yield duration


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    tokens: Sequence[Token]
    language: Language


@lru_cache(maxsize=16)
def _units(language: Language) -> dict[str, str]:
    return {fold(word): letter for word, letter in date_rules().of(language).units.items()}


@lru_cache(maxsize=16)
def _halves(language: Language) -> Phrases[None]:
    return Phrases((phrase, None) for phrase in date_rules().of(language).and_half)


@lru_cache(maxsize=16)
def _between(language: Language) -> frozenset[str]:
    words = date_rules().of(language).between_number_and_unit
    return frozenset(fold(word) for word in words) | {"-", "‑"}


def _number_before(tokens: Sequence[Token], unit: int, language: Language) -> tuple[Decimal, int] | None:
    """Return the number before the unit (a hyphen or an adjective between) and its first token."""
    last = unit
    while last > 0 and tokens[last - 1].low in _between(language):
        last -= 1
    half = _halves(language).before(tokens, last)
    quantity = _quantity_ending(tokens, half[1] if half else last, language)
    if quantity is None:
        return None
    return quantity.value + (_HALF if half else 0), quantity.first


def _quantity_ending(tokens: Sequence[Token], last: int, language: Language) -> Quantity | None:
    mark = number_rules().of(language).decimal
    candidates = (quantity_at(tokens, first, language, mark) for first in range(max(0, last - 7), last))
    return next((quantity for quantity in candidates if quantity and quantity.last == last), None)


def _duration(reading: _Reading, found: tuple[Decimal, int], unit: int) -> Entity | None:
    text, tokens, language = reading.text, reading.tokens, reading.language
    number, first = found
    half = _halves(language).at(tokens, unit + 1)
    start, end = tokens[first].start, tokens[half[1] - 1 if half else unit].end
    told = _iso(number + (_HALF if half else 0), _units(language)[tokens[unit].low])
    article = number == 1 and tokens[first].low in date_rules().of(language).articles
    if told is None or _refused(text, start, end, language, article=article):
        return None
    return Entity(start, end, text[start:end], DateValue("duration", duration=told), "dates.duration")


def _iso(number: Decimal, unit: str) -> str | None:
    """Write a number of units as an ISO 8601 duration; halves go into the next smaller unit."""
    if not 0 < number <= _LONGEST:
        return None
    if number == number.to_integral_value():
        return f"P{int(number)}{unit}"
    smaller = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D")}.get(unit)
    return f"P{round(number * smaller[0])}{smaller[1]}" if smaller else None


def _refused(text: str, start: int, end: int, language: Language, *, article: bool) -> bool:
    """Refuse ages, rates and days of work; `un an` needs words before it such as `durée d'`."""
    patterns = _patterns(language)
    before, behind = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if patterns.behind.match(behind) or patterns.before.search(before):
        return True
    return article and not patterns.lasting.search(before)


@dataclass(frozen=True, slots=True)
class _Patterns:
    behind: re.Pattern[str]
    before: re.Pattern[str]
    lasting: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(language: Language) -> _Patterns:
    words = date_rules().of(language)
    rate = rf"\s{any_of(words.rate_after)}\s{any_of(words.units)}(?!\w)"
    to = any_of((*words.to, *words.and_))
    return _Patterns(
        behind=re.compile(
            rf"[\s-]{any_of((*words.age_after, *words.work_after))}(?!\w)|{rate}", re.IGNORECASE
        ),
        before=re.compile(rf"(?<!\w){any_of(words.age_before)}\s(?:\d+\s{to}\s)?$", re.IGNORECASE),
        lasting=re.compile(
            rf"(?<!\w){any_of(words.lasting)}\s*$" if words.lasting else r"(?!)", re.IGNORECASE
        ),
    )
