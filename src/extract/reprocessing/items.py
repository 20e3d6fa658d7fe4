"""Rows of a document as items that can be compared: each value as text, as the database writes it.

A row is an item of its own if it has an id; what belongs to it (the cells of a table, the values of a chart)
goes by its place in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from extract.models import Anchor, Span, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extract.warehouse import Row, Rows

Values = dict[str, str | None]
Key = tuple[str | None, ...]

MADE = frozenset({"review.added", "review.split"})  # rules of records that a reviewer has made
WORDS = 200  # characters that are kept of long texts
NO_VALUES = frozenset(
    (
        *("id", "sha256", "document", "spans", "page", "start_char", "end_char", "position", "in_heading"),
        *("table_row", "table_column", "edition", "machine", "counted", "not_counted", "covered_by"),
        *("header", "rows", "places", "series", "parts"),  # rows of tables of their own
    )
)
REFERENCES = frozenset(
    (
        *("section_id", "table_id", "parent_id", "project_id", "amount_id", "amount_ids", "chart_id"),
        *("record_id", "part_of"),
    )
)
CHILDREN: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {  # owner, place in it, values
    "table_cells": ("table_id", ("table_row", "table_column"), ("text",)),
    "chart_values": ("chart_id", ("series", "label"), ("value", "error", "origin")),
    "contribution_places": ("contribution_id", ("amount_id", "chart_id", "series", "label"), ("text",)),
    "contribution_series": (
        "contribution_id",
        ("period_start", "period_end"),
        ("value", "value_max", "qualifier"),
    ),
    "fact_parts": ("fact_id", ("key",), ("label", "value")),
}
KIND = {"facts": "key", "issues": "code", "comparisons": "kind"}  # what tells some records apart


@dataclass(frozen=True, slots=True)
class Item:
    """One row: what it says now, and what the program had read, which is the same but for corrections.

    `references` lead to other items; `owner` and `key` tell where a row without an id belongs.
    """

    table: str
    id: str
    anchor: Anchor
    rule: str | None
    now: Values
    machine: Values
    references: Mapping[str, tuple[str, ...]]
    owner: str = ""
    key: Key = ()

    @property
    def added(self) -> bool:
        """Whether a reviewer has made it, and the program has not read it."""
        return self.rule in MADE


def items_of(rows: Rows) -> tuple[Item, ...]:
    """Return all items of one document."""
    headings = {str(row["id"]): _text(row.get("heading")) for row in rows.get("sections", ())}
    charted = {
        str(row["contribution_id"]): f"{row['series']}|{row['label']}"
        for row in rows.get("contribution_places", ())
        if row["record"] == "chart_value" and row["position"] == 0
    }
    records = (
        _record(table, row, headings, charted)
        for table, some in rows.items()
        if table not in CHILDREN and table != "corrections"
        for row in some
    )
    return (*records, *(child for table in CHILDREN for child in _children(table, rows.get(table, ()))))


def _record(table: str, row: Row, headings: Mapping[str, str | None], charted: Mapping[str, str]) -> Item:
    key = str(row["sha256"] if table == "documents" else row["id"])
    now = {name: _text(value) for name, value in row.items() if name not in NO_VALUES | REFERENCES}
    references = {name: _ids(row[name]) for name in row.keys() & REFERENCES}
    heading = row.get("heading") if table == "sections" else headings.get(str(row.get("section_id")))
    anchor = _anchor(table, row, _text(heading), charted.get(key, ""))
    return Item(table, key, anchor, _text(row.get("rule")), now, now | _machine(row), references)


def _anchor(table: str, row: Row, heading: str | None, charted: str) -> Anchor:
    spans = tuple(Span.model_validate(box) for box in cast("Iterable[object]", row.get("spans") or ()))
    words = heading if table == "sections" and heading else row.get("text") or row.get("message")
    detail = str(row[KIND[table]]) if table in KIND else charted
    page = spans[0].page if spans else None
    return Anchor(page=page, spans=spans, heading=heading, words=_text(words) or "", detail=detail)


def _children(table: str, rows: Iterable[Row]) -> Iterator[Item]:
    """Yield the rows that belong to others; of several at one place, each has its number."""
    owner, key, values = CHILDREN[table]
    met: dict[tuple[str, Key], int] = {}
    for row in rows:
        place = tuple(_text(row[name]) for name in key)
        belongs = str(row[owner])
        number = met[belongs, place] = met.get((belongs, place), -1) + 1
        words = " | ".join(part for name, part in zip(key, place, strict=True) if part and "_id" not in name)
        now = {name: _text(row[name]) for name in values}
        anchor = Anchor(words=words)
        yield Item(table, belongs, anchor, None, now, now, {}, belongs, (*place, str(number)))


def _machine(row: Row) -> Values:
    """Return what the program had read where that is no longer in force."""
    told = cast("Mapping[str, str | None]", dict(cast("Iterable[tuple[str, str]]", _pairs(row))))
    return {name: None if value == "[]" else value for name, value in told.items() if name not in NO_VALUES}


def _pairs(row: Row) -> object:
    machine = row.get("machine") or ()
    return machine.items() if isinstance(machine, dict) else machine


def _ids(value: object) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(sorted(str(one) for one in value))
    return () if value is None else (str(value),)


def _text(value: object) -> str | None:
    """Return a value as the column `machine` has it: JSON, but for what is a text; nothing for no items."""
    if value is None or value in ((), [], {}):
        return None
    plainly = _plain(value)
    return plainly if isinstance(plainly, str) else json.dumps(plainly, ensure_ascii=False)


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case dict():
            return dict(sorted((str(key), _plain(one)) for key, one in value.items()))
        case list() | tuple():
            return _listed(value)
        case _:
            return value


def _listed(value: Iterable[object]) -> object:
    """Return a list; one of pairs is what the database keeps as a map."""
    told = [_plain(one) for one in value]
    pairs = [one for one in told if isinstance(one, list) and len(one) == 2]
    return dict(sorted(pairs)) if told and len(pairs) == len(told) else told
