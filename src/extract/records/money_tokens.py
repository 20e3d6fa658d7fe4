"""Where money is printed: a sign, code or name beside a number; cruder than the reader, to guard it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.entities.currencies import unit_at
from extract.entities.numbers import lex, number_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.entities.currencies import Unit
    from extract.entities.numbers import Token
    from extract.models import Language

BETWEEN = 3  # words of scale between a number and its currency: '7.5 thousand million of dollars'
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class MoneyToken:
    """Characters `start` to `end`: the number and the currency beside it."""

    start: int
    end: int


def money_tokens(text: str, language: Language) -> tuple[MoneyToken, ...]:
    """Return each currency of `text` with a number beside it: `US$ 3.2`, `350 000 €`, `2 millions d'euros`.

    A year is no such number, and a word that is also a currency (`won`, `real`) is no currency here.
    """
    return tuple(_tokens(lex(text), language))


def _tokens(tokens: Sequence[Token], language: Language) -> Iterator[MoneyToken]:
    index = 0
    while index < len(tokens):
        unit = unit_at(tokens, index, language)
        if unit is None or unit.weak or unit.other:
            index += 1
            continue
        number = _number_behind(tokens, unit) or _number_before(tokens, unit, language)
        if number:
            yield MoneyToken(
                min(number.start, tokens[unit.first].start), max(number.end, tokens[unit.last - 1].end)
            )
        index = max(unit.last, index + 1)


def _number_behind(tokens: Sequence[Token], unit: Unit) -> Token | None:
    return _counted(tokens[unit.last]) if unit.last < len(tokens) else None


def _number_before(tokens: Sequence[Token], unit: Unit, language: Language) -> Token | None:
    rules = number_rules().of(language)
    between = set(rules.scales) | set(rules.of) | {"'", "’", "-"}
    for index in range(unit.first - 1, max(unit.first - 2 - BETWEEN, -1), -1):
        if tokens[index].kind == "number":
            return _counted(tokens[index])
        if tokens[index].low not in between:
            return None
    return None


def _counted(token: Token) -> Token | None:
    return token if token.kind == "number" and not _YEAR.fullmatch(token.text) else None
