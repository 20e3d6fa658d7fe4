"""Commas and conjunctions in names: `Ministry of Health, Work and Welfare`, not `Bank of Togo and Norad`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.organisations.known import known_at
from extract.entities.organisations.nouns import is_capital_word
from extract.entities.organisations.rules import noun_kinds, pattern_rules
from extract.entities.organisations.shapes import is_abbreviation
from extract.entities.organisations.words import is_adjective, is_field, is_topic, joined
from extract.entities.places import place_at

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.entities.organisations.nouns import Noun
    from extract.entities.organisations.parts import Tie

_LONGEST_LIST = 24  # tokens
_LONGEST_NAME = 7  # words


def conjoined(reading: Reading, noun: Noun, tie: Tie, *, closed: bool) -> bool:
    """Tell whether what stands behind a conjunction is of the same name.

    `closed` tells that a place lies before it: `University of Nairobi and …`.
    """
    index = tie.behind
    if is_another(reading, noun, index) or _ends_as_name(reading, noun, index):
        return False
    field = is_topic(noun.words, reading.low(index)) or _has_field(reading, noun, index)
    lists = noun.low in pattern_rules().shape.with_lists
    articles = tie.words & noun.words.articles
    if articles and not _article_before(reading, noun, tie, lists=lists):
        return False
    if lists and not closed:
        return field or is_capital_word(reading, index)
    return field and not closed and is_topic(noun.words, reading.low(tie.first - 1))


def _article_before(reading: Reading, noun: Noun, tie: Tie, *, lists: bool) -> bool:
    """Tell whether an article behind `and` repeats that of the name: `pour l'emploi et les compétences`."""
    if tie.words & noun.words.links - noun.words.articles - noun.words.conjunctions:
        return True  # 'et de la'
    if noun.language == "en":
        return lists
    before = {reading.low(i) for i in range(max(tie.first - 4, noun.index), tie.first)}
    return bool(before & noun.words.repeating)


def is_another(reading: Reading, noun: Noun, index: int) -> bool:
    """Tell whether a known organisation, a place, an acronym or a noun of names begins at `index`."""
    token = reading.tokens[index]
    linked = reading.low(index + 1) in noun.words.links - noun.words.conjunctions
    if token.low in noun_kinds() and (linked or token.low not in noun.words.fields):
        return True
    if not token.text[:1].isupper():
        return False
    if not noun.shouted and is_abbreviation(token.text):
        return True
    other = known_at(reading, index, noun.language) or place_at(reading, index, noun.language)
    return other is not None or token.low in pattern_rules().shape.titles


def _ends_as_name(reading: Reading, noun: Noun, index: int) -> bool:
    """Tell whether the capitals from `index` end with a noun: `and Kenya Social Fund`; in English only."""
    if noun.language != "en" or noun.shouted:
        return False
    last = index
    while last < index + _LONGEST_NAME and joined(reading, last + 1) and _is_more(reading, last + 1):
        last += 1
    return reading.low(last) in noun_kinds() and reading.low(last) not in noun.words.fields


def _is_more(reading: Reading, index: int) -> bool:
    return is_capital_word(reading, index) or reading.low(index) in {"'", "’", "s"}


def _has_field(reading: Reading, noun: Noun, index: int) -> bool:
    """Tell whether one of the capitals from `index` on is a field of work: `Ocean Resources`."""
    for at in range(index, min(index + 4, len(reading.tokens))):
        if not is_capital_word(reading, at):
            return False
        if is_field(noun.words, reading.low(at)):
            return True
    return False


def list_goes_on(reading: Reading, noun: Noun, comma: int) -> bool:
    """Tell whether a comma is one of `Health, Labour and Welfare`: fields of work follow, and an `and`."""
    found = False
    for index in range(comma + 1, min(comma + _LONGEST_LIST, len(reading.tokens))):
        token = reading.tokens[index]
        if not joined(reading, index):
            return False
        if token.low in noun.words.conjunctions:
            following = _first_word(reading, noun, index + 1)
            return following is not None and (found or is_field(noun.words, reading.low(following)))
        if token.text in ",'’" or token.low in noun.words.links:
            continue
        if not _is_item(reading, noun, index):
            return False
        found = found or is_field(noun.words, token.low)
    return False


def _is_item(reading: Reading, noun: Noun, index: int) -> bool:
    """Tell whether token `index` may be of a list; unless lists are usual, its items are fields of work."""
    token = reading.tokens[index]
    field = is_field(noun.words, token.low) or noun.low in pattern_rules().shape.with_lists
    if is_another(reading, noun, index) or (reading.low(index - 1) == "," and not field):
        return False
    small = is_adjective(reading, index, noun.words, noun.language) or token.low in noun.words.fields
    return small or is_capital_word(reading, index)


def _first_word(reading: Reading, noun: Noun, first: int) -> int | None:
    """Return the first word behind links at `first` if it may be of the same name."""
    for index in range(first, min(first + _LONGEST_NAME, len(reading.tokens))):
        token = reading.tokens[index]
        if token.text not in "'’" and not (token.low in noun.words.links and not token.text.istitle()):
            return index if joined(reading, index) and _is_item(reading, noun, index) else None
    return None
