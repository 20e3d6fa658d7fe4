"""The ledger of contents: where each was seen, in which state it is, and its records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.warehouse import bulk, runs
from extract.warehouse.rows import CHILD_TABLES, RECORD_TABLES, Sighting, empty_document_row
from extract.warehouse.states import FOUND

if TYPE_CHECKING:
    from collections.abc import Iterable

    from duckdb import DuckDBPyConnection

    from extract.warehouse.bulk import Row
    from extract.warehouse.states import Verdict

# The place of a document is where it was last seen; of several, the one that is known longest.
PLACES = """
SELECT document, min(first_seen) AS first_seen, max(last_seen) AS last_seen,
       first(uri ORDER BY last_seen DESC, first_seen, uri) AS uri,
       first(file_name ORDER BY last_seen DESC, first_seen, uri) AS file_name
FROM document_sightings WHERE run_id = ? GROUP BY document
"""
UNKNOWN = """
SELECT document FROM document_sightings WHERE run_id = ?
EXCEPT SELECT sha256 FROM documents ORDER BY document
"""


def note_sightings(connection: DuckDBPyConnection, run_id: str, sightings: Iterable[Sighting]) -> None:
    """Add or renew the sightings; a content met for the first time gets a row in the state `found`."""
    moment = runs.now()
    rows: list[Row] = [
        {
            "document": sha256,
            "uri": uri,
            "file_name": file_name,
            "first_seen": moment,
            "last_seen": moment,
            "run_id": run_id,
        }
        for (sha256, uri), file_name in {(s.sha256, s.uri): s.file_name for s in sightings}.items()
    ]
    bulk.insert(
        connection,
        {"document_sightings": rows},
        "ON CONFLICT DO UPDATE SET last_seen = excluded.last_seen, run_id = excluded.run_id",
    )
    connection.execute(
        f"UPDATE documents SET last_seen = p.last_seen, uri = p.uri, file_name = p.file_name "  # noqa: S608
        f"FROM ({PLACES}) p WHERE documents.sha256 = p.document",
        [run_id],
    )
    for (document,) in connection.execute(UNKNOWN, [run_id]).fetchall():
        write(connection, run_id, document, empty_document_row(), FOUND)


def write(connection: DuckDBPyConnection, run_id: str, document: str, told: Row, verdict: Verdict) -> None:
    """Write the row of a document whose place is noted, instead of the one before."""
    place = connection.execute(
        f"SELECT first_seen, last_seen, uri, file_name FROM ({PLACES}) WHERE document = ?",  # noqa: S608
        [run_id, document],
    ).fetchone()
    before = connection.execute("SELECT first_seen FROM documents WHERE sha256 = ?", [document]).fetchone()
    first_seen, last_seen, uri, file_name = place or (None, None, None, None)
    row = told | {
        "sha256": document,
        "state": verdict.state,
        "cause": verdict.cause,
        "next_step": verdict.next_step,
        "file_name": file_name,
        "uri": uri,
        "first_seen": before[0] if before else first_seen,
        "last_seen": last_seen,
        "run_id": run_id,
    }
    connection.execute("DELETE FROM documents WHERE sha256 = ?", [document])
    bulk.insert(connection, {"documents": [row]})


def forget_records(connection: DuckDBPyConnection, document: str) -> None:
    """Delete every record of a document; its row and its sightings stay."""
    for table in (*CHILD_TABLES, *RECORD_TABLES):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", [document])  # noqa: S608 - our own names
