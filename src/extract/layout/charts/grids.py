"""Full grids of tables beside charts: what stands in their cells is no part of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.pdf.grid import THIN, cell_grids

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Page, Stroke, Word

NEAR = 60.0  # points above and below a chart
MOST_CELLS = 600
FULL = 0.6  # of the cells hold words: those of a plot's grid lines do not
WORDY = 0.3  # of those hold letters
SLACK = 3.0  # points


def grids_over(page: Page, charts: Sequence[Box]) -> list[Box]:
    """Return the tables with drawn cells that lie over one of `charts`, which is not in a single cell."""
    found: list[Box] = []
    for chart in charts:
        top, bottom = chart.top - NEAR, chart.bottom + NEAR
        near = [s for s in page.strokes if s.box.top <= bottom and s.box.bottom >= top and s.kind != "curve"]
        edges = [e for s in near if s.box.x0 <= chart.x1 and s.box.x1 >= chart.x0 for e in _edges(s)]
        for cells in cell_grids(edges):
            box = around(cells)
            inside = any(cell.holds(chart, slack=SLACK) for cell in cells)
            if box.overlap(chart) > 0 and not inside and _is_table(cells, page.words):
                found.append(box)
    return found


def outside(page: Page, grids: Iterable[Box]) -> tuple[tuple[Stroke, ...], tuple[Word, ...]]:
    """Return the strokes and the words of `page` that are in none of the grids."""
    wide = [Box(b.x0 - SLACK, b.top - SLACK, b.x1 + SLACK, b.bottom + SLACK) for b in grids]
    strokes = [s for s in page.strokes if not any(box.holds(s.box) for box in wide)]
    words = [w for w in page.words if not any(box.holds_middle(w.box) for box in wide)]
    return tuple(strokes), tuple(words)


def _edges(stroke: Stroke) -> tuple[Box, ...]:
    """Return the lines that a reader sees: lines, thin shapes and outlines."""
    box = stroke.box
    if min(box.width, box.height) <= THIN:
        return (box,) if max(box.width, box.height) > 2 * THIN else ()
    if stroke.stroke is None or stroke.width <= 0:
        return ()
    return (
        Box(box.x0, box.top, box.x1, box.top),
        Box(box.x0, box.bottom, box.x1, box.bottom),
        Box(box.x0, box.top, box.x0, box.bottom),
        Box(box.x1, box.top, box.x1, box.bottom),
    )


def _is_table(cells: Sequence[Box], words: Iterable[Word]) -> bool:
    """Tell whether there are rows and columns of words: cells between grid lines have numbers at most."""
    columns, rows = {round(cell.x0) for cell in cells}, {round(cell.top) for cell in cells}
    if not (len(columns) > 1 and len(rows) > 1) or len(cells) > MOST_CELLS:
        return False
    whole = around(cells)
    inside = [word for word in words if whole.holds_middle(word.box)]
    texts = [[w.text for w in inside if cell.holds_middle(w.box)] for cell in cells]
    full = [text for text in texts if text]
    wordy = sum(any(c.isalpha() for word in text for c in word) for text in full)
    return len(full) >= FULL * len(cells) and wordy >= WORDY * len(full)
