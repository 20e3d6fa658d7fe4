"""What is kept of documents, read only: for those who hold it against what is read anew.

The file may have been made by an older version of the program; columns that it lacks are null.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING

from extract.errors import WarehouseError
from extract.warehouse.database import PATIENCE, attached, explained
from extract.warehouse.document_rows import DOCUMENT_VALUES, document_row
from extract.warehouse.queue import BY_OCR, OTHERWISE, Due, Versions
from extract.warehouse.rows import CHILD_TABLES, RECORD_TABLES, record_rows
from extract.warehouse.states import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from extract.models import FactSheet
    from extract.warehouse.bulk import Row, Rows

UNREAD = "('seen', 'archived', 'found')"
HINTS = """(
    SELECT first(s.hints ORDER BY s.last_seen DESC, s.first_seen, s.uri)
    FROM document_sightings s WHERE s.document = d.sha256
)"""
FOUND_LATER = frozenset({"duplicate_document", "older_edition"})  # issues over all documents
COLUMNS = """
SELECT table_name, list(column_name) FROM duckdb_columns()
WHERE database_name = current_database() GROUP BY table_name
"""
NAMED = """
SELECT d.sha256, d.sha256 = $1 OR d.file_name = $1 OR d.sha256 IN (
    SELECT document FROM document_sightings WHERE file_name = $1
) FROM documents d
WHERE NOT starts_with(d.sha256, 'uri-') AND (starts_with(d.sha256, lower($1)) OR d.file_name = $1
    OR d.sha256 IN (SELECT document FROM document_sightings WHERE file_name = $1))
ORDER BY d.sha256
"""
MARKS = """
SELECT sha256, concat_ws(' ', state, corrections_version, run_id, epoch_us(extracted_at))
FROM documents WHERE sha256 IN (SELECT unnest(?::VARCHAR[]))
"""


@contextmanager
def stored(path: Path, *, patience: float = PATIENCE) -> Iterator[Stored]:
    """Yield what the database at `path` holds; nothing can be written.

    `WarehouseError` if there is none, `WarehouseBusy` if another process holds it for too long.
    """
    if not path.is_file():
        raise WarehouseError(f"{path} does not exist yet. Run 'factsheets ingest' first.")
    with attached(path, patience=patience, read_only=True) as connection, explained(path):
        yield Stored(connection)


def sheet_rows(sheet: FactSheet) -> Rows:
    """Return a sheet as `Stored.rows` would give it once it is loaded."""
    verdict, told = judge(sheet), document_row(sheet)
    row = {name: told[name] for name in (*DOCUMENT_VALUES, "machine")}
    row |= {"sha256": sheet.source.sha256, "state": verdict.state, "cause": verdict.cause}
    return {**record_rows(sheet), "documents": [row]}


class Stored:
    """A database that is open for reading."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        self._columns: Mapping[str, Sequence[str]] = dict(connection.execute(COLUMNS).fetchall())

    def read_otherwise(self, versions: Versions) -> tuple[Due, ...]:
        """Return the documents that other versions have read, by place."""
        told, which = dict(versions.told), OTHERWISE
        if "ocr" in self._columns["documents"]:
            which = f"({OTHERWISE} OR {BY_OCR})"
        else:
            del told["ocr"]
        return self._due(f"d.state NOT IN {UNREAD} AND {which}", told)

    def all_read(self) -> tuple[Due, ...]:
        """Return all documents that any version has read, by place."""
        return self._due(f"d.state NOT IN {UNREAD}", {})

    def these(self, sha256s: Sequence[str]) -> tuple[Due, ...]:
        """Return the documents with these contents, by place."""
        return self._due("d.sha256 IN (SELECT unnest($some::VARCHAR[]))", {"some": [*sha256s]})

    def _due(self, which: str, told: Mapping[str, object]) -> tuple[Due, ...]:
        hints = HINTS if "hints" in self._columns["document_sightings"] else "NULL"
        select = f"SELECT d.sha256, d.uri, {hints} FROM documents d "  # noqa: S608 - our own words
        where = f"WHERE NOT starts_with(d.sha256, 'uri-') AND {which} ORDER BY d.uri, d.sha256"
        return tuple(Due(*row) for row in self._connection.execute(select + where, told).fetchall())

    def named(self, name: str) -> tuple[str, ...]:
        """Return the contents that go by `name`: a SHA-256, its first letters, or a file name."""
        found = self._connection.execute(NAMED, [name]).fetchall()
        exact = tuple(sha256 for sha256, whole in found if whole)
        return exact or tuple(sha256 for sha256, _ in found)

    def marks(self, sha256s: Sequence[str]) -> Mapping[str, str]:
        """Return for each document what changes whenever it is read anew."""
        return dict(self._connection.execute(MARKS, [[*sha256s]]).fetchall())

    def rows(self, sha256s: Sequence[str]) -> Mapping[str, Rows]:
        """Return the rows of each document, by table; of issues, those that the document itself has."""
        found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for table in (*RECORD_TABLES, *CHILD_TABLES):
            for row in self._rows(table, "document", sha256s):
                if row.get("code") not in FOUND_LATER or table != "issues":
                    found[str(row["document"])][table].append(row)
        for row in self._rows("documents", "sha256", sha256s):
            kept = {name: row.get(name) for name in (*DOCUMENT_VALUES, "machine", "sha256", "state", "cause")}
            found[str(row["sha256"])]["documents"].append(kept)
        return found

    def _rows(self, table: str, key: str, sha256s: Sequence[str]) -> Iterator[Row]:
        if table not in self._columns:
            return
        cursor = self._connection.execute(
            f"FROM {table} WHERE {key} IN (SELECT unnest(?::VARCHAR[])) ORDER BY rowid",
            [[*sha256s]],
        )
        names = [column[0] for column in cursor.description or ()]
        for row in cursor.fetchall():
            yield dict(zip(names, row, strict=True))
