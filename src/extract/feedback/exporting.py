"""The open issues as a CSV file that a person fills in."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from extract.corrections import read_log, shown
from extract.errors import StorageError
from extract.feedback.cells import cell
from extract.feedback.deciding import last_decision
from extract.feedback.rows import COLUMNS, field_of
from extract.warehouse.reviewing.open_issues import open_issues

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pydantic import JsonValue

    from extract.models import Correction
    from extract.settings import Settings
    from extract.warehouse.reviewing.open_issues import OpenIssue

EMPTY = ("", "", "", "")


def export(settings: Settings, file: Path, *, code: str | None = None, document: str | None = None) -> int:
    """Write the open issues that are asked for, and return how many.

    `decided before` names the last decision on the record: `import` refuses a row if there is a newer one.
    """
    found = open_issues(settings.published)
    some = [one for one in found if code in (None, one.code) and (document or "") in one.file_name]
    entries = read_log(settings.corrections).entries
    try:
        with file.open("w", encoding="utf-8-sig", newline="") as stream:  # the mark tells Excel of UTF-8
            writer = csv.writer(stream)
            writer.writerow(COLUMNS)
            writer.writerows(_row(one, entries) for one in some)
    except OSError as error:
        raise StorageError(f"{file}: cannot be written ({error.strerror or error}).") from error
    return len(some)


def _row(one: OpenIssue, entries: Sequence[Correction]) -> list[str]:
    values = (_told(one.read), _told(one.now)) if field_of(one.record, one.field) else ("", "")
    told = (one.file_name, one.page, one.severity, one.code, one.message, one.record, one.field)
    before = last_decision(entries, one.document, one.id, one.record_id, one.field)
    keys = (one.record_id, one.id, one.document, before.id if before else "")
    return [cell("" if text is None else str(text)) for text in (*told, *values, *EMPTY, *keys)]


def _told(value: JsonValue) -> str:
    return (
        "null" if value is None else "; ".join(map(str, value)) if isinstance(value, list) else shown(value)
    )
