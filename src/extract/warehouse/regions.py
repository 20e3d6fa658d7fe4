"""Where countries lie (UN M49), and who is a member of which body: the data in `regions.toml`."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from extract.entities.places.rules import region_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.warehouse.bulk import Row

CONTINENTS = ("002", "019", "142", "150", "009")
DIVIDED = ("202", "419")  # sub-regions whose parts M49 calls intermediate regions
MORE = ("EU", "African Union")  # bodies that the rules list among organisations
LEVELS = ("region", "sub_region", "intermediate")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Area(_Part):
    """An area of UN M49: what it contains."""

    m49: str
    name: str | None = None
    contains: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


class Body(_Part):
    """A union or group, with its members on a day."""

    name: str
    as_of: date
    countries: tuple[str, ...]


class RegionData(_Part):
    """All of `regions.toml`."""

    area: tuple[Area, ...]
    body: tuple[Body, ...]


@cache
def region_data() -> RegionData:
    """Return the data, read once."""
    told = (files(__package__) / "regions.toml").read_text("utf-8")
    return RegionData.model_validate(tomllib.loads(told))


@cache
def _areas() -> Mapping[str, Area]:
    return {area.m49: area for area in region_data().area}


@cache
def _names() -> Mapping[str, str]:
    """Return the name of each M49 area: that of the rules, else its own."""
    of_rules = {region.m49: region.name for region in region_rules().region if region.m49}
    return {m49: of_rules.get(m49) or area.name or m49 for m49, area in _areas().items()}


def members(m49: str) -> tuple[str, ...]:
    """Return the countries in an area and in those that it contains, sorted."""
    area = _areas()[m49]
    return tuple(sorted({*area.countries, *(code for part in area.contains for code in members(part))}))


def region_rows() -> list[Row]:
    """Return the regions of the rules, then what they lack."""
    listed = {region.name: region.m49 for region in region_rules().region}
    areas = {name: m49 for m49, name in _names().items()}
    every = {**dict.fromkeys(MORE), **areas, **listed}
    return [{"name": name, "m49": m49, "kind": _kind(name, areas)} for name, m49 in sorted(every.items())]


def _kind(name: str, areas: Mapping[str, str]) -> str:
    bodies = {body.name for body in region_data().body}
    return "m49" if name in areas else "body" if name in bodies else "other"


def member_rows() -> list[Row]:
    """Return each country of each region whose members are a fact."""
    return [*_of_areas(), *_of_bodies()]


def _of_areas() -> Iterator[Row]:
    for m49, name in _names().items():
        for code in members(m49):
            yield {"region": name, "country_code": code, "as_of": None, "source": "UN M49"}


def _of_bodies() -> Iterator[Row]:
    known = {str(row["name"]) for row in region_rows()}
    for body in region_data().body:
        for code in body.countries if body.name in known else ():
            told = {"region": body.name, "country_code": code, "as_of": body.as_of}
            yield told | {"source": "membership of the body"}


def lies_in(code: str) -> Row:
    """Return the columns of a country that tell its region, sub-region and intermediate region."""
    levels = (CONTINENTS, _sub_regions(), tuple(part for m49 in DIVIDED for part in _areas()[m49].contains))
    row: Row = {}
    for level, among in zip(LEVELS, levels, strict=True):
        m49 = next((m49 for m49 in among if code in members(m49)), None)
        name = "intermediate_region" if level == "intermediate" else level
        row |= {f"{level}_m49": m49, name: _names()[m49] if m49 else None}
    return row


def _sub_regions() -> tuple[str, ...]:
    return tuple(part for m49 in CONTINENTS for part in _areas()[m49].contains)
