"""What acronyms stand for: words that spell them, and whether those name an organisation.

`DeSA` is spelled by `Department of Social Affairs`, which is one; `TVET` by words for training, `PSC` by
those for the committee of any project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.numbers import fold, lex
from extract.entities.organisations.acronym_rules import acronym_rules
from extract.entities.organisations.rules import noun_kinds, nouns_of, pattern_rules
from extract.entities.organisations.words import folded, place_behind
from extract.entities.places.context_rules import context_rules
from extract.rules import languages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.lexicon import Reading
    from extract.models import Language

_LONGEST = 18  # tokens
_ENDS = frozenset(".;:!?()")


def spelled_from(reading: Reading, behind: int, acronym: str) -> int | None:
    """Return where the words before token `behind` begin whose letters spell the acronym."""
    for first in range(behind - 1, max(behind - _LONGEST, -1), -1):
        token = reading.tokens[first]
        if token.text in _ENDS or "\n" in reading.gap(first + 1):
            return None
        begins = token.text[:1].isupper() or token.low in noun_kinds()
        if begins and spells(reading.words(first, behind), acronym):
            return _with_capitals(reading, first)
    return None


def spells(words: str, acronym: str) -> bool:
    """Tell whether beginnings of words make the acronym: `DeSA` of `Department of Social Affairs`."""
    lows = [token.low for token in lex(words) if token.kind == "word"]
    letters = "".join(c for c in fold(acronym) if c.isalnum())
    if not lows:
        return False
    reached = {n for n in range(1, len(letters) + 1) if lows[0].startswith(letters[:n])}
    for word in lows[1:]:
        reached |= {
            end
            for begun in tuple(reached)
            for end in range(begun + 1, len(letters) + 1)
            if word.startswith(letters[begun:end])
        }
    return len(letters) in reached


def has_initials(lows: Sequence[str], acronym: str, language: Language) -> bool:
    """Tell whether an acronym is made of the initials of all words, those of links as one likes."""
    links = pattern_rules().of(language).links
    letters = fold(acronym)
    reached = {0}
    for low in lows:
        spelled = {n + 1 for n in reached if letters[n : n + 1] == low[0]}
        reached = spelled | reached if low in links else spelled
    return len(letters) in reached


def _with_capitals(reading: Reading, first: int) -> int:
    openers = context_rules().openers
    while first > 0 and reading.gap(first) == " ":
        before = reading.tokens[first - 1]
        if before.kind != "word" or not before.text[0].isupper() or before.low in openers:
            break
        first -= 1
    return first


def names_organisation(reading: Reading, first: int, behind: int, language: Language) -> bool:
    """Tell whether words are those of an organisation: their head is a noun of one, and no thing."""
    rules = acronym_rules()
    lows = [t.low for t in reading.tokens[first:behind] if t.kind == "word"]
    if not lows or _is_generic(reading, first, behind) or place_behind(reading, first, language) == behind:
        return False
    english = _english_head(lows)
    if language == "en" and english in rules.things:
        return False
    if lows[0] in rules.things and lows[0] not in noun_kinds():
        return False
    if english in nouns_of("en") or english in rules.heads or bool(rules.members.intersection(lows)):
        return True
    return _begins_with_noun(lows, language)


def _begins_with_noun(lows: Sequence[str], language: Language) -> bool:
    """Tell whether the first word is a noun of another language than English; in English, with its link."""
    first = lows[1:] if lows[0] in pattern_rules().shape.before else lows
    others = [spoken for spoken in languages() if spoken != "en"]
    return any(_begins_in(spoken, first, language) for spoken in others) if first else False


def _begins_in(spoken: Language, lows: Sequence[str], language: Language) -> bool:
    if lows[0] not in nouns_of(spoken) and lows[0] not in acronym_rules().first_heads:
        return False
    links = pattern_rules().of(spoken).links - pattern_rules().of("en").links
    return language != "en" or lows[0] not in nouns_of("en") or bool(links.intersection(lows))


def _english_head(lows: Sequence[str]) -> str:
    """Return the last word before `of` or `for`: `institute` of `National Institute of Statistics`."""
    links = pattern_rules().of("en").links - pattern_rules().of("en").conjunctions
    end = next((at for at, low in enumerate(lows) if at and low in links), len(lows))
    return lows[end - 1]


def _is_generic(reading: Reading, first: int, behind: int) -> bool:
    generic = pattern_rules().generic
    ends = (folded(reading, start, behind) for start in range(first, behind))
    shortest = 2 if reading.low(first) in pattern_rules().shape.groups else 3
    starts = (folded(reading, first, end) for end in range(first + shortest, min(first + 5, behind + 1)))
    whole = folded(reading, first, behind) in pattern_rules().bare
    return whole or any(words in generic for words in (*ends, *starts))
