"""Editions in the warehouse: which documents are current, and what changed from one edition to the next.

Only the relatives of the documents of a batch are looked at, so that a batch costs the same in any archive.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extract.editions import Edition, compare_items, current, family, plain_name, predecessors
from extract.editions.alike import words
from extract.editions.items import FIELDS, ItemKind, item
from extract.models import content_id
from extract.warehouse import bulk
from extract.warehouse.columns import DAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from extract.editions import Change, Item
    from extract.warehouse.bulk import Row

    Pair = tuple[str, str]
    Group = tuple[Edition, ...]

EDITIONS = """
SELECT sha256, d.publisher, partner_code, partner_name, d.language, title, published_start, published_end,
       NOT EXISTS (FROM document_sightings s WHERE s.document = d.sha256 AND NOT EXISTS (
           FROM document_sightings o
           WHERE o.uri = s.uri AND o.document <> s.document AND o.last_seen > s.last_seen
       )) AS replaced
FROM documents d {}
WHERE state = 'loaded' AND published_end IS NOT NULL AND title IS NOT NULL AND partner_name IS NOT NULL
ORDER BY sha256
"""
SOME = "SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS sha256) told USING (sha256)"
PUBLISHERS = "SELECT DISTINCT publisher FROM documents"
OF_FAMILIES = """
SEMI JOIN (
    SELECT unnest(?::VARCHAR[]) AS publisher, unnest(?::VARCHAR[]) AS partner,
           unnest(?::VARCHAR[]) AS language
) f
    ON d.publisher IS NOT DISTINCT FROM f.publisher AND d.language IS NOT DISTINCT FROM f.language
    AND coalesce(d.partner_code, d.partner_name) = f.partner
"""
MARKS = "SELECT sha256, edition_group, is_current FROM documents WHERE sha256 IN (SELECT unnest(?))"
MARK = """
UPDATE documents SET edition_group = m.edition_group, is_current = m.is_current
FROM (SELECT unnest(?) AS sha256, unnest(?) AS edition_group, unnest(?) AS is_current) m
WHERE documents.sha256 = m.sha256
"""
COMPARED = "SELECT DISTINCT older_document, newer_document FROM record_changes"
FORGET = """
DELETE FROM record_changes
WHERE older_document IN (SELECT unnest($1)) OR newer_document IN (SELECT unnest($1))
"""
FORGET_PAIRS = """
DELETE FROM record_changes
WHERE (older_document, newer_document) IN (SELECT (unnest(?), unnest(?)))
"""
REGROUP = """
UPDATE record_changes SET edition_group = d.edition_group FROM documents d
WHERE d.sha256 = record_changes.newer_document AND d.sha256 IN (SELECT unnest(?))
"""
TABLES: Mapping[ItemKind, str] = {
    "project": "stated_projects",
    "contribution": "stated_contributions",
    "fact": "facts",
}
PLACES = "SELECT DISTINCT document, text FROM country_mentions WHERE document IN (SELECT unnest(?))"


def all_editions(connection: DuckDBPyConnection) -> tuple[Edition, ...]:
    """Return the loaded documents that can be editions of one another: partner, date and title are known."""
    return _editions(connection, "")


def editions_among(connection: DuckDBPyConnection, sha256s: Collection[str]) -> tuple[Edition, ...]:
    """Return the same for these documents only."""
    return _editions(connection, SOME, sorted(sha256s))


def relatives(connection: DuckDBPyConnection, some: Iterable[Edition]) -> tuple[Edition, ...]:
    """Return all loaded documents that share publisher, partner and language with one of these."""
    families = {family(one) for one in some}
    if not families:
        return ()
    spelled = defaultdict(list)
    for (publisher,) in connection.execute(PUBLISHERS).fetchall():
        spelled[plain_name(publisher)].append(publisher)
    wanted = [
        (publisher, partner, language) for name, partner, language in families for publisher in spelled[name]
    ]
    return _editions(connection, OF_FAMILIES, *map(list, zip(*wanted, strict=True))) if wanted else ()


def _editions(connection: DuckDBPyConnection, some: str, *told: Sequence[str | None]) -> tuple[Edition, ...]:
    found = connection.execute(EDITIONS.format(some), told).fetchall()
    return tuple(Edition(row[0], row[1], (row[2], row[3]), *row[4:]) for row in found)


def forget(connection: DuckDBPyConnection, sha256s: Sequence[str]) -> None:
    """Delete what was compared of these documents, which are read anew."""
    connection.execute(FORGET, [sha256s])


def compared(connection: DuckDBPyConnection) -> set[Pair]:
    """Return all pairs of an edition and the one before that were compared."""
    return set(connection.execute(COMPARED).fetchall())


def pairs(groups: Iterable[Group]) -> Mapping[Pair, str]:
    """Return each edition's predecessor and itself, with the name of their group."""
    return {(old, new): some[0].key for some in groups for new, old in predecessors(some).items()}


def refresh(connection: DuckDBPyConnection, groups: Sequence[Group], done: Collection[Pair]) -> None:
    """Mark the current documents of these groups; `done` are the pairs compared before."""
    _mark(connection, groups)
    wanted = pairs(groups)
    gone = [pair for pair in done if pair not in wanted]
    if gone:
        connection.execute(FORGET_PAIRS, [[old for old, _ in gone], [new for _, new in gone]])
    _compare(connection, {pair: key for pair, key in sorted(wanted.items()) if pair not in done})


def _mark(connection: DuckDBPyConnection, groups: Iterable[Group]) -> None:
    wanted = {one.key: (some[0].key, one in current(some)) for some in groups for one in some}
    found = {row[0]: row[1:] for row in connection.execute(MARKS, [[*wanted]]).fetchall()}
    changed = [(key, *marks) for key, marks in wanted.items() if found[key] != marks]
    if changed:
        connection.execute(MARK, [list(column) for column in zip(*changed, strict=True)])
    moved = [key for key, name, _ in changed if found[key][0] not in {None, name}]
    if moved:
        connection.execute(REGROUP, [moved])


def _compare(connection: DuckDBPyConnection, wanted: Mapping[Pair, str]) -> None:
    documents = sorted({document for pair in wanted for document in pair})
    if not documents:
        return
    items, places = _items(connection, documents), _places(connection, documents)
    rows = [
        _row(change, pair) | {"edition_group": key}
        for pair, key in wanted.items()
        for change in compare_items(items[pair[0]], items[pair[1]], places[pair[0]] | places[pair[1]])
    ]
    bulk.insert(connection, {"record_changes": rows})


def _places(connection: DuckDBPyConnection, documents: Sequence[str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for document, text in connection.execute(PLACES, [documents]).fetchall():
        found[document] |= words(text)
    return found


def _items(connection: DuckDBPyConnection, documents: Sequence[str]) -> Mapping[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for kind, table in TABLES.items():
        days = DAYS if kind == "project" else {}
        columns = [days.get(field, field) for field in FIELDS[kind]]
        rows = connection.execute(
            f"SELECT document, id, page, {', '.join(columns)} FROM {table} "  # noqa: S608 - our own names
            "WHERE document IN (SELECT unnest(?)) ORDER BY rowid",
            [documents],
        )
        for document, identity, page, *told in rows.fetchall():
            found[document].append(item(kind, identity, dict(zip(FIELDS[kind], told, strict=True)), page))
    return found


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
