"""What only the archive as a whole shows: the same bytes twice, editions of a document, and what they change.

A batch touches the documents that it writes or sees, and their relatives; nothing else is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.editions import current, group
from extract.models import Issue, content_id
from extract.warehouse import bulk, counting, editions
from extract.warehouse.rows import issue_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from extract.editions import Edition
    from extract.warehouse.bulk import Row

DUPLICATES = """
SELECT document, list(s.uri ORDER BY s.first_seen, s.uri), any_value(d.published)
FROM document_sightings s JOIN documents d ON d.sha256 = s.document
WHERE document IN (SELECT unnest(?))
GROUP BY document HAVING count(*) > 1 ORDER BY document
"""
NAMES = "SELECT sha256, file_name, published FROM documents WHERE sha256 IN (SELECT unnest(?))"
ALL = "SELECT sha256 FROM documents"
FOUND = """
SELECT id, message, edition FROM issues
WHERE code IN ('duplicate_document', 'older_edition') AND document IN (SELECT unnest(?))
"""
SAID = ("message", "edition")
FORGET = "DELETE FROM issues WHERE id IN (SELECT unnest(?))"


@dataclass(frozen=True, slots=True)
class Touched:
    """Documents that are seen or written; what editions and partners they were before."""

    seen: frozenset[str]
    written: frozenset[str]
    before: tuple[Edition, ...]
    partners: frozenset[str]

    @property
    def documents(self) -> frozenset[str]:
        """All of them."""
        return self.seen | self.written


def touching(
    connection: DuckDBPyConnection, *, seen: Iterable[str] = (), written: Iterable[str] = ()
) -> Touched:
    """Remember what these documents are; to be called before they are written."""
    some = frozenset(seen), frozenset(written)
    before = editions.editions_among(connection, some[0] | some[1])
    return Touched(*some, before, counting.partners(connection, some[1]))


def refresh(connection: DuckDBPyConnection, touched: Touched) -> None:
    """Bring up to date what depends on these documents, now that they are written."""
    after = editions.editions_among(connection, touched.documents)
    family = editions.relatives(connection, [*touched.before, *after])
    groups = group(family)
    if touched.written:
        others = [one for one in family if one.key not in touched.documents]
        before = editions.pairs(group([*others, *touched.before]))
        done = [pair for pair in before if touched.written.isdisjoint(pair)]
        editions.refresh(connection, groups, done)
        counting.refresh(connection, touched.partners | counting.partners(connection, touched.written))
    _write_issues(connection, touched.documents, groups)


def refresh_all(connection: DuckDBPyConnection) -> None:
    """Bring everything up to date, as after a change of the tables."""
    groups = group(editions.all_editions(connection))
    editions.refresh(connection, groups, editions.compared(connection))
    everything = {sha256 for (sha256,) in connection.execute(ALL).fetchall()}
    counting.refresh(connection, counting.partners(connection, everything))
    _write_issues(connection, everything, groups)


def _write_issues(
    connection: DuckDBPyConnection, documents: Collection[str], groups: Sequence[Sequence[Edition]]
) -> None:
    scope = sorted({*documents, *(one.key for some in groups for one in some)})
    told = [*_duplicates(connection, scope), *_older_editions(connection, groups)]
    wanted = {row["id"]: row for row in told}
    found = connection.execute(FOUND, [scope]).fetchall()
    kept = {key for key, *said in found if key in wanted and said == [wanted[key][c] for c in SAID]}
    gone = [key for key, *_ in found if key not in kept]
    if gone:
        connection.execute(FORGET, [gone])
    bulk.insert(connection, {"issues": [row for key, row in wanted.items() if key not in kept]})


def _duplicates(connection: DuckDBPyConnection, documents: Sequence[str]) -> Iterator[Row]:
    for document, places, edition in connection.execute(DUPLICATES, [documents]).fetchall():
        message = f"The same bytes were seen as {' and as '.join(places)}; they are one document."
        yield _row(document, "duplicate_document", message, edition)


def _older_editions(connection: DuckDBPyConnection, groups: Iterable[Sequence[Edition]]) -> Iterator[Row]:
    pairs = [(one.key, some[-1].key) for some in groups for one in some if one not in current(some)]
    keys = sorted({key for pair in pairs for key in pair})
    named = {row[0]: row[1:] for row in connection.execute(NAMES, [keys]).fetchall()}
    for older, newest in pairs:
        message = "{} ({}) is an older edition of {} ({}).".format(*named[older], *named[newest])
        yield _row(older, "older_edition", message, named[older][1])


def _row(document: str, code: str, message: str, edition: str | None) -> Row:
    issue = Issue.model_validate(
        {"id": content_id("iss", document, code), "code": code, "severity": "info", "message": message}
    )
    return issue_row(document, issue, edition)
