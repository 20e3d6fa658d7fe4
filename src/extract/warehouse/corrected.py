"""What reviewers decided, as rows: the table `corrections`, and what the program had read in other rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from extract.models import CorrectedDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from duckdb import DuckDBPyConnection
    from pydantic import JsonValue

    from extract.models import AppliedCorrection, FactSheet
    from extract.warehouse.bulk import Row

    Machine = Mapping[str, list[tuple[str, str | None]]]  # record id -> column, what the program had read
    Version = Callable[[str, CorrectedDocument], str | None]

DAYS = {"start": "start_date", "end": "end_date"}
COLUMNS = DAYS | {"order": "position"}  # fields whose columns are called otherwise
OWN = ("id", "field", "action", "reviewer", "reason", "rule", "answers")
READ = """
SELECT sha256, uri, corrections_version, file_name, title, language, publisher, partner_code, partner_name,
       published_start, published_end
FROM documents WHERE state IN ('loaded', 'queued', 'refused', 'closed') ORDER BY sha256
"""


def correction_rows(document: str, sheet: FactSheet) -> Iterator[Row]:
    """Yield the rows of the table `corrections`."""
    for one in sheet.corrections:
        yield _decision(one) | _anchor(one) | {"document": document, "changes": list(_changes(one))}


def _decision(one: AppliedCorrection) -> Row:
    asked = one.correction
    row: Row = {name: getattr(asked, name) for name in OWN}
    return row | {
        "made_on": asked.document,
        "carried": one.carried,
        "record": asked.kind,
        "record_id": one.record_id,
        "seen_id": asked.record_id,
        "state": one.state,
        "seen": as_text(asked.seen),
        "value": as_text(asked.value),
        "machine": as_text(one.machine),
        "decided": asked.at.replace(tzinfo=None),
        "message": one.message or None,
    }


def _anchor(one: AppliedCorrection) -> Row:
    anchor = one.correction.anchor
    return {
        "heading": anchor.heading,
        "quote": anchor.words or None,
        "detail": anchor.detail or None,
        "page": anchor.page,
        "spans": [span.model_dump() for span in anchor.spans],
    }


def _changes(one: AppliedCorrection) -> Iterator[Row]:
    for change in one.changes:
        yield {
            "record": change.kind,
            "record_id": change.record_id or None,
            "field": change.field,
            "machine": as_text(change.machine),
            "value": as_text(change.value),
        }


def machine_values(sheet: FactSheet) -> Machine:
    """Return what the program had read, for each record with corrected fields; '' is the document."""
    found: dict[str, dict[str, str | None]] = {}
    for change in (change for one in sheet.corrections for change in one.changes):
        column = COLUMNS.get(change.field, change.field)
        found.setdefault(change.record_id, {}).setdefault(column, as_text(change.machine))
    return {record: list(columns.items()) for record, columns in found.items()}


def as_text(value: JsonValue) -> str | None:
    """Return a value as a column of texts has it: JSON, but for what is a text."""
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def recorrected(connection: DuckDBPyConnection, version: Version) -> Mapping[str, str]:
    """Return the documents that were read with other corrections than there are now, and where they lie."""
    found = connection.execute(READ).fetchall()
    return {key: uri for key, uri, told, *edition in found if told != version(key, _edition(edition))}


def _edition(told: Sequence[object]) -> CorrectedDocument:
    return CorrectedDocument.model_validate(dict(zip(CorrectedDocument.model_fields, told, strict=True)))
