"""Titles and units that stand inside a table: in a first row of full width, or in a line below the heads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.labels.chunks import as_lines, chunks_of, rows_of
from extract.layout.labels.titles import Title
from extract.layout.labels.wording import is_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.tables.columns import Cells
    from extract.layout.tables.frames import Frame
    from extract.layout.tables.matrix import Matrix
    from extract.pdf import Word

FULL = 0.95  # of the width of the grid
MOST = 4  # rows looked at


def without_title(found: Matrix, frame: Frame, page: int) -> tuple[Matrix, Title]:
    """Take out the first rows of a grid if they are one cell of full width, and a unit of several columns.

    `Table 5. Funds by donor` over all columns is the title; `(in millions of US dollars)` over two columns or
    more, alone in its line, is the unit.
    """
    title: list[Word] = []
    unit: list[Word] = []
    kept: list[Cells] = []
    for at, row in enumerate(found.rows):
        words = [word for cell in row for word in cell]
        if at < MOST and len(found.rows) > at + 2 and _is_unit(words, found, frame):
            unit += words
        elif not kept and len(found.rows) > at + 2 and _is_full(words, frame):
            title += words
        else:
            kept.append(row)
    lines = Title(as_lines(page, title), as_lines(page, unit))
    return replace(found, rows=tuple(kept)), lines


def _is_full(words: Sequence[Word], frame: Frame) -> bool:
    """Tell whether words stand in a drawn cell as wide as the grid."""
    box = around(word.box for word in words)
    return any(c.holds_middle(box) and c.width > FULL * frame.box.width for c in frame.cells)


def _is_unit(words: Sequence[Word], found: Matrix, frame: Frame) -> bool:
    """Tell a unit over several columns, alone in its row."""
    rows = rows_of(words)
    if len(rows) != 1 or len(chunks_of(rows[0])) != 1 or not is_unit(" ".join(w.text for w in rows[0])):
        return False
    box = around(word.box for word in words)
    cell = next((c for c in frame.cells if c.holds_middle(box)), box)
    return sum(cell.x0 < x < cell.x1 for x in found.bounds[1:-1]) > 0
