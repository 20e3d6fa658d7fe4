"""The value axis: numbers in even steps beside or below the plot, and the marks that they stand at."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import log
from statistics import median
from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.layout.charts.labels import Label, labels_in, numbers
from extract.layout.charts.marks import Point, at_marks, thin_lines
from extract.layout.charts.shapes import runs
from extract.layout.labels.chunks import YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.pdf import Page, Stroke, Word

BESIDE = 70.0  # points between the plot and the numbers
BEYOND = 60.0  # points that the axis may begin before what is drawn
LOWER = 150.0  # the same below upright bars: none may be below zero
LONGER = 180.0  # points that it may be longer
IN_LINE = 2.0  # points; numbers of one axis begin, end or have their middle that near to each other
MISFIT = 1.6  # points that a number may stand off its place
DRAWN = 0.5  # points: how exactly an edge is drawn and measured
LOOSE = 0.4  # of the size: how far off a number may stand without a mark
MOST = 60  # numbers of one axis
LEAST_POWERS = 3  # numbers of a logarithmic axis
GROWTH = 8.0  # between its first and its last number, at least


END = 36.0  # points around the last number in which a power of ten may stand
_POWER = re.compile(r"[×x]?1(?:e|0\^)\+?(\d{1,2})")  # '1e6', '×10^6'


@dataclass(frozen=True, slots=True)
class Axis:
    """Value = (place along the growth - `zero`) * `unit`; places and `slack` in points.

    `slack` is by how much a place may be misjudged; `exact` says that the numbers stand at marks.
    """

    unit: float
    zero: float
    slack: float
    labels: tuple[Label, ...]
    exact: bool

    def value(self, place: float) -> float:
        """Return what the axis says at a place along the growth."""
        return (place - self.zero) * self.unit


def find_axis(
    page: Page, box: Box, words: Sequence[Word], *, upright: bool, deep: float = 0.0
) -> Axis | None:
    """Return the axis of the values drawn in `box`, as `find_axes` does; None if there is none."""
    return next(iter(find_axes(page, box, words, upright=upright, deep=deep)), None)


def find_axes(page: Page, box: Box, words: Sequence[Word], *, upright: bool, deep: float = 0.0) -> list[Axis]:
    """Return the axes of the values drawn in `box`, which may reach `deep` points further down.

    The first is the one at the left or below, the second the one at the other side, if there are both.

    Upright: numbers in one column at the left or right, growing upwards. Level: in one row below or above,
    growing to the right. Years are no values.
    """
    low, high = (-box.bottom - deep, -box.top) if upright else (box.x0, box.x1)
    near = [word for word in words if _is_beside(word.box, box, deep, upright=upright)]
    labels = [label for label in labels_in(near) if numbers(label.text)]
    labels = [] if all(YEAR.fullmatch(label.text) for label in labels) else labels
    found = [
        run
        for group in _in_line(labels, upright=upright)
        if not is_of_powers(group, upright=upright)
        for run in _even(group, upright=upright)
        if _meets(run, low, high)
    ]
    strokes = thin_lines(page, box, upright=upright) if found else []
    fitted = [axis for run in found if (axis := _fitted(run, strokes, box, upright=upright))]
    sides = [[a for a in fitted if _is_first(a, box, upright=upright) is first] for first in (True, False)]
    best = [max(side, key=lambda a: len(a.labels)) for side in sides if side]
    return [replace(axis, unit=axis.unit * _power(axis, words)) for axis in best]


def find_powers(page: Page, box: Box, words: Sequence[Word]) -> tuple[Label, ...]:
    """Return the numbers beside `box` that grow in powers and stand at marks, as on a logarithmic axis."""
    near = [word for word in words if _is_beside(word.box, box, 0.0, upright=True)]
    labels = [label for label in labels_in(near) if numbers(label.text)]
    strokes = thin_lines(page, box, upright=True)
    for group in _in_line(labels, upright=True):
        points = [(along(o.box, upright=True), float(numbers(o.text)[0]), o) for o in group]
        if is_of_powers(group, upright=True) and at_marks(points, strokes, box, upright=True):
            return tuple(group)
    return ()


def is_of_powers(labels: Sequence[Label], *, upright: bool) -> bool:
    """Tell whether the places of numbers go with their logarithms: 1, 10, 100 in even steps."""
    points = sorted((along(o.box, upright=upright), float(numbers(o.text)[0])) for o in labels)
    if len(points) < LEAST_POWERS or points[0][1] <= 0:
        return False
    if points[-1][1] < GROWTH * points[0][1] or points[-1][0] - points[0][0] <= IN_LINE:
        return False
    (start, low), (end, high) = points[0], points[-1]
    unit = (end - start) / log(high / low)
    return all(v >= low and abs(start + unit * log(v / low) - place) <= MISFIT for place, v in points)


def _power(axis: Axis, words: Sequence[Word]) -> float:
    """Return what the numbers are taken times: a million where '1e6' stands at the end of the axis."""
    end = axis.labels[-1].box
    zone = Box(end.x0 - END, end.top - END, end.x1 + END, end.bottom + END)
    for word in words:
        found = _POWER.fullmatch(word.text)
        if found and zone.holds_middle(word.box):
            return float(10 ** int(found.group(1)))
    return 1.0


def _is_first(axis: Axis, box: Box, *, upright: bool) -> bool:
    """Tell whether the numbers are where an axis is usual: at the left or below."""
    x, y = axis.labels[0].box.middle
    return x < box.middle[0] if upright else y > box.middle[1]


def _is_beside(word: Box, box: Box, deep: float, *, upright: bool) -> bool:
    x, y = word.middle
    if upright:
        level = box.top - LONGER <= y <= box.bottom + max(LOWER, deep)
        return level and (-1 <= box.x0 - word.x1 <= BESIDE or -1 <= word.x0 - box.x1 <= BESIDE)
    return box.x0 - BEYOND <= x <= box.x1 + LONGER and (
        -1 <= y - box.bottom <= BESIDE / 2 or -1 <= box.top - y <= BESIDE / 2
    )


def _in_line(labels: Sequence[Label], *, upright: bool) -> list[list[Label]]:
    keys: tuple[Callable[[Label], float], ...] = (
        (lambda o: o.box.x1, lambda o: o.box.x0, lambda o: o.box.middle[0])
        if upright
        else (lambda o: o.box.middle[1],)
    )
    return [group for key in keys for group in runs(labels, key, IN_LINE) if 1 < len(group) <= MOST]


def along(box: Box, *, upright: bool) -> float:
    """Return the middle of a box along the growth, in points."""
    return -box.middle[1] if upright else box.middle[0]


def _even(labels: Sequence[Label], *, upright: bool) -> list[list[Point]]:
    """Part numbers into runs that grow in proportion to their places."""
    found: list[list[Point]] = []
    for reading in (0, 1):
        points = sorted(
            (along(o.box, upright=upright), float(numbers(o.text)[min(reading, len(numbers(o.text)) - 1)]), o)
            for o in labels
        )
        run = points[:1]
        for point in points[1:]:
            if not _continues(run, point):
                found.append(run)
                run = run[-1:] if point[1] > run[-1][1] else []
            run = [*run, point]
        found.append(run)
    return [run for run in found if len(run) > 1]


def _continues(run: Sequence[Point], point: Point) -> bool:
    first, last = run[0], run[-1]
    if point[0] - last[0] <= IN_LINE or point[1] <= last[1]:
        return False
    if len(run) == 1:
        return True
    unit = (point[1] - first[1]) / (point[0] - first[0])
    return all(abs((p[1] - first[1]) / unit - (p[0] - first[0])) <= MISFIT for p in run)


def _meets(run: Sequence[Point], low: float, high: float) -> bool:
    """Tell whether the numbers stand along what is drawn, not only before or behind it."""
    return run[-1][0] >= low + 0.4 * (high - low) and run[0][0] <= high


def _fitted(run: Sequence[Point], strokes: Sequence[Stroke], box: Box, *, upright: bool) -> Axis | None:
    marked = at_marks(run, strokes, box, upright=upright)
    points = marked or run
    unit, start = _line([(place, value) for place, value, _ in points])
    if unit <= 0:
        return None
    misfit = max(abs((value - start) / unit - place) for place, value, _ in points)
    size = median(label.words[0].size for _, _, label in run)
    slack = DRAWN + misfit + (0 if marked else LOOSE * size * upright)
    return Axis(unit, -start / unit, slack, tuple(label for _, _, label in run), bool(marked))


def _line(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return slope and start of the straight line nearest to the points."""
    x = sum(place for place, _ in points) / len(points)
    y = sum(value for _, value in points) / len(points)
    spread = sum((place - x) ** 2 for place, _ in points)
    unit = sum((place - x) * (value - y) for place, value in points) / spread
    return unit, y - unit * x
