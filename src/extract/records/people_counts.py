"""Numbers that may count people: '3,400', '1.2 million', 'thirty-two', 'une centaine', '500 to 600'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.numbers import lex, number_rules, quantity_at, scale_at
from extract.models import is_kept
from extract.records.counting import digits_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from extract.entities.numbers import Token
    from extract.models import Language

LEAST_SPELLED = 10  # smaller numbers in words are of the people in a story: 'two women run the shop'
_DIGITS = re.compile(r"\d{1,3}(?:[ ,.'’\u00a0\u2007\u2009\u202f]\d{3})+|\d+(?:[.,]\d{1,2})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STUCK = re.compile(r"[\w.,/–-]")  # a sign before a number that is a part of something else


class Number(NamedTuple):
    """Characters `start` to `end` are a number; a range ends at `last`, and its lower end is the value."""

    start: int
    end: int
    last: int
    value: Decimal
    in_digits: bool


def numbers(text: str, language: Language) -> Iterator[Number]:
    """Yield the numbers of `text` in order, years and numbers stuck to other signs left out."""
    tokens = lex(text)
    behind = 0
    for index, token in enumerate(tokens):
        if index < behind or (token.start and _STUCK.fullmatch(text[token.start - 1])):
            continue
        found = _number_at(tokens, index, language)
        if found and is_kept(found[0]):
            value, behind = found
            last = _range_end(tokens, index, behind, language)
            ends = tokens[behind - 1].end, tokens[last - 1].end
            yield Number(token.start, *ends, value, token.kind == "number")


def _number_at(tokens: Sequence[Token], index: int, language: Language) -> tuple[Decimal, int] | None:
    """Return the number at a token and the index behind it."""
    token = tokens[index]
    if token.kind == "number":
        if not _DIGITS.fullmatch(token.text):
            return None
        scale = scale_at(tokens, index + 1, language)
        if scale:
            return digits_value(token.text).scaleb(scale[0]), scale[1]
        return None if _YEAR.fullmatch(token.text) else (digits_value(token.text), index + 1)
    if token.kind == "word" or token.text == "½":
        found = quantity_at(tokens, index, language, number_rules().of(language).decimal)
        if found and found.value >= LEAST_SPELLED:
            return found.value, found.last
    return None


def _range_end(tokens: Sequence[Token], first: int, behind: int, language: Language) -> int:
    """Return the index behind '500 to 600', 'between 500 and 600' where a range begins, else `behind`."""
    rules = number_rules().of(language)
    joins = rules.and_ if first and tokens[first - 1].low in rules.between else rules.to
    if behind < len(tokens) and tokens[behind].low in joins:
        upper = _number_at(tokens, behind + 1, language) if behind + 1 < len(tokens) else None
        if upper:
            return upper[1]
    return behind
