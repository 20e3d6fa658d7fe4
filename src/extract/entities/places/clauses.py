"""Lists of countries in their clause: what stands before, after and around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.entities.places.role_rules import role_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.entities.lexicon import Reading
    from extract.entities.values import Entity
    from extract.models import Language

_ENDS = frozenset(".!?;")
_LIST_SIGNS = frozenset(",&/")
_APOSTROPHES = frozenset("'’")
_REACH = 100  # words to each side of a list that its clause may have


@dataclass(frozen=True, slots=True)
class Listed:
    """Countries named in one list, as `first` to `behind` of the clause's folded words `words`."""

    members: tuple[Entity, ...]
    words: tuple[str, ...]
    first: int
    behind: int
    town: str = ""  # that stands before the list, as `Lusaka` in `in Lusaka, Zambia`, folded

    @property
    def before(self) -> tuple[str, ...]:
        """The clause's words before the list."""
        return self.words[: self.first]

    @property
    def after(self) -> tuple[str, ...]:
        """The clause's words behind the list."""
        return self.words[self.behind :]


def lists(reading: Reading, places: Sequence[Entity], language: Language) -> Iterator[Listed]:
    """Give the places of a text as lists: `Peru, Colombia and Bolivia` is one, `Suisse au Togo` is two."""
    members: list[Entity] = []
    for place in places:
        if members and not _continues(reading, members[-1], place, language):
            yield _listed(reading, members)
            members = []
        members.append(place)
    if members:
        yield _listed(reading, members)


def _continues(reading: Reading, left: Entity, right: Entity, language: Language) -> bool:
    between = reading.tokens[reading.index(left.end) : reading.index(right.start)]
    if not 0 < len(between) <= _REACH or "\n" in reading.text[left.end : right.start]:
        return False
    words = role_words(language)
    joined = any(t.text in _LIST_SIGNS or t.low in words.joiners for t in between)
    silent = words.joiners | words.articles | words.of | _APOSTROPHES
    return joined and all(t.text in _LIST_SIGNS or t.low in silent for t in between)


def _listed(reading: Reading, members: Sequence[Entity]) -> Listed:
    first, behind = reading.index(members[0].start), reading.index(members[-1].end)
    low, high = _clause(reading, first, behind)
    words = tuple(token.low for token in reading.tokens[low:high])
    return Listed(tuple(members), words, first - low, behind - low, _town(reading, first))


def _town(reading: Reading, first: int) -> str:
    """Return the folded name before a comma or bracket: `lusaka` of `Lusaka, Zambia`."""
    if first < 2 or reading.tokens[first - 1].text not in {",", "("}:
        return ""
    return reading.low(first - 2) if reading.tokens[first - 2].text.istitle() else ""


def _clause(reading: Reading, first: int, behind: int) -> tuple[int, int]:
    low, least = first, max(first - _REACH, 0)
    while low > least and not _ends_at(reading, low - 1) and reading.gap(low) != "\n":
        low -= 1
    high, most = behind, min(behind + _REACH, len(reading.tokens))
    while high < most and not _ends_at(reading, high) and reading.gap(high) != "\n":
        high += 1
    return low, high


def _ends_at(reading: Reading, index: int) -> bool:
    """Tell whether a clause ends with the sign at `index`: not the stop of `U.S.` or of `No. 190`."""
    if reading.tokens[index].text not in _ENDS:
        return False
    if reading.tokens[index].text != "." or index + 1 == len(reading.tokens):
        return True
    following = reading.tokens[index + 1]
    short = index > 0 and len(reading.tokens[index - 1].text) < 3
    return reading.gap(index + 1) != "" and not short and not following.text[:1].islower()
