"""Amounts paid again and again: `a year`, `par mois`, `al día`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from extract.entities.numbers import Phrases, Token, number_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

Rate = Literal["year", "month", "day"]


def rate_behind(tokens: Sequence[Token], index: int, language: Language) -> Rate | None:
    """Return how often an amount that ends before token `index` is paid, where the words behind it say so."""
    found = _rates(language).at(tokens, index)
    return found[0] if found else None


@lru_cache(maxsize=16)
def _rates(language: Language) -> Phrases[Rate]:
    per = number_rules().of(language).per
    entries: list[tuple[str, Rate]] = [(words, "year") for words in per.year]
    entries += [(words, "month") for words in per.month]
    entries += [(words, "day") for words in per.day]
    return Phrases(entries)
