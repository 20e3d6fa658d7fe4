"""Whether rows and columns are a table, and whether the table can be trusted."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from extract.layout.labels.chunks import is_figure, rows_of
from extract.layout.tables.heads import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.layout.tables.columns import Cells
    from extract.layout.tables.frames import Frame
    from extract.layout.tables.matrix import Matrix
    from extract.pdf import Word

CONTACT = re.compile(r"\w@\w|\bwww\.|https?:|\+\d[\d ()/.-]{7,}")
RAGGED = 0.3  # of the rows may have words that run across columns
CLOSE = 0.3  # of the size: words nearer than that are of one cell
PROSE = 25  # words; a cell with more is running text
RULED_COLUMNS, RULED_ROWS = 3, 3  # texts in so many columns and rows between rules are a table without heads
LARGE = 1.5  # of the body's size: key figures, not cells


def is_table(found: Matrix, frame: Frame, header: int, body: float) -> bool:
    """Tell tables from framed texts, key figures and columns of text; `header` counts its rows of heads.

    `body` is the text's size in points.
    """
    cells = list(_filled(found))
    rows = [row for row in found.rows if any(row)]
    if len(rows) < 2 or len(cells) < 4:
        return False
    if any(word.size > LARGE * body for cell in cells for word in cell):
        return False
    prose = sum(len(cell) > PROSE for cell in cells)
    if prose > (0.4 if frame.cells else 0.1) * len(cells):
        return False
    if _is_running_text(found, frame):
        return False
    headed = header and (len(rows) - header > 1 or _is_row_below_heads(frame, rows))
    if not frame.cells and not (_has_figures(found) or headed or _is_ruled(frame, rows)):
        return False
    wide = [row for row in rows if sum(map(bool, row)) > 1]
    return len(wide) >= max(2, 0.5 * len(rows))


def _has_figures(found: Matrix) -> bool:
    """Tell whether a column has two figures or more."""
    return any(
        sum(is_figure(text_of(cell)) for cell in column) > 1 for column in zip(*found.rows, strict=True)
    )


def _is_row_below_heads(frame: Frame, rows: Sequence[Cells]) -> bool:
    """Tell one row below heads, between rules: the rest of a table on a new page."""
    full = all(sum(map(bool, row)) >= max(RULED_COLUMNS, 0.7 * len(row)) for row in rows)
    return len(frame.ys) > 1 and full


def _is_ruled(frame: Frame, rows: Sequence[Cells]) -> bool:
    """Tell rows of texts, each between two rules."""
    full = [row for row in rows if sum(map(bool, row)) >= max(RULED_COLUMNS, 0.7 * len(row))]
    return len(frame.ys) > RULED_ROWS and len(full) >= max(2, 0.6 * len(rows))


def _is_running_text(found: Matrix, frame: Frame) -> bool:
    """Tell columns of text between rules, a list of bullets or a block of addresses from a table."""
    if not frame.cells and sum(_is_contact(text_of(cell)) for cell in _filled(found)) > 1:
        return True
    first = [text_of(row[0]) for row in found.rows if row[0]]
    if not any(c.isalnum() for text in first for c in text):
        return True
    if frame.cells or len(frame.ys) > 4:
        return False
    if not _has_figures(found) and _run_on(found):
        return True
    columns = list(zip(*found.rows, strict=True))
    return sum(_is_prose(column) for column in columns) > 1


def _run_on(found: Matrix) -> bool:
    """Tell whether most cells below the first row go on in lower case, as text does."""
    texts = [text_of(cell) for row in found.rows[1:] for cell in row if cell]
    return sum(text[0].islower() for text in texts) > 0.5 * len(texts)


def _is_contact(text: str) -> bool:
    """Tell 'T: +41 22 555 01 02', 'partners@example.org' and 'www.example.org' from cells."""
    return CONTACT.search(text) is not None


def _is_prose(column: Sequence[Sequence[Word]]) -> bool:
    """Tell whether the lines of a column are as long as each other and of several words: text runs on."""
    lines = [row for cell in column for row in rows_of(cell)]
    if len(lines) < 3:
        return False
    widths = [line[-1].box.x1 - line[0].box.x0 for line in lines]
    return median(map(len, lines)) >= 4 and median(widths) >= 0.8 * max(widths)


def problem_of(found: Matrix, frame: Frame, header: int) -> str | None:
    """Say why the table cannot be trusted, or None."""
    cells = list(_filled(found))
    split = sum(_runs_over(cell) for cell in cells)
    if split > 0.1 * len(cells):
        return f"{split} of {len(cells)} cells hold words that overlap"
    body = found.rows[header:]
    empty = sum(not cell for row in body for cell in row)
    if empty > 0.6 * sum(len(row) for row in body):
        return f"{empty} cells of {len(body)} rows are empty"
    ragged = 0 if frame.cells else sum(map(_is_ragged, body))
    if ragged > RAGGED * len(body):
        return f"in {ragged} of {len(body)} rows words run across columns"
    longest = max(map(len, cells))
    if not (frame.cells or frame.ys) and longest > PROSE:
        return f"a cell of {longest} words stands among figures"
    return None


def _is_ragged(row: Sequence[Sequence[Word]]) -> bool:
    """Tell whether words without a gap between them stand in two cells."""
    column = {id(word): c for c, cell in enumerate(row) for word in cell}
    lines = rows_of(word for cell in row for word in cell)
    return any(
        column[id(a)] != column[id(b)] and b.box.x0 - a.box.x1 < CLOSE * a.size
        for line in lines
        for a, b in pairwise(line)
    )


def _filled(found: Matrix) -> Iterator[tuple[Word, ...]]:
    return (cell for row in found.rows for cell in row if text_of(cell))


def _runs_over(cell: tuple[Word, ...]) -> bool:
    """Tell whether words of a cell lie over each other."""
    for row in rows_of(cell):
        if any(a.box.overlap_x(b.box) > 0.3 * min(a.box.width, b.box.width) for a, b in pairwise(row)):
            return True
    return False
