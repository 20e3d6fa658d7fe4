"""How the pipeline is, as the published file tells it: runs, documents, open issues. Never blocks a run."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import duckdb

from extract.warehouse.database import explained
from extract.warehouse.migrations import all_migrations
from extract.warehouse.querying import CLOSED
from extract.warehouse.states import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from extract.models import Severity
    from extract.warehouse.runs import RunState

STATES: tuple[State, ...] = get_args(State)  # of this version; an older file may have others
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
VERSION = "SELECT max(number) FROM migrations"
RUNS = """
SELECT id, state, started, ended, seen, loaded, queued, refused, failed FROM runs
WHERE {} ORDER BY started DESC, id DESC LIMIT ?
"""
BRINGING = "purpose = 'documents'"  # not those that only apply corrections: there may be hundreds a day
PURPOSE = (
    "SELECT count(*) FROM duckdb_columns() WHERE database_name = current_database() "
    "AND table_name = 'runs' AND column_name = 'purpose'"  # an older file does not have it
)
DOCUMENTS = "SELECT state, count(*) FROM documents GROUP BY state"
CAUSES = """
SELECT i.code, count(DISTINCT d.sha256) FROM documents d JOIN issues i ON i.document = d.sha256
WHERE d.state IN ('queued', 'refused') AND i.severity = 'error' AND i.message = d.cause
GROUP BY i.code ORDER BY count(DISTINCT d.sha256) DESC, i.code
"""
ISSUES = "SELECT severity, count(*) FROM issues GROUP BY severity"
OLDEST = """
SELECT i.id, i.severity, i.code, d.file_name, i.message, d.first_seen
FROM issues i JOIN documents d ON d.sha256 = i.document
WHERE i.severity <> 'info' ORDER BY d.first_seen, i.severity, d.file_name, i.id LIMIT 1
"""
ARCHIVED = "SELECT coalesce(sum(bytes), 0) FROM documents WHERE NOT starts_with(sha256, 'uri-')"
SAMPLE = """
SELECT sha256, file_name, bytes FROM documents WHERE NOT starts_with(sha256, 'uri-') AND bytes IS NOT NULL
USING SAMPLE reservoir({} ROWS)
"""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """One run: when it was (UTC, without zone), files met, and documents by what they became."""

    id: str
    state: RunState
    started: datetime
    ended: datetime | None
    seen: int
    loaded: int
    queued: int
    refused: int
    failed: int


@dataclass(frozen=True, slots=True)
class OldIssue:
    """An open issue; `since` is when its document was first seen (UTC, without zone)."""

    id: str
    severity: Severity
    code: str
    file_name: str
    message: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Health:
    """What the published file tells; runs from the newest, `oldest` among errors and warnings.

    Runs that only applied corrections are none of `runs`.
    """

    version: int
    runs: tuple[RunFacts, ...]
    documents: Mapping[State, int]
    causes: Mapping[str, int]  # documents that are queued or refused, by the code of the issue that says why
    issues: Mapping[Severity, int]
    oldest: OldIssue | None
    archived: int  # bytes of all contents that are known


@dataclass(frozen=True, slots=True)
class Content:
    """A content of which the archive must hold the bytes."""

    sha256: str
    file_name: str
    bytes: int


def known_version() -> int:
    """Return the version of the databases that this program makes."""
    return max(step.number for step in all_migrations())


def read_health(path: Path, runs: int = 5) -> Health | None:
    """Return what the file at `path` tells; None if there is none, `WarehouseError` if it cannot be read."""
    with _opened(path) as connection:
        return _read(connection, runs) if connection else None


def some_contents(path: Path, number: int) -> tuple[Content, ...]:
    """Return up to `number` contents by chance that the archive must hold."""
    with _opened(path) as connection:
        rows = connection.execute(SAMPLE.format(number)).fetchall() if connection else ()
    return tuple(Content(*row) for row in rows)


@contextmanager
def _opened(path: Path) -> Iterator[DuckDBPyConnection | None]:
    if not path.is_file():
        yield None
        return
    with explained(path), duckdb.connect(path, read_only=True, config=CLOSED) as connection:
        yield connection


def _read(connection: DuckDBPyConnection, runs: int) -> Health:
    def one(sql: str) -> tuple[int, ...]:
        return connection.execute(sql).fetchone() or (0,)

    documents = dict(connection.execute(DOCUMENTS).fetchall())
    issues = dict(connection.execute(ISSUES).fetchall())
    oldest = connection.execute(OLDEST).fetchone()
    last = RUNS.format(BRINGING if one(PURPOSE)[0] else "true")
    return Health(
        one(VERSION)[0],
        tuple(RunFacts(*row) for row in connection.execute(last, [runs]).fetchall()),
        dict.fromkeys(STATES, 0) | documents,
        dict(connection.execute(CAUSES).fetchall()),
        dict.fromkeys(SEVERITIES, 0) | issues,
        OldIssue(*oldest) if oldest else None,
        int(one(ARCHIVED)[0]),
    )
