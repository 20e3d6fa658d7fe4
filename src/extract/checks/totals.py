"""Table totals against the sum of their parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.checks.adding import Line, added, compared
from extract.checks.grids import Grid, grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.checks.adding import Cell
    from extract.models import Comparison, FactSheet


@dataclass(frozen=True, slots=True)
class Groups:
    """The ways in which the rows above a total row may make it up; the first that fits is taken."""

    ways: tuple[tuple[int, ...], ...]
    doubt: str | None = None  # why it is no contradiction if none fits


def table_totals(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare each total row and total column with the figures that it totals.

    Rounding never alarms: each figure stands for all values that would be printed so. A total may add up the
    rows since the last total, all rows above, or the subtotals. A column in which a part is words is left
    alone, and so are columns of rates or years, and the rows of a table whose other columns are no years,
    unless most rows show that the total column does add them up. Tables that were not read for certain are
    not compared.
    """
    doubted = {issue.record_id for issue in sheet.issues if issue.code == "table_unreadable"}
    for table in sheet.tables:
        if table.id not in doubted:
            cells = grid(sheet, table)
            yield from _rows(sheet, cells)
            yield from _columns(sheet, cells)


def _rows(sheet: FactSheet, cells: Grid) -> Iterator[Comparison]:
    for row in range(len(cells.numbers)):
        if cells.is_total_row(row) or cells.is_subtotal_row(row):
            groups = _groups(cells, row)
            for column in range(len(cells.table.header)):
                if cells.is_added(column):
                    yield from _total_row(sheet, cells, (row, column), groups)


def _groups(cells: Grid, total_row: int) -> Groups:
    above = range(total_row)
    totals = [r for r in above if cells.is_total_row(r) or cells.is_subtotal_row(r)]
    since = range(totals[-1] + 1 if totals else 0, total_row)
    parts = tuple(tuple(r for r in some if cells.is_part_row(r)) for some in (since, above))
    loose = tuple(r for r in since if cells.is_part_row(r))
    ways = (*parts, tuple(totals), (*totals, *loose))
    return Groups(tuple(dict.fromkeys(ways)), _doubt(cells, total_row))


def _doubt(cells: Grid, total_row: int) -> str | None:
    if cells.is_loose_total_row(total_row):
        return "it is not printed which rows it totals"
    if any(cells.is_of_which_row(row) for row in range(total_row)):
        return "it is not printed how many rows are part of another"
    return None


def _total_row(sheet: FactSheet, cells: Grid, place: Cell, groups: Groups) -> Iterator[Comparison]:
    column = place[1]
    name = cells.table.header[column] or f"column {column + 1}"
    line = Line(f"column {name!r}", "table_column", place, column=column)
    found = [one for way in groups.ways if (one := added(sheet, cells, line, [(r, column) for r in way]))]
    fitting = next((one for one in found if one.verdict == "agrees"), None)
    if found:
        yield compared(sheet, cells, line, fitting or found[0], None if fitting else groups.doubt)


def _columns(sheet: FactSheet, cells: Grid) -> Iterator[Comparison]:
    for column in range(len(cells.table.header)):
        if not cells.is_total_column(column):
            continue
        others = _summed_columns(cells, column)
        found = []
        for row in range(len(cells.numbers)):
            name = next((cell for cell in cells.table.rows[row] if cell), f"row {row + 1}")
            line = Line(f"row {name!r}", "table_row", (row, column), row=row)
            if one := added(sheet, cells, line, [(row, c) for c in others]):
                found.append((line, one))
        doubt = _unparted(cells, column, others)
        wrong = [one for _, one in found if one.verdict == "contradicts"]
        if all(cells.is_year_column(c) for c in others) or len(wrong) * 2 < len(found):
            for line, one in found:
                unsure = one.verdict == "contradicts" and cells.is_total_row(line.total[0])
                yield compared(sheet, cells, line, one, doubt if unsure else None)


def _unparted(cells: Grid, column: int, others: Sequence[int]) -> str | None:
    """Return why the total of all rows need not be the sum of the other columns' totals."""
    for row, numbers in enumerate(cells.numbers):
        if numbers[column] is not None and all(cells.is_blank(row, c) for c in others):
            return "some rows have a total without parts"
    return None


def _summed_columns(cells: Grid, total_column: int) -> Sequence[int]:
    """Return the columns before the total: its years if there are any, else all with numbers."""
    before = [
        c
        for c in range(total_column)
        if cells.is_added(c) and any(numbers[c] is not None for numbers in cells.numbers)
    ]
    years = [c for c in before if cells.is_year_column(c)]
    return years or before
