"""Where tables may be: grids of lines, stacks of level rules, and bands of colour."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.pdf.grid import THIN, cell_grids

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Page, Stroke

SNAP = 3.0  # points; ends that near to each other are in one place
LONG = 60.0  # points; no table is narrower
HIGH_BAND = 60.0  # points; a higher fill is a box, not the ground of a row


@dataclass(frozen=True, slots=True)
class Frame:
    """A place that may hold a table.

    `ys` are the heights of the level rules from top to bottom; `xs` the bounds of the columns if they are
    drawn, outer ones included, else empty; `cells` the drawn cells of a full grid.
    """

    box: Box
    ys: tuple[float, ...]
    xs: tuple[float, ...] = ()
    cells: tuple[Box, ...] = ()


def frames(page: Page) -> tuple[Frame, ...]:
    """Return the full grids of `page`, then the stacks of level rules outside them."""
    shapes = [stroke for stroke in page.strokes if stroke.kind != "curve" or len(stroke.points) <= 6]
    drawn = [edge for stroke in shapes for edge in _line_edges(stroke)]
    grids = [_grid_frame(cells) for cells in cell_grids(drawn) if _is_grid(cells)]
    filled = [edge for stroke in shapes for edge in _band_edges(stroke)]
    free = [edge for edge in (*drawn, *filled) if not any(_within(edge, grid.box) for grid in grids)]
    return (*grids, *_stacks(edge for edge in free if edge.width >= edge.height))


def _line_edges(stroke: Stroke) -> tuple[Box, ...]:
    """Return the edges that a reader sees as lines: lines, thin shapes and outlines."""
    box = stroke.box
    if min(box.width, box.height) <= THIN:
        return (box,) if max(box.width, box.height) > 4 else ()
    return _outline(box) if stroke.stroke is not None and stroke.width > 0 else ()


def _band_edges(stroke: Stroke) -> tuple[Box, ...]:
    """Return the edges of a band of colour; Word lays one under each cell, smaller than the cell."""
    box = stroke.box
    thin = min(box.width, box.height) <= THIN
    return () if thin or stroke.fill is None or box.height > HIGH_BAND else _outline(box)


def _outline(box: Box) -> tuple[Box, ...]:
    return (
        Box(box.x0, box.top, box.x1, box.top),
        Box(box.x0, box.bottom, box.x1, box.bottom),
        Box(box.x0, box.top, box.x0, box.bottom),
        Box(box.x1, box.top, box.x1, box.bottom),
    )


def _is_grid(cells: Sequence[Box]) -> bool:
    box = around(cells)
    columns = {round(c.x0) for c in cells}
    rows = {round(c.top) for c in cells}
    return len(columns) >= 2 and len(rows) >= 2 and box.width >= LONG


def _grid_frame(cells: Sequence[Box]) -> Frame:
    ys = _snapped([y for c in cells for y in (c.top, c.bottom)])
    xs = _snapped([x for c in cells for x in (c.x0, c.x1)])
    return Frame(around(cells), ys, xs, tuple(cells))


def _within(edge: Box, box: Box) -> bool:
    return box.holds(edge, slack=SNAP)


def _snapped(values: Iterable[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > SNAP:
            kept.append(value)
    return tuple(kept)


def _stacks(level: Iterable[Box]) -> list[Frame]:
    """Put rules of one left and right end under each other."""
    rules = [rule for rule in joined_rules(level) if rule[0].width >= LONG]
    stacks: list[list[tuple[Box, tuple[float, ...]]]] = []
    for rule in sorted(rules, key=lambda r: r[0].top):
        for stack in stacks:
            other = stack[-1][0]
            if abs(other.x0 - rule[0].x0) <= 2 * SNAP and abs(other.x1 - rule[0].x1) <= 2 * SNAP:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [_stack_frame(stack) for stack in stacks]


def _stack_frame(stack: Sequence[tuple[Box, tuple[float, ...]]]) -> Frame:
    """Columns are drawn where most rules are made of the same pieces."""
    ends: dict[int, list[float]] = defaultdict(list)
    for _, joints in stack:
        for x in joints:
            ends[round(x / SNAP)].append(x)
    box = around(rule for rule, _ in stack)
    shared = [xs[0] for xs in ends.values() if len(xs) >= max(2, len(stack) / 2)]
    xs = _snapped([box.x0, *shared, box.x1]) if shared else ()
    return Frame(box, _snapped(rule.top for rule, _ in stack), xs)


def joined_rules(level: Iterable[Box]) -> list[tuple[Box, tuple[float, ...]]]:
    """Join the pieces of rules at one height; return each with the places where pieces met."""
    by_height: list[list[Box]] = []
    for edge in sorted(level, key=lambda e: e.middle[1]):
        if by_height and edge.middle[1] - by_height[-1][-1].middle[1] <= 1.0:
            by_height[-1].append(edge)
        else:
            by_height.append([edge])
    return [joined for edges in by_height for joined in _join_pieces(edges)]


def _join_pieces(edges: Iterable[Box]) -> list[tuple[Box, tuple[float, ...]]]:
    found: list[tuple[Box, tuple[float, ...]]] = []
    for edge in sorted(edges, key=lambda e: e.x0):
        if found and edge.x0 <= found[-1][0].x1 + SNAP:
            box, joints = found[-1]
            met = edge.x1 > box.x1 + SNAP and edge.x0 >= box.x1 - SNAP
            found[-1] = (box.union(edge), (*joints, edge.x0) if met else joints)
        else:
            found.append((edge, ()))
    return found
