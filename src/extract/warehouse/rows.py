"""A FactSheet as rows: which record goes to which table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.warehouse.children import child_rows
from extract.warehouse.columns import record_row
from extract.warehouse.corrected import machine_values
from extract.warehouse.sightings import document_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Contribution, FactSheet, Issue
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


def record_rows(sheet: FactSheet) -> Rows:
    """Return the rows of every table that holds records, children last."""
    document = document_key(sheet.source.sha256, sheet.source.uri)
    rows: dict[str, Sequence[Row]] = {
        table: [record_row(document, record) for record in getattr(sheet, field)]
        for table, field in RECORD_TABLES.items()
    }
    rows["amounts"] = [row | _heads(sheet, row) for row in rows["amounts"]]
    rows["stated_contributions"] = [
        row | _heads(sheet, row) | _added_up(one)
        for row, one in zip(rows["stated_contributions"], sheet.contributions, strict=True)
    ]
    rows |= child_rows(document, sheet)
    more = _of_edition(sheet.published.value if sheet.published else None)
    machine = machine_values(sheet)
    return {
        table: [row | more | {"machine": machine.get(str(row["id"]))} for row in some]
        if table in OF_EDITIONS
        else some
        for table, some in rows.items()
    }


def issue_row(document: str, issue: Issue, edition: str | None) -> Row:
    """Return the columns of an issue."""
    return record_row(document, issue) | _of_edition(edition)


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
