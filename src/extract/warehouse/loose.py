"""References of records that are being loaded: most lead to records beside them; the rest is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from extract.warehouse.references import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from duckdb import DuckDBPyConnection

    from extract.warehouse.references import Reference

LACKING = """
SELECT min(told.value) FROM (SELECT unnest(?::VARCHAR[]) AS value) told
ANTI JOIN {target} aim ON told.value = aim.{key} HAVING count(*) > 0
"""


def loose_ends(
    connection: DuckDBPyConnection, records: Mapping[str, pa.Table], documents: Collection[str]
) -> list[str]:
    """Return a sentence for each reference of these documents' records that leads nowhere."""
    return sorted(
        f"{one.table}.{one.column} has {value}, which {one.target} lacks"
        for one in REFERENCES
        if one.table in records
        for (value,) in _lacking(connection, one, _leaving(one, records, documents))
    )


def _leaving(one: Reference, records: Mapping[str, pa.Table], documents: Collection[str]) -> list[str]:
    """Return the values that lead to none of the records beside them."""
    column = records[one.table].column(one.column)
    values = pc.unique(pc.list_flatten(column) if one.is_list else column).drop_null()
    if one.target == "documents":
        held = pa.array(documents, values.type)
    elif one.target in records:
        held = records[one.target].column(one.key).combine_chunks()
    else:
        held = pa.array([], values.type)
    left: list[str] = values.filter(pc.invert(pc.is_in(values, value_set=held))).to_pylist()
    return left


def _lacking(connection: DuckDBPyConnection, reference: Reference, values: list[str]) -> list[tuple[str]]:
    if not values:
        return []
    return connection.execute(LACKING.format(**reference._asdict()), [values]).fetchall()
