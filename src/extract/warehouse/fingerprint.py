"""Has anything changed that a reader of the data could see? One number for each table, and the views' SQL."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from extract.warehouse.catalogue import catalogue, identifier

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from extract.warehouse.catalogue import Column, Relation

JOURNALS = frozenset({"runs", "migrations", "document_sightings"})  # what the program did, no data
ACCIDENTAL = frozenset({"run_id", "seconds"})  # as are all times of day: a date of a document is a DATE
VIEWS = """
SELECT view_name, sql FROM duckdb_views()
WHERE NOT internal AND database_name = current_database() ORDER BY ALL
"""


def fingerprint(connection: DuckDBPyConnection) -> str:
    """Return a hash of all rows, comments and views; runs that found nothing new do not change it."""
    relations = catalogue(connection)
    told = {
        "rows": {one.name: _sum(connection, one) for one in relations if one.kind == "table"},
        "meanings": [
            (one.name, one.meaning, [(c.name, c.type, c.meaning) for c in one.columns]) for one in relations
        ],
        "views": connection.execute(VIEWS).fetchall(),
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _sum(connection: DuckDBPyConnection, table: Relation) -> str:
    """Return how many rows there are and the sum of their hashes, which their order does not change."""
    columns = [identifier(column.name) for column in table.columns if _is_data(column)]
    if table.name in JOURNALS or not columns:
        return ""
    row = connection.execute(
        f"SELECT count(*) || ':' || coalesce(sum(hash(one)), 0) "  # noqa: S608 - names of the catalogue
        f"FROM (SELECT {', '.join(columns)} FROM {identifier(table.name)}) one"
    ).fetchone()
    return str(row[0]) if row else ""


def _is_data(column: Column) -> bool:
    return not column.type.startswith("TIMESTAMP") and column.name not in ACCIDENTAL
