"""Issues that only the whole archive shows: the same bytes twice, and older editions of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.models import Issue, content_id
from extract.warehouse import bulk, counting, editions
from extract.warehouse.rows import issue_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from extract.editions import Edition
    from extract.warehouse.bulk import Row

DUPLICATES = """
SELECT document, list(s.uri ORDER BY s.first_seen, s.uri), any_value(d.published)
FROM document_sightings s JOIN documents d ON d.sha256 = s.document
GROUP BY document HAVING count(*) > 1 ORDER BY document
"""
NAMES = "SELECT sha256, file_name, published FROM documents"


def refresh(connection: DuckDBPyConnection) -> None:
    """Compute these issues anew for all documents, what changed between editions, and what adds up."""
    groups = editions.groups(connection)
    editions.refresh(connection, groups)
    counting.refresh(connection)
    connection.execute("DELETE FROM issues WHERE code IN ('duplicate_document', 'older_edition')")
    bulk.insert(connection, {"issues": [*_duplicates(connection), *_older_editions(connection, groups)]})


def _duplicates(connection: DuckDBPyConnection) -> Iterator[Row]:
    for document, places, edition in connection.execute(DUPLICATES).fetchall():
        message = f"The same bytes were seen as {' and as '.join(places)}; they are one document."
        yield _row(document, "duplicate_document", message, edition)


def _older_editions(connection: DuckDBPyConnection, groups: Iterable[Sequence[Edition]]) -> Iterator[Row]:
    named = {row[0]: row[1:] for row in connection.execute(NAMES).fetchall()}
    for *some, newest in groups:
        for edition in some:
            if edition.end < newest.end:
                (older, published), newer = named[edition.key], "{} ({})".format(*named[newest.key])
                message = f"{older} ({published}) is an older edition of {newer}."
                yield _row(edition.key, "older_edition", message, published)


def _row(document: str, code: str, message: str, edition: str | None) -> Row:
    issue = Issue.model_validate(
        {"id": content_id("iss", document, code), "code": code, "severity": "info", "message": message}
    )
    return issue_row(document, issue, edition)
