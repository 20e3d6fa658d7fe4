"""Which rows of a matrix are its header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.labels.chunks import is_blank, is_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.geometry import Box
    from extract.layout.tables.columns import Cells
    from extract.pdf import Stroke, Word

MOST = 3  # rows of a header
SHORT = 4  # words
LONG = 8  # words
OPEN = 3  # columns, at least, that open in one type


def header_rows(rows: Sequence[Cells], strokes: Sequence[Stroke]) -> int:
    """Return how many rows at the top are header: told by weight, ground, colour or by figures below only.

    Where the first row differs from the body, the rest of the header does too. A last row with a first cell
    only ('Africa') heads a group of rows.
    """
    if len(rows) < 2:
        return 0
    most = min(MOST, len(rows) - 1)
    count = 0
    while count < most and _is_set_apart(rows[count], rows[count + 1 :], strokes):
        count += 1
    if count == 0 or (_filled(rows[count - 1]) < _widest(rows) and _has_gaps(rows[count - 1])):
        while count < most and _is_plain_head(rows[count], rows[count + 1 :], first=count == 0):
            count += 1
    while count > 1 and _is_group(rows[count - 1]) and _widest(rows[: count - 1]) > 1:
        count -= 1
    return count


def _is_group(row: Cells) -> bool:
    return bool(row[0]) and not any(row[1:])


def _filled(row: Cells) -> int:
    return sum(map(bool, row))


def _widest(rows: Sequence[Cells]) -> int:
    return max(map(_filled, rows))


def _has_gaps(row: Cells) -> bool:
    """Tell whether heads of several columns may stand in the row: cells but the first are empty."""
    return not all(row[1:])


def _is_set_apart(row: Cells, below: Sequence[Cells], strokes: Sequence[Stroke]) -> bool:
    """Tell a head by its weight, its colour or its ground."""
    if not any(row) or _has_figures(row):
        return False
    if _differs([word for cell in row for word in cell], below) or _opens_apart(row, below):
        return True
    ground = _ground(row, strokes)
    return ground is not None and not any(_ground(other, strokes) == ground for other in below[:3])


def _is_plain_head(row: Cells, below: Sequence[Cells], *, first: bool) -> bool:
    if not any(row) or _has_figures(row):
        return False
    return _figures_below(row, below) or (first and len(row) > 2 and _all_short(row))


def _has_figures(row: Cells) -> bool:
    return any(is_figure(text_of(cell)) for cell in row if cell)


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
    if len({style[:2] for style in styles}) != 1:
        return False
    body = [_style(word) in styles for row in below for cell in row for word in cell]
    return sum(body) <= 0.35 * len(body)


def _opens_apart(row: Cells, below: Sequence[Cells]) -> bool:
    """Tell heads of two types: all columns open in one that hardly a word of the body has."""
    if len(row) < OPEN or not all(row) or any(len(cell) > LONG for cell in row):
        return False
    fonts = {(cell[0].font, cell[0].bold) for cell in row}
    body = [(word.font, word.bold) in fonts for line in below for cell in line for word in cell]
    return len(fonts) == 1 and sum(body) <= 0.1 * len(body)


def _ground(row: Cells, strokes: Sequence[Stroke]) -> tuple[float, ...] | None:
    """Return the colour on which the row stands: that of the smallest filled shape below its first word."""
    if not any(row):
        return None
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
