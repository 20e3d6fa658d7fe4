"""What a row has of its own: columns with their meaning, rows of child tables, its document, its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.warehouse.explaining.reader import CHANGES
from extract.warehouse.explaining.said import number_of, text_of
from extract.warehouse.explaining.types import Correction, Document, Field, Listing, Rule
from extract.warehouse.references import REFERENCES
from extract.warehouse.rows import RECORD_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.warehouse.bulk import Row
    from extract.warehouse.explaining.reader import Reader, Table

# Of a correction, what is shown by itself or tells the place of the record, which is known here.
SAID_OF_ONE = {
    *("id", "document", "made_on", "record", "record_id", "seen_id", "field", "seen", "value", "spans"),
    *("heading", "quote", "detail", "page", "changes"),
}
NO_LISTS = {"table_cells"}  # shown as a table
INNER = {"document", "spans", "start_char", "end_char", "record", "table_row", "table_column"}
SEEN = "SELECT uri FROM document_sightings WHERE document = ? ORDER BY first_seen, uri"
COUNTS = "SELECT {name!r} AS kind, count(*) AS number FROM {name} WHERE document = $1"
CHANGED = """
SELECT o.file_name, n.file_name AS newer, c.kind, c.state, count(DISTINCT coalesce(newer_id, older_id))
FROM record_changes c
JOIN documents o ON o.sha256 = c.older_document JOIN documents n ON n.sha256 = c.newer_document
WHERE $1 IN (older_document, newer_document) GROUP BY ALL ORDER BY ALL
"""
CORRECTED = """
SELECT * FROM corrections
WHERE record_id = $1 OR list_contains([change.record_id FOR change IN changes], $1) ORDER BY decided, id
"""


def fields(table: Table, row: Row) -> tuple[Field, ...]:
    """Return the row's columns, with what the program had read where a reviewer corrected it."""
    held = row.get("machine")
    machine: Mapping[str, str] = held if isinstance(held, dict) else {}
    return tuple(
        Field(column.name, row[column.name], column.meaning, machine.get(column.name))
        for column in table.columns
        if column.name != "spans" and not (column.name == "machine" and column.type.startswith("MAP"))
    )


def document(reader: Reader, sha256: str) -> Document | None:
    """Return the document of a row."""
    for row in reader.rows("SELECT * FROM documents WHERE sha256 = ?", sha256):
        current = row["is_current"]
        return Document(
            sha256=sha256,
            file_name=str(row["file_name"]),
            state=str(row["state"]),
            cause=text_of(row, "cause"),
            title=text_of(row, "title"),
            partner=text_of(row, "partner_name"),
            publisher=text_of(row, "publisher"),
            published=text_of(row, "published"),
            language=text_of(row, "language"),
            page_count=number_of(row, "page_count"),
            is_current=current if isinstance(current, bool) else None,
            seen_at=tuple(str(seen["uri"]) for seen in reader.rows(SEEN, sha256)),
        )
    return None


def listings(reader: Reader, table: Table, row: Row) -> tuple[Listing, ...]:
    """Return the rows of tables whose key begins with that of `row`; of a document, counts of its records."""
    found = [
        _listing(reader, reader.tables[r.table], r.column, row[r.key])
        for r in REFERENCES
        if r.target == table.name and _is_child(reader, r.table, r.column)
    ]
    if table.name == "documents":
        found += [_counts(reader, str(row["sha256"])), _changes(reader, str(row["sha256"]))]
    return tuple(listing for listing in found if len(listing.rows) > (listing.table == "contribution_places"))


def _is_child(reader: Reader, name: str, column: str) -> bool:
    table = reader.tables.get(name)
    return table is not None and len(table.keys) > 1 and table.keys[0] == column and name not in NO_LISTS


def _listing(reader: Reader, child: Table, column: str, key: object) -> Listing:
    names = [c.name for c in child.columns if c.name not in INNER and c.name not in (column, "position")]
    order = ", ".join(child.keys)
    found = reader.rows(f"SELECT * FROM {child.name} WHERE {column} = ? ORDER BY {order} LIMIT 100", key)  # noqa: S608
    told = [name for name in names if any(row[name] is not None for row in found)]
    return Listing(
        child.name, child.meaning, tuple(told), tuple(tuple(row[name] for name in told) for row in found)
    )


def _counts(reader: Reader, sha256: str) -> Listing:
    selects = [COUNTS.format(name=name) for name in RECORD_TABLES]
    found = reader.rows(" UNION ALL ".join(selects), sha256)
    rows = tuple((row["kind"], row["number"]) for row in found if row["number"])
    return Listing("documents", "What was read in it", ("table", "rows"), rows)


def _changes(reader: Reader, sha256: str) -> Listing:
    found = reader.rows(CHANGED, sha256)
    columns = ("older", "newer", "kind", "state", "records")
    return Listing(
        CHANGES, "What changed between its editions", columns, tuple(tuple(row.values()) for row in found)
    )


def next_step(reader: Reader, row: Row) -> str | None:
    """Return what a person can do: about an issue, or about a document that waits."""
    if row.get("next_step"):
        return text_of(row, "next_step")
    found = (
        reader.rows("SELECT next_step FROM issue_codes WHERE code = ?", row["code"])
        if "severity" in row
        else []
    )
    return text_of(found[0], "next_step") if found else None


def rule(reader: Reader, row: Row) -> Rule | None:
    """Return the rule that made the row, with what the reference table says of it."""
    compared = f"check.{row['kind']}" if "verdict" in row else None
    name = compared or text_of(row, "rule") or text_of(row, "partner_rule")
    if name is None:
        return None
    told = reader.rows("SELECT * FROM rules WHERE name = ?", name) if reader.has("rules", "name") else []
    return Rule(name, told[0] if told else {})


def corrections(reader: Reader, key: str) -> Iterator[Correction]:
    """Yield what reviewers said of the row, as the log has it."""
    if not reader.has("corrections", "record_id", "changes"):
        return
    for row in reader.rows(CORRECTED, key):
        rest = {name: value for name, value in row.items() if name not in SAID_OF_ONE}
        yield Correction(text_of(row, "field"), text_of(row, "seen"), text_of(row, "value"), rest)
