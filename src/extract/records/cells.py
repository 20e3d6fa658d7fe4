"""Where the cells of tables stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.models import ProjectRow
    from extract.records.tracing import Passage, Place


@dataclass(frozen=True, slots=True)
class CellPlaces:
    """The place of each cell with words, by table, row (0 is the header) and column."""

    places: Mapping[tuple[str, int, int], Place]

    @classmethod
    def of(cls, cells: Iterable[Passage]) -> CellPlaces:
        """Gather the places of `cells`."""
        found: dict[tuple[str, int, int], Place] = {}
        for cell in cells:
            if cell.table_id is not None and cell.row is not None and cell.column is not None:
                found[cell.table_id, cell.row, cell.column] = cell.place(0, len(cell.text))
        return cls(found)

    def row(self, table: str, row: int) -> tuple[Place, ...]:
        """Return the places of a row's cells, from left to right."""
        keys = sorted(key for key in self.places if key[:2] == (table, row))
        return tuple(self.places[key] for key in keys)

    def named(self, row: ProjectRow) -> Place:
        """Return the place of the cell that names a row's work."""
        return self.places[row.table_id, row.row, row.column]
