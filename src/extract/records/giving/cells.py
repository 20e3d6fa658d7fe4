"""Statements in tables: each cell that holds a sum given, with what its heads say of the giver."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from extract.entities import names_flow
from extract.entities.flow.rules import pattern
from extract.records.giving.grids import YEARS, Sums, kind_of, row_head, row_sums, table_links
from extract.records.giving.statements import Giver, Links
from extract.records.transacting import given_cues, said_by_heads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Language, Table
    from extract.records.giving.givers import Givers
    from extract.records.giving.statements import Statement
    from extract.records.transacting import Said

MANY = 2  # heads that name a giver: the others do too


@dataclass(frozen=True)
class Heads:
    """The heads of one table's rows and columns."""

    table: Table
    language: Language
    givers: Givers

    def of(self, row: int, column: int) -> tuple[Giver | None, str | None]:
        """Return who gives by the heads of a cell, and else what line it is of."""
        own = row_head(self.table, row)
        if self._is_some_total(row):
            return None, f"{own} ({row})"
        if self._is_plain(own):
            giver = self._giver(row, 0, own, named=self._rows_give)
            return giver, None if giver or self._is_partner(row, 0) else own
        above = self.table.header[column] if column < len(self.table.header) else ""
        if self._is_plain(above) and self._giver(0, column, above, named=False):
            return self._giver(0, column, above, named=False), None
        return None, None

    def said(self, row: int, column: int) -> Said | None:
        """Return which transaction the heads of a cell and the table's title say it is."""
        above = self.table.header[column] if column < len(self.table.header) else ""
        heads = (above, row_head(self.table, row), self.table.title or "")
        return said_by_heads(heads, given_cues(self.language))

    @cached_property
    def _rows(self) -> Sums:
        return row_sums(self.table)

    def _is_some_total(self, row: int) -> bool:
        """Tell whether a row is a sub-total, a share of the row above, or one of several totals."""
        if row < 1 or self._rows.kinds[row - 1] == "part":
            return False
        totals = [n for n, kind in enumerate(self._rows.kinds) if kind == "total"]
        return [n for n in totals if self._rows.includes(n) is None] != [row - 1]

    @cached_property
    def _rows_give(self) -> bool:
        """Tell whether rows are those who give: their head says 'Donor', or two of them name known ones."""
        first = self.table.header[0] if self.table.header else ""
        if pattern(self.language, "donors").search(first):
            return True
        rows = range(1, len(self.table.rows) + 1)
        named = [r for r in rows if self.givers.in_cell(self.table.id, r, 0, row_head(self.table, r))]
        return len(named) >= MANY

    def _is_plain(self, head: str) -> bool:
        """Tell whether a head is words about something else than totals, years and kinds of money."""
        words = head.strip()
        return bool(
            words
            and kind_of(words) == "part"
            and not YEARS.fullmatch(words)
            and not names_flow(words, self.language)
        )

    def _giver(self, row: int, column: int, words: str, *, named: bool) -> Giver | None:
        if self._is_partner(row, column):
            return None
        found = self.givers.in_cell(self.table.id, row, column, words)
        return found or (Giver(words.strip()) if named else None)

    def _is_partner(self, row: int, column: int) -> bool:
        return self.givers.is_partner(self.table.id, row, column)


def with_heads(
    tables: Iterable[Table], stated: Iterable[Statement], language: Language, givers: Givers
) -> tuple[tuple[Statement, ...], Links]:
    """Return the statements in cells of `tables` with their givers, and which lie in which."""
    cells: dict[str, list[Statement]] = {}
    for one in stated:
        if one.place.table_id and one.place.row is not None and one.place.column is not None:
            cells.setdefault(one.place.table_id, []).append(one)
    links = Links()
    found: list[Statement] = []
    for table in tables:
        heads = Heads(table, language, givers)
        grid = {
            (row, column): replace(one, giver=told[0], line=told[1], said=heads.said(row, column))
            for one in cells.get(table.id, ())
            for row, column in [(one.place.row or 0, one.place.column or 0)]
            for told in [heads.of(row, column)]
        }
        links.add(table_links(table, grid))
        found.extend(grid.values())
    return tuple(found), links
