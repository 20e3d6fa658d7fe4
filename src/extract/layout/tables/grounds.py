"""Names centred beside several rows, on a ground of their own, go into the first of these rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.geometry import around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.geometry import Box
    from extract.layout.tables.columns import Cells
    from extract.layout.tables.matrix import Matrix
    from extract.pdf import Stroke

SLACK = 3.0  # points: how far a ground may reach over the bounds of its column
THIN = 4.0  # points; what is thinner is a rule


def with_names_first(found: Matrix, strokes: Sequence[Stroke]) -> Matrix:
    """Move the name in the first column to the first row beside its ground, where the column is empty."""
    rows = list(found.rows)
    for at, row in enumerate(found.rows):
        ground = _ground(row, found.bounds, strokes) if row[0] and any(row[1:]) else None
        first = _first_beside(ground, found.rows[:at]) if ground else at
        if first < at and not any(other[0] for other in rows[first:at]):
            rows[first] = (row[0], *rows[first][1:])
            rows[at] = ((), *row[1:])
    return replace(found, rows=tuple(rows))


def _ground(row: Cells, bounds: Sequence[float], strokes: Sequence[Stroke]) -> Box | None:
    """Return the smallest ground below the first cell that reaches no farther than its column."""
    box = around(word.box for word in row[0])
    left, right = bounds[0] - SLACK, bounds[1] + SLACK
    grounds = [
        s.box
        for s in strokes
        if s.fill is not None and s.box.height > THIN and s.box.holds(box, slack=1)
        if s.box.x0 >= left - SLACK and s.box.x1 <= right
    ]
    return min(grounds, key=lambda ground: ground.area, default=None)


def _first_beside(ground: Box, above: Sequence[Cells]) -> int:
    """Return the place of the first row above whose cells stand beside the ground."""
    first = len(above)
    for row in reversed(above):
        words = [word.box for cell in row[1:] for word in cell]
        if row[0] or not words or not ground.top <= around(words).middle[1] <= ground.bottom:
            break
        first -= 1
    return first
