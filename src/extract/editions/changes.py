"""What became of each record from one edition to the next."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from extract.editions.alike import words
from extract.editions.items import FIELDS, items_of
from extract.editions.matching import gift_key, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from extract.editions.items import Item, ItemKind
    from extract.models import FactSheet

State = Literal["same", "restated", "added", "gone", "overlaps", "conflicts"]


@dataclass(frozen=True, slots=True)
class Change:
    """One record, or one field of it if it was restated.

    A contribution that is gone `overlaps` with one that was added if their years do; it `conflicts` if it
    was for some of its years only and yet was more.
    """

    kind: ItemKind
    state: State
    label: str
    older: Item | None = None
    newer: Item | None = None
    field: str | None = None
    old: str | None = None
    new: str | None = None


def compare(older: FactSheet, newer: FactSheet) -> tuple[Change, ...]:
    """Return what became of each project, contribution and fact of two editions of a fact sheet."""
    places = frozenset(
        word for sheet in (older, newer) for country in sheet.countries for word in words(country.text)
    )
    return compare_items(items_of(older), items_of(newer), places)


def compare_items(
    older: Sequence[Item], newer: Sequence[Item], places: AbstractSet[str] = frozenset()
) -> tuple[Change, ...]:
    """Return the same of records as text; `places` are words that name countries, in small letters."""
    matched = list(pairs(older, newer, places))
    kept = {(a.id, "old") for a, _ in matched} | {(b.id, "new") for _, b in matched}
    gone = [item for item in older if (item.id, "old") not in kept]
    added = [item for item in newer if (item.id, "new") not in kept]
    whole = _largest(older) | _largest(newer)
    return (
        *(change for a, b in matched for change in _matched(a, b)),
        *(Change(a.kind, "gone", a.label, older=a, old=a.value) for a in gone),
        *(Change(b.kind, "added", b.label, newer=b, new=b.value) for b in added),
        *(change for a in gone for b in added for change in _overlap(a, b, whole)),
    )


def _matched(a: Item, b: Item) -> Iterator[Change]:
    fields = [field for field in FIELDS[a.kind] if a.fields[field] != b.fields[field]]
    if not fields:
        yield Change(a.kind, "same", b.label, a, b, old=a.value, new=b.value)
    for field in fields:
        yield Change(a.kind, "restated", b.label, a, b, field, a.fields[field], b.fields[field])


def _overlap(a: Item, b: Item, whole: AbstractSet[str]) -> Iterator[Change]:
    """Yield two contributions of one kind and currency whose years overlap."""
    names = ("kind", "currency")
    if a.kind != "contribution" or b.kind != "contribution":
        return
    if any(a.fields[name] != b.fields[name] for name in names) or not all((*a.period, *b.period)):
        return
    if a.period[0] <= b.period[1] and b.period[0] <= a.period[1]:
        state: State = "conflicts" if _more_in_less(a, b, whole) or _more_in_less(b, a, whole) else "overlaps"
        yield Change(a.kind, state, f"{a.label} / {b.label}", a, b, old=a.value, new=b.value)


def _largest(items: Sequence[Item]) -> frozenset[str]:
    """Return the ids of contributions that no other for the same years exceeds: others may be parts."""
    gifts = [item for item in items if item.kind == "contribution"]
    most: dict[tuple[str, ...], Decimal] = {}
    for item in gifts:
        most[gift_key(item)] = max(most.get(gift_key(item), Decimal(0)), Decimal(item.value))
    return frozenset(item.id for item in gifts if Decimal(item.value) == most[gift_key(item)])


def _more_in_less(short: Item, long: Item, whole: AbstractSet[str]) -> bool:
    """Tell whether fewer years are said to have brought more than all years, both figures exact."""
    if long.id not in whole:
        return False
    exact = short.fields["qualifier"] == long.fields["qualifier"] == "exact"
    inside = long.period[0] <= short.period[0] and short.period[1] <= long.period[1]
    return exact and inside and short.period != long.period and Decimal(short.value) > Decimal(long.value)
