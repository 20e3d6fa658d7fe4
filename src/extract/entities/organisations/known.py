"""Organisations known by name: `KOICA`, `O.I.T.`, `Banque mondiale`; and their national societies.

These are named with their country: `Kenya Red Cross`, `Cruz Roja Española`, `Caritas de Chile`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extract.entities.lexicon import Lexicon
from extract.entities.organisations.acronym_rules import acronym_rules
from extract.entities.organisations.rules import known_organisations, pattern_rules
from extract.entities.organisations.shapes import initials_at
from extract.entities.organisations.words import joined
from extract.entities.places import place_at
from extract.rules import languages

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.entities.organisations.rules import KnownOrganisation
    from extract.models import Language
    from extract.models.values import OrganisationKind

_LONGEST_COUNTRY = 4  # words


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """Tokens `first` to `behind` name an organisation; `known` is its entry in the rule data."""

    first: int
    behind: int
    kind: OrganisationKind
    known: KnownOrganisation | None = None
    acronym: str | None = None  # the name is this acronym itself


@dataclass(frozen=True, slots=True)
class _Entry:
    known: KnownOrganisation
    acronym: str | None = None  # counts only as written
    languages: tuple[Language, ...] | None = None  # those in whose texts it counts, if not in all


def known_at(reading: Reading, index: int, language: Language) -> OrganisationName | None:
    """Return the known organisation whose name or acronym begins at token `index`."""
    token = reading.tokens[index]
    if token.low not in _beginnings() and len(token.text) > 1:
        return None
    found = _lexicon().at(
        reading, index, lambda entry, behind: _written(reading, index, behind, entry, language)
    )
    if found is None:
        return _by_initials(reading, index, language)
    entry, behind = found
    name = OrganisationName(index, behind, entry.known.kind, entry.known, entry.acronym)
    if entry.known.national is None:
        return name
    national = _national(reading, name, language)
    return None if entry.known.national == "only" and national is name else national


def _written(reading: Reading, first: int, behind: int, entry: _Entry, language: Language) -> bool:
    words = reading.words(first, behind)
    if entry.acronym:
        many = reading.low(first - 1) in acronym_rules().of(language).plurals  # 'los PMA': countries
        return (
            words == entry.acronym and not many and (entry.languages is None or language in entry.languages)
        )
    return words[:1].isupper() or any(c.isupper() for c in words.split()[-1])


@cache
def _lexicon() -> Lexicon[_Entry]:
    return Lexicon([pair for known in known_organisations() for pair in _entries(known)])


@cache
def _beginnings() -> frozenset[str]:
    return _lexicon().beginnings


def _entries(known: KnownOrganisation) -> list[tuple[str, _Entry]]:
    by_language: dict[str, list[Language]] = {}
    for language in languages():
        for acronym in known.acronyms_in(language):
            by_language.setdefault(acronym, []).append(language)
    return [(name, _Entry(known)) for name in known.names] + [
        (acronym, _Entry(known, acronym, tuple(languages))) for acronym, languages in by_language.items()
    ]


def known_by(acronym: str, language: Language) -> OrganisationName | None:
    """Return the organisation known by an acronym, as a name without a place in a text."""
    known = _by_acronym(language).get(acronym)
    return OrganisationName(0, 0, known.kind, known, acronym) if known else None


def _by_initials(reading: Reading, index: int, language: Language) -> OrganisationName | None:
    """Find `O.I.T.` as `OIT`."""
    initials = initials_at(reading, index)
    found = known_by(initials[0], language) if initials else None
    return replace(found, first=index, behind=initials[1]) if found and initials else None


@cache
def _by_acronym(language: Language) -> dict[str, KnownOrganisation]:
    return {a: known for known in known_organisations() for a in known.acronyms_in(language)}


def _national(reading: Reading, name: OrganisationName, language: Language) -> OrganisationName:
    """Add the country of a national society to its name."""
    behind = _country_behind(reading, name.behind, language)
    first = name.first if behind > name.behind else _country_before(reading, name.first, language)
    if (first, behind) == (name.first, name.behind):
        return name
    return replace(name, first=first, behind=behind, known=None, acronym=None)


def _country_before(reading: Reading, first: int, language: Language) -> int:
    for start in range(max(first - _LONGEST_COUNTRY, 0), first):
        place = place_at(reading, start, language)
        if place and place[1] == first and place[0].kind in {"country", "demonym"} and joined(reading, first):
            return start
    return first


def _country_behind(reading: Reading, behind: int, language: Language) -> int:
    words = pattern_rules().of(language)
    links = words.links - words.fixed - words.conjunctions
    index = behind
    while index < behind + 3 and joined(reading, index) and reading.low(index) in {*links, "'", "’"}:
        index += 1
    place = place_at(reading, index, language) if joined(reading, index) else None
    if place is None or place[0].kind not in {"country", "demonym"}:
        return behind
    if place[0].kind == "demonym" and (language == "en" or index > behind):
        return behind
    return place[1]
