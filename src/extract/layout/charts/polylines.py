"""Lines of a line chart: strokes from left to right through one point for each category."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.charts.bars import Bar, Bars

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Colour, Page, Stroke

Points = tuple[tuple[float, float], ...]

LEAST_WIDTH = 60.0  # points
NEAR = 8.0  # points: lines of one chart begin and end that near to each other
HALF = 1.5  # points: half the width of the bar that stands for a point
DEEP = 160.0  # points: how far below the lines the axis may be


def find_polylines(page: Page) -> list[Bars]:
    """Return the line charts of `page`, each point as a thin bar from the axis up to the point."""
    drawn = [*_curves(page.strokes), *_chains(page.strokes)]
    groups: list[list[tuple[Colour, Points]]] = []
    for colour, points in sorted(drawn, key=lambda line: line[1][0]):
        for group in groups:
            if _alike(group[0][1], points):
                group.append((colour, points))
                break
        else:
            groups.append([(colour, points)])
    return [_as_bars(group, _foot(group, page)) for group in groups]


def above(bars: Bars, zero: float) -> Bars:
    """Return the same points measured from the place of zero, in points along the growth."""
    stacks = tuple(tuple(replace(bar, base=zero) for bar in stack) for stack in bars.stacks)
    return replace(bars, stacks=stacks)


def _curves(strokes: Iterable[Stroke]) -> list[tuple[Colour, Points]]:
    return [
        (stroke.stroke, stroke.points)
        for stroke in strokes
        if stroke.kind == "curve" and stroke.stroke and not stroke.fill and _runs_right(stroke.points)
    ]


def _chains(strokes: Iterable[Stroke]) -> list[tuple[Colour, Points]]:
    """Join straight pieces of one colour and width that begin where another ends."""
    pieces: dict[tuple[Colour, float], list[Points]] = defaultdict(list)
    for stroke in strokes:
        if stroke.kind == "line" and stroke.stroke and len(stroke.points) == 2 and stroke.box.width > 3:
            first, last = sorted(stroke.points)
            pieces[stroke.stroke, round(stroke.width, 2)].append((first, last))
    found: list[tuple[Colour, Points]] = []
    for (colour, _), parts in pieces.items():
        if any(abs(a[1] - b[1]) > 1 and b[0] - a[0] > 4 for a, b in parts):
            found += [(colour, chain) for chain in _joined(sorted(parts)) if _runs_right(chain)]
    return found


def _joined(parts: Iterable[Points]) -> list[Points]:
    chains: list[Points] = []
    ends: dict[tuple[int, int], int] = {}
    for first, last in parts:
        at = ends.pop(_key(first), None)
        if at is None:
            at = len(chains)
            chains.append((first,))
        chains[at] = (*chains[at], last)
        ends[_key(last)] = at
    return chains


def _key(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _runs_right(points: Points) -> bool:
    """Tell whether points go from left to right, in steps of about one width, and not on one height."""
    xs = [x for x, _ in points]
    steps = [b - a for a, b in pairwise(xs)]
    if len(points) < 3 or xs[-1] - xs[0] < LEAST_WIDTH or min(steps) < 3:
        return False
    return max(steps) <= 3 * min(steps) and len({round(y) for _, y in points}) > 1


def _alike(one: Points, other: Points) -> bool:
    ends = abs(one[0][0] - other[0][0]) <= NEAR and abs(one[-1][0] - other[-1][0]) <= NEAR
    apart = max(min(y for _, y in one), min(y for _, y in other)) - min(
        max(y for _, y in one), max(y for _, y in other)
    )
    return ends and apart < DEEP


def _foot(lines: Sequence[tuple[Colour, Points]], page: Page) -> float:
    """Return the height of the axis: the lowest level line below or behind the lines."""
    box = around(Box(x, y, x, y) for _, points in lines for x, y in points)
    level = [
        stroke.box.bottom
        for stroke in page.strokes
        if stroke.box.height <= 1.5 and stroke.box.overlap_x(box) >= 0.9 * box.width
        if stroke.box.width <= 1.6 * box.width and box.top - 5 <= stroke.box.top <= box.bottom + DEEP
    ]
    return max([box.bottom + 2, *level])


def _as_bars(lines: Sequence[tuple[Colour, Points]], foot: float) -> Bars:
    bars = [
        Bar(x - HALF, x + HALF, -foot, -y, colour, Box(x - HALF, y, x + HALF, foot))
        for colour, points in lines
        for x, y in points
    ]
    return Bars(upright=True, stacks=tuple((bar,) for bar in bars), is_line=True)
