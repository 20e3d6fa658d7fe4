"""The number before a unit of time: `26`, `twenty-six (26)`, `two and a half`; a hyphen may lie between."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.rules import date_rules
from extract.entities.numbers import Phrases, fold, glued, number_rules, quantity_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.numbers import Token
    from extract.models import Language

HALF = Decimal("0.5")

_MOST_TOKENS = 8  # of a number in words
_HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class Count:
    """A number, and the token where it begins."""

    value: Decimal
    first: int


@lru_cache(maxsize=16)
def halves(language: Language) -> Phrases[None]:
    """Return the phrases that add a half: `and a half`, `et demi`."""
    return Phrases((phrase, None) for phrase in date_rules().of(language).durations.and_half)


def count_before(tokens: Sequence[Token], unit: int, language: Language) -> Count | None:
    """Return the number before token `unit`."""
    last = _behind_number(tokens, unit, language)
    half = halves(language).before(tokens, last)
    count = _plain(tokens, half[1] if half else last, language)
    return Count(count.value + HALF, count.first) if count and half else count


def article_before(tokens: Sequence[Token], unit: int, language: Language) -> Count | None:
    """Return the number one for the article of `a year and a half`."""
    articles = date_rules().of(language).durations.articles
    return Count(Decimal(1), unit - 1) if tokens[unit - 1].low in articles else None


def _behind_number(tokens: Sequence[Token], unit: int, language: Language) -> int:
    last = unit
    while last > 0 and (tokens[last - 1].low in _between(language) or _is_hyphen(tokens, last - 1)):
        last -= 1
    return last


@lru_cache(maxsize=16)
def _between(language: Language) -> frozenset[str]:
    return frozenset(fold(word) for word in date_rules().of(language).durations.between_number_and_unit)


def _is_hyphen(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a hyphen joins what it touches, as in `26-month`, unlike that of 'Phase 2 - month 3'."""
    if index < 1 or tokens[index].text not in _HYPHENS:
        return False
    return glued(tokens[index - 1], tokens[index]) or glued(tokens[index], tokens[index + 1])


def _plain(tokens: Sequence[Token], last: int, language: Language) -> Count | None:
    """Return the number that ends before token `last`, in words, in numerals or in both: `five (5)`."""
    mark = number_rules().of(language).decimal
    firsts = range(max(0, last - _MOST_TOKENS), last)
    quantities = (quantity_at(tokens, first, language, mark) for first in firsts)
    found = next((quantity for quantity in quantities if quantity and quantity.last == last), None)
    return Count(found.value, found.first) if found else None
