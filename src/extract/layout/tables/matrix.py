"""The words of a frame become rows and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.layout.labels.chunks import chunks_of, is_figure, rows_of
from extract.layout.tables.columns import Cells, cells_at, column_at, rivers
from extract.layout.tables.rows import rows_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.tables.frames import Frame
    from extract.pdf import Word

NAME = 0.4  # of the size: words that near to each other are one name
SEVERAL = 3  # bands; with more, each row stands between rules


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of cells, each cell its words; `bounds` are the edges of the columns, outer ones included."""

    rows: tuple[Cells, ...]
    bounds: tuple[float, ...]


def matrix(frame: Frame, words: Sequence[Word]) -> Matrix | None:
    """Return the words in `frame` by row and column; None if they do not stand in two columns or more."""
    bounds = frame.xs if len(frame.xs) > 2 else rivers(frame.box, words)
    if len(bounds) < 3:
        return None
    if frame.cells:
        rows = _drawn_rows(frame, words, bounds)
    else:
        rows = list(map(_whole, _ruled_rows(frame, words, bounds)))
    return _without_empty_columns(rows, bounds)


def _whole(row: Cells) -> Cells:
    """Keep the name of a group of rows in one cell, though it runs over the bounds of columns."""
    words = [word for cell in row for word in cell]
    filled = [c for c, cell in enumerate(row) if cell]
    if len(filled) < 2 or filled[0] or len(rows_of(words)) > 1 or len(chunks_of(words, NAME)) > 1:
        return row
    return tuple(tuple(words) if c == 0 else () for c in range(len(row)))


def _ruled_rows(frame: Frame, words: Sequence[Word], bounds: Sequence[float]) -> list[Cells]:
    bands = _bands(frame.ys, words)
    closed = sum(map(bool, bands)) > SEVERAL
    inner = range(1, len(bands) - 1)
    return [
        row
        for at, band in enumerate(bands)
        if band
        for row in rows_in(band, bounds, closed=closed and at in inner and any(bands[:at]))
    ]


def _drawn_rows(frame: Frame, words: Sequence[Word], bounds: Sequence[float]) -> list[Cells]:
    """Put the words of each drawn cell into its first row and column; a cell may span several."""
    held: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        x, y = word.box.middle
        cell = next((c for c in frame.cells if c.x0 <= x <= c.x1 and c.top <= y <= c.bottom), None)
        x, y = (cell.x0 + 1, cell.top + 1) if cell else (x, y)
        held[bisect_right(frame.ys, y), column_at(x, bounds)].append(word)
    rows: list[Cells] = []
    for r in sorted({row for row, _ in held}):
        row = tuple(tuple(held.get((r, c), ())) for c in range(len(bounds) - 1))
        rows += _undrawn_rows(row, bounds)
    return rows


def _undrawn_rows(row: Cells, bounds: Sequence[float]) -> list[Cells]:
    """Part a drawn row in whose cells several figures stand under each other: rows without rules."""
    words = [word for cell in row for word in cell]
    lines = [cells_at(line, bounds) for line in rows_of(words)]
    values = [[is_figure(" ".join(w.text for w in cell)) for cell in line] for line in lines]
    repeats = sum(sum(column) > 1 for column in zip(*values, strict=True))
    return rows_in(words, bounds) if repeats > 1 or (repeats and len(bounds) == 3) else [row]


def _without_empty_columns(rows: Sequence[Cells], bounds: Sequence[float]) -> Matrix | None:
    """Leave out columns without words: double lines make some."""
    kept = [i for i in range(len(bounds) - 1) if any(row[i] for row in rows)]
    if len(kept) < 2:
        return None
    edges = (*(bounds[i] for i in kept), bounds[kept[-1] + 1])
    return Matrix(tuple(tuple(row[i] for i in kept) for row in rows), edges)


def _bands(ys: Sequence[float], words: Iterable[Word]) -> list[list[Word]]:
    """Group words by the rules between which they stand."""
    bands: list[list[Word]] = [[] for _ in range(len(ys) + 1)]
    for word in words:
        bands[bisect_right(ys, word.box.middle[1])].append(word)
    return bands
