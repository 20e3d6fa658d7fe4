"""Names before the bracket of their acronym, and in one behind it: `Bank of Togo (BoT)`, `ACR (Name)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.organisations.acronym_rules import acronym_rules
from extract.entities.organisations.brackets import QUOTES, acronym_ending_at
from extract.entities.organisations.known import known_at
from extract.entities.organisations.long_forms import names_organisation, spelled_from, spells
from extract.entities.organisations.named import Introduction
from extract.entities.organisations.rules import pattern_rules
from extract.entities.organisations.shapes import is_acronym
from extract.entities.organisations.words import joined, lacks_accent, place_behind

if TYPE_CHECKING:
    from extract.entities.organisations.brackets import Bracket
    from extract.entities.organisations.known import OrganisationName
    from extract.entities.organisations.named import Named

_LONGEST_COUNTRY = 6  # tokens of `de la República Dominicana` between a name and its bracket
_MOST_MORE = 12  # tokens between what is surely of a name and its bracket
_LONGEST_FORM = 18  # tokens
_CLOSERS = frozenset("),;.")
_MARKS = frozenset("'’-")


def before_bracket(named: Named, bracket: Bracket) -> Introduction | None:
    """Read `Name (ACR)`."""
    name = _ending(named, bracket)
    if name is None:
        country = _before_country(named, bracket)
        if country:
            return country
    elif _is_cited(named, bracket, name):
        return None
    first = spelled_from(named.reading, bracket.opening, bracket.acronym)
    if first is not None and not (name and name.first <= first):
        organisation = names_organisation(named.reading, first, bracket.opening, named.language)
        if organisation or name is None:
            return _introduction(named, first, bracket, organisation=organisation)
    name = name or _before_more(named, bracket)
    return _introduction(named, name.first, bracket) if name else None


def _ending(named: Named, bracket: Bracket) -> OrganisationName | None:
    """Return the name that ends at a bracket."""
    if not is_acronym(bracket.acronym):
        return None
    quoted = named.reading.low(bracket.opening - 1) in QUOTES
    return named.by_end.get(bracket.opening - quoted)


def _introduction(named: Named, first: int, bracket: Bracket, *, organisation: bool = True) -> Introduction:
    quoted = named.reading.low(bracket.opening - 1) in QUOTES
    full = named.reading.words(first, bracket.opening - quoted)
    return Introduction(first, bracket.behind, bracket.acronym, full, organisation)


def _is_cited(named: Named, bracket: Bracket, name: OrganisationName) -> bool:
    """Tell whether a bracket only mentions another organisation: `Ministry of Labour (ILO, 2020)`."""
    known = known_at(named.reading, bracket.first, named.language)
    if bracket.alone or known is None or (name.known and name.known == known.known):
        return False
    return not spells(named.full(name), bracket.acronym)


def _before_country(named: Named, bracket: Bracket) -> Introduction | None:
    """Read `Ministry of Labour of Viet Nam (MOLISA)`; the country is no part of the name."""
    opening, words = bracket.opening, pattern_rules().of(named.language)
    links = words.links - words.conjunctions | {"'", "’"}
    for start in range(opening - 1, max(opening - _LONGEST_COUNTRY, 0), -1):
        if place_behind(named.reading, start, named.language) == opening:
            behind = start
            while behind > 0 and named.reading.low(behind - 1) in links:
                behind -= 1
            name = named.by_end.get(behind)
            if name and is_acronym(bracket.acronym):
                return Introduction(name.first, name.behind, bracket.acronym, named.full(name))
    return None


def _before_more(named: Named, bracket: Bracket) -> OrganisationName | None:
    """Return the name that goes on to its bracket with words of no list: `Office des bains publics (OBP)`."""
    reading, words = named.reading, pattern_rules().of(named.language)
    for end in range(bracket.opening - 1, max(bracket.opening - _MOST_MORE, 0), -1):
        token = reading.tokens[end]
        if not joined(reading, end + 1) or not (token.kind == "word" or token.text in _MARKS):
            return None
        name = named.by_end.get(end)
        if name and token.low in words.links and not lacks_accent(token, words):
            lows = [t.low for t in reading.tokens[name.first : bracket.opening] if t.kind == "word"]
            initials = {low[0] for low in lows if low not in words.links}
            return name if is_acronym(bracket.acronym) and bracket.acronym[0].lower() in initials else None
    return None


def in_bracket(named: Named, opening: int) -> Introduction | None:
    """Read `ACR (Name)`."""
    reading = named.reading
    acronym = acronym_ending_at(reading, opening)
    if acronym is None:
        return None
    first = opening + 1
    while reading.low(first) in acronym_rules().leads or reading.low(first) in QUOTES:
        first += 1
    name = named.by_start.get(first)
    if name and reading.low(name.behind) in {")", ",", ";"}:
        behind = name.behind + (reading.low(name.behind) == ")")
        return Introduction(acronym[0], behind, acronym[1], named.full(name))
    return _spelled_in_bracket(named, first, acronym)


def _spelled_in_bracket(named: Named, first: int, acronym: tuple[int, str]) -> Introduction | None:
    reading, behind = named.reading, first
    while behind < min(first + _LONGEST_FORM, len(reading.tokens)) and reading.low(behind) not in _CLOSERS:
        behind += 1
    if behind == first or not spells(reading.words(first, behind), acronym[1]):
        return None
    organisation = names_organisation(reading, first, behind, named.language)
    end = behind + (reading.low(behind) == ")")
    return Introduction(acronym[0], end, acronym[1], reading.words(first, behind), organisation)
