"""Durations: a number with day, week, month or year: `26-month`, `quatre ans`, `two and a half years`.

Left alone: ages, rates (`three days a week`), days of paid work, hours, and 'a year'.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.patterns import any_of
from extract.entities.dates.rules import DateWords, date_rules
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


def find_durations(text: str, language: Language) -> Iterator[Entity]:
    """Yield the durations of `text` in order."""
    tokens = lex(text)
    units = _units(language)
    for index, token in enumerate(tokens):
        if token.low in units and index:
            quantity, behind = _quantity_before(tokens, index, language)
            if quantity is None:
                continue
            half = _halves(language).at(tokens, behind)
            found = _duration(text, tokens, quantity, (index, half[1] if half else behind), language)
            if found:
                yield found


@lru_cache(maxsize=3)
def _units(language: Language) -> dict[str, str]:
    return {fold(word): letter for word, letter in date_rules().of(language).units.items()}


@lru_cache(maxsize=3)
def _halves(language: Language) -> Phrases[None]:
    return Phrases((phrase, None) for phrase in date_rules().of(language).and_half)


def _quantity_before(tokens: Sequence[Token], unit: int, language: Language) -> tuple[Quantity | None, int]:
    """Return the longest quantity whose last token stands just before the unit (a hyphen or adjective between)."""
    last = unit
    skips = {fold(word) for word in date_rules().of(language).between_number_and_unit} | {"-", "‑"}
    while last > 0 and tokens[last - 1].low in skips:
        last -= 1
    mark = number_rules().of(language).decimal
    for first in range(max(0, last - 7), last):
        quantity = quantity_at(tokens, first, language, mark)
        if quantity and quantity.last == last:
            return quantity, unit + 1
    return None, unit + 1


def _duration(
    text: str, tokens: Sequence[Token], quantity: Quantity, place: tuple[int, int], language: Language
) -> Entity | None:
    unit, behind = place
    start, end = tokens[quantity.first].start, tokens[behind - 1].end
    number = quantity.value + (Decimal("0.5") if behind > unit + 1 else 0)
    told = _iso(number, _units(language)[tokens[unit].low])
    if told is None or _refused(text, start, end, number, language):
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


def _refused(text: str, start: int, end: int, number: Decimal, language: Language) -> bool:
    before, behind = text[max(0, start - 40) : start], text[end : end + 40]
    words = date_rules().of(language)
    if _behind(language).match(behind) or _before(language).search(before):
        return True
    article = number == 1 and fold(text[start:end].split(maxsplit=1)[0]) not in {"one", "1"}
    return article and not re.search(
        rf"{any_of(words.duration_articles or ('$^',))}$", before.rstrip() + "", re.IGNORECASE
    )


@lru_cache(maxsize=3)
def _behind(language: Language) -> re.Pattern[str]:
    words: DateWords = date_rules().of(language)
    rate = rf"\s{any_of(words.rate_after)}\s{any_of(words.units)}(?!\w)"
    return re.compile(rf"[\s-]{any_of((*words.age_after, *words.work_after))}(?!\w)|{rate}", re.IGNORECASE)


@lru_cache(maxsize=3)
def _before(language: Language) -> re.Pattern[str]:
    words = date_rules().of(language)
    to = any_of((*words.to, *words.and_))
    return re.compile(rf"(?<!\w){any_of(words.age_before)}\s(?:\d+\s{to}\s)?$", re.IGNORECASE)
