"""The spreadsheet of issues, row by row, as a person and a spreadsheet program hand it back."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from extract.corrections import KINDS
from extract.errors import SpreadsheetError
from extract.feedback.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from extract.models import RecordKind

COLUMNS = (
    *("document", "page", "severity", "code", "message", "record", "field", "value as read"),
    *("value in force", "decision", "new value", "reason", "reviewer", "record id", "issue id", "sha256"),
    "decided before",
)
NEEDED = (
    "code",
    "record",
    "field",
    "decision",
    "new value",
    "record id",
    "issue id",
    "sha256",
    "decided before",
)
MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
PARTED_BY = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number in the spreadsheet (the head is 1), with its cells by column."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell; a column that is not there is empty."""
        return self.cells.get(column, "")

    @property
    def decision(self) -> str:
        """The first word of what was decided, in small letters."""
        return self["decision"].casefold()


def field_of(kind: str | None, field: str | None) -> str | None:
    """Return the field if it is one that people can correct."""
    return field if kind in KINDS and field in KINDS[cast("RecordKind", kind)].fields else None


def rows(file: Path) -> tuple[Row, ...]:
    """Return the rows of a CSV file that a spreadsheet program may have saved in its own way.

    `SpreadsheetError` if it cannot be read, or lacks a column.
    """
    try:
        text = _decoded(file.read_bytes())
        head, *body = _parted(text)
    except OSError as error:
        raise SpreadsheetError(str(file), [f"cannot be read ({error.strerror or error})."]) from error
    except (csv.Error, UnicodeError) as error:
        raise SpreadsheetError(str(file), [f"is no CSV file ({error})."]) from error
    names = [name.strip().casefold() for name in head]
    lacking = [f"the column {name!r} is missing." for name in NEEDED if name not in names]
    if lacking:
        raise SpreadsheetError(str(file), lacking)
    return tuple(
        Row(number, {name: text_of(cell).strip() for name, cell in zip(names, cells, strict=False)})
        for number, cells in enumerate(body, start=2)
        if any(cells)
    )


def _decoded(content: bytes) -> str:
    """Return the text: UTF-8, UTF-16 with its mark, or as Excel saves on Windows."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _parted(text: str) -> list[list[str]]:
    """Return the cells, parted by what parts the names of the columns; one empty row if there is nothing."""
    if text[:4].casefold() == "sep=":  # a line for Excel
        text = text.partition("\n")[2]
    first = text.partition("\n")[0]
    mark = max(PARTED_BY, key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)) or [[]]
