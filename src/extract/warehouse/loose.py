"""References of records that are being loaded: most lead to records beside them; the rest is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.warehouse.references import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Collection

    from duckdb import DuckDBPyConnection

    from extract.warehouse.bulk import Rows
    from extract.warehouse.references import Reference

LACKING = """
SELECT min(told.value) FROM (SELECT unnest(?::VARCHAR[]) AS value) told
ANTI JOIN {target} aim ON told.value = aim.{key} HAVING count(*) > 0
"""


def loose_ends(connection: DuckDBPyConnection, records: Rows, documents: Collection[str]) -> list[str]:
    """Return a sentence for each reference of these documents' records that leads nowhere."""
    held: dict[tuple[str, str], set[object]] = {("documents", "sha256"): set(documents)}
    for one in REFERENCES:
        held.setdefault((one.target, one.key), {row[one.key] for row in records.get(one.target, ())})
    asked = {one: _values(one, records) - held[one.target, one.key] for one in REFERENCES}
    return sorted(
        f"{one.table}.{one.column} has {value}, which {one.target} lacks"
        for one, values in asked.items()
        for (value,) in _lacking(connection, one, values)
    )


def _values(reference: Reference, records: Rows) -> set[object]:
    found: set[object] = set()
    for row in records.get(reference.table, ()):
        value = row[reference.column]
        found.update(value if isinstance(value, tuple | list) else (value,))
    return found - {None}


def _lacking(
    connection: DuckDBPyConnection, reference: Reference, values: set[object]
) -> list[tuple[object]]:
    if not values:
        return []
    return connection.execute(LACKING.format(**reference._asdict()), [list(values)]).fetchall()
