"""One record of the published file, as somebody needs it who decides on it: what it says, and where it is."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

import duckdb

from extract.errors import WarehouseError
from extract.models import Anchor, CorrectedDocument, RecordKind, Span, plain
from extract.warehouse.corrected import COLUMNS
from extract.warehouse.database import explained
from extract.warehouse.querying import CLOSED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from duckdb import DuckDBPyConnection
    from pydantic import JsonValue

TABLES: Mapping[str, tuple[RecordKind, str]] = {  # prefix of the id -> kind, table
    "sec": ("section", "sections"),
    "amt": ("amount", "amounts"),
    "cty": ("country", "country_mentions"),
    "reg": ("region", "region_mentions"),
    "dat": ("date", "date_mentions"),
    "org": ("organisation", "organisation_mentions"),
    "ctr": ("contribution", "stated_contributions"),
    "prj": ("project", "stated_projects"),
    "fct": ("fact", "facts"),
    "fig": ("key_figure", "key_figures"),
    "con": ("contact", "contacts"),
    "lnk": ("link", "links"),
    "tbl": ("table", "tables"),
    "cht": ("chart", "charts"),
    "iss": ("issue", "issues"),
}
DOCUMENT = "FROM documents WHERE sha256 = $1 OR file_name = $1"
OF_RECORD = "record_id = ?"
OF_DOCUMENT = "document = ? AND record_id IS NULL"
CHARTED = """
SELECT series, label FROM contribution_places
WHERE contribution_id = ? AND position = 0 AND record = 'chart_value'
"""
MOST = 200  # characters of a text that are kept
FIELDS = {column: field for field, column in COLUMNS.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """A record: what it says now, and what the program had read, which is the same but for corrections.

    `rule` is by what it was read; `issues` are the codes and fields of the open issues about it.
    """

    kind: RecordKind
    record_id: str
    document: str
    edition: CorrectedDocument
    anchor: Anchor
    now: Mapping[str, JsonValue]
    machine: Mapping[str, JsonValue]
    rule: str | None = None
    issues: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Lists:
    """The codes and names of the reference tables."""

    countries: Mapping[str, str]
    currencies: frozenset[str]
    regions: Mapping[str, str | None]


def look_up(path: Path, record_id: str) -> Found:
    """Return the record (or document, by SHA-256 or file name) that is called so.

    `WarehouseError` if there is none, or if records of this kind cannot be decided on.
    """
    with _open(path) as connection:
        if found := find(connection, record_id):
            return found
    raise WarehouseError(
        f"{record_id}: {path} has no such record or document. Take an id of a table such as amounts, "
        f"stated_contributions or stated_projects (kinds: {', '.join(get_args(RecordKind))})."
    )


def find(connection: DuckDBPyConnection, record_id: str) -> Found | None:
    """Return the record or document that is called so, if there is one."""
    prefix = record_id.partition("-")[0]
    if prefix in TABLES and (row := _row(connection, f"FROM {TABLES[prefix][1]} WHERE id = $1", record_id)):
        return _record(connection, TABLES[prefix][0], row)
    if row := _row(connection, DOCUMENT, record_id):
        told = (row["sha256"], row["sha256"], _edition(row), Anchor(), *_values(row))
        return Found("document", *told, issues=_issues(connection, OF_DOCUMENT, row["sha256"]))
    return None


def lists(path: Path) -> Lists:
    """Return the codes and names that values must be known by."""
    with _open(path) as connection:
        countries = connection.execute("SELECT code, name_en FROM countries").fetchall()
        currencies = connection.execute("SELECT code FROM currencies").fetchall()
        regions = connection.execute("SELECT name, m49 FROM regions").fetchall()
    return Lists(dict(countries), frozenset(code for (code,) in currencies), dict(regions))


@contextmanager
def _open(path: Path) -> Iterator[DuckDBPyConnection]:
    if not path.is_file():
        raise WarehouseError(f"{path} does not exist yet. Run 'factsheets ingest' first.")
    with explained(path), duckdb.connect(path, read_only=True, config=CLOSED) as connection:
        yield connection


def _row(connection: DuckDBPyConnection, select: str, key: str) -> dict[str, Any] | None:
    found = connection.execute(select, [key])
    names = [column[0] for column in found.description or ()]
    rows = found.fetchmany(2)
    return dict(zip(names, rows[0], strict=True)) if len(rows) == 1 else None


def _record(connection: DuckDBPyConnection, kind: RecordKind, row: dict[str, Any]) -> Found:
    document = _row(connection, "FROM documents WHERE sha256 = $1", row["document"]) or {}
    anchor = _anchor(connection, kind, row)
    told = (row["id"], row["document"], _edition(document), anchor, *_values(row))
    return Found(kind, *told, rule=row.get("rule"), issues=_issues(connection, OF_RECORD, row["id"]))


def _issues(connection: DuckDBPyConnection, where: str, key: str) -> tuple[tuple[str, str | None], ...]:
    found = connection.execute(f"SELECT code, field FROM issues WHERE {where} ORDER BY id", [key]).fetchall()  # noqa: S608
    return tuple((code, field) for code, field in found)


def _anchor(connection: DuckDBPyConnection, kind: RecordKind, row: dict[str, Any]) -> Anchor:
    """Return where the record stands, as `extract.corrections.anchor_of` does: as the program had read it."""
    heading, words = None, row.get("text")
    if kind != "section" and row.get("section_id"):
        heading = _heading(_row(connection, "FROM sections WHERE id = $1", row["section_id"]) or {})
    elif kind == "section":
        heading = _heading(row)
        words = heading or words
    spans = tuple(Span.model_validate(box) for box in row["spans"])
    words = row["message"] if kind == "issue" else words
    detail = _detail(connection, kind, row)
    return Anchor(page=row["page"], spans=spans, heading=heading, words=(words or "")[:MOST], detail=detail)


def _heading(section: Mapping[str, Any]) -> str | None:
    machine = section.get("machine") or {}
    told: str | None = machine["heading"] if "heading" in machine else section.get("heading")
    return told


def _detail(connection: DuckDBPyConnection, kind: RecordKind, row: dict[str, Any]) -> str:
    if kind == "contribution":
        charted = connection.execute(CHARTED, [row["id"]]).fetchone()
        return f"{charted[0]}|{charted[1]}" if charted else ""
    return str(row["key"] if kind == "fact" else row["code"]) if kind in {"fact", "issue"} else ""


def _edition(document: Mapping[str, Any]) -> CorrectedDocument:
    return CorrectedDocument.model_validate({name: document[name] for name in CorrectedDocument.model_fields})


def _values(row: Mapping[str, Any]) -> tuple[Mapping[str, JsonValue], Mapping[str, JsonValue]]:
    """Return the fields of a record as they are now, and as the program had read them."""
    now = {FIELDS.get(column, column): as_json(value) for column, value in row.items() if column != "machine"}
    machine = {FIELDS.get(column, column): value for column, value in (row["machine"] or {}).items()}
    return now, now | {field: _read(value, now.get(field)) for field, value in machine.items()}


def _read(value: str | None, like: JsonValue) -> JsonValue:
    """Return what the program had read, of the type that the column has now."""
    if value is None or not isinstance(like, bool | int | float | list):
        return value
    read: JsonValue = json.loads(value)
    return read


def as_json(value: object) -> JsonValue:
    """Return a value of a column as corrections have it: money and days as texts."""
    match value:
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return [as_json(one) for one in value]
        case bool() | int() | float() | str() | None:
            return value
        case _:
            return str(value)
