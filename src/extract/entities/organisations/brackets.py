"""Brackets behind a name: `(ACR)`, `(“ACR”)`, `(en anglais ACR)`, `(ACR, by its Spanish acronym)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.entities.organisations.acronym_rules import acronym_rules
from extract.entities.organisations.shapes import acronym_at, is_acronym, solid_at

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading

QUOTES = frozenset("«»“”„\"‘’'")
_SEPARATORS = frozenset(",;:–—-/")
_MOST_LEADS = 9  # words before the acronym
_LONGEST = 24  # tokens in a bracket
_LONGEST_SHORT = 9  # letters of a name used as an acronym: `Norad`, `Infop`
_LONGEST_SOLID = 8  # tokens of an acronym
_OPENERS = frozenset("(«“\"'’/")  # an acronym may begin behind these without a blank


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket at token `opening` with an acronym at `first`; what is told with it ends before `behind`."""

    opening: int
    first: int
    behind: int
    acronym: str
    alone: bool


def bracket_at(reading: Reading, opening: int) -> Bracket | None:
    """Return the bracket at token `opening` if it gives an acronym for what stands before it."""
    first = _behind_leads(reading, opening + 1)
    found = _acronym(reading, first) if first is not None else None
    if first is None or found is None:
        return None
    acronym, end = found
    end += reading.low(end) in QUOTES
    if reading.low(end) == ")" and (is_acronym(acronym) or first == opening + 1):
        return Bracket(opening, first, end + 1, acronym, alone=True)
    if not is_acronym(acronym) or not _trails(reading, end):
        return None
    return Bracket(opening, first, _told(reading, end) or opening, acronym, alone=False)


def _behind_leads(reading: Reading, opening: int) -> int | None:
    """Return where the words before an acronym end; None if they tell of something else: `(by the ILO)`."""
    rules, index = acronym_rules(), opening
    for _ in range(_MOST_LEADS):
        low = reading.low(index)
        lead = low in rules.leads and reading.tokens[index].text.islower()
        if not lead and low not in QUOTES and low != ":":
            break
        index += 1
    leads = {reading.low(at) for at in range(opening, index)}
    return None if leads & rules.agents and not leads & rules.tells else index


def _acronym(reading: Reading, index: int) -> tuple[str, int] | None:
    if index >= len(reading.tokens) or reading.tokens[index].kind != "word":
        return None
    found = acronym_at(reading, index)
    if found:
        return found
    text = reading.tokens[index].text
    short = text[:1].isupper() and len(text) < _LONGEST_SHORT and solid_at(reading, index) == index + 1
    return (text, index + 1) if short else None


def _trails(reading: Reading, index: int) -> bool:
    return reading.low(index) in _SEPARATORS or reading.low(index) in acronym_rules().trails


def _told(reading: Reading, index: int) -> int | None:
    """Return where a bracket ends that goes on with words about the acronym alone."""
    if reading.low(index + (reading.low(index) in _SEPARATORS)) not in acronym_rules().trails:
        return None
    ends = range(index, min(index + _LONGEST, len(reading.tokens)))
    return next((at + 1 for at in ends if reading.low(at) == ")"), None)


def acronym_ending_at(reading: Reading, behind: int) -> tuple[int, str] | None:
    """Return where the acronym begins that ends before token `behind`, and its letters."""
    for first in range(max(behind - _LONGEST_SOLID, 0), behind):
        found = acronym_at(reading, first) if _may_begin(reading, first) else None
        if found and found[1] == behind:
            return first, found[0]
    return None


def _may_begin(reading: Reading, index: int) -> bool:
    if reading.tokens[index].kind != "word":
        return False
    return index == 0 or reading.gap(index) != "" or reading.tokens[index - 1].text in _OPENERS
