"""Where the columns of a table are bounded, if no line is drawn between them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from extract.layout.labels.chunks import Chunk, chunks_of, is_blank, is_figure, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.geometry import Box
    from extract.pdf import Word

CROSSED = 0.12  # of the rows may run across a gap between columns: headings of groups, notes
LEAST_GAP = 2.0  # points
ENOUGH = 3  # rows with figures tell the columns alone: heads may be wider than what stands below

Cells = tuple[tuple["Word", ...], ...]


def rivers(box: Box, words: Iterable[Word]) -> tuple[float, ...]:
    """Return the bounds of columns: where hardly a row has words and both sides have some."""
    rows = _telling([chunks_of(row) for row in rows_of(words)])
    allowed = int(CROSSED * len(rows))
    ends = sorted(
        [(c.box.x0, 1) for row in rows for c in row] + [(c.box.x1, -1) for row in rows for c in row]
    )
    bounds = [box.x0 - 1]
    cover, since = 0, None
    for x, step in ends:
        before, cover = cover, cover + step
        if before > allowed >= cover:
            since = x
        elif before <= allowed < cover:
            if since is not None and x - since >= LEAST_GAP:
                bounds.append((since + x) / 2)
            since = None
    return (*bounds, box.x1 + 1)


def _telling(rows: Sequence[list[Chunk]]) -> Sequence[list[Chunk]]:
    """Return the rows that tell where columns are: those with figures, or those of several cells."""
    several = [row for row in rows if len(row) > 1] or rows
    values = [sum(map(_is_value, row)) for row in several]
    least = max(2, max(values, default=0) / 2)
    figures = [row for row, count in zip(several, values, strict=True) if count >= least]
    return figures if len(figures) >= max(ENOUGH, len(several) / 3) else several


def _is_value(chunk: Chunk) -> bool:
    return is_figure(chunk.text) or is_blank(chunk.text)


def column_at(x: float, bounds: Sequence[float]) -> int:
    """Return the column at `x`, the first or last for what lies outside."""
    return min(max(bisect_right(bounds, x) - 1, 0), len(bounds) - 2)


def cells_at(row: Iterable[Word], bounds: Sequence[float]) -> Cells:
    """Put words into the columns in which their middles lie."""
    held: list[list[Word]] = [[] for _ in bounds[1:]]
    for word in row:
        held[column_at(word.box.middle[0], bounds)].append(word)
    return tuple(tuple(cell) for cell in held)
