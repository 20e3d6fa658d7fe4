"""Notes and sources close below a table are none of its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.labels.chunks import body_size, is_figure
from extract.layout.labels.wording import is_note
from extract.layout.marks import REFERENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.tables.columns import Cells
    from extract.layout.tables.matrix import Matrix
    from extract.pdf import Word

SMALLER = 0.92  # of the size of the table's text
LEAST_ROWS = 2


def without_notes(found: Matrix) -> Matrix:
    """Leave out the last rows, from one on that opens a note: 'Source: …', '* provisional', '¹ Net'."""
    size = body_size(word for row in found.rows for cell in row for word in cell)
    for at in range(LEAST_ROWS, len(found.rows)):
        rest = found.rows[at:]
        if _is_note(rest[0], size) and not any(_has_figure(row) for row in rest):
            return replace(found, rows=found.rows[:at])
    return found


def _is_note(row: Cells, size: float) -> bool:
    words = [word for cell in row for word in cell]
    return bool(words) and (is_note(" ".join(w.text for w in words)) or _opens_with_mark(words, size))


def _opens_with_mark(words: Sequence[Word], size: float) -> bool:
    """Tell small print that opens with the raised number or sign of a note."""
    first, *rest = words
    if not rest or not REFERENCE.fullmatch(first.text):
        return False
    small = max(word.size for word in rest) <= SMALLER * size
    return small and (first.size < rest[0].size or not first.text.isdigit())


def _has_figure(row: Cells) -> bool:
    texts = [" ".join(word.text for word in cell) for cell in row[1:] if cell]
    return sum(is_figure(text) for text in texts) > len(texts) / 2


def bottom_of(found: Matrix) -> float:
    """Return where the last row ends."""
    return around(w.box for row in found.rows for cell in row for w in cell).bottom
