"""What a row refers to and what refers to it, as the references of the database tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.warehouse.explaining.finding import found as find_key
from extract.warehouse.explaining.reader import CONTRIBUTIONS, PROJECTS
from extract.warehouse.explaining.said import links, text_of
from extract.warehouse.references import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.warehouse.bulk import Row
    from extract.warehouse.explaining.reader import Reader, Table
    from extract.warehouse.explaining.types import Links
    from extract.warehouse.references import Reference

ELSEWHERE = {"document", "section_id", "edition_group"}  # shown by themselves
PLAIN = {"currencies"}  # the code says enough
CHECKS = {"issues", "comparisons"}  # shown as checks
OUTWARD = {  # what the rows are to which this column leads; others are told by its comment
    "part_of": "Included in",
    "covered_by": "Overlaps with",
    "countries": "Where it takes place",
    "regions": "Where it takes place",
    "code": "What it means",
    "name": "What it means",
    "run_id": "Run that wrote it last",
    "older_document": "The older edition",
    "newer_document": "The newer edition",
    "older_id": "The record in the older edition",
    "newer_id": "The record in the newer edition",
    "record_id": "The record that it is about",
}
HOLDING = {"section_id": "{} in it", "table_id": "{} in its cells"}
INWARD = {  # what rows are to the row to which this column leads; others are told by their column
    (CONTRIBUTIONS, "amount_id"): "Contribution that it states",
    (CONTRIBUTIONS, "chart_id"): "Contributions that its values state",
    (CONTRIBUTIONS, "part_of"): "Parts of it",
    (CONTRIBUTIONS, "covered_by"): "Overlap with it and are not counted",
    (PROJECTS, "amount_ids"): "Project of which it is an amount",
    (PROJECTS, "countries"): "Projects there",
    ("amounts", "project_id"): "Amounts in its text",
    ("amounts", "table_id"): "Amounts in its cells",
    ("project_rows", "project_id"): "Rows of tables about it",
    ("project_rows", "table_id"): "Works that its rows name",
    ("project_rows", "amount_ids"): "Row of a table in which it stands",
    ("project_rows", "countries"): "Works of tables there",
    ("sections", "parent_id"): "Sections below it",
    ("country_mentions", "code"): "Where it is named",
    ("region_mentions", "name"): "Where it is named",
    ("documents", "run_id"): "Documents that it wrote last",
}


def refers_to(reader: Reader, table: Table, row: Row) -> tuple[Links, ...]:
    """Return the rows to which the columns of `row` lead."""
    found = [
        links(reader, _meaning(table, r.column), r.target, f"list_contains(?, {r.key})", keys)
        for r in REFERENCES
        if r.table == table.name and r.column not in ELSEWHERE and r.target not in PLAIN
        if (keys := _keys(row.get(r.column))) and not (r.target == table.name and keys == [row[r.key]])
    ]
    return tuple(link for link in (*found, *_record(reader, table, row)) if link)


def _keys(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _record(reader: Reader, table: Table, row: Row) -> Iterator[Links | None]:
    """Follow columns that may lead to a row of any table."""
    for name in ("record_id", "older_id", "newer_id"):
        target = find_key(reader, str(row[name])) if row.get(name) else None
        if target:
            yield links(reader, _meaning(table, name), target.table, "id = ?", row[name])


def _meaning(table: Table, column: str) -> str:
    """Return what a column leads to; by its comment, what that says before the name of the other column."""
    if column in OUTWARD:
        return OUTWARD[column]
    told = next(c.meaning for c in table.columns if c.name == column).partition(";")[0]
    return told.rpartition(": ")[0] or told or column


def referred_by(reader: Reader, table: Table, row: Row) -> tuple[Links, ...]:
    """Return the rows of other tables that lead to `row`, but for those that are shown as its own."""
    inward = (r for r in REFERENCES if r.target == table.name and _listed(reader, r))
    found = [_inward(reader, reference, row) for reference in inward]
    if table.name == "documents" and row["edition_group"]:
        other = "edition_group = ? AND sha256 <> ?"
        found.append(links(reader, "Other editions", table.name, other, row["edition_group"], row["sha256"]))
    if table.has("id"):
        found.append(links(reader, "Shown as a key figure", "key_figures", "record_id = ?", row["id"]))
    return tuple(link for link in found if link)


def _listed(reader: Reader, reference: Reference) -> bool:
    """Rows without an id of their own are listings; what a document holds is counted."""
    shape = reader.tables.get(reference.table)
    if shape is None or not shape.has_id or reference.table in CHECKS:
        return False
    return reference.column not in {"document", "edition_group", "older_document", "newer_document"}


def _inward(reader: Reader, reference: Reference, row: Row) -> Links | None:
    name, column, target, key, is_list = reference
    condition = f"list_contains({column}, ?)" if is_list else f"{column} = ?"
    if name == target and not is_list:
        condition += f" AND {column} IS DISTINCT FROM {reader.tables[name].keys[0]}"
    otherwise = HOLDING.get(column, f"{{}} that name it as {column}").format(name)
    told = INWARD.get((name, column), otherwise.replace("_", " ").capitalize())
    return links(reader, told, name, condition, row[key])


def without(found: Iterable[Links], shown: Iterable[Links]) -> tuple[Links, ...]:
    """Return `found` without rows that are in `shown` already."""
    seen = {said.address for link in shown for said in link.rows}
    left = (
        replace(link, rows=rows, total=link.total - len(link.rows) + len(rows))
        for link in found
        if (rows := tuple(said for said in link.rows if said.address not in seen))
    )
    return tuple(left)


def linked(found: Iterable[Links]) -> set[str]:
    """Return the ids of amounts, contributions, projects, facts and charts among the rows."""
    kinds = {"amounts", CONTRIBUTIONS, PROJECTS, "facts", "charts", "project_rows"}
    return {said.address for link in found for said in link.rows if said.table in kinds}


def section(reader: Reader, row: Row) -> Links | None:
    """Return the section in which the row stands."""
    key = text_of(row, "section_id")
    return links(reader, "Section", "sections", "id = ?", key) if key and key != row.get("id") else None
