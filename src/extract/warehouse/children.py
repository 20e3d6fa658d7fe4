"""What belongs to a record, as rows: the cells of a table, the values of a chart, the places of a sum."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from extract.errors import WarehouseError
from extract.warehouse.columns import RENAMED, boxes, first_page, record_row
from extract.warehouse.corrected import correction_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Chart, Contribution, Fact, FactSheet, Project, Table
    from extract.warehouse.bulk import Row, Rows

CHART_PLACES = Decimal(1).scaleb(-10)


def child_rows(document: str, sheet: FactSheet) -> Rows:
    """Return the rows of the tables whose rows belong to a record."""
    return {
        "table_cells": [row for table in sheet.tables for row in _cells(document, table)],
        "chart_values": [row for chart in sheet.charts for row in _values(document, chart)],
        "project_rows": [row for project in sheet.projects for row in _project_rows(document, project)],
        "contribution_places": [row for one in sheet.contributions for row in _places(document, one)],
        "contribution_series": [row for one in sheet.contributions for row in _years(document, one)],
        "fact_parts": [row for fact in sheet.facts for row in _parts(document, fact)],
        "corrections": list(correction_rows(document, sheet)),
    }


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
            "spans": boxes(place.spans),
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
            "spans": boxes(part.spans),
        }


def _number(text: str, *, measured: bool = True) -> Decimal:
    try:
        number = Decimal(text)
        return number.quantize(CHART_PLACES) if measured else number
    except InvalidOperation as error:
        raise WarehouseError(f"chart_values.value: {text!r} is no number that fits.") from error
