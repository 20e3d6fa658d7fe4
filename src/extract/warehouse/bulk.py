"""Put many rows into a table at once, through Arrow; the table itself says which types its columns have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from extract.errors import WarehouseError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = dict[str, object]  # column name -> value, of one table
Rows = Mapping[str, Sequence[Row]]  # table name -> its rows


def insert(connection: DuckDBPyConnection, rows: Rows, on_conflict: str = "") -> None:
    """Insert the rows of each table; `WarehouseError` names the column of a value that does not fit."""
    for table, some in rows.items():
        if some:
            batch = batch_of(table, some, schema_of(connection, table))
            put(connection, table, pa.Table.from_batches([batch]), on_conflict)


def schema_of(connection: DuckDBPyConnection, table: str) -> pa.Schema:
    """Return the columns of a table as Arrow has them."""
    return connection.table(table).limit(0).to_arrow_table().schema


def batch_of(table: str, rows: Sequence[Row], schema: pa.Schema) -> pa.RecordBatch:
    """Return rows of a table as Arrow has them; `WarehouseError` names the column of what does not fit."""
    return pa.RecordBatch.from_arrays([_column(table, field, rows) for field in schema], schema=schema)


def put(connection: DuckDBPyConnection, table: str, rows: pa.Table, on_conflict: str = "") -> None:
    """Insert rows that are in Arrow already."""
    connection.register("incoming", rows)
    connection.execute(f"INSERT INTO {table} BY NAME FROM incoming {on_conflict}")
    connection.unregister("incoming")  # after a failure, the next `register` replaces it


def _column(table: str, field: pa.Field, rows: Sequence[Row]) -> pa.Array:
    values = [row[field.name] for row in rows]
    try:
        return pa.array(values, field.type)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        culprit = next(value for value in values if not _fits(value, field.type))
        raise WarehouseError(
            f"{table}.{field.name}: the value {culprit} does not fit the type {field.type} without loss."
        ) from error


def _fits(value: object, kind: pa.DataType) -> bool:
    try:
        pa.array([value], kind)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
        return False
    return True
