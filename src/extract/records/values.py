"""Values found in texts become records: amounts, countries, regions, dates, organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.entities.values import (
    CountryValue,
    DateValue,
    Entity,
    MoneyValue,
    OrganisationValue,
    RegionValue,
)
from extract.models import Amount, Country, Date, Organisation, Region
from extract.records.tracing import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    from extract.entities.values import ReadUnit, Value
    from extract.records.tracing import Anchors, Place

    V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Values:
    """All values of a document as records, in reading order."""

    amounts: tuple[Amount, ...]
    countries: tuple[Country, ...]
    regions: tuple[Region, ...]
    dates: tuple[Date, ...]
    organisations: tuple[Organisation, ...]


def values(units: Iterable[ReadUnit], anchors: Anchors) -> Values:
    """Turn the entities of `units` into records."""
    held = tuple(units)
    return Values(
        amounts=distinct(_amount(*found) for found in _of(MoneyValue, held, anchors)),
        countries=distinct(_country(*found) for found in _of(CountryValue, held, anchors)),
        regions=distinct(_region(*found) for found in _of(RegionValue, held, anchors)),
        dates=distinct(_date(*found) for found in _of(DateValue, held, anchors)),
        organisations=distinct(_organisation(*found) for found in _of(OrganisationValue, held, anchors)),
    )


def _of(kind: type[V], units: Iterable[ReadUnit], anchors: Anchors) -> Iterator[tuple[V, Place, Entity]]:
    for read in units:
        for entity in read.entities:
            if isinstance(entity.value, kind):
                yield entity.value, anchors.place(read.unit, entity.start, entity.end), entity


def _amount(value: MoneyValue, place: Place, entity: Entity) -> Amount:
    return Amount(
        **place.traced("amt", entity.rule),
        **place.offsets,
        currency=value.currency,
        value=value.value,
        value_max=value.value_max,
        qualifier=value.qualifier,
        flow=value.flow,
        per=value.per,
        period_start=value.period_start,
        period_end=value.period_end,
    )


def _country(value: CountryValue, place: Place, entity: Entity) -> Country:
    return Country(
        **place.traced("cty", entity.rule),
        **place.offsets,
        code=value.code,
        name=value.name,
        role=value.role,
        demonym=value.demonym,
        at_work=value.at_work,
    )


def _region(value: RegionValue, place: Place, entity: Entity) -> Region:
    return Region(**place.traced("reg", entity.rule), **place.offsets, name=value.name, m49=value.m49)


def _date(value: DateValue, place: Place, entity: Entity) -> Date:
    return Date(
        **place.traced("dat", entity.rule),
        **place.char_offsets,
        kind=value.kind,
        start=value.start,
        end=value.end,
        duration=value.duration,
    )


def _organisation(value: OrganisationValue, place: Place, entity: Entity) -> Organisation:
    return Organisation(**place.traced("org", entity.rule), **place.offsets, name=value.name, kind=value.kind)
