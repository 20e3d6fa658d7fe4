"""Adding up cells of a table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.checks.grids import Grid, cell_spans, currencies
from extract.checks.verdicts import Sum, Term
from extract.records import About
from extract.records.intervals import of_printed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from extract.models import Comparison, ComparisonKind, FactSheet

    Cell = tuple[int, int]

LEAST_PARTS = 2
EARLIEST, LATEST = 1900, 2100


@dataclass(frozen=True, slots=True)
class Line:
    """The row or column of a table that is added up, and the cell of its total."""

    name: str
    kind: ComparisonKind
    total: Cell
    row: int | None = None
    column: int | None = None


def added(sheet: FactSheet, cells: Grid, line: Line, places: Sequence[Cell]) -> Sum | None:
    """Return the total with the numbers at `places`.

    None where the total is no number, one of the places holds words, or too few hold numbers.
    """
    stated = cells.numbers[line.total[0]][line.total[1]]
    values = _values(cells, places)
    if stated is None or len(values) < LEAST_PARTS:
        return None
    told = f"Table {cells.table.text!r}, {line.name}"
    reason = _reason(currencies(sheet, cells.table, (*places, line.total)), (*values, stated))
    return Sum(told, _term(stated), tuple(_term(value) for value in values), reason=reason)


def compared(sheet: FactSheet, cells: Grid, line: Line, found: Sum, doubt: str | None = None) -> Comparison:
    """Return the comparison, at the places of the row or column; `doubt` says why it cannot be made."""
    spans = cell_spans(sheet, cells.table, line.row, line.column)
    about = About("table", cells.table.id, "rows", spans)
    return replace(found, reason=found.reason or doubt).compared(sheet.source.sha256, line.kind, about)


def _values(cells: Grid, places: Sequence[Cell]) -> list[Decimal]:
    found = []
    for row, column in places:
        number = cells.numbers[row][column]
        if number is not None:
            found.append(number)
        elif not cells.is_blank(row, column):
            return []
    return found


def _reason(used: frozenset[str], values: Sequence[Decimal]) -> str | None:
    if len(used) > 1:
        return f"the cells are in several currencies ({', '.join(sorted(used))})"
    if all(EARLIEST <= value <= LATEST and value == int(value) for value in values):
        return "the figures may be years"
    return None


def _term(value: Decimal) -> Term:
    return Term(value, of_printed(value))
