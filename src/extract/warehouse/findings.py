"""Issues that only the whole archive shows: the same bytes twice, and older editions of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.models import Issue, content_id
from extract.warehouse import bulk
from extract.warehouse.rows import issue_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

    from extract.warehouse.bulk import Row

DUPLICATES = """
SELECT document, list(uri ORDER BY first_seen, uri)
FROM document_sightings GROUP BY document HAVING count(*) > 1 ORDER BY document
"""
# Titles of editions differ by their dates only: digits, signs and the case of letters don't count.
OLDER_EDITIONS = r"""
WITH editions AS (
    SELECT sha256, file_name, published, published_end,
           [partner_code, partner_name, publisher, language,
            regexp_replace(lower(strip_accents(title)), '[^\p{L}]+', ' ', 'g')] AS work
    FROM documents
    WHERE state = 'loaded' AND published_end IS NOT NULL AND title IS NOT NULL AND partner_name IS NOT NULL
), ranked AS (
    SELECT *, max_by({'file_name': file_name, 'published': published}, (published_end, sha256))
                  OVER (PARTITION BY work) AS newest,
              max(published_end) OVER (PARTITION BY work) AS newest_end
    FROM editions
)
SELECT sha256, file_name, published, newest.file_name, newest.published
FROM ranked WHERE published_end < newest_end ORDER BY sha256
"""


def refresh(connection: DuckDBPyConnection) -> None:
    """Compute these issues anew for all documents."""
    connection.execute("DELETE FROM issues WHERE code IN ('duplicate_document', 'older_edition')")
    bulk.insert(connection, {"issues": [*_duplicates(connection), *_older_editions(connection)]})


def _duplicates(connection: DuckDBPyConnection) -> Iterator[Row]:
    for document, places in connection.execute(DUPLICATES).fetchall():
        message = f"The same bytes were seen as {' and as '.join(places)}; they are one document."
        yield _row(document, "duplicate_document", message)


def _older_editions(connection: DuckDBPyConnection) -> Iterator[Row]:
    for document, name, date, newer_name, newer_date in connection.execute(OLDER_EDITIONS).fetchall():
        message = f"{name} ({date}) is an older edition of {newer_name} ({newer_date})."
        yield _row(document, "older_edition", message)


def _row(document: str, code: str, message: str) -> Row:
    issue = Issue.model_validate(
        {"id": content_id("iss", document, code), "code": code, "severity": "info", "message": message}
    )
    return issue_row(document, issue)
