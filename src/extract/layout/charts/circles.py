"""Where shapes may have their common middle: shared corners, and circles through corners."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.pdf import Stroke

Point = tuple[float, float]

MIDDLES = 10  # candidates looked at
GRID = 2.0  # points: middles that near to each other are one
MANY = 100  # corners: an outline with more is measured by its circle alone
HUGE = 400.0  # points, the radius of what is no pie


def middles(shapes: Sequence[Stroke]) -> list[Point]:
    """Return the likeliest middles: corners that shapes share, middles of circles through corners."""
    votes: Counter[tuple[int, int]] = Counter()
    exact: dict[tuple[int, int], Point] = {}
    for shape in shapes:
        points = _open(shape.points)
        for x, y in {*(points if len(points) < MANY else ()), *_centres(points)}:
            key = (round(x / GRID), round(y / GRID))
            votes[key] += 1
            exact.setdefault(key, (x, y))
    best = sorted(votes.items(), key=lambda vote: -vote[1])
    centres = {(round(x / GRID), round(y / GRID)) for s in shapes for x, y in _centres(_open(s.points))}
    likely = [key for key, count in best if count > 1 or key in centres]
    return [exact[key] for key in likely[:MIDDLES]]


def _open(points: Sequence[Point]) -> list[Point]:
    """Return an outline without corners that come twice in a row."""
    kept = [points[0], *(b for a, b in pairwise(points) if not _same(a, b))]
    return kept[:-1] if len(kept) > 1 and _same(kept[0], kept[-1]) else kept


def _same(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) <= 0.01


def _centres(points: Sequence[Point]) -> list[Point]:
    """Return the middles of circles through three corners that lie far apart on one edge."""
    n = len(points)
    found = []
    for first, step in {(0, 1), (0, (n - 1) // 2), (0, n // 4), (0, n // 6), (1, n // 4), (1, n // 3)}:
        if step > 0 and first + 2 * step < n:
            centre = _through(points[first], points[first + step], points[first + 2 * step])
            found += [centre] if centre else []
    return found


def _through(a: Point, b: Point, c: Point) -> Point | None:
    """Return the middle of the circle through three points; None if they are in line or it is huge."""
    d = 2 * (a[0] * (b[1] - c[1]) + b[0] * (c[1] - a[1]) + c[0] * (a[1] - b[1]))
    if abs(d) < 1.0:
        return None
    aa, bb, cc = (p[0] ** 2 + p[1] ** 2 for p in (a, b, c))
    x = (aa * (b[1] - c[1]) + bb * (c[1] - a[1]) + cc * (a[1] - b[1])) / d
    y = (aa * (c[0] - b[0]) + bb * (a[0] - c[0]) + cc * (b[0] - a[0])) / d
    return (x, y) if hypot(x - a[0], y - a[1]) < HUGE else None
