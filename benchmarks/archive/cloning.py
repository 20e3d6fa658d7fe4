"""A fact sheet made from another: copies without validation, as the sample was valid."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from extract.models import ChartValue, FactSheet, plain
from extract.models.base import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.archive.templates import Template

    R = TypeVar("R", bound=Record)

COUNTRY_FIELDS = frozenset({"code", "name", "countries", "funders", "provider"})
KEPT = frozenset({"spans", "source", "extraction", "published", "partner"})


@dataclass(frozen=True, slots=True)
class Clone:
    """What a clone has of its own; `countries` has another for each country, by code and by name."""

    name: str
    publisher: str
    partner: tuple[str, str]  # code and name
    year: int
    factor: Decimal
    countries: dict[str, str]


def clone(template: Template, told: Clone) -> FactSheet:
    """Return the sheet that `told` describes."""
    sheet, sha256 = template.sheet, _hash(told.name)
    ids = {old: f"{old.partition('-')[0]}-{_hash(sha256 + old)[:16]}" for old in template.ids}
    change = _Change(ids, _countries(sheet, told), _years(sheet, told), told.factor)
    return change.record(sheet).model_copy(update=_identity(sheet, told, sha256))


def _identity(sheet: FactSheet, told: Clone, sha256: str) -> dict[str, object]:
    named = {"uri": f"file:///archive/{told.name}.pdf", "file_name": f"{told.name}.pdf", "sha256": sha256}
    source: dict[str, object] = {"source": sheet.source.model_copy(update=named)}
    if not (sheet.partner and sheet.published):
        return source
    code, name = told.partner
    moved = {day: _moved(getattr(sheet.published, day), _years(sheet, told)) for day in ("start", "end")}
    published = {"value": f"{told.year}{sheet.published.value[4:]}"} | moved
    return source | {
        "title": f"{told.publisher} and {name}",
        "publisher": told.publisher,
        "partner": sheet.partner.model_copy(update={"code": code, "name": name}),
        "published": sheet.published.model_copy(update=published),
    }


def _countries(sheet: FactSheet, told: Clone) -> Mapping[str, str]:
    was = sheet.partner
    return told.countries | (
        {was.code: told.partner[0], was.name: told.partner[1]} if was and was.code else {}
    )


def _years(sheet: FactSheet, told: Clone) -> int:
    return told.year - sheet.published.start.year if sheet.published else 0


@dataclass(frozen=True, slots=True)
class _Change:
    ids: Mapping[str, str]
    countries: Mapping[str, str]
    years: int
    factor: Decimal

    def record(self, record: R) -> R:
        told = record.__dict__
        new = {name: self.value(name, value) for name, value in told.items() if name not in KEPT}
        if isinstance(record, ChartValue):
            new["value"] = plain(Decimal(record.value) * self.factor)
        return record.model_copy(update=new)

    def value(self, name: str, value: object) -> object:
        if isinstance(value, str):
            known = self.countries if name in COUNTRY_FIELDS else self.ids
            return known.get(value, value)
        if isinstance(value, tuple):
            return tuple(self.value(name, one) for one in value)
        if isinstance(value, Decimal):
            return value * self.factor
        if isinstance(value, date):
            return _moved(value, self.years)
        return self.record(value) if isinstance(value, Record) else value


def _moved(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
