"""Whose money a noun means: `Norwegian kroner`, `Fiji dollars`, `francs rwandais`, `pesos chilenos`."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

import pycountry
from babel import Locale

from extract.entities.currencies.names import own_currency
from extract.entities.numbers import Phrases, alpha2, fold
from extract.entities.places import adjectives

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.entities.numbers import Token
    from extract.models import Language


def owner_at(tokens: Sequence[Token], index: int, language: Language) -> tuple[frozenset[str], int] | None:
    """Return the currencies of the country that the words at `index` name, and the index behind them.

    In French and Spanish an adjective does (`francs rwandais`); a country's name may be the giver's
    (`2 millones de dólares de Canadá`). English has both, with a capital, before the noun.
    """
    if language == "en" and not tokens[index].text[:1].isupper():
        return None
    return _owners(language).at(tokens, index)


def owner_beginnings(language: Language) -> frozenset[str]:
    """Return the folded words with which the names of owners begin."""
    return _owners(language).beginnings


@lru_cache(maxsize=16)
def _owners(language: Language) -> Phrases[frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, country in _words(language):
        found[fold(word)].update(own_currency(country))
    return Phrases((word, frozenset(codes)) for word, codes in found.items() if codes)


def _words(language: Language) -> Iterator[tuple[str, str]]:
    yield from adjectives(language)
    if language == "en":
        names = Locale("en").territories
        yield from ((names[alpha2(c.alpha_3) or ""], c.alpha_3) for c in pycountry.countries)
