"""What is to be read: contents that no run has read yet, or only with other rules, or told otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Versions:
    """What makes records: the program, its rule data, the record contract, and what does OCR, if anything."""

    extractor: str
    rules: str
    schema: str
    ocr: str | None = None

    @property
    def told(self) -> dict[str, str | None]:
        """As parameters of `OTHERWISE`."""
        return {"extractor": self.extractor, "rules": self.rules, "schema": self.schema, "ocr": self.ocr}


@dataclass(frozen=True, slots=True)
class Reader:
    """The run that reads; `alive` are the runs whose processes are there at present."""

    run_id: str
    versions: Versions
    alive: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Due:
    """A content to be read, the place by which it goes, and what its source tells of it (JSON)."""

    sha256: str
    uri: str
    hints: str | None


PLACES = """
WITH place AS (
    SELECT document, first(hints ORDER BY last_seen DESC, first_seen, uri) AS hints,
        bool_or(run_id = $run) AS met
    FROM document_sightings GROUP BY document
)
"""
OTHERWISE = """
(d.extractor_version IS DISTINCT FROM $extractor OR d.rules_version IS DISTINCT FROM $rules
 OR d.schema_version IS DISTINCT FROM $schema)
"""
BY_OCR = "d.ocr <> $ocr"  # it lacked what there is now; where there is none now, it stays as it is
TOLD = "p.hints IS DISTINCT FROM d.hints"
DUE = f"""
{PLACES}
SELECT d.sha256, d.uri, p.hints FROM documents d JOIN place p ON p.document = d.sha256
WHERE NOT starts_with(d.sha256, 'uri-')
  AND (d.state = 'archived' OR list_contains($anyway, d.sha256)
    OR d.state = 'failed' OR p.met AND ({TOLD} OR $again AND ({OTHERWISE} OR {BY_OCR})))
ORDER BY d.uri, d.sha256
"""  # noqa: S608 - our own words
CLAIM = f"""
{PLACES}
UPDATE documents d SET claimed_by = $run FROM place p
WHERE p.document = d.sha256 AND d.sha256 IN (SELECT unnest($some))
  AND (d.claimed_by IS NULL OR NOT list_contains($alive, d.claimed_by))
  AND (list_contains($anyway, d.sha256) OR d.state IN ('archived', 'failed') OR {TOLD}
    OR {OTHERWISE} OR {BY_OCR})
RETURNING d.sha256
"""  # noqa: S608 - our own words

LOCKED = """
SELECT sha256 FROM documents
WHERE state = 'queued'
  AND sha256 IN (SELECT document FROM issues WHERE code = 'encrypted' AND severity = 'error')
ORDER BY sha256
"""
THESE = """
SELECT d.sha256, d.uri, (
    SELECT first(s.hints ORDER BY s.last_seen DESC, s.first_seen, s.uri)
    FROM document_sightings s WHERE s.document = d.sha256
)
FROM documents d WHERE d.sha256 IN (SELECT unnest(?::VARCHAR[])) ORDER BY d.uri, d.sha256
"""
CLAIMED = """
SELECT sha256, claimed_by FROM documents
WHERE sha256 IN (SELECT unnest(?::VARCHAR[])) AND claimed_by IN (SELECT unnest(?::VARCHAR[]))
"""
UNREAD = """
SELECT sha256, cause FROM documents
WHERE state IN ('archived', 'failed') AND sha256 IN (SELECT unnest(?::VARCHAR[]))
"""


def due(
    connection: DuckDBPyConnection, reader: Reader, *, again: bool, anyway: Collection[str] = ()
) -> tuple[Due, ...]:
    """Return what a run has to read: what earlier ones left or failed on, and what it met with other hints.

    With `again`, also what it met that other versions have read; and what is in `anyway`, met or not.
    """
    told = _told(reader) | {"again": again, "anyway": [*anyway]}
    return tuple(Due(*row) for row in connection.execute(DUE, told).fetchall())


def locked(connection: DuckDBPyConnection) -> tuple[str, ...]:
    """Return the documents that wait for a password."""
    return tuple(sha256 for (sha256,) in connection.execute(LOCKED).fetchall())


def claim(
    connection: DuckDBPyConnection, reader: Reader, some: Sequence[str], anyway: Collection[str]
) -> set[str]:
    """Take those of `some` that are to be read still and that no other run is reading.

    What is in `anyway` is read whatever has read it before.
    """
    others = [one for one in reader.alive if one != reader.run_id]
    told = _told(reader) | {"some": [*some], "anyway": [*anyway], "alive": others}
    return {sha256 for (sha256,) in connection.execute(CLAIM, told).fetchall()}


def these(connection: DuckDBPyConnection, some: Collection[str]) -> tuple[Due, ...]:
    """Return the documents with these contents, by place."""
    return tuple(Due(*row) for row in connection.execute(THESE, [[*some]]).fetchall())


def claimed(connection: DuckDBPyConnection, some: Collection[str], alive: Collection[str]) -> dict[str, str]:
    """Return those of `some` that one of the runs in `alive` is reading, and which."""
    return dict(connection.execute(CLAIMED, [[*some], [*alive]]).fetchall())


def unread(connection: DuckDBPyConnection, some: Sequence[str]) -> dict[str, str | None]:
    """Return those of `some` that have not been read, and why."""
    return dict(connection.execute(UNREAD, [[*some]]).fetchall())


def _told(reader: Reader) -> dict[str, object]:
    versions = reader.versions
    return {"run": reader.run_id, **versions.told}
