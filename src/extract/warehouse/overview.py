"""What documents hold, in numbers: the rows of a run's summary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from duckdb import DuckDBPyConnection

    from extract.warehouse.states import State


@dataclass(frozen=True, slots=True)
class DocumentOverview:
    """One document: its state, and how many pages and records of each kind it has."""

    sha256: str
    file_name: str
    state: State
    cause: str | None
    pages: int
    amounts: int
    projects: int
    issues: int


OVERVIEW = """
SELECT
    sha256, file_name, state, cause, coalesce(page_count, 0),
    (SELECT count(*) FROM amounts WHERE document = d.sha256),
    (SELECT count(*) FROM stated_projects WHERE document = d.sha256),
    (SELECT count(*) FROM issues WHERE document = d.sha256)
FROM documents d
WHERE list_contains(?, sha256)
ORDER BY file_name, sha256
"""


def overview(connection: DuckDBPyConnection, sha256s: Collection[str]) -> tuple[DocumentOverview, ...]:
    """Return the documents among `sha256s` that are in the database, by file name."""
    found = connection.execute(OVERVIEW, [sorted(sha256s)]).fetchall()
    return tuple(DocumentOverview(*row) for row in found)
