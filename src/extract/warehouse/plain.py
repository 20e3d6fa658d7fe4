r"""How a column is written where a file knows fewer types than DuckDB.

CSV: numbers plain, dates as 2024-07-31, truth as true and false, null as nothing (and an empty text as "");
lists, structs and maps as JSON, `["KEN","UGA"]`.

A text that a spreadsheet would take for a formula gets an apostrophe before it, `'=HYPERLINK(…)`, unless
it is a number: one that begins with = + - @ (or their full-width forms), a tab or a line's end. A text that
begins with apostrophes and such a character gets one more: taking one away always gives the text back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.warehouse.catalogue import identifier

if TYPE_CHECKING:
    from extract.warehouse.catalogue import Column

FORMULA = r"^''*[=+\-@＝＋－＠\t\r\n]"  # in an SQL string: '' is one apostrophe
NUMBER = r"[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?"


def as_csv(column: Column) -> str:
    """Return the expression of a column's text in CSV."""
    if not column.is_text:
        return as_row(column)
    name = identifier(column.name)
    return (
        f"CASE WHEN regexp_matches({name}, '{FORMULA}') AND NOT regexp_full_match({name}, '{NUMBER}') "
        f"THEN '''' || {name} ELSE {name} END"
    )


def as_row(column: Column) -> str:
    """Return the expression of a column for programs without nested values: JSON for those."""
    name = identifier(column.name)
    return f"to_json({name})::VARCHAR" if column.is_nested else name


def as_parquet(column: Column) -> str:
    """Return the expression of a column in Parquet; integers of 128 bits, unknown there, become decimals."""
    name = identifier(column.name)
    return f"{name}::DECIMAL(38, 0)" if column.type in {"HUGEINT", "UHUGEINT"} else name
