"""How much two projects have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from extract.editions.items import Item

LEAST_LETTERS = 4  # shorter words carry too little to tell works apart
ENOUGH = 0.5  # of the shorter title's words are in the other
_WORD = re.compile(r"[^\W\d_]+")


def words(title: str, places: AbstractSet[str] = frozenset()) -> frozenset[str]:
    """Return the words of a title that tell works apart: no short ones, no names of countries."""
    found = {word.casefold() for word in _WORD.findall(title)}
    return frozenset(word for word in found if len(word) >= LEAST_LETTERS and word not in places)


def likeness(one: Item, other: Item, places: AbstractSet[str]) -> float:
    """Return how alike two projects are, 0 if they cannot be the same.

    'Skills for boats' and 'Skills for boats, phase II' are; also two titles in other words for the same
    countries and funders with the same amount or first day. Other countries or funders forbid it.
    """
    if one.fields == other.fields:
        return 10.0
    shared = [_shared(one, other, field) for field in ("countries", "funders")]
    titles = 1.0 if one.fields["title"] == other.fields["title"] else _titles(one, other, places)
    if 0.0 in shared and one.fields["title"] != other.fields["title"]:
        return 0.0
    same = [one.fields[field] == other.fields[field] != "" for field in ("value", "start")]
    known = [share for share in shared if share is not None]
    if titles >= ENOUGH or (any(same) and len(known) == len(shared)):
        return 1.0 + titles + sum(known) / 4 + sum(same) / 4
    return 0.0


def _titles(one: Item, other: Item, places: AbstractSet[str]) -> float:
    """Return the share of the shorter title's words that both have."""
    mine, theirs = (words(item.fields["title"], places) for item in (one, other))
    least = min(len(mine), len(theirs))
    return len(mine & theirs) / least if least else 0.0


def _shared(one: Item, other: Item, field: str) -> float | None:
    """Return the share of names that both have; None where one of them names none."""
    mine, theirs = one.members(field), other.members(field)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else None
