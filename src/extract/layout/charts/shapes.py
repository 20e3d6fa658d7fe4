"""Shapes that may be bars: rectangles, rectangles with rounded corners, thick lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from extract.geometry import Box, around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from extract.pdf import Colour, Page, Stroke

NEAR = 0.9  # points; ends that near to each other are in one place
THIN = 1.5  # points; what is no thicker is a line
LEAST = 0.3  # points
CORNERS = 80  # points of an outline; a rectangle has no more, its rounded corners included
FULL = 0.8  # of its box: what fills less is no rectangle, even with rounded corners
VARIOUS = 0.4  # different ends for each column
MOST = 2500  # filled shapes on a page; more are a drawing
MOST_LINES = 400
LINE = 3.0  # points: taken as the thickness of a line whose width is not known

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled shape, measured along its growth and across it.

    Upright bars grow along -y, level bars along x, from `base` to `tip` in points; below zero `tip` is lower.
    """

    low: float
    high: float
    base: float
    tip: float
    fill: Colour
    box: Box
    order: int = 0

    @property
    def middle(self) -> float:
        """Across the growth."""
        return (self.low + self.high) / 2

    @property
    def length(self) -> float:
        """In points, negative below zero."""
        return self.tip - self.base


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of one chart, by columns along the axis; a plain bar is a column of one.

    The points of a line chart are thin bars too, the points of an area bars from its lower edge to its upper.
    `is_thin` says that the bars are drawn as lines whose width is not known.
    """

    upright: bool
    stacks: tuple[tuple[Bar, ...], ...]
    is_line: bool = False
    is_area: bool = False
    is_thin: bool = False
    track: float | None = None  # where the shapes behind the bars end, along the growth

    @property
    def bars(self) -> tuple[Bar, ...]:
        """All of them."""
        return tuple(bar for stack in self.stacks for bar in stack)

    @property
    def box(self) -> Box:
        """Around all of them."""
        return around(bar.box for bar in self.bars)

    @property
    def are_various(self) -> bool:
        """Whether their ends are at many places, unlike those of cells."""
        return len(runs([bar.tip for bar in self.bars], float, NEAR)) >= VARIOUS * len(self.stacks)


def runs(items: Iterable[T], key: Callable[[T], float], step: float) -> list[list[T]]:
    """Sort by `key` and part where neighbours differ by more than `step`."""
    found: list[list[T]] = []
    for item in sorted(items, key=key):
        if found and key(item) - key(found[-1][-1]) <= step:
            found[-1].append(item)
        else:
            found.append([item])
    return found


def filled_shapes(page: Page) -> list[Stroke]:
    """Return the filled rectangles of `page`; none if there are too many to be bars."""
    found = [stroke for stroke in page.strokes if _is_filled_rectangle(stroke)]
    return found if len(found) <= MOST else []


def thick_lines(page: Page, *, upright: bool) -> list[Bar]:
    """Return the upright or the level lines as bars as thick as their width, or as `LINE`."""
    found = [
        stroke
        for stroke in page.strokes
        if stroke.kind == "line" and stroke.stroke and (stroke.width == 0 or stroke.width > THIN)
        if (stroke.box.width if upright else stroke.box.height) < LEAST
    ]
    if len(found) > MOST_LINES:
        return []
    return [_as_bar(stroke, upright=upright) for stroke in found]


def _as_bar(stroke: Stroke, *, upright: bool) -> Bar:
    half = (stroke.width or LINE) / 2
    box = stroke.box
    wide = (
        Box(box.x0 - half, box.top, box.x1 + half, box.bottom)
        if upright
        else Box(box.x0, box.top - half, box.x1, box.bottom + half)
    )
    return bar_of(wide, stroke.stroke or (), stroke.order, upright=upright)


def bar_of(box: Box, fill: Colour, order: int, *, upright: bool) -> Bar:
    """Return a shape as a bar that grows from its foot or from its left edge."""
    if upright:
        return Bar(box.x0, box.x1, -box.bottom, -box.top, fill, box, order)
    return Bar(box.top, box.bottom, box.x0, box.x1, fill, box, order)


def _is_filled_rectangle(stroke: Stroke) -> bool:
    if stroke.fill is None or min(stroke.box.width, stroke.box.height) < LEAST or stroke.kind == "line":
        return False
    if is_white(stroke.fill) and not stroke.stroke:
        return False
    if stroke.kind == "rect":
        return True
    return len(stroke.points) <= CORNERS and area(stroke.points) >= FULL * stroke.box.area


def is_white(colour: Colour) -> bool:
    """Tell whether a colour is that of the paper."""
    return max(colour) < 0.02 if len(colour) == 4 else bool(colour) and min(colour) > 0.98


def area(points: Sequence[tuple[float, float]]) -> float:
    """Return the area of a closed outline: that of its box if it is an upright rectangle."""
    turns = pairwise((*points, points[0])) if points else ()
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in turns)) / 2
