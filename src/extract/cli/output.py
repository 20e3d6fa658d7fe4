"""What the terminal shows: sentences on standard error, results on standard output."""

from __future__ import annotations

import csv
import json
import sys
import traceback
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ERRORS = Console(stderr=True, highlight=False, soft_wrap=True)


class Format(StrEnum):
    """How a result is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def say(sentence: str) -> None:
    """Tell the user something that is no result."""
    ERRORS.print(Text(sentence))


def say_error(sentence: str) -> None:
    """Tell the user what went wrong."""
    ERRORS.print(Text.assemble(("Error: ", "bold red"), sentence))


def let_go(error: BaseException | None) -> None:
    """Free what the frames of an error hold: DuckDB complains of connections that outlive it."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: Format) -> None:
    """Print a result: a table for people, CSV with a header line, or a JSON array of objects."""
    if form is Format.TABLE:
        _print_table(columns, rows)
    elif form is Format.CSV:
        writer = csv.writer(
            sys.stdout, lineterminator="\n"
        )  # shells take the return of a line's end for data
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in rows)
    else:
        objects = [dict(zip(columns, row, strict=True)) for row in rows]
        sys.stdout.write(json.dumps(objects, ensure_ascii=False, indent=1, default=str) + "\n")


def _print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    table = Table(header_style="bold", show_lines=False)
    kept = [list(row) for row in rows]
    for number, column in enumerate(columns):
        figures = bool(kept) and all(isinstance(r[number], int | Decimal | float | None) for r in kept)
        table.add_column(column, justify="right" if figures else "left", overflow="fold")
    for row in kept:
        table.add_row(*(Text(_cell(value)) for value in row))
    console = Console() if sys.stdout.isatty() else Console(width=200)
    console.print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return (
            format(value.normalize(), "f") if value == value.to_integral() else format(value, "f").rstrip("0")
        )
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
