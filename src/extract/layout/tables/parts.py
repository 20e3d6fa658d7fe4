"""Which parts of a drawn grid are tables: forms put tables and texts of full width into one grid."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.tables.frames import SNAP, Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.pdf import Word

TEXT = 25  # words; a cell of full width with more is no heading of a group of rows
LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells between two level lines that cut through no cell; `inner` are their left edges."""

    cells: tuple[Box, ...]
    inner: frozenset[int]
    is_text: bool


def grid_parts(frame: Frame, words: Sequence[Word]) -> list[Frame]:
    """Return the tables in a full grid: the grid itself, or the runs of rows that share a column's edge.

    Texts of full width part two tables; so do rows whose columns have nothing in common.
    """
    rows = _rows(frame, words)
    runs: list[list[_Row]] = [[]]
    for row in rows:
        if row.is_text or _differs(runs[-1], row):
            runs.append([])
        if not row.is_text:
            runs[-1].append(row)
    if len(runs) == 1:
        return [frame]
    return [_part(frame, run) for run in map(_trimmed, runs) if len(run) >= LEAST_ROWS]


def _rows(frame: Frame, words: Sequence[Word]) -> list[_Row]:
    cuts = [y for y in frame.ys if not any(c.top < y - SNAP and c.bottom > y + SNAP for c in frame.cells)]
    bands = [[c for c in frame.cells if top <= c.middle[1] < bottom] for top, bottom in pairwise(cuts)]
    return [_row(frame.box, band, words) for band in bands if band]


def _row(grid: Box, cells: Sequence[Box], words: Sequence[Word]) -> _Row:
    inner = frozenset(round(c.x0 / SNAP) for c in cells if c.x0 > grid.x0 + SNAP)
    is_text = not inner and sum(around(cells).holds_middle(word.box) for word in words) > TEXT
    return _Row(tuple(cells), inner, is_text)


def _differs(run: Sequence[_Row], row: _Row) -> bool:
    """Tell whether a row has columns, and none of them is one of the last row's with columns."""
    last = next((above.inner for above in reversed(run) if above.inner), None)
    return bool(last and row.inner and not any({x - 1, x, x + 1} & last for x in row.inner))


def _trimmed(run: list[_Row]) -> list[_Row]:
    """Leave out the last rows of full width: they head what follows."""
    while run and not run[-1].inner:
        run = run[:-1]
    return run


def _part(frame: Frame, run: Sequence[_Row]) -> Frame:
    cells = tuple(cell for row in run for cell in row.cells)
    box = around(cells)
    ys = tuple(y for y in frame.ys if box.top - SNAP <= y <= box.bottom + SNAP)
    xs = tuple(x for x in frame.xs if any(min(abs(x - c.x0), abs(x - c.x1)) <= SNAP for c in cells))
    return Frame(box, ys, xs, cells)
