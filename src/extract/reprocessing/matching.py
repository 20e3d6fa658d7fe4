"""Which item of one reading is which of another reading of the same file.

By id first, as ids are hashes of content and place. What is left is the same if it stands at the same place
with words of which one holds the other; of the same kind (an issue's code, a fact's key) rather than another.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extract.corrections import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.corrections import Rank
    from extract.models import Anchor
    from extract.reprocessing.items import Item


BY_CODE = frozenset({"issues", "comparisons"})  # what they say changes with the figures


def pairs(older: Sequence[Item], newer: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Yield the records that are the same one in both, each at most once; not what belongs to them."""
    for table in dict.fromkeys(one.table for one in older):
        mine, theirs = (
            [one for one in some if one.table == table and not one.owner] for some in (older, newer)
        )
        yield from _of_table(mine, theirs)


def _of_table(older: Sequence[Item], newer: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    by_id = {one.id: one for one in newer}
    found = [(one, by_id[one.id]) for one in older if one.id in by_id]
    for loosely in (False, True):
        taken = {one.id for one, _ in found}, {other.id for _, other in found}
        left = [one for one in older if one.id not in taken[0] and not one.added]
        rest = [one for one in newer if one.id not in taken[1] and not one.added]
        found += _alike(left, rest, loosely=loosely)
    yield from found


def _alike(older: Iterable[Item], newer: Iterable[Item], *, loosely: bool) -> list[tuple[Item, Item]]:
    """Pair what is alike, the most alike first; where two would do equally, by their order in the text."""
    near = _by_page(newer)
    ranked: list[tuple[Rank, int, Item, Item]] = []
    for one in older:
        for other in {id(o): o for page in _pages(one) for o in near[page]}.values():
            rank = _rank(one, other, loosely=loosely)
            if rank:
                ranked.append((rank, -len(ranked), one, other))
    taken: set[str] = set()
    found = []
    for _, _, one, other in sorted(ranked, key=lambda told: told[:2], reverse=True):
        if not taken & {f"old {one.id}", f"new {other.id}"}:
            taken |= {f"old {one.id}", f"new {other.id}"}
            found.append((one, other))
    return found


def _rank(one: Item, other: Item, *, loosely: bool) -> Rank | None:
    if not loosely:
        return likeness(one.anchor, other.anchor, own=True)
    return likeness(_loose(one), _loose(other), own=True)


def _loose(item: Item) -> Anchor:
    """Return the place of an item without what may have changed in it."""
    if item.table in BY_CODE:
        return item.anchor.model_copy(update={"words": ""})
    return item.anchor.model_copy(update={"detail": ""})


def _by_page(items: Iterable[Item]) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = defaultdict(list)
    for one in items:
        for page in _pages(one):
            found[page].append(one)
    return found


def _pages(item: Item) -> frozenset[int]:
    """Return the pages on which an item stands; 0 is nowhere."""
    return frozenset(span.page for span in item.anchor.spans) or frozenset({0})
