"""Where the cells of tables stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.entities.values import ReadUnit
    from extract.models import ProjectRow
    from extract.records.tracing import Anchors, Place


@dataclass(frozen=True, slots=True)
class CellPlaces:
    """The place of each cell with words, by table, row (0 is the header) and column."""

    places: Mapping[tuple[str, int, int], Place]

    @classmethod
    def of(cls, units: Iterable[ReadUnit], anchors: Anchors) -> CellPlaces:
        """Gather the cells among `units`."""
        found: dict[tuple[str, int, int], Place] = {}
        for read in units:
            unit = read.unit
            if unit.table is not None and unit.row is not None and unit.column is not None:
                place = anchors.place(unit, 0, len(unit.text))
                found[place.table_id or "", unit.row, unit.column] = place
        return cls(found)

    def row(self, table: str, row: int) -> tuple[Place, ...]:
        """Return the places of a row's cells, from left to right."""
        keys = sorted(key for key in self.places if key[:2] == (table, row))
        return tuple(self.places[key] for key in keys)

    def named(self, row: ProjectRow) -> Place:
        """Return the place of the cell that names a row's work."""
        return self.places[row.table_id, row.row, row.column]
