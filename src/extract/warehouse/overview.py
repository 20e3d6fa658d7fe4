"""What documents hold, in numbers: the rows of a run's summary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from extract.warehouse.states import State


@dataclass(frozen=True, slots=True)
class DocumentOverview:
    """One document: its state, how many pages and records of each kind it has, and who wrote it last."""

    sha256: str
    file_name: str
    state: State
    cause: str | None
    pages: int
    amounts: int
    projects: int
    issues: int
    run_id: str
    next_step: str | None = None


OVERVIEW = """
SELECT
    sha256, file_name, state, cause, coalesce(page_count, 0),
    (SELECT count(*) FROM amounts WHERE document = d.sha256),
    (SELECT count(*) FROM stated_projects WHERE document = d.sha256),
    (SELECT count(*) FROM issues WHERE document = d.sha256),
    run_id,
    next_step
FROM documents d
WHERE run_id = $run OR sha256 IN (SELECT document FROM document_sightings WHERE run_id = $run)
ORDER BY file_name, sha256
"""


def overview(connection: DuckDBPyConnection, run_id: str) -> tuple[DocumentOverview, ...]:
    """Return the documents that a run has met or written, by file name."""
    found = connection.execute(OVERVIEW, {"run": run_id}).fetchall()
    return tuple(DocumentOverview(*row) for row in found)
