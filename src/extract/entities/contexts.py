"""What each text can know about its surroundings before its values are read."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from extract.entities.dates import shown_order
from extract.entities.flow import partner_gives
from extract.entities.money import likely_currency, named_currencies
from extract.entities.numbers import lex, shown_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.entities.values import Context
    from extract.models import Language
    from extract.sections import Section
    from extract.text import TextUnit

Place = tuple[int, int | None, int | None, int | None]  # section, table, row, column


def contexts(
    units: Sequence[TextUnit],
    sections: Sequence[Section],
    document: Context,
    languages: Mapping[int, Language | None] = MappingProxyType({}),
) -> tuple[Context, ...]:
    """Return one `Context` for each of `units`: `document`, and what stands around the unit.

    That is its own and the higher headings, its section's role and language, and for a table cell the words
    of its heads. `languages` has those of sections (by `order`) with text.
    """
    by_order = {section.order: section for section in sections}
    headings = {unit.section: unit.text for unit in units if unit.in_heading}
    document = _informed(document, units, headings, sections)
    cells = {_place(unit): unit.text for unit in units if unit.table is not None}
    rows = _rows(units)
    columns = _first_columns(units)
    return tuple(
        replace(
            document,
            language=languages.get(unit.section) or document.language,
            heading=headings.get(unit.section),
            headings_above=tuple(_above(by_order[unit.section], by_order, headings)),
            role=by_order[unit.section].role,
            in_heading=unit.in_heading,
            cell_head=_column_words(unit, by_order[unit.section], cells),
            row_head=cells.get((unit.section, unit.table, unit.row, 0)) if unit.row and unit.column else None,
            header_cells=rows.get((unit.section, unit.table, 0), ()) if unit.row else (),
            row_cells=rows.get((unit.section, unit.table, unit.row), ()) if unit.row else (),
            first_cells=columns.get((unit.section, unit.table), ()) if unit.row else (),
        )
        for unit in units
    )


def _informed(
    document: Context, units: Sequence[TextUnit], headings: Mapping[int, str], sections: Sequence[Section]
) -> Context:
    """Add what only all texts together tell: title, way of money, what `$`, `1.250`, `03/04/2022` mean."""
    texts = [unit.text for unit in units]
    named = named_currencies(texts, document.language)
    return replace(
        document,
        title=next((headings.get(section.order) for section in sections if section.level == 0), None),
        decimal_mark=shown_mark(t.text for text in texts for t in lex(text) if t.kind == "number"),
        month_first=shown_order(texts, document.language),
        partner_gives=partner_gives(texts, document.language),
        likely_currency=document.likely_currency or likely_currency(named),
        named_currencies=tuple(named.items()),
    )


def _rows(units: Sequence[TextUnit]) -> dict[tuple[int, int | None, int | None], tuple[str, ...]]:
    """Return the cells of each row of each table, from left to right; row 0 is the header."""
    rows: dict[tuple[int, int | None, int | None], tuple[str, ...]] = {}
    for unit in units:
        if unit.table is not None and unit.row is not None:
            key = (unit.section, unit.table, unit.row)
            rows[key] = (*rows.get(key, ()), unit.text)
    return rows


def _first_columns(units: Sequence[TextUnit]) -> dict[tuple[int, int | None], tuple[str, ...]]:
    """Return the first cell of each row of each table, below the header."""
    columns: dict[tuple[int, int | None], list[str]] = {}
    for unit in units:
        if unit.table is not None and unit.row and unit.column == 0:
            columns.setdefault((unit.section, unit.table), []).append(unit.text)
    return {place: tuple(cells) for place, cells in columns.items()}


def _place(unit: TextUnit) -> Place:
    return unit.section, unit.table, unit.row, unit.column


def _above(section: Section, by_order: Mapping[int, Section], headings: Mapping[int, str]) -> Iterator[str]:
    parent = section.parent
    while parent is not None:
        if parent in headings:
            yield headings[parent]
        parent = by_order[parent].parent


def _column_words(unit: TextUnit, section: Section, cells: Mapping[Place, str]) -> str | None:
    """For a cell below the header: its column's head, the table's unit line and its title, one a line."""
    if unit.table is None or not unit.row:
        return None
    table = section.tables[unit.table]
    words = (
        cells.get((unit.section, unit.table, 0, unit.column)),
        " ".join(word.text for line in table.unit for word in line.words),
        cells.get((unit.section, unit.table, None, None)),
    )
    return "\n".join(word for word in words if word) or None
