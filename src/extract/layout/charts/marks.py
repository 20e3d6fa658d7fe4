"""The grid lines and ticks at which the numbers of an axis stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.charts.shapes import THIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.geometry import Box
    from extract.layout.charts.labels import Label
    from extract.pdf import Page, Stroke

REACH = 140.0  # points around the plot in which marks are looked for
NEAR = 0.75  # of the size: how far a mark may be from the middle of its number
SAME = 0.8  # points: all numbers stand equally far from their marks
TICK = 4.0  # points between a number and its mark
MOST = 60  # lines near one number
ENOUGH = 0.6  # of the numbers have a mark
Point = tuple[float, float, "Label"]  # the place along the axis, the value, the number


def at_marks(run: Sequence[Point], strokes: Sequence[Stroke], box: Box, *, upright: bool) -> list[Point]:
    """Move the numbers to the grid lines or ticks that they stand at; nothing if they stand at none."""
    places = sorted(_marks(strokes, box, [label.box for _, _, label in run], upright=upright))
    near = [_near(places, place, NEAR * label.words[0].size) for place, _, label in run]
    offsets = [mark - point[0] for point, marks in zip(run, near, strict=True) for mark in marks]
    best = max(offsets, key=lambda offset: (_count(run, near, offset), round(-abs(offset), 3)), default=None)
    if best is None or _count(run, near, best) < max(2, ENOUGH * len(run)):
        return []
    return [
        (min(marks, key=lambda mark: abs(mark - point[0] - best)), point[1], point[2])
        for point, marks in zip(run, near, strict=True)
        if any(abs(mark - point[0] - best) <= SAME for mark in marks)
    ]


def _near(places: Sequence[float], place: float, far: float) -> Sequence[float]:
    return places[bisect_left(places, place - far) : bisect_right(places, place + far)][:MOST]


def _count(run: Sequence[Point], near: Sequence[Sequence[float]], offset: float) -> int:
    """Return how many numbers have a mark at that offset."""
    return sum(
        any(abs(mark - point[0] - offset) <= SAME for mark in marks)
        for point, marks in zip(run, near, strict=True)
    )


def _marks(strokes: Iterable[Stroke], box: Box, labels: Iterable[Box], *, upright: bool) -> list[float]:
    """Return the places of the lines that pass between the numbers and the plot, along the growth."""
    held = around(labels)
    if upright:
        x0, x1 = min(held.x0 - TICK, box.x1), max(held.x1 + TICK, box.x0)
        return [-s.box.middle[1] for s in strokes if s.box.x1 >= x0 and s.box.x0 <= x1]
    top, bottom = min(held.top - TICK, box.bottom), max(held.bottom + TICK, box.top)
    return [s.box.middle[0] for s in strokes if s.box.bottom >= top and s.box.top <= bottom]


def thin_lines(page: Page, box: Box, *, upright: bool) -> list[Stroke]:
    """Return the lines across the growth near the plot."""
    if upright:
        x0, x1 = box.x0 - REACH, box.x1 + REACH
        return [
            s
            for s in page.strokes
            if s.box.bottom - s.box.top <= THIN
            and s.box.x1 - s.box.x0 > 1
            and s.box.x0 <= x1
            and s.box.x1 >= x0
        ]
    top, bottom = box.top - REACH / 2, box.bottom + REACH / 2
    return [
        s
        for s in page.strokes
        if s.box.x1 - s.box.x0 <= THIN and s.box.bottom - s.box.top > 1
        if s.box.top <= bottom and s.box.bottom >= top
    ]
