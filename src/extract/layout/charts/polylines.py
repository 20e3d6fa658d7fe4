"""Lines and areas of a chart: outlines that run from left to right."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.charts.shapes import Bar, Bars, is_white

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from extract.pdf import Colour, Page, Stroke

Points = tuple[tuple[float, float], ...]

LEAST_WIDTH = 60.0  # points
LEAST_HEIGHT = 2.0  # points: a line that keeps its height is a rule
NEAR = 8.0  # points: lines of one chart begin and end that near to each other
HALF = 1.5  # points: half the width of the bar that stands for a point
DEEP = 160.0  # points: how far below the lines the axis may be
MOST_POINTS = 3000  # of one line
MOST = 60  # lines on a page; more are a drawing
BACK = 0.3  # points that a line may run back


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line as its upper edge; an area has a lower edge as well."""

    colour: Colour
    upper: Points
    lower: Points = ()

    @property
    def box(self) -> Box:
        """Around its points."""
        return around(Box(x, y, x, y) for x, y in (*self.upper, *self.lower))


def find_lines(page: Page) -> list[tuple[Drawn, ...]]:
    """Return the lines of `page` that belong to one chart, or its areas, in the order of painting.

    A line may be one path, smooth or not, or many pieces of one colour that begin where another ends.
    """
    lines = [*_curves(page.strokes), *_chains(page.strokes)]
    areas = [area for stroke in page.strokes if (area := _area(stroke))]
    return [
        tuple(group)
        for drawn in (lines, areas)
        if len(drawn) <= MOST
        for group in _grouped(drawn)
        if around(one.box for one in group).height >= LEAST_HEIGHT
    ]


def _grouped(drawn: Iterable[Drawn]) -> list[list[Drawn]]:
    groups: list[list[Drawn]] = []
    for one in drawn:
        for group in groups:
            if _alike(group[0].box, one.box):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _alike(one: Box, other: Box) -> bool:
    ends = abs(one.x0 - other.x0) <= NEAR and abs(one.x1 - other.x1) <= NEAR
    return ends and -one.overlap_y(other) < DEEP


def _curves(strokes: Iterable[Stroke]) -> list[Drawn]:
    return [
        Drawn(stroke.stroke, stroke.points)
        for stroke in strokes
        if stroke.kind == "curve" and stroke.stroke and not stroke.fill and _runs_right(stroke.points)
    ]


def _chains(strokes: Iterable[Stroke]) -> list[Drawn]:
    """Join straight pieces of one colour and width that begin where another ends."""
    pieces: dict[tuple[Colour, float], list[Points]] = defaultdict(list)
    for stroke in strokes:
        if stroke.kind == "line" and stroke.stroke and len(stroke.points) == 2 and stroke.box.width > 3:
            first, last = sorted(stroke.points)
            pieces[stroke.stroke, round(stroke.width, 2)].append((first, last))
    found: list[Drawn] = []
    for (colour, _), parts in pieces.items():
        if any(abs(a[1] - b[1]) > 1 and b[0] - a[0] > 4 for a, b in parts):
            found += [Drawn(colour, chain) for chain in _joined(sorted(parts)) if _runs_right(chain)]
    return found


def _joined(parts: Iterable[Points]) -> list[Points]:
    chains: list[list[tuple[float, float]]] = []
    ends: dict[tuple[int, int], int] = {}
    for first, last in parts:
        at = ends.pop(_key(first), None)
        if at is None:
            at = len(chains)
            chains.append([first])
        chains[at].append(last)
        ends[_key(last)] = at
    return [tuple(chain) for chain in chains]


def _key(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _runs_right(points: Points) -> bool:
    """Tell whether points go from left to right, and not on one height."""
    if not 3 <= len(points) <= MOST_POINTS or points[-1][0] - points[0][0] < LEAST_WIDTH:
        return False
    ys = [y for _, y in points]
    return all(b[0] - a[0] >= -BACK for a, b in pairwise(points)) and max(ys) - min(ys) >= 0.2


def _area(stroke: Stroke) -> Drawn | None:
    """Part the outline of a filled shape into an upper and a lower edge, if both run right."""
    wide = stroke.box.width >= LEAST_WIDTH and stroke.box.height >= LEAST_HEIGHT
    if stroke.kind != "curve" or not stroke.fill or not wide or is_white(stroke.fill):
        return None
    points = stroke.points[:-1] if stroke.points[0] == stroke.points[-1] else stroke.points
    if not 5 <= len(points) <= MOST_POINTS:
        return None
    start = min(range(len(points)), key=lambda i: points[i][0])
    points = (*points[start:], *points[:start])
    end = max(range(len(points)), key=lambda i: points[i][0])
    edges = [points[: end + 1], (points[0], *reversed(points[end:]))]
    if any(b[0] - a[0] < -BACK for edge in edges for a, b in pairwise(edge)):
        return None
    edges.sort(key=lambda edge: height_at(edge, (stroke.box.x0 + stroke.box.x1) / 2))
    upper, lower = _levelled(edges[0], min), _levelled(edges[1], max)
    return Drawn(stroke.fill, upper, lower) if len(upper) > 2 else None


def _levelled(edge: Points, pick: Callable[[float, float], float]) -> Points:
    """Return one height for each place: the sides of an area stand upright."""
    found: list[tuple[float, float]] = []
    for x, y in edge:
        if found and x - found[-1][0] <= BACK:
            found[-1] = (found[-1][0], pick(found[-1][1], y))
        else:
            found.append((x, y))
    return tuple(found)


def height_at(points: Points, x: float) -> float:
    """Return the height of a line at `x`, in points from the top."""
    at = bisect_right(points, (x, float("inf")))
    if at in {0, len(points)}:
        return points[min(at, len(points) - 1)][1]
    (x0, y0), (x1, y1) = points[at - 1], points[at]
    return y1 if x1 - x0 < 1e-9 else y0 + (y1 - y0) * (x - x0) / (x1 - x0)


def as_bars(lines: Sequence[Drawn], places: Sequence[float], foot: float) -> Bars:
    """Return the points of lines at `places` as thin bars from the foot, of areas from the lower edge."""
    bars: list[Bar] = []
    for line in lines:
        for x in places:
            low = height_at(line.lower, x) if line.lower else foot
            y = height_at(line.upper, x)
            box = Box(x - HALF, min(y, low), x + HALF, max(y, low))
            bars.append(Bar(x - HALF, x + HALF, -low, -y, line.colour, box))
    return Bars(
        upright=True, stacks=tuple((bar,) for bar in bars), is_line=True, is_area=bool(lines[0].lower)
    )


def above(bars: Bars, zero: float) -> Bars:
    """Return the same points measured from the place of zero, in points along the growth."""
    stacks = tuple(tuple(replace(bar, base=zero) for bar in stack) for stack in bars.stacks)
    return replace(bars, stacks=stacks)


def is_over(line: Drawn, bars: Bars, plot: Box, labels: int) -> bool:
    """Tell whether a line has a corner over each column of upright bars, or over each of their labels."""
    count = len(vertices([line]))
    if not bars.upright or bars.is_line or line.lower or count not in {labels, len(bars.stacks)}:
        return False
    return plot.holds(line.box, slack=NEAR) and line.box.width >= 0.6 * bars.box.width


def vertices(lines: Sequence[Drawn]) -> list[float]:
    """Return where the line with most corners has them."""
    longest = max(lines, key=lambda line: len(line.upper))
    found: list[float] = []
    for x, _ in longest.upper:
        if not found or x - found[-1] > BACK:
            found.append(x)
    return found
