"""Write a fact sheet as gold, so that what people have decided in it measures the program from then on.

The shape is that of `samples/*.gold.json`, which `extract.scoring.gold` reads: amounts in units, days in
ISO 8601, texts as they stand in the sheet.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extract.scoring.fields import strongest
from extract.scoring.numbers import periods, plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pydantic import JsonValue

    from extract.models import (
        Amount,
        Chart,
        Country,
        Date,
        FactSheet,
        Organisation,
        Project,
        Region,
        Section,
        Table,
    )
    from extract.models.base import Traced

    Item = dict[str, JsonValue]

BESIDE = frozenset({"caption", "footnote", "key_figures"})  # sections that stand beside the running text


def gold_of(sheet: FactSheet, name: str) -> Item:
    """Return the gold of a sheet whose file is to be called NAME.pdf."""
    where = _Places(sheet)
    partner = sheet.partner
    return {
        "id": name,
        "file": f"{name}.pdf",
        "language": sheet.language or "en",
        "title": sheet.title,
        "partner": {"name": partner.name, "code": partner.code} if partner else None,
        "published": sheet.published.value if sheet.published else None,
        "template": "reviewed",
        "scanned": sheet.source.text_layer == "none",
        "sections": [_section(one, where) for one in where.sections],
        "amounts": [_amount(one) | where.of(one) for one in sheet.amounts],
        "country_mentions": [_country(one) | where.of(one) for one in sheet.countries if not one.demonym],
        "countries": _countries(sheet),
        "demonyms": [_coded(one) | where.of(one) for one in sheet.countries if one.demonym],
        "regions": [_named(one) | where.of(one) for one in sheet.regions],
        "dates": [_date(one) | where.of(one) for one in sheet.dates],
        "organisations": [_named(one) | where.of(one) for one in sheet.organisations],
        "facts": _listed((one.key, _fact(one.value)) for one in sheet.facts),
        "projects": [_project(one) for one in sheet.projects],
        "contacts": _listed((one.kind, one.value) for one in sheet.contacts),
        "links": [{"text": one.text, "uri": one.uri} for one in sheet.links if one.uri],
        "tables": [_table(one) | where.of(one) for one in sheet.tables],
        "charts": [_chart(one) | where.of(one) for one in sheet.charts],
        "furniture": {
            "pullquotes": [one.text for one in sheet.furniture if one.reason == "pull_quote"],
            "running": next((one.text for one in sheet.furniture if one.reason == "running_head"), None),
            "publisher": sheet.publisher,
        },
    }


class _Places:
    """Which section of the gold a record stands in."""

    def __init__(self, sheet: FactSheet) -> None:
        self.sections = [one for one in sheet.sections if one.role not in BESIDE]
        self.numbers = {one.id: number for number, one in enumerate(self.sections)}
        self.extra: defaultdict[str | None, list[Section]] = defaultdict(list)
        for one in sheet.sections:
            if one.role in BESIDE:
                self.extra[one.parent_id].append(one)

    def of(self, record: Traced) -> Item:
        """Return the section in which a record stands."""
        number = self.numbers.get(record.section_id or "")
        heading = None if number is None else self.sections[number].heading
        return {"section": heading, "section_index": number}


def _section(section: Section, where: _Places) -> Item:
    kind = "title" if section.level == 0 else "main" if section.role == "body" else section.role
    told: Item = {"heading": section.heading, "level": section.level, "text": section.text, "kind": kind}
    extra: list[JsonValue] = [{"kind": one.role, "text": one.text} for one in where.extra[section.id]]
    return told | {"extra": extra} if extra else told


def _amount(amount: Amount) -> Item:
    return {
        "text": amount.text,
        "currency": amount.currency,
        "value": plain_number(amount.value),
        "max": plain_number(amount.value_max),
        "flow": amount.flow,
        "qualifier": amount.qualifier,
        "period": periods(amount.period_start, amount.period_end),
    }


def _coded(country: Country) -> Item:
    return {"text": country.text, "code": country.code}


def _country(country: Country) -> Item:
    return _coded(country) | {"role": country.role}


def _named(one: Region | Organisation) -> Item:
    return {"text": one.text, "name": one.name}


def _countries(sheet: FactSheet) -> list[JsonValue]:
    mentions = ((one.code, one.role) for one in sheet.countries if not one.demonym)
    return [{"code": code, "role": role} for code, role in strongest(mentions)]


def _date(one: Date) -> Item:
    told: Item = {"text": one.text, "kind": one.kind}
    if one.kind == "duration":
        return told | {"start": None, "end": None, "duration": one.duration}
    return told | {"start": _day(one.start), "end": _day(one.end), "duration": None}


def _project(project: Project) -> Item:
    return {
        "title": project.title,
        "countries": list(project.countries),
        "funders": list(project.funders),
        "currency": project.currency,
        "amount": plain_number(project.value),
        "start": _day(project.start),
        "end": _day(project.end),
        "duration": project.duration,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _fact(value: str) -> JsonValue:
    return int(value) if value.isdecimal() and str(int(value)) == value else value


def _listed(pairs: Iterable[tuple[str, JsonValue]]) -> Item:
    """Return the values of each key: one alone, or a list of several."""
    found: defaultdict[str, list[JsonValue]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: values[0] if len(values) == 1 else values for key, values in found.items()}


def _table(table: Table) -> Item:
    rows = ([table.header] if table.header else []) + list(table.rows)
    return {"title": table.title, "unit": table.unit, "rows": [list(row) for row in rows]}


def _chart(chart: Chart) -> Item:
    series: Item = {}
    for one in chart.series:
        series[one.name] = {point.label: plain_number(point.value) for point in one.values}
    return {"title": chart.title, "unit": chart.unit, "type": chart.kind, "series": series}
