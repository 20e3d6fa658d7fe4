"""What the heads of a table say of its numbers: `US$ thousand`, `Budget (CHF)`, `en milliers de dollars`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.currencies import Unit, own_currency, unit_at
from extract.entities.money.counts import counts_by_name, names_count
from extract.entities.numbers import Token, lex, number_rules, scale_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.entities.values import Context
    from extract.models import Language

_THOUSANDS = ("000", "1000", "1,000", "1 000", "1.000", "1'000")
_MOST_BEFORE = 5  # tokens between a scale and the currency behind it


@dataclass(frozen=True, slots=True)
class HeadUnit:
    """The currency and the power of ten that a head gives to the numbers below it; None: no scale told."""

    unit: Unit
    power: int | None

    @property
    def scale(self) -> int:
        """The power of ten, or that of units."""
        return self.power or 0


def head_unit(context: Context) -> HeadUnit | None:
    """Return what the cell's heads say, the nearest first: row, column, unit line, title, corner.

    The scale may stand in another head than the currency (`Budget (thousands)` over `US$`). None if they name
    no currency, or if the row or the column is one of counts, shares or years.
    """
    lines = (context.cell_head or "").split("\n")
    row, column = context.row_head or "", lines[0]
    own = frozenset(own_currency(context.partner))
    found = read_head(row, context.language, own)
    if found is None and counts_by_name(row, context.language):
        return None
    found = found or read_head(column, context.language, own)
    if found is None and (
        names_count(row, context.language, whole=True) or names_count(column, context.language, whole=False)
    ):
        return None
    heads = (row, *lines)
    found = found or next(
        (head for line in lines[1:] if (head := read_head(line, context.language, own))), None
    )
    found = found or _corner(context, own)
    if found is None or found.power is not None:
        return found
    return replace(
        found, power=next((p for line in heads if (p := _lone_scale(line, context.language))), None)
    )


def _corner(context: Context, own: frozenset[str]) -> HeadUnit | None:
    """Read the unit of all numbers in the table's first cell: `EUR million | 2021 | 2022`."""
    found = read_head(next(iter(context.header_cells), ""), context.language, own)
    return found if found and found.power is not None else None


@lru_cache(maxsize=1024)  # a head is asked for by each cell below it
def read_head(line: str, language: Language, own: frozenset[str] = frozenset()) -> HeadUnit | None:
    """Return the currency and scale that a head names, or None.

    Signs and codes that are also letters or words count beside a scale, or for a currency of the document's
    `own`: `Millions de DH`.
    """
    tokens = lex(line)
    for index in range(len(tokens)):
        unit = unit_at(tokens, index, language)
        if unit is None:
            continue
        power = _scale_beside(tokens, unit, language)
        scaled = power is not None and unit.kind != "name" and unit.other is None
        if not unit.weak or scaled or own & set(unit.codes):
            return HeadUnit(unit, power)
    return None


def _scale_beside(tokens: Sequence[Token], unit: Unit, language: Language) -> int | None:
    """Read the scale behind a currency (`US$ thousand`, `US$ '000`) or before (`milliers de dollars`)."""
    if unit.scale is not None:
        return unit.scale
    behind = unit.last
    while behind < len(tokens) and tokens[behind].low in _links(language):
        behind += 1
    if found := _scale_in_head(tokens, behind, language):
        return found[0]
    for first in range(max(0, unit.first - _MOST_BEFORE), unit.first):
        found = _scale_in_head(tokens, first, language)
        if found and all(token.low in _links(language) for token in tokens[found[1] : unit.first]):
            return found[0]
    return None


def _links(language: Language) -> frozenset[str]:
    return number_rules().of(language).of | {"'", "’", "(", ",", "-", ".", "x", "×"}


def _scale_in_head(tokens: Sequence[Token], index: int, language: Language) -> tuple[int, int] | None:
    """Read words of scale, and `000`, `000s`, `1,000`."""
    if index < len(tokens) and tokens[index].text in _THOUSANDS:
        plural = index + 1 < len(tokens) and tokens[index + 1].low == "s"
        return 3, index + 1 + plural
    return scale_at(tokens, index, language)


def _lone_scale(line: str, language: Language) -> int | None:
    """Return the scale that a head tells by itself: `in thousands`, `Budget (millions)`; not `5 million`."""
    return next(_lone_scales(lex(line), language), None)


def _lone_scales(tokens: Sequence[Token], language: Language) -> Iterator[int]:
    rules = number_rules().of(language)
    for index, token in enumerate(tokens):
        led = index == 0 or tokens[index - 1].text in "(,-–" or tokens[index - 1].low in rules.of
        found = scale_at(tokens, index, language) if led and len(token.low) > 1 else None
        if found and (found[1] == len(tokens) or tokens[found[1]].text in "),.-–" or index == 0):
            yield found[0]
