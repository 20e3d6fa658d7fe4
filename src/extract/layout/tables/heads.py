"""Which rows of a matrix are its header."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.labels.chunks import chunks_of, is_blank, is_figure, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.geometry import Box
    from extract.layout.tables.matrix import Cells, Matrix
    from extract.pdf import Stroke, Word

MOST = 3  # rows of a header
SHORT = 4  # words


def header_rows(rows: Sequence[Cells], strokes: Sequence[Stroke]) -> int:
    """Return how many rows at the top are header: told by weight, ground, colour or by figures below only."""
    if len(rows) < 2:
        return 0
    count = 0
    while count < min(MOST, len(rows) - 1) and _is_head(rows[count], rows[count + 1 :], strokes):
        count += 1
    return count


def _is_head(row: Cells, below: Sequence[Cells], strokes: Sequence[Stroke]) -> bool:
    texts = [text_of(cell) for cell in row if cell]
    if not texts or any(is_figure(text) for text in texts):
        return False
    if _differs([word for cell in row for word in cell], below):
        return True
    if _ground(row, strokes) != _ground(below[0], strokes) and _ground(row, strokes) is not None:
        return True
    return _figures_below(row, below) or (len(row) > 2 and _all_short(row))


def _all_short(row: Cells) -> bool:
    """Tell whether all columns, the first perhaps not, have a few words: names of columns."""
    return all(0 < len(cell) <= SHORT for cell in row[1:])


def text_of(cell: Sequence[Word]) -> str:
    """Return the words of a cell with blanks between."""
    return " ".join(word.text for word in cell)


def _style(word: Word) -> tuple[bool, tuple[float, ...], bool]:
    return word.bold, word.colour, word.italic


def _differs(words: Sequence[Word], below: Sequence[Cells]) -> bool:
    """All words have one weight or colour, which few words of the body have."""
    styles = {_style(word) for word in words}
    if len(styles) != 1:
        return False
    body = [_style(word) in styles for row in below for cell in row for word in cell]
    return sum(body) <= 0.35 * len(body)


def _ground(row: Cells, strokes: Sequence[Stroke]) -> tuple[float, ...] | None:
    """Return the colour on which the row stands: that of the smallest filled shape below its first word."""
    box = around(word.box for cell in row for word in cell)
    fills = [s for s in strokes if s.fill is not None and _under(s.box, box)]
    return min(fills, key=lambda s: s.box.height).fill if fills else None


def _under(fill: Box, row: Box) -> bool:
    x, y = row.x0 + 1, row.middle[1]
    return fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom


def _figures_below(row: Cells, below: Sequence[Cells]) -> bool:
    """Columns that hold figures below have none here."""
    for i in range(1, len(row)):
        texts = [text_of(line[i]) for line in below if line[i]]
        figures = sum(is_figure(text) for text in texts)
        if figures and figures + sum(is_blank(text) for text in texts) >= 0.8 * len(texts) and row[i]:
            return True
    return False


def joined_header(found: Matrix, count: int, strokes: Sequence[Stroke]) -> Cells:
    """Join the header rows; a head over several columns stands before each of theirs."""
    width = len(found.bounds) - 1
    held: list[list[Word]] = [[] for _ in range(width)]
    for r in range(count):
        cells = _covering(found, r, strokes) if r < count - 1 else found.rows[r]
        for i in range(width):
            held[i] += cells[i]
    return tuple(tuple(cell) for cell in held)


def _covering(found: Matrix, r: int, strokes: Sequence[Stroke]) -> Cells:
    """Repeat each head of row `r` in all the columns that it covers."""
    held: list[list[Word]] = [[] for _ in found.rows[r]]
    children = [around(w.box for w in cell) if cell else None for cell in found.rows[r + 1]]
    for row in rows_of(word for cell in found.rows[r] for word in cell):
        for chunk in chunks_of(row):
            for i in _covered(chunk.box, found, children, strokes):
                held[i] += chunk.words
    return tuple(tuple(cell) for cell in held)


def _covered(
    head: Box, found: Matrix, children: Sequence[Box | None], strokes: Sequence[Stroke]
) -> list[int]:
    """Return the columns below a head: those above its rule, else those over whose middle it stands."""
    whole = found.bounds[-1] - found.bounds[0]
    for stroke in strokes:
        rule = stroke.box
        below = rule.height < 2 and -2 <= rule.top - head.bottom <= 0.6 * head.height
        if below and rule.width < 0.9 * whole and rule.overlap_x(head) > 0.9 * head.width:
            return [i for i, child in enumerate(children) if child and rule.overlap_x(child) > 0]
    own = [i for i, (low, high) in enumerate(pairwise(found.bounds)) if low <= head.middle[0] < high] or [0]
    return max(_runs_around(own[0], children), key=lambda run: _fit(head, run, children), default=own)


def _runs_around(column: int, children: Sequence[Box | None]) -> list[list[int]]:
    """Return the runs of columns with a child that hold `column` or begin or end beside it."""
    runs = [
        list(range(first, last + 1))
        for first in range(1, len(children))
        for last in range(first, len(children))
        if first - 1 <= column <= last + 1 and all(children[first : last + 1])
    ]
    return runs if children[column] or any(len(run) > 1 for run in runs) else []


def _fit(head: Box, run: Sequence[int], children: Sequence[Box | None]) -> float:
    """Score a run by how well the head is centred over it, in points; of equal ones the longer wins."""
    boxes = [box for i in run if (box := children[i])]
    extent = around(boxes)
    return len(run) - abs(extent.middle[0] - head.middle[0])
