"""The ledger of contents: where each was seen, in which state it is, and its records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.warehouse import bulk, editions, runs
from extract.warehouse.document_rows import empty_document_row
from extract.warehouse.rows import CHILD_TABLES, RECORD_TABLES
from extract.warehouse.sightings import Sighting, unopened_key
from extract.warehouse.states import ARCHIVED, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from duckdb import DuckDBPyConnection

    from extract.warehouse.bulk import Row


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be written of a document: its state, and what its FactSheet told of it."""

    sha256: str
    verdict: Verdict
    told: Row = field(default_factory=empty_document_row)


# The place of a document is where it was last seen; of several, the one that is known longest.
PLACES = """
SELECT document, min(first_seen) AS first_seen, max(last_seen) AS last_seen,
       first(uri ORDER BY last_seen DESC, first_seen, uri) AS uri,
       first(file_name ORDER BY last_seen DESC, first_seen, uri) AS file_name,
       first(hints ORDER BY last_seen DESC, first_seen, uri) AS hints
FROM document_sightings
WHERE document IN (SELECT unnest(?))
GROUP BY document
"""
PATHS = "paths"  # the source of what a command names
PLACE = ("first_seen", "last_seen", "uri", "file_name", "hints")
# A source of the settings tells more of a place than a command that names its path, or a reading of it.
SEEN_AGAIN = f"""
ON CONFLICT DO UPDATE SET last_seen = excluded.last_seen, run_id = excluded.run_id,
    validator = excluded.validator,
    hints = CASE WHEN coalesce(excluded.source, '{PATHS}') = '{PATHS}' THEN hints ELSE excluded.hints END,
    source = CASE WHEN coalesce(excluded.source, '{PATHS}') = '{PATHS}'
        THEN coalesce(source, excluded.source) ELSE excluded.source END
"""
WAITING = "SELECT sha256 FROM documents WHERE sha256 IN (SELECT unnest(?))"
FORGET_SIGHTINGS = "DELETE FROM document_sightings WHERE document IN (SELECT unnest(?))"
FORGET_HISTORY = "DELETE FROM document_history WHERE document IN (SELECT unnest(?))"
FORGET_DOCUMENTS = "DELETE FROM documents WHERE sha256 IN (SELECT unnest(?))"
KEPT = ("state", "cause", "run_id", "extractor_version", "rules_version")  # of the history
ANY_READ = "FROM documents WHERE state <> 'archived' AND sha256 IN (SELECT unnest(?)) LIMIT 1"
UNKNOWN = "SELECT unnest(?) EXCEPT SELECT sha256 FROM documents ORDER BY ALL"


def note_sightings(connection: DuckDBPyConnection, run_id: str, sightings: Iterable[Sighting]) -> None:
    """Add or renew the sightings; a content met for the first time gets a row in the state `archived`."""
    names = {(sighting.sha256, sighting.uri): sighting for sighting in sightings}
    moment, before = runs.moment(connection), runs.met(connection, run_id)
    bulk.insert(
        connection,
        {"document_sightings": [_sighting_row(one, run_id, moment) for one in names.values()]},
        SEEN_AGAIN,
    )
    runs.count_seen(connection, run_id, runs.met(connection, run_id) - before)
    _drop_opened(connection, names)
    _place(connection, run_id, sorted({sha256 for sha256, _ in names}))


def unknown(connection: DuckDBPyConnection, sha256s: Sequence[str]) -> set[str]:
    """Return those that the ledger does not have."""
    return {sha256 for (sha256,) in connection.execute(UNKNOWN, [[*sha256s]]).fetchall()}


def _sighting_row(one: Sighting, run_id: str, moment: datetime) -> Row:
    told = {"uri": one.uri, "file_name": one.file_name, "source": one.source}
    told |= {"validator": one.validator, "hints": one.hints, "run_id": run_id}
    return {"document": one.sha256, "first_seen": moment, "last_seen": moment} | told


def _drop_opened(connection: DuckDBPyConnection, names: Iterable[tuple[str, str]]) -> None:
    """Files that could not be opened before and now can: nothing waits at their places any more."""
    keys = [unopened_key(uri) for sha256, uri in names if sha256 != unopened_key(uri)]
    opened = [key for (key,) in connection.execute(WAITING, [keys]).fetchall()]
    if opened:
        forget_records(connection, opened)
        for statement in (FORGET_SIGHTINGS, FORGET_HISTORY, FORGET_DOCUMENTS):
            connection.execute(statement, [opened])


def _place(connection: DuckDBPyConnection, run_id: str, sha256s: Sequence[str]) -> None:
    connection.execute(
        f"UPDATE documents SET last_seen = p.last_seen, uri = p.uri, file_name = p.file_name "  # noqa: S608
        f"FROM ({PLACES}) p WHERE documents.sha256 = p.document",
        [sha256s],
    )
    new = sorted(unknown(connection, sha256s))
    write(connection, run_id, [Entry(sha256, ARCHIVED) for sha256 in new])


def write(connection: DuckDBPyConnection, run_id: str, entries: Sequence[Entry]) -> None:
    """Write the rows of documents that have been seen, instead of the rows before."""
    sha256s = [entry.sha256 for entry in entries]
    places = {row[0]: row[1:] for row in connection.execute(PLACES, [sha256s]).fetchall()}
    rows = [
        entry.told
        | dict(zip(PLACE, places[entry.sha256], strict=True))
        | {"sha256": entry.sha256, "run_id": run_id, "state": entry.verdict.state}
        | {"cause": entry.verdict.cause, "next_step": entry.verdict.next_step}
        | {"edition_group": None, "is_current": None, "claimed_by": None}
        for entry in entries
    ]
    connection.execute(FORGET_DOCUMENTS, [sha256s])
    bulk.insert(connection, {"documents": rows})
    bulk.insert(connection, {"document_history": _history(connection, rows)}, "ON CONFLICT DO NOTHING")


def _history(connection: DuckDBPyConnection, rows: Iterable[Row]) -> list[Row]:
    """Return what is kept of a document's rows when they are written anew."""
    moment, told = runs.moment(connection), []
    for row in rows:
        kept = {name: row[name] for name in KEPT} | {"document": row["sha256"]}
        if row["extracted_at"]:
            told.append(kept | {"state": "extracted", "cause": None, "changed": row["extracted_at"]})
        told.append(kept | {"changed": moment})
    return told


def forget_records(connection: DuckDBPyConnection, sha256s: Sequence[str]) -> None:
    """Delete every record of these documents; their rows and their sightings stay."""
    if not connection.execute(ANY_READ, [sha256s]).fetchone():
        return  # the usual case: all are new
    for table in (*CHILD_TABLES, *RECORD_TABLES):
        connection.execute(
            f"DELETE FROM {table} WHERE document IN (SELECT unnest(?))",  # noqa: S608 - our own names
            [sha256s],
        )
    editions.forget(connection, sha256s)
