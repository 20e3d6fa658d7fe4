"""Halves and quarters: `½ million`, `2½`, `1 1/2 million`, `half a million`, `un million et demi`."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from extract.entities.numbers.phrases import Phrases
from extract.entities.numbers.rules import number_rules
from extract.entities.numbers.scales import scale_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.numbers.lex import Token
    from extract.models import Language

HALF = Decimal("0.5")
SIGNS = {"½": HALF, "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_SLASHED = {("1", "2"): HALF, ("1", "4"): Decimal("0.25"), ("3", "4"): Decimal("0.75")}
_Kind = Literal["three_quarters", "half", "quarter"]
_WORDS: tuple[tuple[_Kind, Decimal], ...] = (
    ("three_quarters", Decimal("0.75")),
    ("half", HALF),
    ("quarter", Decimal("0.25")),
)


def fraction_behind(tokens: Sequence[Token], index: int, language: Language) -> tuple[int, Decimal]:
    """Read the rest of `2½`, `2 1/2 million` and `2 and a half million`: where it ends, and its value."""
    if index < len(tokens) and tokens[index].text in SIGNS:
        return index + 1, SIGNS[tokens[index].text]
    if (found := _slashed(tokens, index)) and scale_at(tokens, index + 3, language):
        return index + 3, found
    half = half_behind(tokens, index, language)
    return (half, HALF) if half and scale_at(tokens, half, language) else (index, Decimal(0))


def _slashed(tokens: Sequence[Token], index: int) -> Decimal | None:
    if index + 2 >= len(tokens) or tokens[index + 1].text != "/":
        return None
    return _SLASHED.get((tokens[index].text, tokens[index + 2].text))


def half_behind(tokens: Sequence[Token], index: int, language: Language) -> int | None:
    """Return the index behind `and a half`, `et demi`, `y medio` at `index`, or None."""
    found = _phrases(language, "and_half").at(tokens, index)
    return found[1] if found else None


def fraction_of_scale(
    tokens: Sequence[Token], index: int, language: Language
) -> tuple[Decimal, tuple[int, int]] | None:
    """Read `half a million`, `trois quarts de million`, `½ million`: the fraction, the scale behind it."""
    if number := SIGNS.get(tokens[index].text):
        scale = scale_at(tokens, index + 1, language)
        return (number, scale) if scale else None
    for kind, number in _WORDS:
        found = _phrases(language, kind).at(tokens, index)
        scale = scale_at(tokens, found[1], language) if found else None
        if scale:
            return number, scale
    return None


@lru_cache(maxsize=16)
def fraction_beginnings(language: Language) -> frozenset[str]:
    """Return the folded words and signs with which `fraction_of_scale` can begin."""
    words = (_phrases(language, kind).beginnings for kind, _ in _WORDS)
    return frozenset(SIGNS).union(*words)


@lru_cache(maxsize=64)
def _phrases(language: Language, kind: Literal[_Kind, "and_half"]) -> Phrases[None]:
    phrases: tuple[str, ...] = getattr(number_rules().of(language), kind)
    return Phrases((phrase, None) for phrase in phrases)
