"""Make src/extract/showing/report/world.json, the shapes of countries on the map of the report.

Natural Earth (public domain, https://www.naturalearthdata.com) in the form of the npm package world-atlas (ISC
licence): shapes of version 1.1.4, which has Natural Earth 2.0; of version 2.0.2 the places of small countries.

    npm pack world-atlas@1.1.4 && mkdir one && tar xzf world-atlas-1.1.4.tgz -C one
    npm pack world-atlas@2.0.2 && mkdir two && tar xzf world-atlas-2.0.2.tgz -C two
    .venv/bin/python scripts/world.py one/package/world two/package

Areas follow ISO 3166-1 and its codes (alpha-3; XKX for Kosovo). What has no code there is joined with the country
of which ISO 3166 has it, and Western Sahara begins at 27 degrees 40 minutes North, where the map has another line.
Countries too small for the scale of 1:110 million are points, at the middle of their largest part at 1:50 or 1:10
million; small ones have a shape and a point.
"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path
from typing import Any

import pycountry

TARGET = Path(__file__).parent.parent / "src/extract/showing/report/world.json"
WITHOUT_CODE = {
    "XKX": (20.9, 42.6),
    "CYP": (33.6, 35.2),
    "SOM": (46.2, 9.7),
}  # where shapes without number lie
PARALLEL = 27.0 + 40 / 60  # the north of ESH, the south of MAR
SMALL = 4.0  # square degrees, below which a shape is hard to see
LEFT_OUT = {"ATA"}  # no projects, and half of the sheet
TOLD = {  # longitude and latitude of what Natural Earth has as a part of another country
    "BES": [-68.3, 12.2], "CCK": [96.8, -12.2], "CXR": [105.6, -10.5], "GLP": [-61.6, 16.2], "GUF": [-53.1, 4.0],
    "MTQ": [-61.0, 14.6], "MYT": [45.2, -12.8], "REU": [55.5, -21.1], "SJM": [15.6, 78.2], "TKL": [-171.8, -9.2],
}  # fmt: skip
SOURCE = "Natural Earth 2.0, 1:110m, public domain; by world-atlas 1.1.4 and 2.0.2 (ISC licence)"

Point = tuple[float, float]


def code_of(world: dict[str, Any], shape: dict[str, Any]) -> str | None:
    """Return alpha-3, from the number that ISO has too, or from the place."""
    found = pycountry.countries.get(numeric=str(shape.get("id", "")))
    if found:
        return found.alpha_3
    x, y = place_of(world, shape)
    return next(
        (code for code, at in WITHOUT_CODE.items() if abs(x - at[0]) < 1.5 and abs(y - at[1]) < 1.5), None
    )


def rings_of(shape: dict[str, Any]) -> list[list[list[int]]]:
    """Return the polygons of a shape, each a list of rings of arcs."""
    return shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]


def joined(one: list[int], other: list[int]) -> list[int]:
    """Return the outline of two rings without the border between them."""
    shared = {arc for arc in one if ~arc in other}
    if not shared:
        raise ValueError("the rings have no border in common")
    start = max(at for at, arc in enumerate(one) if arc in shared) + 1
    mine = [arc for arc in one[start:] + one[:start] if arc not in shared]
    back = {~arc for arc in shared}
    start = max(at for at, arc in enumerate(other) if arc in back) + 1
    return mine + [arc for arc in other[start:] + other[:start] if arc not in back]


def merged(shapes: list[dict[str, Any]]) -> list[list[list[int]]]:
    """Return the polygons of one country; of several shapes those that touch are made one."""
    polygons = [polygon for shape in shapes for polygon in rings_of(shape)]
    if len(shapes) == 1:
        return polygons
    first, second = polygons
    return [[joined(first[0], second[0])]]


def points_of(world: dict[str, Any], arcs: list[int]) -> list[Point]:
    """Return the corners of a ring in degrees."""
    (kx, ky), (dx, dy) = world["transform"]["scale"], world["transform"]["translate"]
    ring: list[Point] = []
    for arc in arcs:
        x = y = 0
        line: list[Point] = []
        for step_x, step_y in world["arcs"][arc if arc >= 0 else ~arc]:
            x, y = x + step_x, y + step_y
            line.append((x * kx + dx, y * ky + dy))
        ring += line if arc >= 0 else line[::-1]
    return ring


def area_and_middle(ring: list[Point]) -> tuple[float, Point]:
    """Return the area in square degrees, and the centroid."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross / 2, x + (x0 + x1) * cross / 6, y + (y0 + y1) * cross / 6
    if abs(area) < 1e-9:
        return 0.0, ring[0]
    return abs(area), (x / area, y / area)


def place_of(world: dict[str, Any], shape: dict[str, Any]) -> list[float]:
    """Return longitude and latitude of the middle of the largest part."""
    parts = [area_and_middle(points_of(world, polygon[0])) for polygon in rings_of(shape)]
    longitude, latitude = max(parts)[1]
    return [round(longitude, 1), round(latitude, 1)]


def size_of(world: dict[str, Any], shapes: list[dict[str, Any]]) -> float:
    """Return the area in square degrees."""
    rings = [points_of(world, polygon[0]) for shape in shapes for polygon in rings_of(shape)]
    return sum(area_and_middle(ring)[0] for ring in rings)


def divide(world: dict[str, Any], countries: list[dict[str, Any]]) -> None:
    """Let MAR be what lies north of the parallel, ESH what lies south of it."""
    north, south = (next(c for c in countries if c["id"] == code) for code in ("MAR", "ESH"))
    ring = points_of(world, joined(north["arcs"][0][0], south["arcs"][0][0]))
    for country, sign in ((north, 1), (south, -1)):
        world["arcs"].append(steps_of(world, clipped(ring, sign)))
        country["arcs"] = [[[len(world["arcs"]) - 1]]]


def clipped(ring: list[Point], sign: int) -> list[Point]:
    """Return the part of a ring north (1) or south (-1) of the parallel."""
    kept: list[Point] = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y0 - PARALLEL) * sign >= 0:
            kept.append((x0, y0))
        if (y0 - PARALLEL) * (y1 - PARALLEL) < 0:
            kept.append((x0 + (x1 - x0) * (PARALLEL - y0) / (y1 - y0), PARALLEL))
    return [*kept, kept[0]]


def steps_of(world: dict[str, Any], ring: list[Point]) -> list[list[int]]:
    """Return an arc as TopoJSON has it: steps on its grid."""
    (kx, ky), (dx, dy) = world["transform"]["scale"], world["transform"]["translate"]
    grid = [(round((x - dx) / kx), round((y - dy) / ky)) for x, y in ring]
    return [list(grid[0]), *([x1 - x0, y1 - y0] for (x0, y0), (x1, y1) in itertools.pairwise(grid))]


def main() -> None:
    """Read the atlas in the folder given, and write the map."""
    first, second = map(Path, sys.argv[1:])
    names = (first / "110m.json", second / "countries-50m.json", second / "countries-10m.json")
    world, finer, finest = (json.loads(name.read_text("utf-8")) for name in names)
    shapes: dict[str, list[dict[str, Any]]] = {}
    for shape in world["objects"]["countries"]["geometries"]:
        code = code_of(world, shape)
        if code and code not in LEFT_OUT:
            shapes.setdefault(code, []).append(shape)
    countries = [
        {"type": "MultiPolygon", "id": code, "arcs": merged(found)} for code, found in sorted(shapes.items())
    ]
    divide(world, countries)
    places: dict[str, list[float]] = dict(TOLD)
    for atlas in (finer, finest):
        for shape in atlas["objects"]["countries"]["geometries"]:
            code = code_of(atlas, shape)
            if code and code not in LEFT_OUT and (code not in shapes or size_of(world, shapes[code]) < SMALL):
                places.setdefault(code, place_of(atlas, shape))
    kept = sorted({arc if arc >= 0 else ~arc for c in countries for p in c["arcs"] for r in p for arc in r})
    number = {arc: at for at, arc in enumerate(kept)}
    for country in countries:
        country["arcs"] = [
            [[number[arc] if arc >= 0 else ~number[~arc] for arc in ring] for ring in polygon]
            for polygon in country["arcs"]
        ]
    topology = {
        "type": "Topology",
        "transform": world["transform"],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": countries}},
        "arcs": [world["arcs"][arc] for arc in kept],
    }
    made = {"source": SOURCE, "places": dict(sorted(places.items())), "topology": topology}
    TARGET.write_text(json.dumps(made, separators=(",", ":")) + "\n", "utf-8")
    missing = sorted({c.alpha_3 for c in pycountry.countries} - set(shapes) - set(places))
    print(
        f"{TARGET.name}: {len(shapes)} shapes, {len(places)} points, {TARGET.stat().st_size} bytes; missing {missing}"
    )


main()
