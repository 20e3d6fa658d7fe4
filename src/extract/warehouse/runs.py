"""The record of runs: begun, counted, ended, and found interrupted by the next."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from extract.errors import WarehouseError
from extract.models import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from duckdb import DuckDBPyConnection

    from extract.warehouse.states import State

RunState = Literal["running", "finished", "failed", "interrupted"]
Purpose = Literal["documents", "corrections"]  # brings documents, or applies what reviewers have decided


@dataclass(frozen=True, slots=True)
class Attention:
    """A document of a run that is not loaded: why, and what to do."""

    sha256: str
    file_name: str
    state: State
    cause: str
    next_step: str


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did: counts of files and documents, and of the records and issues that it left."""

    run_id: str
    state: RunState
    started: datetime  # UTC, without zone
    ended: datetime | None
    seen: int
    loaded: int
    queued: int
    refused: int
    failed: int
    amounts: int
    errors: int
    warnings: int
    attention: tuple[Attention, ...]


MET = "SELECT count(*) FROM document_sightings WHERE run_id = ?"
RUN = "SELECT state, started, ended, seen, loaded, queued, refused, failed FROM runs WHERE id = ?"
LEFT = """
SELECT
    (SELECT count(*) FROM amounts a JOIN written w ON w.sha256 = a.document),
    count(*) FILTER (i.severity = 'error'),
    count(*) FILTER (i.severity = 'warning')
FROM issues i JOIN written w ON w.sha256 = i.document
"""
TICK = timedelta(microseconds=1)
LATEST = """
SELECT greatest(
    (SELECT max(started) FROM runs), (SELECT max(ended) FROM runs),
    (SELECT max(changed) FROM document_history), (SELECT max(last_seen) FROM document_sightings)
)
"""
INTERRUPTED = """
UPDATE runs SET state = 'interrupted' WHERE state = 'running' AND id NOT IN (SELECT unnest(?::VARCHAR[]))
"""
ATTENTION = """
SELECT sha256, file_name, state, cause, next_step FROM documents
WHERE run_id = ? AND state NOT IN ('loaded', 'closed') ORDER BY state, file_name, sha256
"""


def now() -> datetime:
    """Return the present moment as the database keeps it: UTC, without zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def moment(connection: DuckDBPyConnection) -> datetime:
    """Return the present moment, and never one before what the ledger has: clocks are set back."""
    (latest,) = connection.execute(LATEST).fetchall()[0]
    return max(now(), latest + TICK) if latest else now()


def begin(
    connection: DuckDBPyConnection,
    extractor_version: str,
    rules_version: str,
    alive: Collection[str] = (),
    purpose: Purpose = "documents",
) -> str:
    """Record a new run and return its id; runs still 'running' were interrupted, unless they are `alive`."""
    connection.execute(INTERRUPTED, [[*alive]])
    started = moment(connection)
    run_id = f"run-{started:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    connection.execute(
        "INSERT INTO runs VALUES (?, 'running', ?, NULL, 0, 0, 0, 0, 0, ?, ?, ?, ?, 0)",
        [run_id, started, extractor_version, rules_version, SCHEMA_VERSION, purpose],
    )
    return run_id


def count(connection: DuckDBPyConnection, run_id: str, state: State, more: int) -> None:
    """Add to the run's count of documents that came to `state`."""
    connection.execute(f"UPDATE runs SET {state} = {state} + ? WHERE id = ?", [more, run_id])  # noqa: S608


def met(connection: DuckDBPyConnection, run_id: str) -> int:
    """Return how many places the run was the last to meet."""
    (found,) = connection.execute(MET, [run_id]).fetchall()
    return int(found[0])


def count_seen(connection: DuckDBPyConnection, run_id: str, more: int) -> None:
    """Add to the run's count of places that it has met: another run may meet them after it."""
    connection.execute("UPDATE runs SET seen = seen + ? WHERE id = ?", [more, run_id])


def end(connection: DuckDBPyConnection, run_id: str, state: RunState) -> None:
    """Record that a run has ended."""
    ended = moment(connection)
    connection.execute("UPDATE runs SET state = ?, ended = ? WHERE id = ?", [state, ended, run_id])


def summarise(connection: DuckDBPyConnection, run_id: str) -> RunSummary:
    """Return what the run did; `WarehouseError` for an unknown id."""
    run = connection.execute(RUN, [run_id]).fetchone()
    if run is None:
        raise WarehouseError(f"No run is called {run_id}.")
    left = connection.execute(
        f"WITH written AS (SELECT sha256 FROM documents WHERE run_id = ?) {LEFT}",  # noqa: S608
        [run_id],
    ).fetchone()
    rows: Sequence[tuple[str, str, State, str, str]] = connection.execute(ATTENTION, [run_id]).fetchall()
    told = (run_id, *run, *(left or ()), tuple(Attention(*row) for row in rows))
    return RunSummary(*told)
