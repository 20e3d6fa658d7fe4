"""A record through the editions of its document: what it was before, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.warehouse.explaining.reader import CHANGES
from extract.warehouse.explaining.said import number_of, text_of
from extract.warehouse.explaining.types import Change, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.warehouse.bulk import Row
    from extract.warehouse.explaining.reader import Reader, Table

OF = """
SELECT c.*, o.file_name AS older_file, o.published AS older_edition, n.file_name AS newer_file,
       n.published AS newer_edition, n.published_end AS day
FROM record_changes c
JOIN documents o ON o.sha256 = c.older_document JOIN documents n ON n.sha256 = c.newer_document
"""
NEAR = f"{OF} WHERE c.older_id = $1 OR c.newer_id = $1"
STATED = "SELECT id FROM stated_contributions WHERE amount_id = ?"
MOST = 200  # changes that one card shows


def history(reader: Reader, table: Table, row: Row) -> tuple[Change, ...]:
    """Return the changes of the record from its first edition to its last, oldest first.

    Those of an amount are those of the contribution that it states.
    """
    found = _chain(reader, _starts(reader, table, row))
    return tuple(_change(one) for one in sorted(found, key=lambda one: (str(one["day"]), str(one["id"]))))


def _starts(reader: Reader, table: Table, row: Row) -> list[str]:
    """Return the ids under which the record may have been compared."""
    if table.name == CHANGES:
        return [str(row[name]) for name in ("older_id", "newer_id") if row[name]]
    if table.name == "amounts":
        return [str(one["id"]) for one in reader.rows(STATED, row["id"])]
    return [str(row["id"])] if table.has("id", "document") else []


def _chain(reader: Reader, starts: Iterable[str]) -> list[Row]:
    """Follow records from edition to edition, both ways; sums that only overlap are told but not followed."""
    seen: dict[str, Row] = {}
    done: set[str] = set()
    waiting = list(starts)
    while waiting and len(seen) < MOST:
        record = waiting.pop()
        done.add(record)
        near = reader.rows(NEAR, record)
        seen.update((str(one["id"]), one) for one in near)
        ends = {one[name] for one in near if one["state"] != "overlaps" for name in ("older_id", "newer_id")}
        waiting += [str(end) for end in ends if end and end not in done]
    return list(seen.values())


def _change(row: Row) -> Change:
    return Change(
        str(row["id"]),
        str(row["state"]),
        str(row["label"]),
        text_of(row, "field"),
        text_of(row, "old"),
        text_of(row, "new"),
        _stage(row, "older"),
        _stage(row, "newer"),
    )


def _stage(row: Row, which: str) -> Stage:
    return Stage(
        str(row[f"{which}_document"]),
        str(row[f"{which}_file"]),
        text_of(row, f"{which}_edition"),
        number_of(row, f"{which}_page"),
        text_of(row, f"{which}_id"),
    )
