"""Words that follow in a name without a link: `nationale`, `Carolina`, `-OIT`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.entities.organisations.known import known_at
from extract.entities.organisations.nouns import is_capital_word
from extract.entities.organisations.rules import noun_kinds, pattern_rules
from extract.entities.organisations.shapes import is_abbreviation
from extract.entities.organisations.words import is_adjective, is_field, joined, opens, place_behind, spaced
from extract.entities.places import place_at

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.entities.organisations.nouns import Noun
    from extract.entities.organisations.parts import Tail

_HYPHENS = frozenset("-–")


def beside(reading: Reading, noun: Noun, tail: Tail) -> Tail | None:
    """Return the tail with the word that follows; None if that is no part of the name."""
    index = tail.behind
    if reading.tokens[index].text in _HYPHENS:
        return _hyphenated(reading, tail)
    if not spaced(reading, index) or reading.tokens[index].kind != "word":
        return None
    if not tail.closed and is_adjective(reading, index, noun.words, noun.language):
        return replace(tail, behind=index + 1, scope=tail.scope or _is_scope(reading, index))
    if not is_capital_word(reading, index):
        return None
    if noun.language != "en" and reading.low(index) in noun.words.articles:
        return _with_article(reading, noun, tail)
    return _capital(reading, noun, tail)


def _is_scope(reading: Reading, index: int) -> bool:
    return reading.low(index) in pattern_rules().shape.scopes


def _hyphenated(reading: Reading, tail: Tail) -> Tail | None:
    """Return the tail with `-OIT` of `Fondo México-OIT`."""
    index = tail.behind
    glued = reading.gap(index) == "" and joined(reading, index + 1) and not spaced(reading, index + 1)
    on = glued and reading.tokens[index + 1].kind == "word" and reading.low(index - 1) not in noun_kinds()
    return replace(tail, behind=index + 2, proper=True, closed=False) if on else None


def _with_article(reading: Reading, noun: Noun, tail: Tail) -> Tail | None:
    """Return the tail with `La Esperanza`."""
    index = tail.behind
    named = spaced(reading, index + 1) and is_capital_word(reading, index + 1)
    plain = named and not (noun.small or noun.shouted or tail.closed)
    return replace(tail, behind=index + 2, proper=True) if plain else None


def _capital(reading: Reading, noun: Noun, tail: Tail) -> Tail | None:
    index = tail.behind
    first = index == noun.index + 1
    field = is_field(noun.words, reading.low(index))
    if opens(reading, index) or _is_title(reading, index):
        return None
    if not (_may_be_first(reading, noun) if first else _may_follow(reading, noun, index)):
        return None
    if tail.closed and not (field and noun.language == "en"):  # 'Federation of Togo Employers'
        return None
    place = place_behind(reading, index, noun.language)
    if place:
        return with_place(noun, tail, place) if first else None
    scope = tail.scope or _is_scope(reading, index)
    return replace(tail, behind=index + 1, proper=True, fields=tail.fields + field, scope=scope, closed=False)


def _is_title(reading: Reading, index: int) -> bool:
    """Tell whether a person is spoken of: `Bank of Togo Governor`, but not `Office of the Prime Minister`."""
    shape = pattern_rules().shape
    return reading.low(index) in shape.titles and reading.low(index - 1) not in shape.ranks


def _may_be_first(reading: Reading, noun: Noun) -> bool:
    """Tell whether a capital may stand right behind a noun: `Fundación Carolina`; not in English."""
    shape, index = pattern_rules().shape, noun.index + 1
    if noun.language == "en" or noun.shouted or (noun.small and noun.low not in shape.of_any_place):
        return False
    known = known_at(reading, index, noun.language)
    if known and reading.low(known.behind) in _HYPHENS and reading.gap(known.behind) == "":
        return True  # 'Fondo OIT-Brasil'
    low = reading.low(index)
    another = known is not None or (low in noun_kinds() and low not in noun.words.adjectives)
    return not _is_of_a_nation(reading, noun, index) and (noun.kind == "ngo" or not another)


def _is_of_a_nation(reading: Reading, noun: Noun, index: int) -> bool:
    """Tell whether a noun's only word says whose it is: `Gobierno Español`."""
    place = place_at(reading, index, noun.language)
    goes_on = reading.low(index + 1) in noun.words.links - noun.words.conjunctions
    demonym = place is not None and place[0].kind == "demonym"
    shape = pattern_rules().shape
    return noun.low in shape.of_a_country | shape.nations and demonym and not goes_on


def _may_follow(reading: Reading, noun: Noun, index: int) -> bool:
    abbreviated = not noun.shouted and is_abbreviation(reading.tokens[index].text)
    return not abbreviated and known_at(reading, index, noun.language) is None


def with_place(noun: Noun, tail: Tail, behind: int) -> Tail | None:
    """Return the tail with a place up to `behind`, unless it only says which country's body is meant."""
    if noun.low in pattern_rules().shape.of_a_country:
        return None
    return replace(tail, behind=behind, place=True, closed=True)
