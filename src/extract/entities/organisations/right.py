"""Where a name ends that goes on behind its noun: `of Health, Labour and Welfare`, `nationale de pêche`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.entities.organisations.beside import beside, with_place
from extract.entities.organisations.known import known_at
from extract.entities.organisations.lists import conjoined, list_goes_on
from extract.entities.organisations.nouns import is_capital_word
from extract.entities.organisations.parts import Tail, Tie
from extract.entities.organisations.rules import noun_kinds, pattern_rules
from extract.entities.organisations.words import (
    is_adjective,
    is_field,
    joined,
    lacks_accent,
    place_behind,
    spaced,
)

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.entities.organisations.nouns import Noun

_LONGEST = 24  # tokens of a name, so that a line of capitals does not become one
_LONGEST_TIE = 6  # tokens between two words of a name: `, de l’` and `and of the`
_MARKS = frozenset(",'’")


def tail_of(reading: Reading, noun: Noun) -> Tail:
    """Return what belongs to the name behind `noun`."""
    tail = Tail(noun.index + 1)
    while tail.behind - noun.index < _LONGEST and joined(reading, tail.behind):
        longer = beside(reading, noun, tail) or _linked(reading, noun, tail)
        if longer is None:
            break
        tail = longer
    return tail


def _linked(reading: Reading, noun: Noun, tail: Tail) -> Tail | None:
    """Return the tail with the word behind a link: `of Health`, `, de l'Emploi`, `y Seguridad`."""
    tie = _tie(reading, noun, tail)
    if tie is None or not _holds(reading, noun, tail, tie):
        return None
    index = tie.behind
    place = place_behind(reading, index, noun.language)
    if place:
        return None if tie.words & noun.words.fixed else with_place(noun, tail, place)
    capital = is_capital_word(reading, index)
    field = not capital or is_field(noun.words, reading.low(index))
    proper = tail.proper or capital
    return replace(tail, behind=index + 1, proper=proper, fields=tail.fields + field, closed=False)


def _tie(reading: Reading, noun: Noun, tail: Tail) -> Tie | None:
    index = tail.behind
    while index < tail.behind + _LONGEST_TIE and joined(reading, index):
        if reading.tokens[index].text not in _MARKS and not _is_link(reading, noun, index):
            break
        index += 1
    words = frozenset(reading.low(at) for at in range(tail.behind, index))
    leads = words - {"'", "’"}
    return Tie(tail.behind, index, words) if leads and joined(reading, index) else None


def _is_link(reading: Reading, noun: Noun, index: int) -> bool:
    token = reading.tokens[index]
    if token.low not in noun.words.links or (token.text.istitle() and token.text.isalpha()):
        return False
    return not lacks_accent(token, noun.words)


def _holds(reading: Reading, noun: Noun, tail: Tail, tie: Tie) -> bool:
    """Tell whether a tie leads to more of the same name, not to a sentence or another name."""
    if not _may_be_linked(reading, noun, tie):
        return False
    if tie.words & noun.words.fixed and not is_field(noun.words, reading.low(tie.behind)):
        return False
    if _names_state(reading, noun, tie.behind):
        return False
    if "," in tie.words and not list_goes_on(reading, noun, tie.first):
        return False
    if tie.words & noun.words.conjunctions:
        return conjoined(reading, noun, tie, closed=tail.closed)
    return not _names_another(reading, noun, tie.behind)


def _names_state(reading: Reading, noun: Noun, index: int) -> bool:
    """Tell whether a country begins that no list knows so: `Government of the State of …`."""
    shape = pattern_rules().shape
    return (
        noun.low in shape.of_a_country
        and noun.low in shape.of_any_place
        and reading.low(index) in shape.states
    )


def _may_be_linked(reading: Reading, noun: Noun, tie: Tie) -> bool:
    """Tell whether the word behind a tie may be of a name: a capital, a field of work, one more adjective."""
    index = tie.behind
    if is_capital_word(reading, index):
        return True
    if noun.language == "en" or reading.tokens[index].kind != "word":
        return False
    if tie.words <= noun.words.conjunctions:
        both = (tie.first - 1, index)
        if all(is_adjective(reading, at, noun.words, noun.language) for at in both):
            return True
    return reading.low(index) in noun.words.fields or _are_members(reading, noun, tie)


def _are_members(reading: Reading, noun: Noun, tie: Tie) -> bool:
    """Tell whether many are named as those who make up a body: `Association des femmes`, `Red de vecinos`."""
    low = reading.low(tie.behind)
    body = noun.low in pattern_rules().shape.of_members and not noun.small
    plural = len(low) > 4 and low[-1] in "sx" and low not in noun_kinds()
    return body and tie.words <= noun.words.plurals and plural and tie.first <= noun.index + 2


def _names_another(reading: Reading, noun: Noun, index: int) -> bool:
    """Tell whether another name begins behind a link: `Bureau de l'OIT`, `Conseil de la Banque du Nord`."""
    if known_at(reading, index, noun.language):
        return True
    low = reading.low(index)
    if low not in noun_kinds() or low in noun.words.fields or not spaced(reading, index + 1):
        return False
    return reading.low(index + 1) in noun.words.links or is_capital_word(reading, index + 1)
