"""What was seen where, and under which key a document is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.models.base import content_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Sighting:
    """A content (`sha256`) at a place (`uri`), as a source gave it.

    `validator` tells at the next visit whether the place is unchanged; `hints` are the source's, as JSON.
    """

    sha256: str
    uri: str
    file_name: str
    source: str | None = None
    validator: str | None = None
    hints: str | None = None


FLIPPED = """
WITH told AS (SELECT unnest($1) AS document, unnest($2) AS uri),
there AS (
    SELECT uri, arg_max(document, last_seen) AS document FROM document_sightings
    WHERE uri IN (SELECT unnest($2)) GROUP BY uri
)
SELECT t.document, l.document FROM told t JOIN there l ON l.uri = t.uri AND l.document <> t.document
"""


def flipped(connection: DuckDBPyConnection, sightings: Sequence[Sighting]) -> set[str]:
    """Return the documents at places where another one lay when they were seen last, and those others."""
    told = [[one.sha256 for one in sightings], [one.uri for one in sightings]]
    return {sha256 for pair in connection.execute(FLIPPED, told).fetchall() for sha256 in pair}


def document_key(sha256: str, uri: str) -> str:
    """Return what identifies a document: its SHA-256, or `uri-…` for a file that could not be opened."""
    return sha256 or unopened_key(uri)


def unopened_key(uri: str) -> str:
    """Return the key under which the file at `uri` waits while it cannot be opened."""
    return content_id("uri", uri)
