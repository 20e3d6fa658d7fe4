"""When two values claim the same characters: money beats a date, a date an organisation, that a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.values import CountryValue, DateValue, MoneyValue, OrganisationValue, RegionValue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.entities.values import Entity

_RANK = {MoneyValue: 0, DateValue: 1, OrganisationValue: 2, RegionValue: 3, CountryValue: 4}


def resolved(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return `entities` in order of place, without those that overlap one of a stronger kind or a longer one.

    The currency's country in `dollars des États-Unis` and the country in `Bank of Ghana` fall away so, and
    the organisation UNIDO in `REINO UNIDO`.
    """
    every = tuple(entities)
    countries = {n: e for e in every if isinstance(e.value, CountryValue) for n in range(e.start, e.end)}
    whole = (e for e in every if not _is_part(e, countries.get(e.start)))
    strongest = sorted(whole, key=lambda e: (_RANK[type(e.value)], e.start - e.end, e.start))
    taken: set[int] = set()
    kept = []
    for entity in strongest:
        place = range(entity.start, entity.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(entity)
    return tuple(sorted(kept, key=lambda e: e.start))


def _is_part(entity: Entity, country: Entity | None) -> bool:
    """Tell whether what reads as an organisation is a word of the country's longer name."""
    if country is None or not isinstance(entity.value, OrganisationValue):
        return False
    return entity.end <= country.end and (entity.start, entity.end) != (country.start, country.end)
