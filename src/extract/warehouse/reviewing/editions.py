"""The edition before a document, and what became of its statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.warehouse.reviewing.rows import Spot, rows, spots

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

OTHERS = """
SELECT o.sha256, o.file_name, o.published, o.page_count, o.published_end < d.published_end AS older
FROM documents d JOIN documents o ON o.edition_group = d.edition_group AND o.sha256 <> d.sha256
WHERE d.sha256 = ? AND o.published_end <> d.published_end ORDER BY o.published_end
"""
CHANGES = """
FROM record_changes WHERE older_document = ? AND newer_document = ?
ORDER BY coalesce(newer_page, older_page), rowid
"""
PLACES = """
SELECT id, spans FROM stated_contributions WHERE document = $1
UNION ALL SELECT id, spans FROM stated_projects WHERE document = $1
UNION ALL SELECT id, spans FROM facts WHERE document = $1
"""


@dataclass(frozen=True, slots=True)
class Edition:
    """Another edition of the same fact sheet."""

    sha256: str
    file_name: str
    published: str | None
    page_count: int


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one record: same, restated (`field`, `old`, `new` say how), added, gone or overlaps."""

    kind: str
    state: str
    label: str
    field: str | None
    old: str | None
    new: str | None
    older_id: str | None
    newer_id: str | None
    older_page: int | None


@dataclass(frozen=True, slots=True)
class Beside:
    """The nearest editions of a document; what changed since the earlier one, and where that says it."""

    earlier: Edition | None
    later: Edition | None
    changes: tuple[Change, ...]
    places: Mapping[str, tuple[Spot, ...]]  # by the id of the record in the earlier edition


def editions_beside(connection: DuckDBPyConnection, sha256: str) -> Beside:
    """Return what stands beside the document of this SHA-256; nothing, if it has no other edition."""
    others = rows(connection, OTHERS, sha256)
    earlier = next((_edition(row) for row in reversed(others) if row["older"]), None)
    later = next((_edition(row) for row in others if not row["older"]), None)
    if earlier is None:
        return Beside(None, later, (), {})
    changes = tuple(_change(row) for row in rows(connection, CHANGES, earlier.sha256, sha256))
    return Beside(earlier, later, changes, _places(connection, earlier.sha256, changes))


def _edition(row: Mapping[str, Any]) -> Edition:
    return Edition(row["sha256"], row["file_name"], row["published"], row["page_count"] or 0)


def _change(row: Mapping[str, Any]) -> Change:
    names = ("kind", "state", "label", "field", "old", "new", "older_id", "newer_id", "older_page")
    return Change(*(row[name] for name in names))


def _places(
    connection: DuckDBPyConnection, sha256: str, changes: tuple[Change, ...]
) -> Mapping[str, tuple[Spot, ...]]:
    wanted = {one.older_id for one in changes}
    return {row["id"]: spots(row["spans"]) for row in rows(connection, PLACES, sha256) if row["id"] in wanted}
