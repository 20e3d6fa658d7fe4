"""The parts of a name that is built around a noun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.entities.numbers import Token
    from extract.entities.organisations.nouns import Noun


@dataclass(frozen=True, slots=True)
class Tie:
    """The links, comma and conjunction at tokens `first` to `behind` that lead on in a name."""

    first: int
    behind: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tail:
    """What a name has behind its noun, up to token `behind`."""

    behind: int
    proper: bool = False  # a word with a capital that is no place
    place: bool = False  # a place
    fields: int = 0  # how many fields of work
    scope: bool = False  # a word such as `nationale`
    closed: bool = False  # a place was the last: no word stands beside it


@dataclass(frozen=True, slots=True)
class Draft:
    """Words from token `first` to the end of `tail` that may be a name around `noun`."""

    reading: Reading
    noun: Noun
    first: int
    tail: Tail

    @property
    def lead(self) -> tuple[Token, ...]:
        """The tokens before the noun."""
        return self.reading.tokens[self.first : self.noun.index]

    @property
    def rest(self) -> tuple[Token, ...]:
        """The tokens behind the noun."""
        return self.reading.tokens[self.noun.index + 1 : self.tail.behind]
