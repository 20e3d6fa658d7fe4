"""Organisations: known by name, named by pattern, or by an acronym that the document introduced.

A record's name is the acronym if the document prints it, else the printed name; the European Union is `EU`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.lexicon import Reading
from extract.entities.numbers import fold
from extract.entities.organisations.introductions import introductions
from extract.entities.organisations.known import known_at, known_by
from extract.entities.organisations.names import names
from extract.entities.organisations.rules import noun_kinds
from extract.entities.organisations.shapes import acronym_at
from extract.entities.values import Entity, OrganisationValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.entities.organisations.known import OrganisationName
    from extract.entities.values import Context
    from extract.models import Language
    from extract.models.values import OrganisationKind

Acronyms = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    behind: int
    value: OrganisationValue
    rule: str


def find_organisations(text: str, context: Context) -> tuple[Entity, ...]:
    """Return the organisations that `text` names, in order; of overlapping names the longest counts."""
    reading = Reading.of(text)
    named = tuple(names(reading, context.language))
    candidates = [
        *_introduced(reading, named, context.language),
        *_named(reading, named, context.acronyms),
        *_by_acronym(reading, context.acronyms, context.language),
    ]
    return tuple(_entity(reading, candidate) for candidate in _longest(candidates))


def _introduced(
    reading: Reading, named: tuple[OrganisationName, ...], language: Language
) -> Iterator[_Candidate]:
    for found in introductions(reading, named, language):
        if not found.organisation:
            continue
        known = known_at(reading, found.first, language) or known_by(found.acronym, language)
        name = (known and known.known and known.known.name) or found.acronym
        value = OrganisationValue(name, known.kind if known else kind_of(found.full, language))
        yield _Candidate(found.first, found.behind, value, "organisation.introduced")


def _named(reading: Reading, named: tuple[OrganisationName, ...], acronyms: Acronyms) -> Iterator[_Candidate]:
    for found in named:
        name = _name(reading, found, acronyms)
        rule = "organisation.known" if found.known else "organisation.pattern"
        yield _Candidate(found.first, found.behind, OrganisationValue(name, found.kind), rule)


def _name(reading: Reading, found: OrganisationName, acronyms: Acronyms) -> str:
    printed = reading.words(found.first, found.behind)
    if found.known and found.known.name:
        return found.known.name
    if found.acronym:
        return found.acronym
    if found.known:
        own = {*found.known.every_acronym}
        return next((acronym for acronym, _ in acronyms if acronym in own), printed)
    return _by_full_name(acronyms).get(fold(printed), printed)


@lru_cache(maxsize=16)
def _by_full_name(acronyms: Acronyms) -> dict[str, str]:
    return {fold(full): acronym for acronym, full in reversed(acronyms)}


def _by_acronym(reading: Reading, acronyms: Acronyms, language: Language) -> Iterator[_Candidate]:
    full_names = _by_letters(acronyms)
    if not full_names:
        return
    for index, token in enumerate(reading.tokens):
        if token.kind != "word":
            continue
        for acronym, behind in _forms(reading, index):
            if acronym in full_names:
                name, full = full_names[acronym]
                value = OrganisationValue(name, kind_of(full, language))
                rule = "organisation.acronym" if full else "organisation.standing"
                yield _Candidate(index, behind, value, rule)


@lru_cache(maxsize=16)
def _by_letters(acronyms: Acronyms) -> dict[str, tuple[str, str]]:
    """Return the acronym and full name for each way of writing: `Infop` is also `INFOP`."""
    written = {a.upper(): (a, full) for a, full in reversed(acronyms) if len(a) > 3}
    return written | {a: (a, full) for a, full in reversed(acronyms)}


def _forms(reading: Reading, index: int) -> tuple[tuple[str, int], ...]:
    token = reading.tokens[index]
    found = acronym_at(reading, index)
    return ((token.text, index + 1), *([found] if found and found[1] > index + 1 else []))


def kind_of(full: str, language: Language) -> OrganisationKind:
    """Return the kind that the nouns of a full name tell, else `other`."""
    reading = Reading.of(full)
    for index, token in enumerate(reading.tokens):
        known = known_at(reading, index, language)
        if known:
            return known.kind
        if token.low in noun_kinds():
            return noun_kinds()[token.low]
    return "other"


def _longest(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    taken: set[int] = set()
    kept = []
    for candidate in sorted(candidates, key=lambda c: (c.first - c.behind, c.first)):
        tokens = range(candidate.first, candidate.behind)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.first)


def _entity(reading: Reading, candidate: _Candidate) -> Entity:
    start = reading.tokens[candidate.first].start
    end = reading.tokens[candidate.behind - 1].end
    return Entity(start, end, reading.text[start:end], candidate.value, candidate.rule)
