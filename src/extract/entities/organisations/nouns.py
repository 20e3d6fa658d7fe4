"""The nouns around which names are built, and the language in which each is read: `Ministry`, `agence`.

That is the text's, unless the noun is none of it (`Fundación` in English) or goes on in another (`Union of`
in French).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.entities.organisations.rules import noun_kinds, nouns_of, pattern_rules
from extract.entities.organisations.words import capital, joined, lacks_accent, opens, spaced
from extract.rules import languages

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.entities.organisations.rules import NameWords
    from extract.models import Language
    from extract.models.values import OrganisationKind


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun at token `index`; `words` are those of the language in which its name is read."""

    index: int
    low: str
    kind: OrganisationKind
    language: Language
    words: NameWords
    small: bool  # written with a small letter
    shouted: bool  # in capitals: only `of` and its like tell what belongs to the name


def noun_at(reading: Reading, index: int, language: Language) -> Noun | None:
    """Return the noun at token `index`, if a name may be built around it."""
    token = reading.tokens[index]
    spoken = _language(reading, index, language) if token.low in noun_kinds() else None
    if spoken is None or _is_hyphenated(reading, index):
        return None
    words = pattern_rules().of(spoken)
    small = not token.text[0].isupper()
    if (small and token.low not in pattern_rules().shape.small) or lacks_accent(token, words):
        return None
    shouted = token.text.isupper()
    return Noun(index, token.low, nouns_of(spoken)[token.low], spoken, words, small, shouted)


def _is_hyphenated(reading: Reading, index: int) -> bool:
    return index > 0 and reading.gap(index) == "" and reading.tokens[index - 1].text == "-"


def _language(reading: Reading, index: int, language: Language) -> Language | None:
    low = reading.low(index)
    spoken: tuple[Language, ...] = (language, *languages())
    own = [one for one in spoken if low in nouns_of(one)]
    for one in own[1:]:
        if one != own[0] and _goes_on_in(reading, index, one, own[0]):
            return one
    return own[0] if own[0] == language or _is_plain_abroad(reading, index, own[0]) else None


def _goes_on_in(reading: Reading, index: int, other: Language, own: Language) -> bool:
    """Tell whether the words beside a noun are of another language: `Union of`, `Union des`, `Nile Union`."""
    after = reading.low(index + 1)
    links = {one: pattern_rules().of(one).links for one in (other, own)}
    if spaced(reading, index + 1) and after in links[other] - links[own]:
        return True
    follows = after in links[own] or is_capital_word(reading, index + 1)
    led = joined(reading, index) and is_capital_word(reading, index - 1) and not opens(reading, index - 1)
    return other == "en" and led and not (follows and spaced(reading, index + 1))


def is_capital_word(reading: Reading, index: int) -> bool:
    """Tell whether a word with a capital stands at `index`, if there is any token."""
    return index >= 0 and capital(reading, index) and reading.tokens[index].kind == "word"


def _is_plain_abroad(reading: Reading, index: int, spoken: Language) -> bool:
    """Tell whether a noun of another language is no word of the text's: `Fundación`, `Casa de`, not `Red`."""
    if spoken == "en" or reading.low(index) in pattern_rules().shape.small:
        return True
    links = pattern_rules().of(spoken).links - {"la", "a"}
    return spaced(reading, index + 1) and reading.low(index + 1) in links
