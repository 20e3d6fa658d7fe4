"""The map: how many projects each country has; shapes and points of countries are packaged (`world.json`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altair as alt

    from extract.showing.report.axes import Layers

WIDTH, HEIGHT = 900, 415  # pixels
STEPS = (1, 2, 3, 5)  # least number of projects for each ink
HATCH = "url(#hatch)"  # drawn in the page


@dataclass(frozen=True, slots=True)
class Land:
    """A country with projects: how many, and whether money is known for any of them in this country."""

    code: str
    name: str
    projects: int
    known: bool

    @property
    def step(self) -> int:
        """Which ink it has, from 1."""
        return sum(self.projects >= least for least in STEPS)


@cache
def world() -> Mapping[str, Any]:
    """Return `topology` (shapes by alpha-3), `places` (longitude and latitude of small ones) and `source`."""
    told: Mapping[str, Any] = json.loads((files("extract.showing.report") / "world.json").read_text("utf-8"))
    return told


def unplaced(lands: Sequence[Land]) -> list[Land]:
    """Return the countries that are neither a shape nor a point of the map."""
    drawn = {shape["id"] for shape in world()["topology"]["objects"]["countries"]["geometries"]}
    return [land for land in lands if land.code not in drawn and land.code not in world()["places"]]


def chart_of(lands: Sequence[Land]) -> Layers:
    """Return the map; a country with projects leads to its row, `#country-TUN`."""
    import altair as alt

    shapes = alt.InlineData(
        values=world()["topology"], format=alt.TopoDataFormat(type="topojson", feature="countries")
    )
    told = alt.LookupData(alt.InlineData(values=[_mark(land) for land in lands]), key="code", fields=FIELDS)
    base = alt.Chart(shapes).mark_geoshape(stroke="var(--panel)", strokeWidth=0.5)
    ground = base.encode(fill=alt.value("var(--land)"))
    busy = base.transform_lookup("id", told).transform_filter("isValid(datum.code)").encode(**_linked())
    layers = [ground, busy, busy.transform_filter("!datum.known").encode(fill=alt.value(HATCH))]
    marked = [land for land in lands if land.code in world()["places"]]
    layers += (
        [_points(marked), _points([land for land in marked if not land.known], fill=HATCH)] if marked else []
    )
    return alt.layer(*layers).project("equalEarth").properties(width=WIDTH, height=HEIGHT)


FIELDS = ["code", "ink", "known", "href", "told"]


def _linked() -> dict[str, Any]:
    import altair as alt

    return {
        "fill": alt.Fill("ink:N", scale=None, legend=None),
        "href": "href:N",
        "description": "told:N",
    }


def _points(lands: Sequence[Land], fill: str | None = None) -> alt.Chart:
    import altair as alt

    places = world()["places"]
    marks = [
        _mark(land) | dict(zip(("longitude", "latitude"), places[land.code], strict=True)) for land in lands
    ]
    linked = _linked() | ({"fill": alt.value(fill)} if fill else {})
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(values=marks))
        .mark_circle(size=80, opacity=1, stroke="var(--panel)", strokeWidth=1)
        .encode(longitude="longitude:Q", latitude="latitude:Q", **linked)
    )
    return chart


def _mark(land: Land) -> dict[str, Any]:
    works = "1 project" if land.projects == 1 else f"{land.projects} projects"
    unknown = "" if land.known else "; no amount is known for this country alone"
    return {
        "code": land.code,
        "ink": f"var(--map-{land.step})",
        "known": land.known,
        "href": f"#country-{land.code}",
        "told": f"{land.name}: {works}{unknown}",
    }
