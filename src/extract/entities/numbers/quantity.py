"""Numbers with their scale, in numerals or words.

`5`, `1,250,000`, `2.4m`, `13,2 millions`, `23,500 millones`, `3 mil millones`, `2½ million`, `12 lakh`,
`two and a half million`, `half a million`, `un demi-million`, `un million et demi`, `medio millón`,
`5 millones 200 mil`, `2 millions 500 000`, `une centaine de millions`, `5 000 000 (cinq millions)`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.numbers.fractions import (
    HALF,
    fraction_beginnings,
    fraction_behind,
    fraction_of_scale,
    half_behind,
)
from extract.entities.numbers.lex import Token, glued
from extract.entities.numbers.numeral import read_numeral
from extract.entities.numbers.rules import number_rules
from extract.entities.numbers.scales import scale_at
from extract.entities.numbers.spelled import read_decimals, read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

_THOUSAND, _MILLION = 3, 6


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
    rough: bool = False  # a word for about so many: `une centaine`

    @property
    def value(self) -> Decimal:
        """The number in units."""
        return self.number.scaleb(self.scale or 0)


def quantity_at(tokens: Sequence[Token], index: int, language: Language, mark: str) -> Quantity | None:
    """Return the quantity that begins with token `index`; `mark` is the decimal mark of its text."""
    found = _whole_at(tokens, index, language, mark)
    return _said_twice(tokens, found, language, mark) if found else None


def _whole_at(tokens: Sequence[Token], index: int, language: Language, mark: str) -> Quantity | None:
    found = _part_at(tokens, index, language, mark)
    return _with_rest(tokens, found, language, mark) if found else None


def _part_at(tokens: Sequence[Token], index: int, language: Language, mark: str) -> Quantity | None:
    if tokens[index].kind == "number":
        return _in_numerals(tokens, index, language, mark)
    if tokens[index].low not in _beginnings(language):
        return None
    if found := fraction_of_scale(tokens, index, language):
        number, (power, behind) = found
        return Quantity(index, behind, number, power, spelled=tokens[index].kind == "word")
    if tokens[index].kind == "word":
        return _about_so_many(tokens, index, language) or _in_words(tokens, index, language)
    return None


@lru_cache(maxsize=16)
def _beginnings(language: Language) -> frozenset[str]:
    """Return the folded words and signs with which a quantity without a numeral can begin."""
    rules = number_rules().of(language)
    thousand = {word for word, power in rules.scales.items() if power == _THOUSAND}
    return fraction_beginnings(language) | rules.article | rules.lone | rules.words.keys() | thousand


def _with_rest(tokens: Sequence[Token], found: Quantity, language: Language, mark: str) -> Quantity:
    """Add what follows in ever smaller scales: `5 millones 200 mil`, `one million two hundred thousand`."""
    least = found.scale
    while least is not None and least >= _MILLION and found.last < len(tokens):
        rest = _part_at(tokens, _behind_and(tokens, found, language), language, mark)
        if rest is None or rest.value >= Decimal(10) ** least or not _goes_on(tokens, found, rest, language):
            break
        least = rest.scale
        more = rest.value.scaleb(-(found.scale or 0))
        found = replace(found, last=rest.last, number=found.number + more)
    return found


def _behind_and(tokens: Sequence[Token], found: Quantity, language: Language) -> int:
    """Step over the 'and' of `two million and fifty`."""
    number = read_words(tokens, found.last + 1, number_rules().of(language))
    steps = found.spelled and language == "en" and tokens[found.last].low == "and"
    return found.last + 1 if steps and number and number[0] < 100 else found.last


def _goes_on(tokens: Sequence[Token], found: Quantity, rest: Quantity, language: Language) -> bool:
    """Tell whether a smaller number is the rest of the one before, and not of what is counted next."""
    if rest.first > found.last:
        return rest.scale is None
    if rest.scale is not None or (found.spelled and rest.spelled):
        return not rest.rough
    apart = tokens[rest.first].start - tokens[found.last - 1].end
    return language != "en" and rest.grouped and apart == 1


def _said_twice(tokens: Sequence[Token], found: Quantity, language: Language, mark: str) -> Quantity:
    """Take in the same number in words or numerals in brackets: `cinco millones (5.000.000) de euros`."""
    if found.last + 2 >= len(tokens) or tokens[found.last].text != "(":
        return found
    again = _whole_at(tokens, found.last + 1, language, mark)
    if again is None or again.value != found.value or again.spelled == found.spelled:
        return found
    closed = again.last < len(tokens) and tokens[again.last].text == ")"
    return replace(found, last=again.last + 1, grouped=found.grouped or again.grouped) if closed else found


def _in_numerals(tokens: Sequence[Token], index: int, language: Language, mark: str) -> Quantity:
    text = tokens[index].text
    behind, more = fraction_behind(tokens, index + 1, language)
    scale = scale_at(tokens, behind + _pluses(tokens, behind), language)
    number = read_numeral(text, mark, scaled=scale is not None, thousandths=language == "en") + more
    year = scale is None and len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20")
    grouped = number >= 1000 and not text.isdigit()
    bare = Quantity(index, behind, number, None, spelled=False, year_like=year, grouped=grouped)
    return _with_half(tokens, bare, scale, language)


def _pluses(tokens: Sequence[Token], index: int) -> int:
    """Count the sign inside `5+ million`."""
    return int(index < len(tokens) and tokens[index].text == "+" and glued(tokens[index - 1], tokens[index]))


def _about_so_many(tokens: Sequence[Token], index: int, language: Language) -> Quantity | None:
    """Read `une centaine de millions`, `a couple of million`, `una decena de miles`."""
    rules = number_rules().of(language)
    noun = index + 1
    if tokens[index].low not in rules.article or noun >= len(tokens) or tokens[noun].low not in rules.rough:
        return None
    number = Decimal(rules.rough[tokens[noun].low])
    of = noun + 1 + (noun + 1 < len(tokens) and tokens[noun + 1].low in rules.of)
    power, behind = scale_at(tokens, of, language) or (None, noun + 1)
    return Quantity(index, behind, number, power, spelled=True, rough=True)


def _in_words(tokens: Sequence[Token], index: int, language: Language) -> Quantity | None:
    rules = number_rules().of(language)
    if tokens[index].low in rules.article and (scale := scale_at(tokens, index + 1, language)):
        one = Quantity(index, index + 1, Decimal(1), None, spelled=True)
        return _with_half(tokens, one, scale, language)
    found = read_words(tokens, index + _articles(tokens, index, language), rules)
    if found is None:
        lone = tokens[index].low in rules.lone and scale_at(tokens, index, language)
        return Quantity(index, lone[1], Decimal(1), lone[0], spelled=True) if lone else None
    number, behind = found
    if (half := half_behind(tokens, behind, language)) and scale_at(tokens, half, language):
        number, behind = number + HALF, half
    elif (more := read_decimals(tokens, behind, rules)) and scale_at(tokens, more[1], language):
        number, behind = number + more[0], more[1]
    words = Quantity(index, behind, number, None, spelled=True)
    return _with_half(tokens, words, scale_at(tokens, behind, language), language)


def _articles(tokens: Sequence[Token], index: int, language: Language) -> int:
    """Count the article of `a hundred thousand`."""
    rules = number_rules().of(language)
    leads = tokens[index].low in rules.article and index + 1 < len(tokens)
    return int(leads and rules.words.get(tokens[index + 1].low) == 100)


def _with_half(
    tokens: Sequence[Token], bare: Quantity, scale: tuple[int, int] | None, language: Language
) -> Quantity:
    if scale is None:
        return bare
    power, behind = scale
    half = half_behind(tokens, behind, language)
    number = bare.number + HALF if half else bare.number
    return Quantity(bare.first, half or behind, number, power, bare.spelled)
