"""The Excel workbook of a release: a sheet for each relation, a dictionary, and notes.

Texts are written as texts, so that none is taken for a formula or a link. Figures and dates are real ones,
but for those that Excel would change: more than fifteen digits, days before March 1900.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import xlsxwriter

from extract.releases.dictionary import HEAD, dictionary_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from extract.warehouse import Column, Omission, Relation, Taken

SHEET_ROWS = 1_048_576  # Excel has no more, the header included
CELL_CHARACTERS = 32_767
SHEET_NAME = 31
WIDTHS = (6, 60)  # characters
LOOKED_AT = 200  # rows that decide how wide a column is
FIRST_DAY = date(1900, 3, 1)  # before it, Excel's calendar has a day that never was

Row = tuple[object, ...]


@dataclass
class Workbook:
    """An open workbook; `cuts` grows by a sentence for each thing that did not fit."""

    book: Any
    formats: dict[str, Any]
    row_limit: int
    cuts: list[str] = field(default_factory=list)

    def add_relation(self, taken: Taken) -> None:
        """Write a relation into a sheet of its own, as far as a sheet goes."""
        relation, room = taken.relation, self.row_limit - 1
        shortened = self._add(relation.name, relation.columns, taken.rows(room))
        if taken.count > room:
            self.cuts.append(
                f"The sheet {relation.name} has the first {room} of {taken.count} rows, "
                "as a sheet holds no more; the other formats have all."
            )
        if shortened:
            self.cuts.append(
                f"The sheet {relation.name} has {shortened} texts cut after {CELL_CHARACTERS} characters, "
                "as a cell holds no more; the other formats have all."
            )

    def add_dictionary(self, relations: Iterable[Relation]) -> None:
        """Write the dictionary."""
        self._add("dictionary", HEAD, dictionary_rows(relations))

    def add_notes(self, sentences: Iterable[str], omissions: Iterable[Omission]) -> None:
        """Write the notes: sentences first, then each omission with its counts."""
        lines: list[Row] = [(sentence,) for sentence in (*sentences, *self.cuts)]
        for one in omissions:
            lines += [(), (one.title,), (one.meaning,), one.columns, *one.rows]
        self._add("notes", ("What the data do not cover", "", "", ""), lines)

    def _add(self, name: str, columns: Sequence[Column | str], rows: Iterable[Row]) -> int:
        """Write a sheet and return how many texts were cut."""
        sheet = self.book.add_worksheet(name[:SHEET_NAME])
        names = [column if isinstance(column, str) else column.name for column in columns]
        waiting = iter(rows)
        first = list(islice(waiting, LOOKED_AT))
        for number, width in enumerate(_widths(names, first)):
            sheet.set_column(number, number, width)
        sheet.write_row(0, 0, names, self.formats["head"])
        sheet.freeze_panes(1, 0)
        last, shortened = 0, 0
        for last, row in enumerate(chain(first, waiting), start=1):
            shortened += sum(self._write(sheet, last, column, value) for column, value in enumerate(row))
        if not isinstance(columns[0], str) and last:
            sheet.autofilter(0, 0, last, len(names) - 1)
        return shortened

    def _write(self, sheet: Any, row: int, column: int, value: object) -> bool:
        """Write a cell; true if its text was cut."""
        told = excel_value(value)
        if told is None:
            return False
        if isinstance(told, bool):
            sheet.write_boolean(row, column, told)
        elif isinstance(told, int | float):
            sheet.write_number(row, column, told, self.formats[_form(value)])
        elif isinstance(told, date):
            sheet.write_datetime(row, column, told, self.formats[_form(value)])
        else:
            sheet.write_string(row, column, told[:CELL_CHARACTERS])
            return len(told) > CELL_CHARACTERS
        return False


@contextmanager
def workbook(file: Path, *, row_limit: int = SHEET_ROWS) -> Iterator[Workbook]:
    """Yield a workbook that is written to `file` row by row, in little memory."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(file.parent),
    }
    book = xlsxwriter.Workbook(file, options)
    book.use_zip64()
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "plain": None,
        "whole": book.add_format({"num_format": "#,##0"}),
        "broken": book.add_format({"num_format": "#,##0.00##"}),
        "fine": book.add_format({"num_format": "0.############"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
    }
    yield Workbook(book, formats, row_limit)
    book.close()


def excel_value(value: object) -> bool | float | date | str | None:
    """Return what Excel keeps unchanged: the value itself where it can, else its text."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal | float):
        number = float(value)
        exact = Decimal(repr(number)) == value if isinstance(value, int | Decimal) else number - number == 0
        return number if exact else str(value)
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return value if day >= FIRST_DAY else value.isoformat()
    return str(value)


def _form(value: object) -> str:
    if isinstance(value, datetime):
        return "time"
    if isinstance(value, date):
        return "day"
    if not isinstance(value, Decimal):
        return "plain"
    if value == value.to_integral_value():
        return "whole"
    return "broken" if value == round(value, 4) else "fine"


def _widths(names: Sequence[str], rows: Sequence[Row]) -> list[int]:
    least, most = WIDTHS
    longest = [len(name) + 3 for name in names]
    for row in rows:
        for number, value in enumerate(row[: len(names)]):
            longest[number] = max(longest[number], len(str(value)) if value is not None else 0)
    return [min(max(length + 1, least), most) for length in longest]
