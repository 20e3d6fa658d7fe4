"""What visits to sources have met: contents at places, and places whose bytes could not be had yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.warehouse import documents
from extract.warehouse.documents import Entry
from extract.warehouse.sightings import Sighting, unopened_key
from extract.warehouse.states import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

GONE = "It was gone before it could be read."
GONE_NEXT = "Nothing, unless you miss it: put it there again."


@dataclass(frozen=True, slots=True)
class Waiting:
    """A place that was seen, and why its bytes could not be had."""

    uri: str
    file_name: str
    cause: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Known:
    """The content that was met last at a place, and what tells whether the place is unchanged."""

    sha256: str
    validator: str


KNOWN = """
SELECT uri, arg_max(document, last_seen) AS document, arg_max(coalesce(validator, ''), last_seen) AS validator
FROM document_sightings WHERE source = ? AND NOT starts_with(document, 'uri-')
GROUP BY uri
"""
CAUSES = "SELECT sha256, cause FROM documents WHERE sha256 IN (SELECT unnest(?::VARCHAR[]))"
MISSED = """
SELECT d.sha256, s.uri, s.file_name FROM documents d JOIN document_sightings s ON s.document = d.sha256
WHERE d.state = 'seen' AND s.source = ? AND d.cause <> ? AND s.uri NOT IN (SELECT unnest(?::VARCHAR[]))
"""


def known(connection: DuckDBPyConnection, source: str) -> dict[str, Known]:
    """Return what the last visits to a source met, by address; only where something tells it unchanged."""
    found = connection.execute(KNOWN, [source]).fetchall()
    return {uri: Known(document, validator) for uri, document, validator in found if validator}


def causes(connection: DuckDBPyConnection, keys: Sequence[str]) -> dict[str, str | None]:
    """Return the cause of each of these documents that is there."""
    return dict(connection.execute(CAUSES, [[*keys]]).fetchall())


def note_waiting(
    connection: DuckDBPyConnection, run_id: str, source: str, waiting: Sequence[Waiting], *, whole: bool
) -> None:
    """Record the places of a source whose bytes could not be had.

    If the `whole` source was looked through, those that are not there any more are told as gone.
    """
    uris = [one.uri for one in waiting]
    missed = connection.execute(MISSED, [source, GONE, uris]).fetchall() if whole else ()
    gone = [Waiting(uri, name, GONE, GONE_NEXT) for _, uri, name in missed]
    keys = {unopened_key(one.uri): one for one in (*waiting, *gone)}
    if not keys:
        return
    sightings = [Sighting(unopened_key(one.uri), one.uri, one.file_name, source) for one in waiting]
    documents.note_sightings(connection, run_id, sightings)
    before = causes(connection, [*keys])
    changed = [
        Entry(key, Verdict("seen", one.cause, one.next_step))
        for key, one in keys.items()
        if before.get(key) != one.cause
    ]
    documents.forget_records(connection, [entry.sha256 for entry in changed])
    documents.write(connection, run_id, changed)
