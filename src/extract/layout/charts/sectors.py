"""Sectors of a pie or a ring: shapes whose corners are all in the middle, on one circle or on two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from math import atan2, degrees, hypot, pi
from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.layout.charts.circles import middles
from extract.layout.charts.shapes import is_white

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Colour, Page, Stroke

Point = tuple[float, float]

LEAST_RADIUS = 20.0  # points
MOST = 400  # curves on a page; more are a drawing
CORNERS = 400  # points of one outline
SLACK = 0.03  # of the radius: how far a corner may be off its circle
WHOLE = 2.5  # degrees by which sectors may miss the full turn
MOVED = 0.4  # of the radius: how far a sector may be moved out
MANY = 100  # corners of a sector that is
HOLE = 0.75  # of the radius, in a ring of arcs whose thickness is not known
GAUGE = (150.0, 310.0)  # degrees through which its parts turn
LEAST_SPAN = 0.2  # degrees


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector from the angle `start` through `span` degrees, clockwise from the right."""

    colour: Colour
    start: float
    span: float
    order: int

    def holds(self, angle: float) -> bool:
        """Tell whether an angle in degrees lies in the sector."""
        return (angle - self.start) % 360 <= self.span


@dataclass(frozen=True, slots=True)
class Pie:
    """Sectors that make a full turn; `x`, `y`, `radius` and `inner` in points; no hole is 0.

    Those of a gauge follow each other, but leave the turn open.
    """

    x: float
    y: float
    radius: float
    inner: float
    sectors: tuple[Sector, ...]
    shapes: frozenset[Box]
    is_open: bool = False

    @property
    def box(self) -> Box:
        """Around the circle."""
        r = self.radius
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)

    def polar(self, x: float, y: float) -> tuple[float, float]:
        """Return distance from the middle and angle in degrees of a point."""
        return hypot(x - self.x, y - self.y), degrees(atan2(y - self.y, x - self.x)) % 360


def find_sectors(page: Page) -> list[Pie]:
    """Return the pies and rings of `page`: filled sectors, parts of rings, or arcs of a thick line."""
    shapes = [
        stroke
        for stroke in page.strokes
        if stroke.kind == "curve" and (stroke.fill or stroke.stroke)
        if (3 if stroke.fill else 2) <= len(stroke.points) <= CORNERS
        if max(stroke.box.width, stroke.box.height) > 3 and not is_white(_colour(stroke))
    ]
    if not 2 <= len(shapes) <= MOST:
        return []
    found: list[Pie] = []
    for middle in middles(shapes):
        if not any(_is_in(middle, pie) for pie in found if not pie.is_open):
            pie = _pie(middle, shapes)
            found += [pie] if pie else []
    whole = [pie for pie in found if not pie.is_open]
    for gauge in (pie for pie in found if pie.is_open):
        whole += [] if any(_is_in((gauge.x, gauge.y), pie) for pie in whole) else [gauge]
    return whole


def _is_in(middle: Point, pie: Pie) -> bool:
    return hypot(pie.x - middle[0], pie.y - middle[1]) < 0.5 * pie.radius


def _colour(stroke: Stroke) -> Colour:
    return stroke.fill or stroke.stroke or ()


def _pie(middle: Point, shapes: Sequence[Stroke]) -> Pie | None:
    """Return the pie around `middle` if sectors of one radius make a full turn."""
    far = [(_away(middle, shape), shape) for shape in shapes]
    radii = Counter(round(max(away)) for away, _ in far)
    for radius, count in sorted(radii.items(), key=lambda r: (-r[1], -r[0]))[:3]:
        if radius < LEAST_RADIUS or count + radii[radius + 1] + radii[radius - 1] < 2:
            continue
        held = [(away, s) for away, s in far if abs(max(away) - radius) <= 1 + SLACK * radius]
        pie = _of_sectors(middle, held, shapes)
        if pie:
            return pie
    return None


def _away(middle: Point, shape: Stroke) -> list[float]:
    return [hypot(x - middle[0], y - middle[1]) for x, y in shape.points]


def _of_sectors(
    middle: Point, held: Sequence[tuple[list[float], Stroke]], shapes: Sequence[Stroke]
) -> Pie | None:
    radius = max(max(away) for away, _ in held)
    slack = 0.5 + SLACK * radius
    inner = _inner([d for away, _ in held for d in away], radius, slack)
    if inner is None:
        return None
    found = [
        (sector, shape)
        for away, shape in held
        if (sector := _sector(middle, away, radius - slack, shape))
        if all(d >= radius - slack or d <= slack or abs(d - inner) <= slack for d in away)
    ]
    if len(found) > 1 and inner == 0.0 and _missing(found) > WHOLE:
        known = {id(shape) for _, shape in found}
        found += _moved_out(middle, radius, [s for s in shapes if id(s) not in known], _missing(found))
    kept = _once(sector for sector, _ in found)
    is_open = abs(360 - sum(s.span for s in kept)) > WHOLE
    if len({sector.colour for sector in kept}) < 2 or (is_open and not _is_gauge(kept)):
        return None
    if not any(shape.fill for _, shape in held):
        inner = HOLE * radius
    if is_open and not inner:
        return None
    return Pie(*middle, radius, inner, tuple(kept), frozenset(shape.box for _, shape in found), is_open)


def _is_gauge(sectors: Sequence[Sector]) -> bool:
    """Tell whether sectors follow each other through about a half turn or more."""
    follows = [
        any(abs((o.start - s.start - s.span + 180) % 360 - 180) < WHOLE for o in sectors) for s in sectors
    ]
    return follows.count(False) == 1 and GAUGE[0] <= sum(s.span for s in sectors) <= GAUGE[1]


def _missing(found: Iterable[tuple[Sector, Stroke]]) -> float:
    """Return the degrees that sectors lack to a full turn."""
    return 360 - sum(sector.span for sector in _once(sector for sector, _ in found))


def _moved_out(
    middle: Point, radius: float, shapes: Iterable[Stroke], missing: float
) -> list[tuple[Sector, Stroke]]:
    """Return the sectors of the same radius whose points are moved away from the middle."""
    slack = 0.5 + SLACK * radius
    found = []
    for shape in shapes:
        for point in _open_points(shape):
            off = hypot(point[0] - middle[0], point[1] - middle[1])
            away = _away(point, shape) if slack < off < MOVED * radius else [0.0]
            if max(away) > radius - slack and all(abs(d - radius) <= slack or d <= slack for d in away):
                sector = _sector(point, away, radius - slack, shape)
                found += [(sector, shape)] if sector and sector.span <= missing + WHOLE else []
                break
    return found


def _open_points(shape: Stroke) -> Sequence[Point]:
    return shape.points[:-1] if shape.fill and len(shape.points) <= MANY else ()


def _inner(away: Sequence[float], radius: float, slack: float) -> float | None:
    """Return the radius of the hole, 0 if there is none; None if corners lie anywhere."""
    between = [d for d in away if slack < d < radius - slack]
    if not between:
        return 0.0
    inner = sorted(between)[len(between) // 2]
    return inner if sum(abs(d - inner) <= slack for d in between) >= 0.7 * len(between) else None


def _sector(middle: Point, away: Sequence[float], outer: float, shape: Stroke) -> Sector | None:
    """Return the turn from corner to corner along the outer circle."""
    turns: list[float] = []
    for (a, one), (b, other) in pairwise(zip(shape.points, away, strict=True)):
        if one >= outer and other >= outer:
            start = atan2(a[1] - middle[1], a[0] - middle[0])
            turn = (atan2(b[1] - middle[1], b[0] - middle[0]) - start + pi) % (2 * pi) - pi
            turns.append(turn)
    total = degrees(sum(turns))
    if abs(total) < LEAST_SPAN or abs(total) > 359:
        return None
    start = degrees(_first(middle, shape, away, outer))
    return Sector(_colour(shape), (start if total > 0 else start + total) % 360, abs(total), shape.order)


def _first(middle: Point, shape: Stroke, away: Sequence[float], outer: float) -> float:
    """Return the angle where the outer edge begins: the outline may begin in the middle of it."""
    held = [d >= outer for d in away]
    begin = next((i for i in range(1, len(held)) if held[i] and not held[i - 1]), 0)
    x, y = shape.points[begin]
    return atan2(y - middle[1], x - middle[0])


def _once(sectors: Iterable[Sector]) -> list[Sector]:
    """Keep one of the shapes that cover the same sector: it may be filled and framed."""
    found: list[Sector] = []
    for sector in sorted(sectors, key=lambda s: s.start):
        same = [o for o in found if abs((o.start - sector.start + 180) % 360 - 180) < 1]
        if not any(abs(o.span - sector.span) < 1 for o in same):
            found.append(sector)
    return [replace(s, start=s.start % 360) for s in found]
