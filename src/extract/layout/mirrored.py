"""Pages that are read from right to left: the first column is the right one, also that of a table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.layout.columns import in_columns
from extract.layout.types import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.stacks import Piece
    from extract.layout.types import TableBlock
    from extract.pdf import Word


@dataclass(frozen=True, slots=True)
class _Mirrored:
    """A piece as it would stand on a page that is read from the left."""

    piece: Piece
    box: Box


def columns_as_read(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """Return the pieces column by column as `in_columns` does, the right column first if they are read so."""
    if not _backwards(word for piece in pieces if isinstance(piece.what, Line) for word in piece.what.words):
        return in_columns(pieces, em)
    there = [_Mirrored(one, Box(-one.box.x1, one.box.top, -one.box.x0, one.box.bottom)) for one in pieces]
    return [[mirrored.piece for mirrored in column] for column in in_columns(there, em)]


def table_as_read(table: TableBlock) -> TableBlock:
    """Return a table with the cells of each row as they are read."""
    cells = (cell for row in (table.header, *table.rows) for cell in row)
    if not _backwards(word for cell in cells for line in cell.lines for word in line.words):
        return table
    return replace(table, header=table.header[::-1], rows=tuple(row[::-1] for row in table.rows))


def _backwards(words: Iterable[Word]) -> bool:
    """Tell whether most letters are read from right to left."""
    letters = [0, 0]
    for word in words:
        if word.text.isalpha():
            letters[word.backwards] += len(word.text)
    return letters[True] > letters[False]
