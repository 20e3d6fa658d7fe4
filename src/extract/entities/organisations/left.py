"""Where the words before a noun begin that belong to its name: `Coastal Women's` before `Fund`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.organisations.nouns import is_capital_word
from extract.entities.organisations.rules import pattern_rules
from extract.entities.organisations.words import is_field, joined, opens, spaced
from extract.entities.places import place_at

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.entities.organisations.nouns import Noun

_MOST = 10  # tokens
_TIES = frozenset("&-–/")
_LONGEST_PLACE = 4  # words
_LETTER_STOPS = 2  # letters of `St. Mary` and `U.S. Chamber`


def begin(reading: Reading, noun: Noun) -> int:
    """Return the first token of the name around `noun`."""
    if noun.language != "en":
        before = noun.index - 1
        prefix = spaced(reading, noun.index) and reading.low(before) in pattern_rules().shape.before
        return before if prefix and (noun.small or is_capital_word(reading, before)) else noun.index
    return noun.index if noun.shouted else _walk(reading, noun)


def _walk(reading: Reading, noun: Noun) -> int:
    first = noun.index
    while first > max(noun.index - _MOST, 0) and joined(reading, first):
        step = _step(reading, noun, first)
        if step is None:
            break
        first = step
    while first < noun.index and (reading.tokens[first].kind != "word" or len(reading.low(first)) == 1):
        if is_capital_word(reading, first) and reading.low(first + 1) == ".":
            break
        first += 1
    return _with_place(reading, first, noun)


def _with_place(reading: Reading, first: int, noun: Noun) -> int:
    """Return where the place begins of which the first word is the last: `Horn of Africa Network`."""
    for start in range(max(first - _LONGEST_PLACE, 0), first):
        place = place_at(reading, start, noun.language)
        if place and first < place[1] <= noun.index and is_capital_word(reading, start):
            return start
    return first


def _step(reading: Reading, noun: Noun, first: int) -> int | None:
    """Return where a name begins that also has what stands before token `first`; None if that is no part."""
    before = first - 1
    if is_capital_word(reading, before):
        return None if opens(reading, before) and len(reading.low(before)) > 1 else before
    sign = reading.tokens[before].text
    if sign in _TIES:
        return before if sign == "&" or reading.gap(first) == reading.gap(before) == "" else None
    if sign == ".":
        letters = is_capital_word(reading, before - 1) and len(reading.low(before - 1)) <= _LETTER_STOPS
        return before - 1 if letters and reading.gap(before) == "" else None
    return _owner(reading, before) or _both(reading, noun, before)


def _owner(reading: Reading, before: int) -> int | None:
    """Return where `Women's` or `Workers'` begins if its last token is at `before`."""
    sign = before - 1 if reading.tokens[before].text == "s" else before
    if sign < 1 or reading.tokens[sign].text not in "'’" or reading.gap(sign) != "":
        return None
    owner = sign - 1
    plural = sign == before and reading.low(owner).endswith("s")
    known = sign < before and reading.low(owner) in pattern_rules().shape.owners
    return owner if is_capital_word(reading, owner) and (plural or known) else None


def _both(reading: Reading, noun: Noun, joint: int) -> int | None:
    """Return where `Safety and` of `Safety and Health Agency` begins: two fields of work."""
    before = joint - 1
    if reading.low(joint) not in noun.words.conjunctions or not is_capital_word(reading, before):
        return None
    fields = is_field(noun.words, reading.low(before)) and is_field(noun.words, reading.low(joint + 1))
    linked = reading.low(before - 1) in noun.words.links if before > 0 else False
    return before if fields and spaced(reading, joint) and not linked else None
