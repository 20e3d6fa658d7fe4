"""Acronyms that a document itself ties to names: `Ministry of Health (MoH)`, `KOSGEB (… Organization)`.

Also those that it prints without saying so: where both `Ministry of Foreign Affairs` and `MOFA` stand in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.entities.lexicon import Reading
from extract.entities.numbers import fold, lex
from extract.entities.organisations.names import names
from extract.entities.organisations.rules import noun_kinds, pattern_rules
from extract.entities.places import place_at
from extract.entities.places.context_rules import context_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.entities.organisations.names import OrganisationName
    from extract.models import Language

_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Introduction:
    """Tokens `first` to `behind` hold the full name and the bracketed acronym."""

    first: int
    behind: int
    acronym: str
    full: str


def introduced_acronyms(texts: Iterable[str], language: Language = "en") -> tuple[tuple[str, str], ...]:
    """Return (acronym, full name) for each organisation whose acronym the texts print, in order."""
    readings = [Reading.of(text) for text in texts]
    found: dict[tuple[str, str], None] = {}
    printed = {t.text for reading in readings for t in reading.tokens if is_acronym(t.text)}
    for reading in readings:
        named = tuple(names(reading, language))
        for introduction in introductions(reading, named):
            found[introduction.acronym, introduction.full] = None
        for name in named:
            acronym = _printed_acronym(reading, name, printed)
            if acronym:
                found.setdefault((acronym, reading.words(name.first, name.behind)))
    return tuple(found)


def is_acronym(text: str) -> bool:
    """Tell whether a word may be an acronym: `ILO`, `KfW`, `IsDB`; `Norad` is only beside its full name."""
    return 2 <= len(text) <= 10 and sum(c.isupper() for c in text) >= 2 and text.isalpha()


def _printed_acronym(reading: Reading, name: OrganisationName, printed: set[str]) -> str | None:
    if name.acronym:
        return None
    if name.known:
        return next((a for a in (*name.known.acronyms, *name.known.weak) if a in printed), None)
    words = [t.text for t in reading.tokens[name.first : name.behind] if t.kind == "word"]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words)
    return next((a for a in (capitals, every) if len(a) > 2 and a in printed), None)


def introductions(reading: Reading, named: Sequence[OrganisationName]) -> Iterator[Introduction]:
    """Give each bracketed acronym with the name before it, and each acronym with a bracketed name.

    `named` are the names found in the text.
    """
    by_end = {name.behind: name for name in sorted(named, key=lambda n: -n.first)}
    by_start = {name.first: name for name in by_end.values() if reading.low(name.behind) == ")"}
    for index, token in enumerate(reading.tokens):
        if token.text != "(" or index == 0:
            continue
        acronym = _bracketed(reading, index)
        if acronym:
            first = _first_word(reading, index, acronym, by_end.get(index))
            if first is not None:
                yield Introduction(first, index + 3, acronym, reading.words(first, index))
        elif is_acronym(reading.tokens[index - 1].text):
            name = by_start.get(index + 1)
            if name is not None:
                full = reading.words(name.first, name.behind)
                yield Introduction(index - 1, name.behind + 1, reading.tokens[index - 1].text, full)


def _first_word(reading: Reading, bracket: int, acronym: str, name: OrganisationName | None) -> int | None:
    """Return where the full name before a bracketed acronym begins; `name` is what its shape tells."""
    spelled = _long_form(reading, bracket, acronym)
    if name is None or not is_acronym(acronym):
        return spelled
    return name.first if spelled is None else min(spelled, name.first)


def _bracketed(reading: Reading, index: int) -> str | None:
    if reading.low(index + 2) != ")":
        return None
    text = reading.tokens[index + 1].text
    return text if is_acronym(text) or (text[:1].isupper() and text.isalpha() and len(text) < 9) else None


def _long_form(reading: Reading, bracket: int, acronym: str) -> int | None:
    """Return where the words begin whose letters spell the acronym, if they name an organisation."""
    for first in range(bracket - 1, max(bracket - _LONGEST, -1), -1):
        token = reading.tokens[first]
        if token.text in ".;:!?()" or "\n" in reading.gap(first + 1):
            return None
        begins = token.text[:1].isupper() or token.low in noun_kinds()
        if begins and _spells(reading.words(first, bracket), acronym):
            whole = _with_capitals(reading, first)
            return whole if _is_organisation(reading, whole, bracket) else None
    return None


def _spells(words: str, acronym: str) -> bool:
    """Tell whether beginnings of words make the acronym: `DeSA` of `Department of Social Affairs`."""
    first, *others = [token.low for token in lex(words) if token.kind == "word"]
    letters = fold(acronym)
    reached = {n for n in range(1, len(letters) + 1) if first.startswith(letters[:n])}
    for word in others:
        longer = (range(n + 1, len(letters) + 1) for n in reached)
        reached |= {
            end
            for n, ends in zip(tuple(reached), longer, strict=True)
            for end in ends
            if word.startswith(letters[n:end])
        }
    return len(letters) in reached


def _with_capitals(reading: Reading, first: int) -> int:
    openers = context_rules().openers
    while first > 0 and reading.gap(first) == " ":
        before = reading.tokens[first - 1]
        if before.kind != "word" or not before.text[0].isupper() or before.low in openers:
            break
        first -= 1
    return first


def _is_organisation(reading: Reading, first: int, behind: int) -> bool:
    """Tell whether a long form names an organisation, not a group of countries (`Mano River Union`)."""
    place = place_at(reading, first, "en")
    if place is not None and place[1] == behind:
        return False
    known_words = noun_kinds().keys() | pattern_rules().shape.introduced
    return any(token.low in known_words for token in reading.tokens[first:behind])
