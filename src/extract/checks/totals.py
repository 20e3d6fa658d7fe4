"""Table totals against the sum of their parts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.checks.grids import Grid, cell_spans, grid
from extract.models import plain
from extract.records import About, issue
from extract.records.intervals import Interval, of_printed, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.models import FactSheet, Issue

LEAST_PARTS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """The row or column of a table that was added up."""

    name: str
    row: int | None = None
    column: int | None = None


def table_totals(sheet: FactSheet) -> Iterator[Issue]:
    """Report each total row and total column whose figures are not the sums of those they total.

    Rounding never alarms: each figure stands for all values that would be printed so. A column in which a
    part is words is left alone, and so are the rows of a table whose other columns are no years, unless most
    rows show that the total column does add them up.
    """
    for table in sheet.tables:
        cells = grid(table, sheet.language)
        yield from _rows(sheet, cells)
        yield from _columns(sheet, cells)


def _rows(sheet: FactSheet, cells: Grid) -> Iterator[Issue]:
    first = 0
    for row in range(len(cells.numbers)):
        if not cells.is_total_row(row):
            continue
        parts = [r for r in range(first, row) if cells.is_part_row(r)]
        for column, stated in enumerate(cells.numbers[row]):
            values = _values(cells, [(r, column) for r in parts])
            if stated is not None and values and not _fits(stated, values):
                name = cells.table.header[column] or f"column {column + 1}"
                yield _issue(sheet, cells, Line(f"column {name!r}", column=column), stated, values)
        first = row + 1


def _columns(sheet: FactSheet, cells: Grid) -> Iterator[Issue]:
    for column in range(len(cells.table.header)):
        if not cells.is_total_column(column):
            continue
        others = _summed_columns(cells, column)
        checked = []
        for row, numbers in enumerate(cells.numbers):
            stated, values = numbers[column], _values(cells, [(row, c) for c in others])
            if stated is not None and values:
                checked.append((row, stated, values, _fits(stated, values)))
        wrong = [one for one in checked if not one[3]]
        if not all(cells.is_year_column(c) for c in others) and len(wrong) * 2 >= len(checked):
            continue
        for row, stated, values, _ in wrong:
            name = next((cell for cell in cells.table.rows[row] if cell), f"row {row + 1}")
            yield _issue(sheet, cells, Line(f"row {name!r}", row=row), stated, values)


def _summed_columns(cells: Grid, total_column: int) -> list[int]:
    """Return the columns before the total: its years if there are any, else all with numbers."""
    before = [c for c in range(total_column) if any(numbers[c] is not None for numbers in cells.numbers)]
    years = [c for c in before if cells.is_year_column(c)]
    return years or before


def _values(cells: Grid, places: Sequence[tuple[int, int]]) -> list[Decimal]:
    """Return the numbers at `places`; none where one of them holds words, or too few hold numbers."""
    found = []
    for row, column in places:
        number = cells.numbers[row][column]
        if number is not None:
            found.append(number)
        elif not cells.is_blank(row, column):
            return []
    return found if len(found) >= LEAST_PARTS else []


def _fits(stated: Decimal, values: Sequence[Decimal]) -> bool:
    parts: Interval = total(of_printed(value) for value in values)
    return of_printed(stated).meets(parts)


def _issue(sheet: FactSheet, cells: Grid, line: Line, stated: Decimal, values: Sequence[Decimal]) -> Issue:
    terms, summed = " + ".join(plain(value) for value in values), sum(values, Decimal(0))
    told = (
        f"Table {cells.table.text!r}, {line.name}: the total says {plain(stated)}, "
        f"but {terms} = {plain(summed)}."
    )
    spans = cell_spans(sheet, cells.table, line.row, line.column)
    about = About("table", cells.table.id, "rows", spans)
    return issue(sheet.source.sha256, "total_mismatch", told, about)
