"""Editions in the warehouse: which documents are current, and what changed from one edition to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.editions import Edition, compare_items, group, predecessors
from extract.editions.alike import words
from extract.editions.items import FIELDS, ItemKind, item
from extract.models import content_id
from extract.warehouse import bulk
from extract.warehouse.rows import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from extract.editions import Change, Item
    from extract.warehouse.bulk import Row

    Pair = tuple[str, str]

EDITIONS = """
SELECT sha256, publisher, partner_code, partner_name, language, title, published_start, published_end
FROM documents
WHERE state = 'loaded' AND published_end IS NOT NULL AND title IS NOT NULL AND partner_name IS NOT NULL
ORDER BY sha256
"""
MARK = """
UPDATE documents SET edition_group = told.edition_group, is_current = told.is_current
FROM (SELECT d.sha256, m.edition_group, m.is_current FROM documents d LEFT JOIN marked m USING (sha256)) told
WHERE documents.sha256 = told.sha256
  AND (documents.edition_group, documents.is_current) IS DISTINCT FROM (told.edition_group, told.is_current)
"""
COMPARED = "SELECT DISTINCT older_document, newer_document FROM record_changes"
FORGET = """
DELETE FROM record_changes
WHERE older_document IN (SELECT unnest($1)) OR newer_document IN (SELECT unnest($1))
"""
REGROUP = """
UPDATE record_changes SET edition_group = d.edition_group FROM documents d
WHERE d.sha256 = record_changes.newer_document AND d.edition_group <> record_changes.edition_group
"""
FORGET_PAIR = "DELETE FROM record_changes WHERE older_document = ? AND newer_document = ?"
TABLES: Mapping[ItemKind, str] = {
    "project": "stated_projects",
    "contribution": "stated_contributions",
    "fact": "facts",
}
PLACES = "SELECT DISTINCT text FROM country_mentions WHERE document IN (?, ?)"


def groups(connection: DuckDBPyConnection) -> tuple[tuple[Edition, ...], ...]:
    """Return the groups of editions among the loaded documents, each from the oldest to the newest."""
    found = connection.execute(EDITIONS).fetchall()
    return group(Edition(row[0], row[1], (row[2], row[3]), *row[4:]) for row in found)


def forget(connection: DuckDBPyConnection, sha256s: Sequence[str]) -> None:
    """Delete what was compared of these documents, which are read anew."""
    connection.execute(FORGET, [sha256s])


def refresh(connection: DuckDBPyConnection, found: Sequence[Sequence[Edition]]) -> None:
    """Mark the current documents and compare each edition with the one before, if that was not done yet."""
    _mark(connection, found)
    wanted = {(old, new): some[0].key for some in found for new, old in predecessors(some).items()}
    done = set(connection.execute(COMPARED).fetchall())
    for pair in done - wanted.keys():
        connection.execute(FORGET_PAIR, pair)
    for pair, key in sorted(wanted.items()):
        if pair not in done:
            bulk.insert(connection, {"record_changes": list(_rows(connection, pair, key))})
    connection.execute(REGROUP)


def _mark(connection: DuckDBPyConnection, found: Iterable[Sequence[Edition]]) -> None:
    rows: list[Row] = [
        {"sha256": one.key, "edition_group": some[0].key, "is_current": one.end == some[-1].end}
        for some in found
        for one in some
    ]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE marked (sha256 VARCHAR, edition_group VARCHAR, is_current BOOLEAN)"
    )
    bulk.insert(connection, {"marked": rows})
    connection.execute(MARK)
    connection.execute("DROP TABLE marked")


def _rows(connection: DuckDBPyConnection, pair: Pair, key: str) -> Iterator[Row]:
    older, newer = (list(_items(connection, document)) for document in pair)
    named = connection.execute(PLACES, pair).fetchall()
    places = frozenset(word for (text,) in named for word in words(text))
    for change in compare_items(older, newer, places):
        yield _row(change, pair) | {"edition_group": key}


def _items(connection: DuckDBPyConnection, document: str) -> Iterator[Item]:
    for kind, table in TABLES.items():
        days = DAYS if kind == "project" else {}
        columns = [days.get(field, field) for field in FIELDS[kind]]
        rows = connection.execute(
            f"SELECT id, page, {', '.join(columns)} FROM {table} WHERE document = ? ORDER BY rowid",  # noqa: S608
            [document],
        )
        for identity, page, *told in rows.fetchall():
            yield item(kind, identity, dict(zip(FIELDS[kind], told, strict=True)), page)


def _row(change: Change, pair: Pair) -> Row:
    older, newer = change.older, change.newer
    ids = (older and older.id, newer and newer.id)
    return {
        "id": content_id("chg", pair[0], pair[1], change.state, *ids, change.field),
        "older_document": pair[0],
        "newer_document": pair[1],
        "kind": change.kind,
        "state": change.state,
        "label": change.label,
        "field": change.field,
        "old": change.old or None,
        "new": change.new or None,
        "older_id": ids[0],
        "newer_id": ids[1],
        "older_page": older and older.page,
        "newer_page": newer and newer.page,
    }
