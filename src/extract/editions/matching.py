"""Which record of the older edition is which of the newer one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extract.editions.alike import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from extract.editions.items import Item

    Pair = tuple[Item, Item]


def pairs(older: Sequence[Item], newer: Sequence[Item], places: AbstractSet[str]) -> Iterator[Pair]:
    """Yield the records that are the same one in both editions, each at most once.

    Contributions are the same by kind, currency and period; facts by key; projects by title, countries and
    funders.
    """
    yield from _projects(_of("project", older), _of("project", newer), places)
    for kind in ("contribution", "fact"):
        mine, theirs = _by_key(_of(kind, older)), _by_key(_of(kind, newer))
        for key, some in mine.items():
            yield from _figures(some, theirs.get(key, []))


def _of(kind: str, items: Iterable[Item]) -> list[Item]:
    return [item for item in items if item.kind == kind]


def _projects(older: Sequence[Item], newer: Sequence[Item], places: AbstractSet[str]) -> Iterator[Pair]:
    """Yield the most alike first; what is alike by the same degree is taken by name, whichever is older."""
    scored = [(likeness(a, b, places), a, b) for a in older for b in newer]
    taken: set[str] = set()
    for score, a, b in sorted(scored, key=lambda one: (-one[0], *sorted((_name(one[1]), _name(one[2]))))):
        if score and not taken & {f"old {a.id}", f"new {b.id}"}:
            taken |= {f"old {a.id}", f"new {b.id}"}
            yield a, b


def _name(item: Item) -> tuple[str, str]:
    return item.label, item.id


def _by_key(items: Iterable[Item]) -> dict[tuple[str, ...], list[Item]]:
    found: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        key = (item.fields["key"],) if item.kind == "fact" else gift_key(item)
        found[key].append(item)
    return found


def gift_key(item: Item) -> tuple[str, ...]:
    """Return what makes two contributions statements about the same money."""
    return (item.fields["kind"], item.fields["currency"], *item.period)


def _figures(older: Sequence[Item], newer: Sequence[Item]) -> Iterator[Pair]:
    """Yield those with the same figure; what is left is the same record only if it is one on each side."""
    rest = list(newer)
    left = []
    for item in older:
        twin = next((one for one in rest if one.fields == item.fields), None)
        if twin is None:
            left.append(item)
            continue
        rest.remove(twin)
        yield item, twin
    if len(left) == len(rest) == 1 and (left[0].kind == "fact" or all(left[0].period)):
        yield left[0], rest[0]
