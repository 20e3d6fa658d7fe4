"""The entity stage on plain text: records with offsets into it, and no places on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from extract.entities.organisations import introduced_acronyms
from extract.entities.pipeline import read_text
from extract.entities.values import (
    Context,
    CountryValue,
    DateValue,
    MoneyValue,
    OrganisationValue,
    RegionValue,
)
from extract.models import Amount, Annotations, Country, Date, Organisation, Region, content_id

if TYPE_CHECKING:
    from extract.entities.values import Entity
    from extract.models import Language


def annotate(text: str, language: Language = "en") -> Annotations:
    """Return the amounts, countries, regions, dates and organisations of `text`, each with its offsets in it.

    Acronyms that the text itself introduces are known in it: `the Agency for Rural Work (ARW) … ARW`.
    """
    context = Context(language, acronyms=introduced_acronyms([text], language))
    entities = read_text(text, context)
    return Annotations(
        language=language,
        amounts=tuple(_amount(e, e.value) for e in entities if isinstance(e.value, MoneyValue)),
        countries=tuple(_country(e, e.value) for e in entities if isinstance(e.value, CountryValue)),
        regions=tuple(_region(e, e.value) for e in entities if isinstance(e.value, RegionValue)),
        dates=tuple(_date(e, e.value) for e in entities if isinstance(e.value, DateValue)),
        organisations=tuple(
            _organisation(e, e.value) for e in entities if isinstance(e.value, OrganisationValue)
        ),
    )


class _Said(TypedDict):
    """What every record says of its words; plain text has no sections."""

    id: str
    section_id: None
    text: str
    rule: str


class _Offsets(TypedDict):
    start: int
    end: int


def _said(prefix: str, entity: Entity) -> _Said:
    identity = content_id(prefix, "", entity.start, entity.end, entity.text)
    return {"id": identity, "section_id": None, "text": entity.text, "rule": entity.rule}


def _offsets(entity: Entity) -> _Offsets:
    return {"start": entity.start, "end": entity.end}


def _amount(entity: Entity, value: MoneyValue) -> Amount:
    return Amount(
        **_said("amt", entity),
        **_offsets(entity),
        currency=value.currency,
        value=value.value,
        value_max=value.value_max,
        qualifier=value.qualifier,
        flow=value.flow,
        per=value.per,
        period_start=value.period_start,
        period_end=value.period_end,
    )


def _country(entity: Entity, value: CountryValue) -> Country:
    return Country(
        **_said("cty", entity),
        **_offsets(entity),
        code=value.code,
        name=value.name,
        role=value.role,
        demonym=value.demonym,
    )


def _region(entity: Entity, value: RegionValue) -> Region:
    return Region(
        **_said("reg", entity),
        **_offsets(entity),
        name=value.name,
        m49=value.m49,
    )


def _date(entity: Entity, value: DateValue) -> Date:
    return Date(
        **_said("dat", entity),
        start_char=entity.start,
        end_char=entity.end,
        kind=value.kind,
        start=value.start,
        end=value.end,
        duration=value.duration,
    )


def _organisation(entity: Entity, value: OrganisationValue) -> Organisation:
    return Organisation(
        **_said("org", entity),
        **_offsets(entity),
        name=value.name,
        kind=value.kind,
    )
