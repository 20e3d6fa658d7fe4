"""The numbers in a table's cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.entities.numbers import decimal_mark, read_numeral, shown_mark
from extract.records.check_rules import check_rules
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.models import FactSheet, Span, Table

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)*")
_AROUND = re.compile(r"[\s$€£¥₩₹()*†‡+–−-]|[A-Z]{1,3}\$?")
_NEGATIVE = re.compile(r"\(.*\)|[–−-].*|.*\d[–−-]")
_YEAR = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells as numbers: None where a cell holds words; row 0 is the first below the header."""

    table: Table
    numbers: tuple[tuple[Decimal | None, ...], ...]

    def is_total_row(self, row: int) -> bool:
        """Tell whether the row's first words say 'total'."""
        return _is(check_rules().totals, self._first(row))

    def _first(self, row: int) -> str:
        return next((cell for cell in self.table.rows[row] if cell.strip()), "").strip()

    def is_subtotal_row(self, row: int) -> bool:
        """Tell whether the row totals some rows above: 'Subtotal', 'Total, Asia'."""
        if self.is_total_row(row):
            return False
        return self.is_loose_total_row(row) or bool(phrases(check_rules().subtotals).match(self._first(row)))

    def is_loose_total_row(self, row: int) -> bool:
        """Tell whether the row totals something that need not be the rows above: 'Total pupils'."""
        begins = phrases(check_rules().totals).match(self._first(row))
        return bool(begins) and not self.is_total_row(row)

    def is_of_which_row(self, row: int) -> bool:
        """Tell whether the row is part of the one above: 'of which wages'."""
        return bool(phrases(check_rules().of_which).match(self._first(row)))

    def is_part_row(self, row: int) -> bool:
        """Tell whether the row counts towards the total: no total itself, no 'of which'."""
        return not (self.is_total_row(row) or self.is_subtotal_row(row) or self.is_of_which_row(row))

    def is_added(self, column: int) -> bool:
        """Tell whether the column's figures can be added: no rates, averages, years or shares."""
        head = self.table.header[column]
        return "%" not in head and not phrases(check_rules().not_added).search(head)

    def is_total_column(self, column: int) -> bool:
        """Tell whether the column's head says 'total'."""
        return _is(check_rules().totals, self.table.header[column])

    def is_year_column(self, column: int) -> bool:
        """Tell whether the column's head is a year or a period."""
        return bool(_YEAR.fullmatch(self.table.header[column].strip()))

    def is_blank(self, row: int, column: int) -> bool:
        """Tell whether the cell stands for nothing: empty, a dash, 'n/a'."""
        return self.table.rows[row][column].strip().casefold() in check_rules().blanks


def grid(sheet: FactSheet, table: Table) -> Grid:
    """Read the numbers of `table`, all by the decimal mark that the table shows, or else the document.

    A cell whose amount a reviewer has corrected counts as corrected, in the unit of the table.
    """
    mark = shown_mark(_numerals(cell for row in table.rows for cell in row)) or _usual(sheet)
    width = len(table.header)
    numbers = [[_number(cell, mark) for cell in (*row, *([""] * width))[:width]] for row in table.rows]
    for row, column, read, now in _corrected(sheet, table):
        printed = numbers[row][column]
        numbers[row][column] = printed and printed * now / read
    return Grid(table, tuple(map(tuple, numbers)))


def _corrected(sheet: FactSheet, table: Table) -> Iterator[tuple[int, int, Decimal, Decimal]]:
    """Yield the cells with corrected amounts: what was read there, and what counts."""
    changes = (change for one in sheet.corrections for change in one.changes)
    changed = (one for one in changes if (one.kind, one.field) == ("amount", "value"))
    read = {one.record_id: Decimal(str(one.machine)) for one in changed}
    for amount in sheet.amounts if read else ():
        if amount.table_id == table.id and amount.row and amount.column is not None and read.get(amount.id):
            yield amount.row - 1, amount.column, read[amount.id], amount.value


def _numerals(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (found.group() for found in _NUMBER.finditer(text))


def _usual(sheet: FactSheet) -> str:
    cells = (cell for table in sheet.tables for row in table.rows for cell in row)
    texts = (section.text for section in sheet.sections)
    partner = sheet.partner.code if sheet.partner else None
    return decimal_mark(sheet.language or "en", partner, _numerals((*texts, *cells)))


def cell_spans(sheet: FactSheet, table: Table, row: int | None, column: int | None) -> tuple[Span, ...]:
    """Return the places of the amounts in a row or column, or in one cell; without any, the table's place.

    `row` counts from 0 below the header.
    """
    spans = tuple(
        span
        for amount in sheet.amounts
        if amount.table_id == table.id
        and (row is None or amount.row == row + 1)
        and (column is None or amount.column == column)
        for span in amount.spans
    )
    return spans or table.spans


def currencies(sheet: FactSheet, table: Table, places: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Return the currencies of the amounts at these places, rows counted from 0 below the header."""
    wanted = {(row + 1, column) for row, column in places}
    return frozenset(
        amount.currency
        for amount in sheet.amounts
        if amount.table_id == table.id and (amount.row, amount.column) in wanted and amount.currency
    )


def _is(words: tuple[str, ...], cell: str) -> bool:
    return bool(phrases(words).fullmatch(cell.strip().rstrip(":").strip()))


def _number(cell: str, mark: str) -> Decimal | None:
    """Return the value of a cell that holds one number and signs around it; `(1.2)` is negative."""
    found = _NUMBER.findall(cell)
    if len(found) != 1 or "%" in cell or _AROUND.sub("", _NUMBER.sub("", cell)):
        return None
    value = read_numeral(found[0], mark, scaled=True)
    return -value if _NEGATIVE.fullmatch(cell.strip()) else value
