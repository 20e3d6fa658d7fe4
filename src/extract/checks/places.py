"""Names under a head such as 'Country' that no list knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.records import About, issue
from extract.records.check_rules import check_rules
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import FactSheet, Issue, Span, Table

_PART = re.compile(r"[^,;/\n]+")
_JOINED = re.compile(r"\s+(?:and|et|y|&)\s+")
_NAME = re.compile(r"[A-ZÀ-Þ]")


def unknown_countries(sheet: FactSheet) -> Iterator[Issue]:
    """Report each name in a column of countries in which neither a country nor a region was found."""
    for table in sheet.tables:
        for column, head in enumerate(table.header):
            if phrases(check_rules().country_columns).fullmatch(head.strip()):
                yield from _column(sheet, table, column)


def _column(sheet: FactSheet, table: Table, column: int) -> Iterator[Issue]:
    for row, cells in enumerate(table.rows, start=1):
        known = [
            (place.start, place.end, place.spans)
            for place in (*sheet.countries, *sheet.regions)
            if (place.table_id, place.row, place.column) == (table.id, row, column)
        ]
        for start, end in _names(cells[column] if column < len(cells) else ""):
            if not any(low < end and start < high for low, high, _ in known):
                name = cells[column][start:end].strip()
                told = (
                    f"{name!r} stands under {table.header[column]!r}, but no country or region is called so."
                )
                spans: tuple[Span, ...] = table.spans
                about = About("table", table.id, "rows", spans)
                yield issue(sheet.source.sha256, "country_unknown", told, about)


def _names(cell: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a cell that are names: capital first, not 'Total' or 'Various'."""
    for part in _PART.finditer(_JOINED.sub(lambda m: "," * len(m.group()), cell)):
        words = part.group().strip()
        if _NAME.match(words) and not phrases(check_rules().not_countries).fullmatch(words):
            yield part.span()
