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

    Order is by the last day of the printed date, then by its first day, then by `key`.
    """

    key: str
    publisher: str | None
    partner: tuple[str | None, str]
    language: str | None
    title: str
    start: date
    end: date

    @property
    def order(self) -> tuple[date, date, str]:
        """Sorts editions from the oldest to the newest."""
        return self.end, self.start, self.key


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
    """Return for each edition of a group the last one with an earlier date, by key.

    Documents of one date are editions beside each other (another printing): none comes before the other.
    """
    pairs = {}
    for edition in editions:
        earlier = [one for one in editions if one.end < edition.end]
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
