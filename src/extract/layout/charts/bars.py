"""Bars: filled shapes of one thickness that stand on one line and reach to different heights."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from extract.geometry import Box, around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from extract.pdf import Colour, Page, Stroke

NEAR = 0.9  # points; ends that near to each other are in one place
THICKNESS = (1.5, 140.0)  # points
MOST = 2500  # filled shapes on a page; more are a drawing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled shape, measured along its growth and across it.

    Upright bars grow along -y, level bars along x; `base` < `tip` in points.
    """

    low: float
    high: float
    base: float
    tip: float
    fill: Colour
    box: Box

    @property
    def middle(self) -> float:
        """Across the growth."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of one chart, by stacks along the axis; a plain bar is a stack of one.

    The points of a line chart are thin bars too.
    """

    upright: bool
    stacks: tuple[tuple[Bar, ...], ...]
    is_line: bool = False

    @property
    def bars(self) -> tuple[Bar, ...]:
        """All of them."""
        return tuple(bar for stack in self.stacks for bar in stack)

    @property
    def box(self) -> Box:
        """Around all of them."""
        return around(bar.box for bar in self.bars)


def find_bars(page: Page) -> list[Bars]:
    """Return the groups of bars on `page`, those with more bars first."""
    shapes = [stroke for stroke in page.strokes if _is_filled_rectangle(stroke)]
    if len(shapes) > MOST:
        return []
    found: list[Bars] = []
    for upright in (True, False):
        bars = [_bar(shape, upright=upright) for shape in shapes]
        bars = [bar for bar in bars if THICKNESS[0] <= bar.high - bar.low <= THICKNESS[1]]
        for alike in _runs(bars, lambda bar: bar.high - bar.low, NEAR):
            found += _charts(alike, upright=upright)
    return sorted(found, key=lambda group: -len(group.bars))


def _is_filled_rectangle(stroke: Stroke) -> bool:
    if not stroke.fill or min(stroke.box.width, stroke.box.height) < 0.3:
        return False
    if stroke.kind == "rect":
        return True
    return (
        stroke.kind == "curve" and len(stroke.points) <= 8 and _area(stroke.points) >= 0.98 * stroke.box.area
    )


def _area(points: Sequence[tuple[float, float]]) -> float:
    """Return the area of a closed outline: that of its box if it is an upright rectangle."""
    turns = zip(points, (*points[1:], *points[:1]), strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in turns)) / 2


def _bar(stroke: Stroke, *, upright: bool) -> Bar:
    box, fill = stroke.box, stroke.fill or ()
    if upright:
        return Bar(box.x0, box.x1, -box.bottom, -box.top, fill, box)
    return Bar(box.top, box.bottom, box.x0, box.x1, fill, box)


def _runs(items: Iterable[T], key: Callable[[T], float], step: float) -> list[list[T]]:
    """Sort by `key` and part where neighbours differ by more than `step`."""
    runs: list[list[T]] = []
    for item in sorted(items, key=key):
        if runs and key(item) - key(runs[-1][-1]) <= step:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _charts(bars: Sequence[Bar], *, upright: bool) -> list[Bars]:
    stacks = [stack for run in _runs(bars, lambda b: b.low, NEAR) for stack in _stacks(run)]
    found: list[Bars] = []
    for level in _runs(stacks, lambda s: s[0].base, NEAR):
        found += [Bars(upright, tuple(map(tuple, group))) for group in _neighbours(level)]
    return [bars for bars in found if _looks_drawn(bars.stacks)]


def _stacks(bars: Iterable[Bar]) -> list[list[Bar]]:
    """Chain bars that begin where another ends."""
    stacks: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda b: (b.base, b.tip)):
        if stacks and abs(bar.base - stacks[-1][-1].tip) <= NEAR and bar.fill != stacks[-1][-1].fill:
            stacks[-1].append(bar)
        else:
            stacks.append([bar])
    return stacks


def _neighbours(stacks: Iterable[list[Bar]]) -> list[list[list[Bar]]]:
    """Part the stacks on one line where a gap is much wider than the others: two charts side by side."""
    ordered = sorted(stacks, key=lambda s: s[0].low)
    gaps = [b[0].low - a[0].high for a, b in pairwise(ordered)]
    limit = max(3 * median(gaps), 4 * (ordered[0][0].high - ordered[0][0].low), 50.0) if gaps else 0.0
    groups = [[ordered[0]]]
    for stack, gap in zip(ordered[1:], gaps, strict=True):
        if gap > limit:
            groups.append([stack])
        else:
            groups[-1].append(stack)
    return groups


def _looks_drawn(stacks: Sequence[Sequence[Bar]]) -> bool:
    """Tell bars from the grounds of cells and boxes: bars are several and their ends differ."""
    bars = [bar for stack in stacks for bar in stack]
    if len(stacks) < 2 or len(bars) < 3:
        return False
    if any(a[0].high > b[0].low + NEAR for a, b in pairwise(stacks)):
        return False
    ends = _runs([bar.tip for bar in bars], lambda tip: tip, NEAR)
    if all(len(end) >= 0.8 * len(stacks) for end in ends):
        return False  # the cells of rows end at one height
    longest = max(stack[-1].tip - stack[0].base for stack in stacks)
    return len(ends) >= max(2, 0.4 * len(stacks)) and longest >= 12
