"""What the heads of a table say of its numbers: `US$ thousand`, `Budget (CHF)`, `en milliers de dollars`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.currencies import Unit, unit_at
from extract.entities.numbers import Phrases, Token, lex, number_rules, scale_at
from extract.entities.numbers.heads import head_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.values import Context
    from extract.models import Language


@dataclass(frozen=True, slots=True)
class HeadUnit:
    """The currency and the power of ten that a head gives to the numbers below it."""

    unit: Unit
    scale: int


def head_unit(context: Context) -> HeadUnit | None:
    """Return what the cell's heads say, the nearest first: row, column, unit line, title.

    None if they name no currency, or if the row or the column is one of counts, shares or years.
    """
    lines = (context.cell_head or "").split("\n")
    row, column = context.row_head or "", lines[0]
    for line in (row, column):
        if found := read_head(line, context.language):
            return found
    if names_count(row, context.language, whole=True) or names_count(column, context.language, whole=False):
        return None
    found_below = (read_head(line, context.language) for line in lines[1:])
    return next((found for found in found_below if found), None)


def read_head(line: str, language: Language) -> HeadUnit | None:
    """Return the currency and scale that a head names (weak signs do not count), or None."""
    tokens = lex(line)
    for index in range(len(tokens)):
        unit = unit_at(tokens, index, language)
        if unit is not None and not unit.weak:
            return HeadUnit(unit, _scale_beside(tokens, unit, language))
    return None


def _scale_beside(tokens: Sequence[Token], unit: Unit, language: Language) -> int:
    """Read the scale behind a currency (`US$ thousand`, `US$ '000`) or before (`milliers de dollars`)."""
    if unit.scale is not None:
        return unit.scale
    links = number_rules().of(language).of | {"'", "(", ",", "-"}
    behind = unit.last
    while behind < len(tokens) and tokens[behind].low in links:
        behind += 1
    if found := scale_at(tokens, behind, language):
        return found[0]
    if behind < len(tokens) and tokens[behind].text in ("000", "000s"):
        return 3
    for first in range(max(0, unit.first - 5), unit.first):
        found = scale_at(tokens, first, language)
        if found and all(token.low in links for token in tokens[found[1] : unit.first]):
            return found[0]
    return 0


@lru_cache(maxsize=16)
def _count_phrases(language: Language) -> Phrases[None]:
    return Phrases((word, None) for word in head_words().of(language).counts)


def names_count(line: str, language: Language, *, whole: bool) -> bool:
    """Tell whether a head opens with a word of counts (`Jobs created`), is one as a `whole`, or has a `%`."""
    tokens = lex(line)
    found = _count_phrases(language).at(tokens, 0)
    opens = found is not None and (not whole or found[1] == len(tokens) or found[1] > 1)
    return opens or any(token.text == "%" for token in tokens)
