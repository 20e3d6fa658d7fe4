"""Every currency beside a number, by a scan that shares no decision with the reading of amounts.

What it finds and the amounts do not cover is money that was overlooked.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.currencies import currency_rules
from extract.entities.currencies.names import names, territories
from extract.entities.numbers import Token, lex, number_rules
from extract.rules import languages

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORTEST_NAME = 4
_LONGEST_SIGN = 4  # tokens: `U.S.$`
_REACH = 4  # tokens between a number and a name behind it: `5 millions d'euros`


def money_tokens(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places `(start, end)` of every currency sign, code or name beside a number, in order.

    The place is that of the sign, code or name, without the number. Signs and names that are also letters or
    words (`K`, `won`) are left out: beside them a number is no sign of money.
    """
    tokens = lex(text)
    found: set[tuple[int, int]] = set()
    for index, token in enumerate(tokens):
        if token.kind == "number":
            found.update(
                place for place in (_before(text, tokens, index), _behind(text, tokens, index)) if place
            )
    return tuple(sorted(found))


def _before(text: str, tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    for first in range(max(0, index - _LONGEST_SIGN), index):
        start, end = tokens[first].start, tokens[index - 1].end
        if tokens[index].start - end < 2 and text[start:end] in _signs():
            return start, end
    return None


def _behind(text: str, tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    here = index + 1
    while here < len(tokens) and here - index <= _REACH and tokens[here].low in _links():
        here += 1
    if here >= len(tokens) or tokens[here].start - tokens[here - 1].end > 1:
        return None
    for last in range(min(here + _LONGEST_SIGN, len(tokens)), here, -1):
        if text[tokens[here].start : tokens[last - 1].end] in _signs() and not _leads(tokens, last):
            return tokens[here].start, tokens[last - 1].end
    for n in (here, here + 1):  # a word such as 'Swiss' may stand before the noun
        if n < len(tokens) and tokens[n].low in _nouns():
            return tokens[n].start, tokens[n].end
    return None


def _leads(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a sign belongs to the number behind it: in `2021: US$ 5` as in `12 €5`."""
    return index < len(tokens) and tokens[index].kind == "number"


@lru_cache(maxsize=1)
def _signs() -> frozenset[str]:
    rules = currency_rules()
    return frozenset(
        {sign for sign in rules.signs if sign not in rules.weak_signs}
        | {code for code in territories() if code not in rules.weak_codes}
    )


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    nouns = {name for language in languages() for name in names(language) if name.isalpha()}
    return frozenset(name for name in nouns if len(name) >= _SHORTEST_NAME) - currency_rules().weak_names


@lru_cache(maxsize=1)
def _links() -> frozenset[str]:
    scales = {word for _, told in number_rules().items() for word in told.scales}
    return frozenset(scales | {"de", "d", "of", "'", "-"})
