"""Projects by country: the rows of the table, and the map."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from extract.showing.report import svg, world
from extract.showing.report.world import Land

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from extract.warehouse.reporting import Placed, Report, Work


@dataclass(frozen=True, slots=True)
class Country:
    """A country with the projects that take place in it."""

    land: Land
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where projects take place: countries, and the works whose document names none."""

    countries: tuple[Country, ...]
    map: Markup | None
    unplaced: tuple[Land, ...]
    elsewhere: tuple[Work, ...]
    source: str


def places(report: Report) -> Places:
    """Return where the projects of a report take place."""
    rows = sorted(report.placed, key=lambda one: (one.country, one.code))
    countries = tuple(_country(tuple(some)) for _, some in groupby(rows, key=lambda one: one.code))
    lands = [country.land for country in countries]
    return Places(
        countries=countries,
        map=_map(lands) if lands else None,
        unplaced=tuple(world.unplaced(lands)),
        elsewhere=tuple(work for work in report.works if not work.countries),
        source=world.world()["source"],
    )


def _country(placed: tuple[Placed, ...]) -> Country:
    first = placed[0]
    works = {one.record for one in placed}
    known = any(one.share_known for one in placed)
    return Country(Land(first.code, first.country, len(works), known=known), placed)


def _map(lands: Sequence[Land]) -> Markup:
    told = "; ".join(f"{land.name} {land.projects}" for land in lands)
    return svg.drawn(world.chart_of(lands), name="map", title="Projects by country", told=told)
