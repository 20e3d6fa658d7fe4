"""Short forms of countries that a text itself gives to something else: `corrective action request (CAR)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.places.context_rules import context_rules
from extract.entities.places.gazetteer import gazetteer

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading


def given_away(reading: Reading) -> frozenset[str]:
    """Return the bracketed short forms that the words before them spell without naming a country."""
    found = set()
    for index in range(1, len(reading.tokens) - 2):
        if reading.tokens[index].text == "(" and reading.tokens[index + 2].text == ")":
            short = reading.tokens[index + 1].text
            first = _first_word(reading, index, short) if short.isupper() else None
            if first is not None and not _names_place(reading, first, index):
                found.add(short)
    return frozenset(found)


def _first_word(reading: Reading, bracket: int, short: str) -> int | None:
    """Return where the words begin whose initials are `short`, small words aside."""
    small = context_rules().openers
    index = bracket
    for letter in reversed(short.lower()):
        index -= 1
        while reading.low(index) in small and not reading.low(index).startswith(letter):
            index -= 1
        if not reading.low(index).startswith(letter):
            return None
    return index


def _names_place(reading: Reading, first: int, bracket: int) -> bool:
    found = gazetteer().at(reading, first, lambda place, _behind: place.kind != "other")
    return found is not None and found[1] == bracket
