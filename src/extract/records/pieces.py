"""Sections, tables and charts as records, and the anchors by which other records name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract import models
from extract.models import Span, content_id
from extract.records.tracing import Anchors, Passage, TableKey
from extract.text import plain_text, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.layout.types import ChartBlock, TableBlock
    from extract.records.reading import Reading
    from extract.sections import Section
    from extract.text import TextUnit

UnitKey = tuple[int, int | None, int | None, int | None, bool]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The records of a document's pieces, its passages by section, and the anchors."""

    sections: tuple[models.Section, ...]
    tables: tuple[models.Table, ...]
    charts: tuple[models.Chart, ...]
    passages: tuple[Passage, ...]
    cells: tuple[Passage, ...]
    anchors: Anchors


def pieces(reading: Reading) -> Pieces:
    """Turn the sections of `reading`, with their tables and charts, into records."""
    document = reading.source.sha256
    units = {_key(read.unit): read.unit for read in reading.units}
    spans = {section.order: _section_spans(section, units) for section in reading.sections}
    ids = _section_ids(document, reading.sections, units, spans)
    tables = _tables(document, reading.sections, ids, units)
    return Pieces(
        sections=tuple(
            _section(
                section,
                ids,
                units,
                spans[section.order],
                reading.languages.get(section.order) or reading.language,
            )
            for section in reading.sections
        ),
        tables=tuple(tables.values()),
        charts=tuple(_charts(document, reading.sections, ids)),
        passages=tuple(_passages(document, reading.sections, ids, units)),
        cells=tuple(_cell_passages(document, ids, tables, units)),
        anchors=Anchors(document, ids, {key: table.id for key, table in tables.items()}),
    )


def _key(unit: TextUnit) -> UnitKey:
    return unit.section, unit.table, unit.row, unit.column, unit.in_heading


def _all_spans(unit: TextUnit | None) -> tuple[Span, ...]:
    return unit.source.locate(0, len(unit.text)) if unit else ()


def _heading(section: Section, units: Mapping[UnitKey, TextUnit]) -> TextUnit | None:
    return units.get((section.order, None, None, None, True))


def _body(section: Section, units: Mapping[UnitKey, TextUnit]) -> TextUnit | None:
    return units.get((section.order, None, None, None, False))


def _section_spans(section: Section, units: Mapping[UnitKey, TextUnit]) -> tuple[Span, ...]:
    words = (*_all_spans(_heading(section, units)), *_all_spans(_body(section, units)))
    if words:
        return words
    blocks: tuple[TableBlock | ChartBlock, ...] = (*section.tables, *section.charts)
    return tuple(span_of(block.page, block.box) for block in blocks)


def _section_ids(
    document: str,
    sections: Iterable[Section],
    units: Mapping[UnitKey, TextUnit],
    spans: Mapping[int, tuple[Span, ...]],
) -> dict[int, str]:
    """Return an id for each section; equal words printed twice at one place are numbered."""
    ids: dict[int, str] = {}
    seen: dict[str, int] = {}
    for section in sections:
        heading, body = _heading(section, units), _body(section, units)
        words = (heading.text if heading else None, body.text if body else None)
        plain_id = content_id("sec", document, spans[section.order], *words)
        again = seen[plain_id] = seen.get(plain_id, -1) + 1
        ids[section.order] = content_id("sec", document, plain_id, again) if again else plain_id
    return ids


def _section(
    section: Section,
    ids: Mapping[int, str],
    units: Mapping[UnitKey, TextUnit],
    spans: tuple[Span, ...],
    language: models.Language | None,
) -> models.Section:
    heading, body = _heading(section, units), _body(section, units)
    text = body.text if body else ""
    return models.Section(
        id=ids[section.order],
        section_id=ids[section.order],
        text=text,
        start=0,
        end=len(text),
        spans=spans,
        rule=f"section.{section.role}",
        order=section.order,
        level=section.level,
        parent_id=None if section.parent is None else ids[section.parent],
        heading=heading.text if heading else None,
        role=section.role,
        language=language,
    )


def _passages(
    document: str, sections: Iterable[Section], ids: Mapping[int, str], units: Mapping[UnitKey, TextUnit]
) -> Iterable[Passage]:
    for section in sections:
        for unit in (_heading(section, units), _body(section, units)):
            if unit:
                yield Passage(document, ids[section.order], unit.text, unit.source, unit.in_heading)


def _cell_passages(
    document: str,
    ids: Mapping[int, str],
    tables: Mapping[TableKey, models.Table],
    units: Mapping[UnitKey, TextUnit],
) -> Iterable[Passage]:
    """Yield the cells of all tables with words in them, row by row."""
    for unit in units.values():
        if unit.table is not None and unit.row is not None:
            table = tables[unit.section, unit.table].id
            place = (table, unit.row, unit.column)
            yield Passage(document, ids[unit.section], unit.text, unit.source, unit.in_heading, *place)


def _tables(
    document: str, sections: Iterable[Section], ids: Mapping[int, str], units: Mapping[UnitKey, TextUnit]
) -> dict[TableKey, models.Table]:
    return {
        (section.order, index): _table(
            document, ids[section.order], block, _cells(section, index, block, units)
        )
        for section in sections
        for index, block in enumerate(section.tables)
    }


def _cells(
    section: Section, index: int, block: TableBlock, units: Mapping[UnitKey, TextUnit]
) -> tuple[tuple[str, ...], ...]:
    """Return the texts of all cells, the header first, as the text stage joined them."""

    def text(row: int, column: int) -> str:
        unit = units.get((section.order, index, row, column, False))
        return unit.text if unit else ""

    return tuple(
        tuple(text(r, c) for c in range(len(row))) for r, row in enumerate((block.header, *block.rows))
    )


def _table(
    document: str, section_id: str, block: TableBlock, cells: tuple[tuple[str, ...], ...]
) -> models.Table:
    title = plain_text(block.title) or None
    header, *rows = cells
    text = title or next((cell for row in cells for cell in row if cell), "")
    places = tuple(span_of(page, box) for page, box in ((block.page, block.box), *block.more))
    table_id = content_id("tbl", document, *places, title, header, *rows)
    return models.Table(
        id=table_id,
        section_id=section_id,
        text=text,
        start=0,
        end=len(text),
        table_id=table_id,
        spans=places,
        rule="table.grid",
        title=title,
        unit=plain_text(block.unit) or None,
        header=header,
        rows=tuple(rows),
    )


def _charts(document: str, sections: Iterable[Section], ids: Mapping[int, str]) -> Iterable[models.Chart]:
    for section in sections:
        for block in section.charts:
            yield _chart(document, ids[section.order], block)


def _chart(document: str, section_id: str, block: ChartBlock) -> models.Chart:
    title = plain_text(block.title) or None
    place = span_of(block.page, block.box)
    return models.Chart(
        id=content_id("cht", document, place, title),
        section_id=section_id,
        text=title or "",
        start=0,
        end=len(title or ""),
        spans=(place,),
        rule=f"chart.{block.kind}",
        title=title,
        unit=block.measure or plain_text(block.unit) or None,
        kind=block.kind,
        series=block.series,
    )
