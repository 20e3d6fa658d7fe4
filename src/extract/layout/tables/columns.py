"""Where the columns of a table are bounded, if no line is drawn between them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
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
Gap = tuple[float, float]  # left and right edge


def rivers(box: Box, words: Iterable[Word]) -> tuple[float, ...]:
    """Return the bounds of columns: where hardly a row has words and both sides have some.

    A bound lies in the middle of its river, or between the cells of a row that has one for each column:
    heads may stand at the left of a column whose figures stand at its right.
    """
    rows = [chunks_of(row) for row in rows_of(words)]
    telling = _telling(rows)
    gaps = _gaps(telling)
    known = set(map(id, telling))
    others = [row for row in rows if id(row) not in known]
    met = [[_meeting(gap, at, len(gaps), row) for row in others] for at, gap in enumerate(gaps)]
    inner = [_between(gap, rows_gaps) for gap, rows_gaps in zip(gaps, met, strict=True)]
    return (box.x0 - 1, *inner, box.x1 + 1)


def _gaps(rows: Sequence[list[Chunk]]) -> list[Gap]:
    """Return the left and right edges of the rivers."""
    allowed = int(CROSSED * len(rows))
    ends = sorted(
        [(c.box.x0, 1) for row in rows for c in row] + [(c.box.x1, -1) for row in rows for c in row]
    )
    gaps: list[Gap] = []
    cover, since = 0, None
    for x, step in ends:
        before, cover = cover, cover + step
        if before > allowed >= cover:
            since = x
        elif before <= allowed < cover:
            if since is not None and x - since >= LEAST_GAP:
                gaps.append((since, x))
            since = None
    return gaps


def _meeting(gap: Gap, at: int, count: int, cells: Sequence[Chunk]) -> Gap:
    """Return the gap of another row at the place of a gap: that of its number, or the only one there."""
    row = [(a.box.x1, b.box.x0) for a, b in pairwise(cells)]
    end = (cells[-1].box.x1, float("inf"))
    if len(row) == count:
        return row[at]
    meeting = [own for own in (*row, end) if max(own[0], gap[0]) < min(own[1], gap[1])]
    return meeting[0] if len(meeting) == 1 else gap


def _between(gap: Gap, others: Iterable[Gap]) -> float:
    """Return the middle of a gap, narrowed to lie in those of other rows where it can."""
    low, high = gap
    for end, start in others:
        if max(low, end) < min(high, start):
            low, high = max(low, end), min(high, start)
    return (low + high) / 2


def _telling(rows: Sequence[list[Chunk]]) -> Sequence[list[Chunk]]:
    """Return the rows that tell where columns are: those with most figures, or with any if they part more.

    Rows without figures tell only where hardly another has some: heads may be wider than what is below them.
    """
    several = [row for row in rows if len(row) > 1] or rows
    values = [sum(map(_is_value, row)) for row in several]
    most = max(values, default=0) / 2
    figures = [
        [row for row, count in zip(several, values, strict=True) if count >= n] for n in (max(2, most), 1)
    ]
    best = max(figures, key=lambda held: len(_gaps(held)))
    return best if len(best) >= max(ENOUGH, len(several) / 3) else several


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
