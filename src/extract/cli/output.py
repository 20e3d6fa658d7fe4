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

from extract.cli.terminal import escaped, harmless
from extract.feedback.cells import cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ERRORS = Console(stderr=True, highlight=False, soft_wrap=True)


class Format(StrEnum):
    """How a result is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def say(sentence: str) -> None:
    """Tell the user something that is no result."""
    ERRORS.print(Text(harmless(sentence)))


def say_error(sentence: str) -> None:
    """Tell the user what went wrong."""
    ERRORS.print(Text.assemble(("Error: ", "bold red"), harmless(sentence)))


def let_go(error: BaseException | None) -> None:
    """Free what the frames of an error hold: DuckDB complains of connections that outlive it."""
    for one in behind(error):
        traceback.clear_frames(one.__traceback__)


def behind(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error, what it came of, and so on."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: Format) -> None:
    """Print a result: a table for people, CSV with a header line, or a JSON array of objects.

    In CSV, what a spreadsheet would take for a formula gets an apostrophe before it (`feedback.cells`).
    """
    if form is Format.TABLE:
        _print_table(columns, rows)
    elif form is Format.CSV:
        writer = csv.writer(_Lines())
        writer.writerow(map(cell, columns))
        writer.writerows([_in_csv(value) for value in row] for row in rows)
    else:
        _print_json(columns, rows)


class _Lines:
    """Where rows of CSV go: their ends, quoted as such inside of cells, are short, as shells expect."""

    def write(self, row: str) -> int:
        """Print a row."""
        return sys.stdout.write(row.removesuffix("\r\n") + "\n")


def _print_json(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print objects one by one, as there may be more than memory holds."""
    before, after = "[", "[]\n"
    for row in rows:
        told = json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, indent=1, default=str)
        sys.stdout.write(f"{before}\n{escaped(told)}".replace("\n", "\n "))
        before, after = ",", "\n]\n"
    sys.stdout.write(after)


def _print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    table = Table(header_style="bold", show_lines=False)
    kept = [list(row) for row in rows]
    for number, column in enumerate(columns):
        figures = bool(kept) and all(isinstance(r[number], int | Decimal | float | None) for r in kept)
        table.add_column(Text(harmless(column)), justify="right" if figures else "left", overflow="fold")
    for row in kept:
        table.add_row(*(Text(harmless(_cell(value))) for value in row))
    console = Console() if sys.stdout.isatty() else Console(width=200)
    console.print(table)


def _in_csv(value: object) -> str:
    told = cell(value) if isinstance(value, str) else _cell(value)
    return harmless(told) if sys.stdout.isatty() else told


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
