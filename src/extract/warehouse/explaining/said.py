"""A row in a few words, whatever its table: its words, its sum, its page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.models.base import plain
from extract.warehouse.explaining.finding import Address, short
from extract.warehouse.explaining.types import Links, Money, Said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.warehouse.bulk import Row
    from extract.warehouse.explaining.reader import Reader, Table

# The columns that say what a row is about, the best first; a country mention's words say more than its code.
NAMING = ("title", "heading", "message", "text", "label", "meaning", "name_en", "file_name", "name", "key")
# What names a row of these tables instead.
NAMED = {
    "facts": "{key}: {value}",
    "contacts": "{kind}: {value}",
    "chart_values": "{series}, {label}: {value}",
    "contribution_series": "{period_start} to {period_end}: {value}",
    "fact_parts": "{value} {label}",
    "table_cells": "{text}",
    "corrections": "{action} {field}: {seen} → {value}",
}
LISTED = 12
KIND = ("flow", "kind", "role", "state", "reason")
DOCUMENT = ("document", "newer_document")


def said(reader: Reader, table: Table, row: Row) -> Said:
    """Return the row in a few words."""
    address = Address(table.name, tuple(str(row[key]) for key in table.keys))
    return Said(
        table.name,
        short(reader, address),
        _naming(row, table) or address.keys[0],
        money_of(table, row),
        next((str(row[name]) for name in DOCUMENT if row.get(name)), None),
        number_of(row, "page"),
        next((str(row[name]) for name in KIND if row.get(name)), None),
        (day_of(row, "period_start"), day_of(row, "period_end")),
    )


def _naming(row: Row, table: Table) -> str:
    if table.name in NAMED:
        told = {name: plain(v) if isinstance(v, Decimal) else v for name, v in row.items()}
        return NAMED[table.name].format(**told).replace("_", " ")
    return next((str(row[name]) for name in NAMING if row.get(name)), "")


def money_of(table: Table, row: Row) -> Money | None:
    """Return the sum that a row states, if its table is about money."""
    value, most = row.get("value"), row.get("value_max")
    if not isinstance(value, Decimal) or not table.has("currency"):
        return None
    if row["currency"] is None and not table.has("qualifier"):
        return None  # a key figure that counts people
    return Money(
        text_of(row, "currency"),
        value,
        most if isinstance(most, Decimal) else None,
        text_of(row, "qualifier"),
    )


def links(reader: Reader, relation: str, table: str, condition: str, *parameters: object) -> Links | None:
    """Return the rows of `table` for which `condition` holds; nothing if there are none."""
    shape = reader.tables[table]
    order = ", ".join(name for name in ("document", "page", "rowid") if name == "rowid" or shape.has(name))
    found = reader.rows(
        f"SELECT *, count(*) OVER () AS of_all FROM {table} "  # noqa: S608 - our own names
        f"WHERE {condition} ORDER BY {order} LIMIT {LISTED}",
        *parameters,
    )
    if not found:
        return None
    return Links(
        relation, tuple(said(reader, shape, row) for row in found), number_of(found[0], "of_all") or 0
    )


def text_of(row: Mapping[str, object], name: str) -> str | None:
    """Return the text in a column; none where it is null or not there."""
    value = row.get(name)
    return None if value is None else str(value)


def number_of(row: Mapping[str, object], name: str) -> int | None:
    """Return the whole number in a column, likewise."""
    value = row.get(name)
    return value if isinstance(value, int) else None


def day_of(row: Mapping[str, object], name: str) -> date | None:
    """Return the day in a column, likewise."""
    value = row.get(name)
    return value if isinstance(value, date) else None
