"""Which of the numbers beside a currency is its own, and whether that number looks like money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.currencies import Unit, currency_rules
from extract.entities.numbers import Quantity, Token, glued, number_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

_LEAST_BEHIND_NAME = 100  # `Baht 300`; not `Euro 6 engines`
_MOST_INITIALS = 10  # `the 3 Rs`
_LEAST_BEHIND_CODE = 10_000  # of a code that is also a word
_WORDS_OF_MONEY_WITHIN = 10  # tokens before a name that is also a people's


def stands_behind(tokens: Sequence[Token], left: Quantity, unit: Unit, language: Language) -> bool:
    """Tell whether a currency belongs to the number before it: `5 millions d'euros`; not `the 3 Rs`."""
    return _joins_behind(tokens, left, unit, language) and _is_money_before(tokens, left, unit)


def stands_before(tokens: Sequence[Token], unit: Unit, right: Quantity) -> bool:
    """Tell whether a currency belongs to the number behind it: `US$ 5`; not `COP 28`."""
    return _joins_before(tokens, unit, right) and _is_money_behind(tokens, unit, right)


def _joins_behind(tokens: Sequence[Token], left: Quantity, unit: Unit, language: Language) -> bool:
    """Accept `5 €`, `5 millions d'euros`, `5 million (US$)`, `5-dollar`, `1.2 Mio. CHF`."""
    rules = number_rules().of(language)
    between = tokens[left.last : unit.first]
    abbreviated = left.scale is not None and tokens[left.last - 1].low in rules.abbreviated
    if between and between[0].text == "." and abbreviated and glued(tokens[left.last - 1], between[0]):
        between = between[1:]
    if not between:
        return _no_break(tokens, unit.first)
    if len(between) == 1 and between[0].text == "(":
        return unit.kind != "name" and unit.last < len(tokens) and tokens[unit.last].text == ")"
    if len(between) == 1 and between[0].text in ("-", "‑"):
        return glued(tokens[left.last - 1], between[0])
    scaled = left.scale is not None or left.spelled or tokens[left.last - 1].text == ")"
    return scaled and len(between) < 3 and all(t.low in rules.of | {"'"} for t in between)


def _joins_before(tokens: Sequence[Token], unit: Unit, right: Quantity) -> bool:
    """Accept `US$ 5`, `(US$) 5`, `US$: 5`, and a name such as `Rupees 5 crore`."""
    between = tokens[unit.last : right.first]
    if not between:
        return _no_break(tokens, right.first)
    return unit.kind != "name" and len(between) == 1 and between[0].text in (")", ":")


def _no_break(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether token `index` stands less than three characters behind the one before it."""
    return tokens[index].start - tokens[index - 1].end < 3


def _is_money_before(tokens: Sequence[Token], quantity: Quantity, unit: Unit) -> bool:
    """Tell whether the number before a currency is money: not `un euro`, `20 euro area`, `3 Rs`."""
    if quantity.spelled and quantity.scale is None and quantity.number <= 1 and unit.kind == "name":
        return False
    if _goes_on(tokens, unit) or _is_weight(tokens, unit):
        return False
    if unit.other == "people":
        return _speaks_of_money(tokens, quantity.first)
    if unit.other == "initials":
        return quantity.scale is not None or quantity.number > _MOST_INITIALS
    return not unit.weak or _looks_like_money(tokens, quantity, unit)


def _is_money_behind(tokens: Sequence[Token], unit: Unit, quantity: Quantity) -> bool:
    """Tell whether the number behind a currency is money: not `COP 28`, `won 3 medals`, `Euro 6 engines`."""
    if unit.kind != "name":
        return not unit.weak or _looks_like_money(tokens, quantity, unit)
    if unit.other is not None or (quantity.spelled and quantity.scale is None):
        return False
    return quantity.scale is not None or (quantity.number >= _LEAST_BEHIND_NAME and not quantity.year_like)


def _looks_like_money(tokens: Sequence[Token], quantity: Quantity, unit: Unit) -> bool:
    """Accept a scale or thousands beside what is also a word, but no capitals: `ALL 5 MILLION PUPILS`."""
    if unit.other == "thing":
        return False
    if unit.kind != "code":
        return quantity.scale is not None or quantity.grouped
    word = tokens[quantity.last - 1].text
    shouted = quantity.scale is not None and len(word) > 3 and word.isupper()
    return not shouted and (
        quantity.scale is not None or quantity.grouped or quantity.number >= _LEAST_BEHIND_CODE
    )


def _goes_on(tokens: Sequence[Token], unit: Unit) -> bool:
    """Tell whether a name is the first part of another: `20 euro area members`, `10 dollar signs`."""
    behind = unit.last
    if unit.kind == "name" and behind < len(tokens) and tokens[behind].text == "-":
        behind += 1
    return unit.kind == "name" and behind < len(tokens) and tokens[behind].low in currency_rules().compounds


def _is_weight(tokens: Sequence[Token], unit: Unit) -> bool:
    """Tell `pounds of rice` from `pounds of funding`, where the text does not show what pounds it means."""
    of = unit.last
    if not unit.weak or unit.kind != "name" or of + 1 >= len(tokens) or tokens[of].low != "of":
        return False
    return not tokens[of + 1].low.startswith(currency_rules().money_words)


def _speaks_of_money(tokens: Sequence[Token], index: int) -> bool:
    words = currency_rules().money_words
    return any(
        token.low.startswith(words) for token in tokens[max(0, index - _WORDS_OF_MONEY_WITHIN) : index]
    )


def prefers_left(
    tokens: Sequence[Token], left: Quantity, unit: Unit, right: Quantity, language: Language
) -> bool:
    """Decide for `5 € 7` and `2021 US$ 5`: names stand behind; signs by what they touch, then by language."""
    if left.year_like and not right.year_like:
        return False
    if unit.kind == "name":
        return True
    touches_left = glued(tokens[unit.first - 1], tokens[unit.first])
    touches_right = glued(tokens[unit.last - 1], tokens[unit.last])
    if touches_left != touches_right:
        return touches_left
    return language != "en" and (left.scale is not None or unit.kind == "sign")
