"""The words of a frame become rows and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.layout.labels.chunks import chunks_of, is_figure, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.geometry import Box
    from extract.layout.tables.frames import Frame
    from extract.pdf import Word

CROSSED = 0.12  # of the rows may run across a gap between columns: headings of groups, notes

Cells = tuple[tuple["Word", ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of cells, each cell its words; `bounds` are the edges of the columns, outer ones included."""

    rows: tuple[Cells, ...]
    bounds: tuple[float, ...]


def matrix(frame: Frame, words: Sequence[Word]) -> Matrix | None:
    """Return the words in `frame` by row and column; None if they do not stand in two columns or more."""
    bounds = frame.xs if len(frame.xs) > 2 else _rivers(frame.box, words)
    if len(bounds) < 3:
        return None
    rows = _drawn_rows(frame, words, bounds) if frame.cells else _ruled_rows(frame, words, bounds)
    return _without_empty_columns(rows, bounds)


def _ruled_rows(frame: Frame, words: Sequence[Word], bounds: Sequence[float]) -> list[Cells]:
    bands = _bands(frame.ys, words)
    several = len(bands) > 3
    return [
        row for at, band in enumerate(bands) for row in _band_rows(band, bounds, several=several, top=at == 0)
    ]


def _drawn_rows(frame: Frame, words: Sequence[Word], bounds: Sequence[float]) -> list[Cells]:
    """Put the words of each drawn cell into its first row and column; a cell may span several."""
    held: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        x, y = word.box.middle
        cell = next((c for c in frame.cells if c.x0 <= x <= c.x1 and c.top <= y <= c.bottom), None)
        x, y = (cell.x0 + 1, cell.top + 1) if cell else (x, y)
        held[bisect_right(frame.ys, y), _column_at(x, bounds)].append(word)
    rows: list[Cells] = []
    for r in sorted({row for row, _ in held}):
        row = tuple(tuple(held.get((r, c), ())) for c in range(len(bounds) - 1))
        rows += _undrawn_rows(row, bounds)
    return rows


def _undrawn_rows(row: Cells, bounds: Sequence[float]) -> list[Cells]:
    """Part a drawn row in whose cells several figures stand under each other: rows without rules."""
    words = [word for cell in row for word in cell]
    lines = [_cells(line, bounds) for line in rows_of(words)]
    return _with_wraps(lines) if len(lines) > 1 and _repeats_figures(lines) else [row]


def _without_empty_columns(rows: Sequence[Cells], bounds: Sequence[float]) -> Matrix | None:
    """Leave out columns without words: double lines make some."""
    kept = [i for i in range(len(bounds) - 1) if any(row[i] for row in rows)]
    if len(kept) < 2:
        return None
    edges = (*(bounds[i] for i in kept), bounds[kept[-1] + 1])
    return Matrix(tuple(tuple(row[i] for i in kept) for row in rows), edges)


def _bands(ys: Sequence[float], words: Iterable[Word]) -> list[list[Word]]:
    """Group words by the rules between which they stand, leaving out empty bands."""
    edges = (float("-inf"), *ys, float("inf"))
    bands: list[list[Word]] = [[] for _ in edges[1:]]
    for word in words:
        y = word.box.middle[1]
        bands[next(i for i, (low, high) in enumerate(pairwise(edges)) if low <= y < high)].append(word)
    return [band for band in bands if band]


def _rivers(box: Box, words: Iterable[Word]) -> tuple[float, ...]:
    """Return the bounds of columns: where hardly a row has words and both sides have some."""
    rows = [chunks_of(row) for row in rows_of(words)]
    rows = [row for row in rows if len(row) > 1] or rows
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
            if since is not None and x - since >= 2.0:
                bounds.append((since + x) / 2)
            since = None
    return (*bounds, box.x1 + 1)


def _column_at(x: float, bounds: Sequence[float]) -> int:
    """Return the column at `x`, the first or last for what lies outside."""
    return min(max(bisect_right(bounds, x) - 1, 0), len(bounds) - 2)


def _cells(row: Iterable[Word], bounds: Sequence[float]) -> Cells:
    held: list[list[Word]] = [[] for _ in bounds[1:]]
    for word in row:
        held[_column_at(word.box.middle[0], bounds)].append(word)
    return tuple(tuple(cell) for cell in held)


def _band_rows(band: Sequence[Word], bounds: Sequence[float], *, several: bool, top: bool) -> list[Cells]:
    """Return the rows of a band between two rules: one whose cells wrap, or several.

    A short line at the top of the table is a head over several columns.
    """
    lines = [_cells(row, bounds) for row in rows_of(band)]
    headed = top and _filled(lines[0]) < max(map(_filled, lines))
    if len(lines) > 1 and not headed and _is_one_row(lines, several=several):
        return [_stacked(lines)]
    return _with_wraps(lines)


def _is_one_row(lines: Sequence[Cells], *, several: bool) -> bool:
    """Tell whether a band is one row: it is if no column has two figures."""
    return not _repeats_figures(lines) and (several or _starts(lines) <= 1)


def _repeats_figures(lines: Sequence[Cells]) -> bool:
    figures = Counter(
        c for line in lines for c, cell in enumerate(line) if is_figure(" ".join(w.text for w in cell))
    )
    return any(count > 1 for count in figures.values())


def _filled(line: Cells) -> int:
    return sum(map(bool, line))


def _starts(lines: Sequence[Cells]) -> int:
    """Count the lines that begin a row: those with words in most columns."""
    return sum(_filled(line) > len(line) / 2 for line in lines)


def _with_wraps(lines: Sequence[Cells]) -> list[Cells]:
    """Join to each row the lines in which its cells go on."""
    rows: list[list[Cells]] = []
    for line in lines:
        if rows and _goes_on(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_stacked(row) for row in rows]


def _goes_on(above: Cells, line: Cells) -> bool:
    """Tell whether `line` only continues cells of the line above it, close below."""
    filled = [i for i, cell in enumerate(line) if cell]
    if len(filled) > (len(line) + 1) // 2 or any(
        is_figure(" ".join(w.text for w in line[i])) for i in filled
    ):
        return False
    first = line[filled[0]][0]
    over = [w for i in filled for w in above[i]]
    if not over or first.bold != over[0].bold:
        return False
    near = first.box.top - max(w.box.bottom for w in over) <= 0.45 * first.size
    if filled[0] == 0:
        return near and (first.text[:1].islower() or over[-1].text.endswith(("-", ",")))
    return near


def _stacked(lines: Sequence[Cells]) -> Cells:
    return tuple(tuple(word for line in lines for word in line[i]) for i in range(len(lines[0])))
