"""One record as a row: which field goes to which column.

Columns are called as the fields of the record, but for a few that are words of SQL or stand for two things:
offsets are `start_char` and `end_char` everywhere, days are `start_date` and `end_date`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.models.base import Placed

if TYPE_CHECKING:
    from extract.models import Span
    from extract.models.base import Record
    from extract.warehouse.bulk import Row

RENAMED = {"order": "position", "row": "table_row", "column": "table_column"}
OFFSETS = {"start": "start_char", "end": "end_char"}
DAYS = {"start": "start_date", "end": "end_date"}


def record_row(document: str, record: Record) -> Row:
    """Return one record's columns; nested records other than places are left to the child tables."""
    told = vars(record)
    row: Row = {column: told[name] for name, column in _columns(type(record))}
    spans: tuple[Span, ...] = getattr(record, "spans", ())
    return row | {"document": document, "spans": boxes(spans), "page": first_page(spans)}


@cache
def _columns(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of record, each with its column."""
    names = RENAMED | (OFFSETS if issubclass(kind, Placed) else DAYS)
    return tuple((name, names.get(name, name)) for name in kind.model_fields)


def first_page(spans: tuple[Span, ...]) -> int | None:
    """Return the page of the first place."""
    return spans[0].page if spans else None


def boxes(spans: tuple[Span, ...]) -> list[Row]:
    """Return the places of a record as the database keeps them."""
    return [dict(vars(span)) for span in spans]
