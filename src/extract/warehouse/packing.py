"""A document packed for the database: its rows in Arrow, made in the process that has read it.

Who loads a batch then copies columns, and makes none of the thousands of values in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pyarrow as pa

from extract.warehouse.bulk import batch_of, schema_of
from extract.warehouse.document_rows import document_row
from extract.warehouse.documents import Entry
from extract.warehouse.rows import CHILD_TABLES, RECORD_TABLES, record_rows
from extract.warehouse.sightings import Sighting, document_key
from extract.warehouse.states import judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from duckdb import DuckDBPyConnection

    from extract.models import FactSheet

Schemas = Mapping[str, bytes]  # table of records -> its columns, as Arrow writes them down


@dataclass(frozen=True, slots=True)
class Packed:
    """A document as `Warehouse.load` takes it: where it was seen, its state, and its records.

    `tables` has a batch of rows for each table of which the document has any, without its schema.
    """

    sighting: Sighting
    entry: Entry
    tables: Mapping[str, bytes]


def schemas_of(connection: DuckDBPyConnection) -> Schemas:
    """Return the columns of every table that holds records."""
    tables = (*RECORD_TABLES, *CHILD_TABLES)
    return {table: schema_of(connection, table).serialize().to_pybytes() for table in tables}


def pack(sheet: FactSheet, schemas: Schemas) -> Packed:
    """Return a sheet as the database takes it.

    `WarehouseError` names the column of a value that does not fit.
    """
    sighting = sighting_of(sheet)
    entry = Entry(sighting.sha256, judge(sheet), document_row(sheet))
    batches = {
        table: batch_of(table, rows, _schema(schemas[table]))
        for table, rows in record_rows(sheet).items()
        if rows
    }
    return Packed(sighting, entry, {table: one.serialize().to_pybytes() for table, one in batches.items()})


def sighting_of(sheet: FactSheet) -> Sighting:
    """Return a sheet's document at the place from which it was read."""
    source = sheet.source
    return Sighting(document_key(source.sha256, source.uri), source.uri, source.file_name)


def unpacked(some: Sequence[Packed], schemas: Schemas) -> Mapping[str, pa.Table]:
    """Return the rows of these documents by table, in their order; tables without rows are left out.

    Each is in one piece, as DuckDB takes long for each piece, however short.
    """
    found = {}
    for table, told in schemas.items():
        schema = _schema(told)
        batches = [*_batches((one.tables.get(table) for one in some), schema)]
        if batches:
            found[table] = pa.Table.from_batches(batches, schema).combine_chunks()
    return found


def _batches(some: Iterable[bytes | None], schema: pa.Schema) -> Iterable[pa.RecordBatch]:
    return (pa.ipc.read_record_batch(pa.py_buffer(one), schema) for one in some if one)


@lru_cache(maxsize=64)
def _schema(told: bytes) -> pa.Schema:
    return pa.ipc.read_schema(pa.py_buffer(told))
