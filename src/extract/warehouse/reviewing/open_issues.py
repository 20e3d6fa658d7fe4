"""All open issues, each with its record as a reviewer must see it who has only a table before him."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from extract.warehouse.catalogue import identifier
from extract.warehouse.corrected import DAYS
from extract.warehouse.lookup import TABLES, as_json
from extract.warehouse.reviewing.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from duckdb import DuckDBPyConnection
    from pydantic import JsonValue

    Values = Mapping[tuple[str, str], tuple[JsonValue, JsonValue]]  # (record, field) -> read, in force

OPEN = """
SELECT issue_id, document, file_name, page, code, severity, message, record, record_id, field FROM open_issues
"""
COLUMNS = (
    "SELECT column_name FROM duckdb_columns() WHERE database_name = current_database() AND table_name = ?"
)
TABLE: dict[str, tuple[str, str]] = {
    "document": ("documents", "sha256"),
    **{kind: (table, "id") for kind, table in TABLES.values()},
}
OF_DOCUMENT = {"partner": "partner_code", "published": "published"}  # what issues call fields of a document


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """An open issue; `record` is the kind of its record, `read` what the program had read in its `field`."""

    id: str
    document: str
    file_name: str
    page: int | None
    code: str
    severity: str
    message: str
    record: str | None
    record_id: str | None
    field: str | None
    read: JsonValue = None
    now: JsonValue = None


def open_issues(path: Path) -> tuple[OpenIssue, ...]:
    """Return all open issues of the published file, the gravest first."""
    with reading(path) as connection:
        rows = connection.execute(OPEN).fetchall()
        found = [_issue(row) for row in rows]
        values = _values(connection, found)
    return tuple(_with(one, values) for one in found)


def _issue(row: tuple[Any, ...]) -> OpenIssue:
    key, document, file_name, page, code, severity, message, *record = row
    return OpenIssue(key, document, file_name, page, code, severity, message, *_record(document, *record))


def _record(
    document: str, record: str | None, record_id: str | None, field: str | None
) -> tuple[str | None, str | None, str | None]:
    """Return kind, id and field of the record as corrections name them: a document by its SHA-256."""
    if record in {"document", *OF_DOCUMENT}:
        return "document", document, OF_DOCUMENT.get(record or "", field)
    return record, record_id, field


def _with(one: OpenIssue, values: Values) -> OpenIssue:
    read, now = values.get((one.record_id or "", one.field or ""), (None, None))
    return replace(one, read=read, now=now)


def _values(connection: DuckDBPyConnection, issues: Iterable[OpenIssue]) -> Values:
    """Return the fields that the issues are about, asked once for each kind of record and field."""
    wanted: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in issues:
        if one.record and one.record in TABLE and one.record_id and one.field:
            wanted[one.record, one.field].add(one.record_id)
    return dict(pair for (kind, field), ids in wanted.items() for pair in _of(connection, kind, field, ids))


def _of(
    connection: DuckDBPyConnection, kind: str, field: str, ids: Iterable[str]
) -> Iterator[tuple[tuple[str, str], tuple[JsonValue, JsonValue]]]:
    table, key = TABLE[kind]
    column = DAYS.get(field, field) if kind in {"project", "date"} else field
    if (column,) not in connection.execute(COLUMNS, [table]).fetchall():
        return
    name = identifier(column)
    sql = f"SELECT {key}, {name}, machine FROM {table} WHERE list_contains(?, {key})"  # noqa: S608 - known names
    for record, value, machine in connection.execute(sql, [sorted(ids)]).fetchall():
        now = as_json(value)
        yield (record, field), ((machine or {}).get(column, now), now)
