"""Whole numbers as texts count with them: '3,400', '8 400', '15.300', 'thirty-two', 'quatre-vingt-sept'."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from extract.entities.numbers import fold, lex, number_rules, read_words
from extract.rules import languages

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST = 10
_ACCENTED = {"a": "aáàâ", "e": "eéèêë", "i": "iíìîï", "o": "oóòôö", "u": "uúùûü", "c": "cç", "n": "nñ"}


def digits_value(digits: str) -> Decimal:
    """Read '3,400', '8 400', '15.300' as whole numbers, and '1.2' or '1,2' as a decimal one."""
    grouped = re.fullmatch(r"\d{1,3}(?:\D\d{3})+", digits)
    return Decimal(re.sub(r"\D", "", digits)) if grouped else Decimal(digits.replace(",", "."))


def count_value(text: str) -> Decimal | None:
    """Return the number that all of `text` is, in digits or in words of any language that is read."""
    if text[:1].isdigit():
        return digits_value(text)
    tokens = lex(text)
    for language in languages():
        found = read_words(tokens, 0, number_rules().of(language))
        if found and found[1] == len(tokens):
            return found[0]
    return None


@cache
def spelled() -> str:
    """Return a pattern of numbers in words from ten on: 'thirty-two', 'treinta y dos', 'cent trois'.

    Smaller ones are of events and stories ('it ratified two Conventions'), and articles ('un total').
    """
    rules = [number_rules().of(language) for language in languages()]
    thousand = {word: 1000 for rule in rules for word, power in rule.scales.items() if power == 3}
    values = {word: value for rule in rules for word, value in rule.words.items()} | thousand
    one = _any_of(values)
    small, great = (
        _any_of(w for w, v in values.items() if v < LEAST),
        _any_of(w for w, v in values.items() if v >= LEAST),
    )
    joiners = "|".join(sorted({re.escape(word) for rule in rules for word in rule.joiners}))
    apart = r"(?:[-‑]|\s+)"
    first = rf"(?:(?:{small})(?={apart}(?:{one})(?!\w))|(?:{great}))"
    return rf"{first}(?:{apart}(?:(?:{joiners}){apart})?(?:{one})){{0,8}}(?!\w)"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(_with_accents(fold(word)) for word in sorted(words, key=len, reverse=True))


def _with_accents(word: str) -> str:
    return "".join(f"[{_ACCENTED[c]}]" if c in _ACCENTED else re.escape(c) for c in word)
