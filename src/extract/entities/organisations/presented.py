"""Names that only the word before them shows to be an organisation's: `la ONG Azul`, `the NGO Blue Hands`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.entities.organisations.known import OrganisationName
from extract.entities.organisations.nouns import is_capital_word
from extract.entities.organisations.rules import noun_kinds, pattern_rules
from extract.entities.organisations.words import is_field, opens, spaced
from extract.entities.places import place_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.entities.lexicon import Reading
    from extract.models import Language
    from extract.models.values import OrganisationKind

_LONGEST = 4  # words
_QUOTES = frozenset('«“"‘')


def presented_at(reading: Reading, index: int, language: Language) -> OrganisationName | None:
    """Return the name that the word at token `index` presents, if it does."""
    token = reading.tokens[index]
    kind = _presenters().get(token.low)
    if kind is None or token.text.istitle() or not _has_article(reading, index):
        return None
    first = index + 1 + (reading.low(index + 1) in _QUOTES)
    if not _may_be_name(reading, first, language):
        return None
    behind = first + 1
    links = pattern_rules().of(language).links - pattern_rules().of(language).conjunctions
    while behind < first + _LONGEST and spaced(reading, behind):
        linked = reading.low(behind) in links and spaced(reading, behind + 1)
        if not is_capital_word(reading, behind + linked) or place_at(reading, behind + linked, language):
            break
        behind += 1 + linked
    return OrganisationName(first, behind, kind)


@cache
def _presenters() -> Mapping[str, OrganisationKind]:
    presenters = pattern_rules().shape.presenters
    return {word: kind for kind, words in presenters.items() for word in words}


def _has_article(reading: Reading, index: int) -> bool:
    """Tell whether a word in small letters leads to the presenting one: `la ONG`, `the local NGO`."""
    before = reading.tokens[index - 1] if index else None
    return before is not None and (before.text.islower() or before.text in "'’" or opens(reading, index - 1))


def _may_be_name(reading: Reading, first: int, language: Language) -> bool:
    if not is_capital_word(reading, first) or opens(reading, first):
        return False
    low = reading.low(first)
    words = pattern_rules().of(language)
    topic = low in words.adjectives or (language == "en" and is_field(words, low))
    told = topic or low in noun_kinds() or low in pattern_rules().shape.titles
    return not told and place_at(reading, first, language) is None
