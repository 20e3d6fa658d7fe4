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
HOLE = 0.75  # of the radius, in a ring of arcs whose thickness is not known
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
    """Sectors that make a full turn; `x`, `y`, `radius` and `inner` in points; no hole is 0."""

    x: float
    y: float
    radius: float
    inner: float
    sectors: tuple[Sector, ...]
    shapes: frozenset[Box]

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
        if not any(hypot(pie.x - middle[0], pie.y - middle[1]) < 0.5 * pie.radius for pie in found):
            pie = _pie(middle, shapes)
            found += [pie] if pie else []
    return found


def _colour(stroke: Stroke) -> Colour:
    return stroke.fill or stroke.stroke or ()


def _pie(middle: Point, shapes: Iterable[Stroke]) -> Pie | None:
    """Return the pie around `middle` if sectors of one radius make a full turn."""
    radii: Counter[int] = Counter()
    far = {}
    for at, shape in enumerate(shapes):
        away = [hypot(x - middle[0], y - middle[1]) for x, y in shape.points]
        far[at] = (max(away), away, shape)
        radii[round(max(away))] += 1
    for radius, count in sorted(radii.items(), key=lambda r: (-r[1], -r[0]))[:3]:
        if radius < LEAST_RADIUS or count + radii[radius + 1] + radii[radius - 1] < 2:
            continue
        held = [(away, s) for most, away, s in far.values() if abs(most - radius) <= 1 + SLACK * radius]
        pie = _of_sectors(middle, held)
        if pie:
            return pie
    return None


def _of_sectors(middle: Point, held: Sequence[tuple[list[float], Stroke]]) -> Pie | None:
    radius = max(max(away) for away, _ in held)
    slack = 0.5 + SLACK * radius
    inner = _inner([d for away, _ in held for d in away], radius, slack)
    if inner is None:
        return None
    sectors: list[Sector] = []
    boxes: list[Box] = []
    for away, shape in held:
        sector = _sector(middle, away, radius - slack, shape)
        if sector and all(d >= radius - slack or d <= slack or abs(d - inner) <= slack for d in away):
            sectors.append(sector)
            boxes.append(shape.box)
    kept = _once(sectors)
    if len(kept) < 2 or abs(sum(s.span for s in kept) - 360) > WHOLE:
        return None
    if len({s.colour for s in kept}) < 2:
        return None
    if not any(shape.fill for _, shape in held):
        inner = HOLE * radius
    return Pie(middle[0], middle[1], radius, inner, tuple(kept), frozenset(boxes))


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
    angles: list[float] = []
    for (a, one), (b, other) in pairwise(zip(shape.points, away, strict=True)):
        if one >= outer and other >= outer:
            start = atan2(a[1] - middle[1], a[0] - middle[0])
            turn = (atan2(b[1] - middle[1], b[0] - middle[0]) - start + pi) % (2 * pi) - pi
            turns.append(turn)
            angles += [start] if not turns[:-1] else []
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
