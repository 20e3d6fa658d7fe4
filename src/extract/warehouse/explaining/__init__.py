"""Explain a row: from an id to everything that is known of it, with the place on the page and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from extract.errors import WarehouseError
from extract.warehouse.database import explained
from extract.warehouse.explaining import checks, details, editions, links, places
from extract.warehouse.explaining.finding import find, found
from extract.warehouse.explaining.reader import CHANGES, reader
from extract.warehouse.explaining.said import said, text_of
from extract.warehouse.explaining.types import (
    Around,
    Change,
    Check,
    Correction,
    Document,
    Explanation,
    Field,
    Grid,
    Links,
    Listing,
    Money,
    Place,
    Rule,
    Said,
    Stage,
)
from extract.warehouse.querying import CLOSED

if TYPE_CHECKING:
    from pathlib import Path

    from extract.warehouse.bulk import Row
    from extract.warehouse.explaining.finding import Address
    from extract.warehouse.explaining.reader import Reader, Table

__all__ = [
    "Around",
    "Change",
    "Check",
    "Correction",
    "Document",
    "Explanation",
    "Field",
    "Grid",
    "Links",
    "Listing",
    "Money",
    "Place",
    "Rule",
    "Said",
    "Stage",
    "explain",
]


def explain(path: Path, asked: str) -> Explanation:
    """Return what the database at `path` knows of one row.

    `asked` is an id, its first letters, `TABLE/KEY`, or the file name of a document. `QueryError` says what
    is near if it means no row or several; `WarehouseError` that there is no database yet.
    """
    if not path.is_file():
        raise WarehouseError(f"{path} does not exist yet. Run 'factsheets ingest' first.")
    with explained(path), duckdb.connect(path, read_only=True, config=CLOSED) as connection:
        database = reader(connection)
        if CHANGES not in database.tables:
            raise WarehouseError(
                f"{path} was made by another version of this program. Run 'factsheets ingest' to renew it."
            )
        return _explanation(database, find(database, asked.strip()))


def _explanation(database: Reader, address: Address) -> Explanation:
    table = database.tables[address.table]
    row = _row(database, table, address)
    own, document = (address.keys[0] if table.has_id else ""), _document(row, table)
    out = links.refers_to(database, table, row)
    back = links.without(links.referred_by(database, table, row), out)
    where = _places(database, table, row)
    near = (own, links.linked((*out, *back)), where)
    section = links.section(database, row)
    return Explanation(
        said=said(database, table, row),
        meaning=table.meaning,
        fields=details.fields(table, row),
        document=details.document(database, document) if document else None,
        section=section.rows[0] if section else None,
        quote=text_of(row, "text"),
        around=places.around(database, table, row),
        grid=places.grid(database, table, row),
        places=where,
        rule=details.rule(database, row),
        comparisons=checks.comparisons(database, document, *near) if document else (),
        issues=checks.issues(database, document, *near) if document else (),
        corrections=tuple(details.corrections(database, own)),
        refers_to=out,
        referred_by=back,
        listings=details.listings(database, table, row),
        history=editions.history(database, table, row),
        next_step=details.next_step(database, row),
    )


def _row(database: Reader, table: Table, address: Address) -> Row:
    wanted = " AND ".join(f"{key} = ?::{table.type_of(key)}" for key in table.keys)
    (row,) = database.rows(f"SELECT * FROM {table.name} WHERE {wanted}", *address.keys)  # noqa: S608
    return row


def _document(row: Row, table: Table) -> str | None:
    if table.name == "documents":
        return text_of(row, "sha256")
    return text_of(row, "document") or text_of(row, "newer_document")


def _places(database: Reader, table: Table, row: Row) -> tuple[Place, ...]:
    """Return the places of the row; of a change between editions, those of both records."""
    if table.name == CHANGES:
        return tuple(
            place
            for which in ("older", "newer")
            for place in _places_of(database, text_of(row, f"{which}_id"), f"The {which} edition")
        )
    if table.has_id or table.has("spans"):
        return places.places(database, table, row)
    return _places_of(database, text_of(row, table.keys[0]), "Where it belongs")


def _places_of(database: Reader, record: str | None, caption: str) -> tuple[Place, ...]:
    address = found(database, record) if record else None
    if address is None:
        return ()
    row = _row(database, database.tables[address.table], address)
    return tuple(places.on_pages(text_of(row, "document"), row.get("spans"), caption))
