"""A FactSheet as rows: which record goes to which table, and under which column names.

Columns are called as the fields of the record, but for a few that are words of SQL or stand for two things:
offsets are `start_char` and `end_char` everywhere, days are `start_date` and `end_date`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING

from extract.errors import WarehouseError
from extract.models.base import Placed, content_id
from extract.warehouse.corrected import correction_rows, machine_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from extract.models import Chart, Contribution, Fact, FactSheet, Issue, Project, Span, Table
    from extract.models.base import Record
    from extract.warehouse.bulk import Row, Rows

RECORD_TABLES = {  # table -> field of the FactSheet
    "sections": "sections",
    "amounts": "amounts",
    "stated_projects": "projects",
    "stated_contributions": "contributions",
    "facts": "facts",
    "key_figures": "key_figures",
    "contacts": "contacts",
    "links": "links",
    "tables": "tables",
    "charts": "charts",
    "furniture": "furniture",
    "issues": "issues",
    "comparisons": "comparisons",
    "country_mentions": "countries",
    "region_mentions": "regions",
    "date_mentions": "dates",
    "organisation_mentions": "organisations",
}
CHILD_TABLES = (
    "table_cells",
    "chart_values",
    "project_rows",
    "contribution_places",
    "contribution_series",
    "fact_parts",
    "corrections",
)
OF_EDITIONS = {*RECORD_TABLES, "project_rows"}  # tables whose rows tell the edition, and what was corrected
RENAMED = {"order": "position", "row": "table_row", "column": "table_column"}
OFFSETS = {"start": "start_char", "end": "end_char"}
DAYS = {"start": "start_date", "end": "end_date"}
CHART_PLACES = Decimal(1).scaleb(-10)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A content (`sha256`) at a place (`uri`)."""

    sha256: str
    uri: str
    file_name: str


def document_key(sha256: str, uri: str) -> str:
    """Return what identifies a document: its SHA-256, or `uri-…` for a file that could not be opened."""
    return sha256 or unopened_key(uri)


def unopened_key(uri: str) -> str:
    """Return the key under which the file at `uri` waits while it cannot be opened."""
    return content_id("uri", uri)


def record_rows(sheet: FactSheet) -> Rows:
    """Return the rows of every table that holds records, children last."""
    document = document_key(sheet.source.sha256, sheet.source.uri)
    rows: dict[str, list[Row]] = {
        table: [record_row(document, record) for record in getattr(sheet, field)]
        for table, field in RECORD_TABLES.items()
    }
    rows["amounts"] = [row | _heads(sheet, row) for row in rows["amounts"]]
    rows["stated_contributions"] = [
        row | _heads(sheet, row) | _added_up(one)
        for row, one in zip(rows["stated_contributions"], sheet.contributions, strict=True)
    ]
    rows["table_cells"] = [row for table in sheet.tables for row in _cells(document, table)]
    rows["chart_values"] = [row for chart in sheet.charts for row in _values(document, chart)]
    rows["project_rows"] = [row for project in sheet.projects for row in _project_rows(document, project)]
    rows["contribution_places"] = [row for one in sheet.contributions for row in _places(document, one)]
    rows["contribution_series"] = [row for one in sheet.contributions for row in _years(document, one)]
    rows["fact_parts"] = [row for fact in sheet.facts for row in _parts(document, fact)]
    rows["corrections"] = list(correction_rows(document, sheet))
    more = _of_edition(sheet.published.value if sheet.published else None)
    machine = machine_values(sheet)
    return {
        table: [row | more | {"machine": machine.get(str(row["id"]))} for row in some]
        if table in OF_EDITIONS
        else some
        for table, some in rows.items()
    }


def merged(sheets: Iterable[Rows]) -> Rows:
    """Return the rows of several sheets together."""
    together: dict[str, list[Row]] = {}
    for rows in sheets:
        for table, some in rows.items():
            together.setdefault(table, []).extend(some)
    return together


def record_row(document: str, record: Record) -> Row:
    """Return one record's columns; nested records other than places are left to the child tables."""
    told = vars(record)
    row: Row = {column: told[name] for name, column in _columns(type(record))}
    spans: tuple[Span, ...] = getattr(record, "spans", ())
    return row | {"document": document, "spans": _boxes(spans), "page": first_page(spans)}


@cache
def _columns(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of record, each with its column."""
    names = RENAMED | (OFFSETS if issubclass(kind, Placed) else DAYS)
    return tuple((name, names.get(name, name)) for name in kind.model_fields)


def issue_row(document: str, issue: Issue, edition: str | None) -> Row:
    """Return the columns of an issue."""
    return record_row(document, issue) | _of_edition(edition)


def document_row(sheet: FactSheet) -> Row:
    """Return what the FactSheet says of the document as a whole; state and sightings are not its business."""
    return _source(sheet) | _identity(sheet) | _extraction(sheet)


def empty_document_row() -> Row:
    """Return the row of a content of which nothing is known."""
    return dict.fromkeys(DOCUMENT_FIELDS)


DOCUMENT_FIELDS = (
    *("bytes", "page_count", "producer", "text_layer", "ocr_pages", "title", "language"),
    *("partner_code", "partner_name", "partner_kind", "partner_rule", "partner_page", "publisher"),
    *("published", "published_start", "published_end", "published_text", "published_page"),
    "published_rule",
    *("extracted_at", "seconds", "extractor_version", "rules_version", "schema_version"),
    *("corrections_version", "machine"),
    *("money_tokens", "money_in_amounts", "money_in_charts", "money_left_out", "money_unclaimed"),
    *("characters", "characters_in_sections", "characters_in_tables", "characters_in_charts"),
    "characters_left_out",
)


def _source(sheet: FactSheet) -> Row:
    source = sheet.source
    return {
        "bytes": source.bytes,
        "page_count": source.page_count,
        "producer": source.producer,
        "text_layer": source.text_layer,
        "ocr_pages": source.ocr_pages,
    }


def _identity(sheet: FactSheet) -> Row:
    partner, published = sheet.partner, sheet.published
    return {
        "title": sheet.title,
        "language": sheet.language,
        "partner_code": partner and partner.code,
        "partner_name": partner and partner.name,
        "partner_kind": partner and partner.kind,
        "partner_rule": partner and partner.rule,
        "partner_page": first_page(partner.spans) if partner else None,
        "publisher": sheet.publisher,
        "published": published and published.value,
        "published_start": published and published.start,
        "published_end": published and published.end,
        "published_text": published and published.text,
        "published_page": first_page(published.spans) if published else None,
        "published_rule": published and published.rule,
    }


def _extraction(sheet: FactSheet) -> Row:
    extraction, money = sheet.extraction, sheet.extraction.accounting
    characters = extraction.characters
    return {
        "extracted_at": utc(extraction.extracted_at),
        "seconds": extraction.seconds,
        "extractor_version": extraction.extractor_version,
        "rules_version": extraction.rules_version,
        "schema_version": sheet.schema_version,
        "corrections_version": extraction.corrections_version,
        "machine": machine_values(sheet).get(""),
        "money_tokens": money.tokens,
        "money_in_amounts": money.in_amounts,
        "money_in_charts": money.in_charts,
        "money_left_out": list(money.left_out.items()),
        "money_unclaimed": money.unclaimed,
        "characters": characters.printed,
        "characters_in_sections": characters.in_sections,
        "characters_in_tables": characters.in_tables,
        "characters_in_charts": characters.in_charts,
        "characters_left_out": list(characters.left_out.items()),
    }


def _of_edition(edition: str | None) -> Row:
    return {"edition": edition, "machine": None}


def _added_up(contribution: Contribution) -> Row:
    """Return what is decided over all documents later, with what the record itself says of it."""
    return {"yearly": _yearly(contribution), "counted": False, "not_counted": None, "covered_by": None}


def _heads(sheet: FactSheet, row: Row) -> Row:
    """Return the heads of the row and the column of a table in which a figure stands."""
    table = next((table for table in sheet.tables if table.id == row["table_id"]), None)
    number, column = row["table_row"], row["table_column"]
    if table is None or not isinstance(number, int) or not isinstance(column, int):
        return {"row_head": None, "column_head": None}
    cells = (table.header, *table.rows)[number : number + 1]
    heads = table.header[column : column + 1]
    return {"row_head": cells[0][0] if cells and cells[0] else None, "column_head": next(iter(heads), None)}


def _yearly(contribution: Contribution) -> bool:
    """Tell whether each year of its period is stated too."""
    start, end = contribution.period_start, contribution.period_end
    if start is None or end is None:
        return False
    single = [one for one in contribution.series if one.period_start.year == one.period_end.year]
    return len(single) == end.year - start.year + 1


def _cells(document: str, table: Table) -> Iterator[Row]:
    for row, cells in enumerate((table.header, *table.rows)):
        for column, text in enumerate(cells):
            yield {
                "table_id": table.id,
                "document": document,
                "table_row": row,
                "table_column": column,
                "heading": table.header[column] if column < len(table.header) else None,
                "text": text,
            }


def _values(document: str, chart: Chart) -> Iterator[Row]:
    for series_position, series in enumerate(chart.series):
        for value_position, value in enumerate(series.values):
            yield {
                "chart_id": chart.id,
                "document": document,
                "series_position": series_position,
                "value_position": value_position,
                "series": series.name,
                "label": value.label,
                "value": _number(value.value, measured=value.origin == "geometry"),
                "origin": value.origin,
                "error": _number(value.error) if value.error is not None else None,
            }


def _project_rows(document: str, project: Project) -> Iterator[Row]:
    for row in project.rows:
        yield record_row(document, row) | {"project_id": project.id}


def _places(document: str, contribution: Contribution) -> Iterator[Row]:
    for position, place in enumerate(contribution.places):
        row: Row = {RENAMED.get(name, name): getattr(place, name) for name in type(place).model_fields}
        yield row | {
            "contribution_id": contribution.id,
            "document": document,
            "position": position,
            "page": first_page(place.spans),
            "spans": _boxes(place.spans),
        }


def _years(document: str, contribution: Contribution) -> Iterator[Row]:
    for stated in contribution.series:
        row: Row = {name: getattr(stated, name) for name in type(stated).model_fields}
        yield row | {
            "part_id": stated.contribution_id,
            "contribution_id": contribution.id,
            "document": document,
        }


def _parts(document: str, fact: Fact) -> Iterator[Row]:
    for position, part in enumerate(fact.parts):
        yield {
            "fact_id": fact.id,
            "document": document,
            "position": position,
            "key": part.key,
            "label": part.label,
            "value": part.value,
            "start_char": part.start,
            "end_char": part.end,
            "spans": _boxes(part.spans),
        }


def _number(text: str, *, measured: bool = True) -> Decimal:
    try:
        number = Decimal(text)
        return number.quantize(CHART_PLACES) if measured else number
    except InvalidOperation as error:
        raise WarehouseError(f"chart_values.value: {text!r} is no number that fits.") from error


def first_page(spans: tuple[Span, ...]) -> int | None:
    """Return the page of the first place."""
    return spans[0].page if spans else None


def _boxes(spans: tuple[Span, ...]) -> list[Row]:
    return [dict(vars(span)) for span in spans]


def utc(moment: datetime) -> datetime:
    """Return the moment as the database keeps it: UTC, without zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)
