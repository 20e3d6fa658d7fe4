"""Numbers with their scale, in numerals or words.

`5`, `1,250,000`, `2.4m`, `13,2 millions`, `23,500 millones`, `3 mil millones`, `2½ million`, `12 lakh`,
`two and a half million`, `half a million`, `un demi-million`, `un million et demi`, `medio millón`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from extract.entities.numbers.lex import Token, glued
from extract.entities.numbers.numeral import read_numeral
from extract.entities.numbers.phrases import Phrases
from extract.entities.numbers.rules import number_rules
from extract.entities.numbers.spelled import read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

_MILLION = 6
_MOST_SCALE_WORDS = 3
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


@dataclass(frozen=True, slots=True)
class Quantity:
    """Tokens `first` to `last` (exclusive): `number` times ten to the power of `scale` (None: no word)."""

    first: int
    last: int
    number: Decimal
    scale: int | None
    spelled: bool
    year_like: bool = False
    grouped: bool = False  # printed with signs between thousands

    @property
    def value(self) -> Decimal:
        """The number in units."""
        return self.number.scaleb(self.scale or 0)


def quantity_at(tokens: Sequence[Token], index: int, language: Language, mark: str) -> Quantity | None:
    """Return the quantity that begins with token `index`; `mark` is the decimal mark of its text."""
    found = _part_at(tokens, index, language, mark)
    return _with_rest(tokens, found, language, mark) if found else None


def _part_at(tokens: Sequence[Token], index: int, language: Language, mark: str) -> Quantity | None:
    if tokens[index].kind == "number":
        return _in_numerals(tokens, index, language, mark)
    if tokens[index].kind == "word":
        return _fraction_of_scale(tokens, index, language) or _in_words(tokens, index, language)
    return None


def _with_rest(tokens: Sequence[Token], found: Quantity, language: Language, mark: str) -> Quantity:
    """Add what follows in ever smaller scales: `5 millones 200 mil`, `one million two hundred thousand`."""
    least = found.scale
    while least is not None and least >= _MILLION and found.last < len(tokens):
        rest = _part_at(tokens, found.last, language, mark)
        if rest is None or rest.scale is None or rest.scale >= least:
            break
        least = rest.scale
        more = rest.number.scaleb(rest.scale - (found.scale or 0))
        found = replace(found, last=rest.last, number=found.number + more)
    return found


def _in_numerals(tokens: Sequence[Token], index: int, language: Language, mark: str) -> Quantity:
    text = tokens[index].text
    behind, more = index + 1, Decimal(0)
    if behind < len(tokens) and tokens[behind].text in _FRACTIONS:
        behind, more = behind + 1, _FRACTIONS[tokens[behind].text]
    elif (half := _phrases(language, "and_half").at(tokens, behind)) and scale_at(tokens, half[1], language):
        behind, more = half[1], Decimal("0.5")
    scale = scale_at(tokens, behind, language)
    number = read_numeral(text, mark, scaled=scale is not None, thousandths=language == "en") + more
    year = scale is None and len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20")
    grouped = number >= 1000 and not text.isdigit()
    bare = Quantity(index, behind, number, None, spelled=False, year_like=year, grouped=grouped)
    return _with_half(tokens, bare, scale, language)


def _fraction_of_scale(tokens: Sequence[Token], index: int, language: Language) -> Quantity | None:
    for kind, number in (("three_quarters", "0.75"), ("half", "0.5"), ("quarter", "0.25")):
        found = _phrases(language, kind).at(tokens, index)
        scale = scale_at(tokens, found[1], language) if found else None
        if found and scale:
            return Quantity(index, scale[1], Decimal(number), scale[0], spelled=True)
    return None


def _in_words(tokens: Sequence[Token], index: int, language: Language) -> Quantity | None:
    rules = number_rules().of(language)
    if tokens[index].low in rules.article:
        scale = scale_at(tokens, index + 1, language)
        if scale:
            one = Quantity(index, index + 1, Decimal(1), None, spelled=True)
            return _with_half(tokens, one, scale, language)
    found = read_words(tokens, index, rules)
    if found is None:
        lone = tokens[index].low in rules.lone and scale_at(tokens, index, language)
        return Quantity(index, lone[1], Decimal(1), lone[0], spelled=True) if lone else None
    number, behind = found
    more = Decimal(0)
    half = _phrases(language, "and_half").at(tokens, behind)
    if half and scale_at(tokens, half[1], language):
        behind, more = half[1], Decimal("0.5")
    words = Quantity(index, behind, number + more, None, spelled=True)
    return _with_half(tokens, words, scale_at(tokens, behind, language), language)


def _with_half(
    tokens: Sequence[Token], bare: Quantity, scale: tuple[int, int] | None, language: Language
) -> Quantity:
    if scale is None:
        return bare
    half = _phrases(language, "and_half").at(tokens, scale[1])
    number, behind = (bare.number + Decimal("0.5"), half[1]) if half else (bare.number, scale[1])
    return Quantity(bare.first, behind, number, scale[0], bare.spelled)


def scale_at(tokens: Sequence[Token], index: int, language: Language) -> tuple[int, int] | None:
    """Return the power of ten of the scale words at `index`, and the index behind them.

    Scale words multiply (`mil millones`), may follow a hyphen (`2.5-million`); `m` or `k` stands alone.
    """
    scales = number_rules().of(language).scales
    if _hyphen_inside(tokens, index):
        index += 1
    power, behind = 0, index
    while behind < min(index + _MOST_SCALE_WORDS, len(tokens)) and tokens[behind].low in scales:
        short = len(tokens[behind].low) < 3
        if short and behind > index:
            break
        power, behind = power + scales[tokens[behind].low], behind + 1
        if short:
            break
    return (power, behind) if behind > index else None


def _hyphen_inside(tokens: Sequence[Token], index: int) -> bool:
    return (
        0 < index < len(tokens) - 1
        and tokens[index].text in ("-", "‑")
        and glued(tokens[index - 1], tokens[index])
        and glued(tokens[index], tokens[index + 1])
        and tokens[index + 1].kind == "word"
    )


@lru_cache(maxsize=16)
def _phrases(
    language: Language, kind: Literal["half", "and_half", "quarter", "three_quarters"] | str
) -> Phrases[None]:
    phrases: tuple[str, ...] = getattr(number_rules().of(language), kind)
    return Phrases((phrase, None) for phrase in phrases)
