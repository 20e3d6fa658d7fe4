"""What a sentence says is the total against the total of a table for the same money and years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.checks.grids import Grid, grid
from extract.checks.repeated import same_money, says_total
from extract.checks.verdicts import Sum, Term
from extract.records import About
from extract.records.intervals import of_amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Amount, Comparison, FactSheet, Table


def text_tables(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare amounts of the text with the amounts in total rows for the same flow, currency and years.

    Equal figures agree. Different ones contradict only if the sentence says that it gives a total; else the
    table may be about other money.
    """
    for table in sheet.tables:
        totals = _totals(sheet, table, grid(sheet, table))
        for amount in sheet.amounts:
            for shown in totals:
                if amount.table_id is None and not amount.in_heading and same_money(amount, shown):
                    yield from _compared(sheet, amount, shown, table)


def _totals(sheet: FactSheet, table: Table, cells: Grid) -> list[Amount]:
    """Return the amounts in the last total row; of several total columns none."""
    rows = [row for row in range(len(table.rows)) if cells.is_total_row(row)]
    return [
        amount
        for amount in sheet.amounts
        if amount.table_id == table.id and rows and amount.row == rows[-1] + 1
    ]


def _compared(sheet: FactSheet, amount: Amount, shown: Amount, table: Table) -> Iterator[Comparison]:
    stated, drawn = of_amount(amount, sheet.language), of_amount(shown, sheet.language)
    found = Sum(
        f"{amount.text!r} against the total {shown.text!r} of table {table.text!r}",
        Term(amount.value, stated),
        (Term(shown.value, drawn),),
        unit=f"{amount.currency} ",
    )
    near = drawn.low / 2 <= amount.value <= drawn.high * 2
    if stated.meets(drawn) or (near and says_total(sheet, amount)):
        about = About("amount", amount.id, "value", (*amount.spans, *shown.spans))
        yield found.compared(sheet.source.sha256, "text_table", about)
