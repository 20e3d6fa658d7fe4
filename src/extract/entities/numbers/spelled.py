"""Numbers in words: `two hundred and fifty`, `quatre-vingt-dix-sept`, `mil doscientos`, `treinta y cinco`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.numbers.lex import Token
    from extract.entities.numbers.rules import NumberWords

_THOUSAND = 3
_MOST_DECIMALS = 6
_HYPHENS = ("-", "‑")


def read_words(tokens: Sequence[Token], index: int, rules: NumberWords) -> tuple[Decimal, int] | None:
    """Return the number spelled from token `index` on and the index behind it; a last scale word is left."""
    part, behind = _below_thousand(tokens, index, rules)
    further = _behind_thousand(tokens, behind, rules)
    if further is not None:
        more, end = _below_thousand(tokens, further, rules)
        if end > further:
            return Decimal(max(part, 1) * 1000 + more), end
    return (Decimal(part), behind) if behind > index else None


def read_decimals(tokens: Sequence[Token], index: int, rules: NumberWords) -> tuple[Decimal, int] | None:
    """Return the decimals of `two point five`, `deux virgule vingt-cinq` at their point, and their end."""
    if index >= len(tokens) or tokens[index].low not in rules.point:
        return None
    digits, behind = "", index + 1
    while len(digits) < _MOST_DECIMALS:
        number, end = _below_thousand(tokens, behind, rules)
        if end == behind:
            break
        digits, behind = f"{digits}{number}", end
    return (Decimal(f"0.{digits}"), behind) if digits else None


def _behind_thousand(tokens: Sequence[Token], index: int, rules: NumberWords) -> int | None:
    if index < len(tokens) and rules.scales.get(tokens[index].low) == _THOUSAND:
        return _skip_joiner(tokens, index + 1, rules)
    return None


def _below_thousand(tokens: Sequence[Token], index: int, rules: NumberWords) -> tuple[int, int]:
    value, behind, here = 0, index, index
    while here < len(tokens) and (word := rules.words.get(tokens[here].low)) is not None:
        joined = _joined(value, word) if behind > index else word
        if joined is None:
            break
        value, behind = joined, here + 1
        here = _skip_joiner(tokens, behind, rules)
    return value, behind


def _joined(value: int, word: int) -> int | None:
    """Add a number word to what has been read, or return None where the two make no number."""
    if word == 100:
        return value * 100 if 0 < value < 100 else None
    if word == 20 and value % 100 == 4:
        return value + 76  # quatre-vingt
    room = 100 if word >= 20 else 20 if word >= 10 else 10
    if word >= 100 or (value % 100 == 0 and value):
        return value + word if word < 100 else None
    tens = value % 100
    teens = tens in (60, 80)  # soixante-dix, quatre-vingt-onze
    ones = room == 10 and tens % 10 == 0 and (tens >= 20 or word >= 7)  # vingt-deux, dix-sept
    return value + word if (teens if room == 20 else ones) else None


def _skip_joiner(tokens: Sequence[Token], index: int, rules: NumberWords) -> int:
    """Step over a hyphen, an 'and' or `-et-` that stands before a further number word."""
    between = ["-" if t.text in _HYPHENS else t.low for t in tokens[index : index + 3]]
    joined = len(between) == 3 and between[0] == between[2] == "-" and between[1] in rules.joiners
    behind = index + (3 if joined else 1)
    if behind < len(tokens) and (between[0] == "-" or between[0] in rules.joiners):
        following = tokens[behind].low
        if following in rules.words and following not in rules.scales:
            return behind
    return index
