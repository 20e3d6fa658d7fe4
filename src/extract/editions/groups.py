"""Which documents are editions of one fact sheet, and in which order."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    Family = tuple[str, str, str | None]

ALIKE = 0.5  # of the words of both titles
_WORD = re.compile(r"[^\W\d_]{3,}")
LEAST_LETTERS = 4  # shorter words tell no titles apart


@dataclass(frozen=True, slots=True)
class Edition:
    """What decides it: publisher, partner and language are the same, titles are alike but for dates.

    Order is by the last day of the printed date, then by its first day, then by `key`; a document of which
    another has taken the place at its address comes before those of the same date (`replaced`).
    """

    key: str
    publisher: str | None
    partner: tuple[str | None, str]
    language: str | None
    title: str
    start: date
    end: date
    replaced: bool = False

    @property
    def order(self) -> tuple[date, bool, date, str]:
        """Sorts editions from the oldest to the newest."""
        return self.end, not self.replaced, self.start, self.key

    def comes_before(self, other: Edition) -> bool:
        """Tell whether `other` is a later edition: by its date, or as it has taken this one's place."""
        return (self.end, not self.replaced) < (other.end, not other.replaced)


def current(editions: Sequence[Edition]) -> tuple[Edition, ...]:
    """Return the newest of a group; several where they are of one date."""
    return tuple(one for one in editions if not one.comes_before(editions[-1]))


def group(editions: Iterable[Edition]) -> tuple[tuple[Edition, ...], ...]:
    """Return the groups of editions, each from the oldest to the newest; most have one only."""
    found: list[list[Edition]] = []
    for same in _families(editions).values():
        groups: list[list[Edition]] = []
        for edition in same:
            mine = [some for some in groups if any(_alike(edition, one) for one in some)]
            groups = [some for some in groups if some not in mine]
            groups.append([*(one for some in mine for one in some), edition])
        found += groups
    return tuple(tuple(sorted(some, key=lambda e: e.order)) for some in found)


def predecessors(editions: Sequence[Edition]) -> Mapping[str, str]:
    """Return for each edition of a group the last one that comes before it, by key.

    Documents of one date are editions beside each other (another printing): none comes before the other,
    unless it was replaced at its address.
    """
    pairs = {}
    for edition in editions:
        earlier = [one for one in editions if one.comes_before(edition)]
        if earlier:
            pairs[edition.key] = earlier[-1].key
    return pairs


def family(edition: Edition) -> Family:
    """Return what editions of one fact sheet share: publisher (in plain letters), partner and language."""
    code, name = edition.partner
    return plain_name(edition.publisher), code or name, edition.language


def plain_name(publisher: str | None) -> str:
    """Return the words of a name in small letters without accents: `agence francaise`."""
    return " ".join(_words(publisher or ""))


def _families(editions: Iterable[Edition]) -> Mapping[Family, list[Edition]]:
    found: dict[Family, list[Edition]] = defaultdict(list)
    for edition in sorted(editions, key=lambda e: e.order):
        found[family(edition)].append(edition)
    return found


def _alike(one: Edition, other: Edition) -> bool:
    """Tell whether two titles are alike: the names of partner and publisher count for nothing."""
    mine, theirs = (frozenset(_words(e.title)) for e in (one, other))
    if mine == theirs:
        return True
    known = {*_words(one.partner[1]), *_words(other.partner[1]), *_words(one.publisher or "")}
    mine, theirs = (frozenset(w for w in some - known if len(w) >= LEAST_LETTERS) for some in (mine, theirs))
    return bool(mine & theirs) and len(mine & theirs) >= ALIKE * len(mine | theirs)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain.casefold()))
