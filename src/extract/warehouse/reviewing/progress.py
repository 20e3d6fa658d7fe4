"""How far people have come with a document: its figures, its open issues, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import UnknownDocument
from extract.warehouse.reviewing.reading import reading

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from extract.models import RecordKind

FIGURES = """
SELECT 'amount' AS kind, id, text, page, currency, value, []::VARCHAR[] AS others
FROM amounts WHERE document = $1
UNION ALL
SELECT 'contribution', id, text, page, currency, value, [amount_id]
FROM stated_contributions WHERE document = $1
UNION ALL
SELECT 'project', id, title, page, currency, value, amount_ids FROM stated_projects
WHERE document = $1 AND value IS NOT NULL
"""
OPEN = """
SELECT id, code, message, page FROM issues
WHERE document = ? AND code NOT IN ('duplicate_document', 'older_edition') ORDER BY page, id
"""
DECIDED = """
SELECT id, record_id, field FROM corrections
WHERE document = ? AND record <> 'issue' AND record_id IS NOT NULL
AND state IN ('applied', 'confirmed', 'stale')
AND action IN ('edit', 'accept', 'add', 'unknown', 'merge', 'split')
"""
KNOWN = "SELECT id FROM corrections WHERE document = ?"


@dataclass(frozen=True, slots=True)
class Figure:
    """A record that holds money; `same` are the ids of all records that hold the same sum, with its own."""

    kind: RecordKind
    id: str
    words: str
    page: int | None
    same: frozenset[str]


@dataclass(frozen=True, slots=True)
class Open:
    """An issue that nobody has settled; those that only tell of other files are none."""

    id: str
    code: str
    message: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in force: on which record (the document's SHA-256 for itself), and which field if on one."""

    id: str
    record_id: str
    field: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A document with all that must be decided, and what was decided; `known` are all corrections told of."""

    document: str
    file_name: str
    figures: tuple[Figure, ...]
    issues: tuple[Open, ...]
    decided: tuple[Decided, ...]
    known: frozenset[str] = frozenset()


def standing(path: Path, document: str) -> Standing:
    """Return how far the published file says a document (by SHA-256) is; `UnknownDocument` if it has none."""
    with reading(path) as connection:
        found = connection.execute("SELECT file_name FROM documents WHERE sha256 = ?", [document]).fetchone()
        if found is None:
            raise UnknownDocument(f"{document}: {path} has no such document. See: factsheets status")
        return Standing(
            document,
            found[0],
            _figures(connection, document),
            tuple(Open(*row) for row in connection.execute(OPEN, [document]).fetchall()),
            tuple(Decided(*row) for row in connection.execute(DECIDED, [document]).fetchall()),
            frozenset(key for (key,) in connection.execute(KNOWN, [document]).fetchall()),
        )


def _figures(connection: DuckDBPyConnection, document: str) -> tuple[Figure, ...]:
    """Return them in reading order; of the amounts of a project, those are the same that are its budget."""
    some = connection.execute(FIGURES, [document]).fetchall()
    money = {key: (currency, value) for _, key, _, _, currency, value, _ in some}
    return tuple(
        Figure(kind, key, words, page, frozenset({key, *(o for o in others if money.get(o) == money[key])}))
        for kind, key, words, page, _, _, others in some
    )
