"""Tables of key data: a label and its value side by side, or a row of labels above one row of values.

Member since          | 1964          Member since | Conventions ratified
Conventions ratified  | 32            1964         | 32
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.records.tracing import Passage, Place


@dataclass(frozen=True, slots=True)
class Labelled:
    """A cell with the label beside or above it; `text` reads `label: value`."""

    label: Passage
    value: Passage

    @property
    def text(self) -> str:
        """Label and value as running text would put them."""
        return self._told + self.value.text

    @property
    def offset(self) -> int:
        """The offset in `text` at which the value begins."""
        return len(self._told)

    @property
    def _told(self) -> str:
        return self.label.text.rstrip(" :\u00a0") + ": "

    def place(self, start: int, end: int) -> Place:
        """Return the place of characters `start` to `end` of `text`, which are of the value."""
        return self.value.place(start - self.offset, end - self.offset)


def key_data(cells: Iterable[Passage]) -> Iterator[Labelled]:
    """Yield the labelled values of all tables in reading order."""
    for _, table in groupby(cells, key=lambda cell: cell.table_id):
        rows = [tuple(row) for _, row in groupby(table, key=lambda cell: cell.row)]
        for row in rows:
            yield from (
                Labelled(left, right)
                for left, right in pairwise(row)
                if left.column is not None and left.column % 2 == 0 and right.column == left.column + 1
            )
        if len(rows) == 2:
            heads = {cell.column: cell for cell in rows[0]}
            yield from (Labelled(heads[cell.column], cell) for cell in rows[1] if cell.column in heads)
