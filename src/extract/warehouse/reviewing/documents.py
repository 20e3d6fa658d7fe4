"""One document as the review desk shows it: its fields, its records with their places, what was decided.

A statement for each table of records, each of which finds the rows of one document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.warehouse.columns import RENAMED
from extract.warehouse.lookup import FIELDS, TABLES
from extract.warehouse.reviewing.editions import Beside, editions_beside
from extract.warehouse.reviewing.reading import reading
from extract.warehouse.reviewing.rows import Spot, rows, spots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from duckdb import DuckDBPyConnection

COMPARISON = "comparison"
NAMES: Mapping[str, str] = FIELDS | {column: field for field, column in RENAMED.items()}  # column -> field
KINDS: Mapping[str, str] = dict(TABLES.values()) | {COMPARISON: "comparisons"}  # kind -> table
DOCUMENT = "FROM documents WHERE sha256 = ?"
DECISIONS = "FROM corrections WHERE document = ? ORDER BY decided, id"
PLACES = """
SELECT contribution_id, amount_id, page, spans FROM contribution_places
WHERE document = ? ORDER BY contribution_id, position
"""
UNSAID = {"document", "spans", "machine", "section_id", "start_char", "end_char", "edition", "text", "rule"}


@dataclass(frozen=True, slots=True)
class Held:
    """A record: its words and places, its fields by name, and what the program had read where corrected."""

    kind: str  # a `RecordKind`, or `comparison`
    record_id: str
    text: str
    spots: tuple[Spot, ...]
    told: Mapping[str, Any]
    machine: Mapping[str, str | None]
    section_id: str | None = None
    start: int = 0  # of its words in the section's text (or its heading), in characters
    end: int = 0
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the log, and what became of it when the document was last read."""

    correction_id: str
    kind: str
    record_id: str  # as the record is called now; as the reviewer saw it where there is none
    seen_id: str  # as the reviewer saw it
    field: str | None
    action: str
    state: str
    value: str | None
    reviewer: str
    decided: datetime
    reason: str
    text: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A document, its records in the order of their tables, and the decisions on them, earliest first.

    `also` leads from an amount to the contribution that it states, and on to its other statements.
    """

    sha256: str
    told: Mapping[str, Any]
    machine: Mapping[str, str | None]
    records: tuple[Held, ...]
    decisions: tuple[Decided, ...]
    also: Mapping[str, tuple[str, ...]]
    beside: Beside


def read_document(path: Path, sha256: str) -> Read | None:
    """Return the document of this SHA-256; None if the file at `path` knows none."""
    with reading(path) as connection:
        found = rows(connection, DOCUMENT, sha256)
        if not found:
            return None
        return Read(
            sha256,
            _told(found[0]),
            found[0]["machine"] or {},
            tuple(one for kind in KINDS for one in records(connection, kind, sha256)),
            tuple(_decided(row) for row in rows(connection, DECISIONS, sha256)),
            _also(rows(connection, PLACES, sha256)),
            editions_beside(connection, sha256),
        )


def records(connection: DuckDBPyConnection, kind: str, sha256: str) -> Iterator[Held]:
    """Yield the records of one kind, as their table has them."""
    for row in rows(connection, f"FROM {KINDS[kind]} WHERE document = ?", sha256):
        yield Held(
            kind,
            row["id"],
            row.get("text") or row.get("message") or "",
            spots(row["spans"]),
            _told(row),
            row["machine"] or {},
            row.get("section_id"),
            row.get("start_char") or 0,
            row.get("end_char") or 0,
            row.get("rule"),
        )


def _told(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields by the names that the record contract gives them."""
    return {NAMES.get(name, name): value for name, value in row.items() if name not in UNSAID}


def _decided(told: Mapping[str, Any]) -> Decided:
    return Decided(
        told["id"],
        told["record"],
        told["record_id"] or told["seen_id"],
        told["seen_id"],
        told["field"],
        told["action"],
        told["state"],
        told["value"],
        told["reviewer"],
        told["decided"],
        told["reason"],
        told["quote"] or "",
        spots(told["spans"]),
    )


def _also(places: Sequence[Mapping[str, Any]]) -> Mapping[str, tuple[str, ...]]:
    """Return the contribution of each amount, and the amounts of each contribution."""
    found: dict[str, list[str]] = {}
    for row in places:
        amount, contribution = row["amount_id"], row["contribution_id"]
        if amount:
            found.setdefault(str(amount), []).append(str(contribution))
            found.setdefault(str(contribution), []).append(str(amount))
    return {record: tuple(others) for record, others in found.items()}
