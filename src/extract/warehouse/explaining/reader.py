"""What a database holds, from its own catalog: tables with their keys, columns and comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from extract.warehouse.bulk import Row

CONTRIBUTIONS = "stated_contributions"
PROJECTS = "stated_projects"
CHANGES = "record_changes"
COLUMNS = """
SELECT c.table_name, c.column_name, c.data_type, c.comment FROM duckdb_columns() c
JOIN duckdb_tables() t USING (database_name, schema_name, table_name)
WHERE database_name = current_database() ORDER BY c.table_name, c.column_index
"""
KEYS = """
SELECT table_name, constraint_column_names FROM duckdb_constraints()
WHERE database_name = current_database() AND constraint_type = 'PRIMARY KEY'
"""
TABLES = "SELECT table_name, comment FROM duckdb_tables() WHERE database_name = current_database()"


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what its comment says."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table, the columns of its primary key, and all its columns."""

    name: str
    meaning: str
    keys: tuple[str, ...]
    columns: tuple[Column, ...]

    def has(self, *names: str) -> bool:
        """Tell whether there are columns of all these names."""
        return {*names} <= {column.name for column in self.columns}

    @property
    def has_id(self) -> bool:
        """Tell whether one text is the whole key, as are ids, hashes and codes."""
        return len(self.keys) == 1 and self.type_of(self.keys[0]) == "VARCHAR"

    def type_of(self, name: str) -> str:
        """Return the type of a column."""
        return next(column.type for column in self.columns if column.name == name)


@dataclass(frozen=True, slots=True)
class Reader:
    """An open database and its tables."""

    connection: DuckDBPyConnection
    tables: Mapping[str, Table]

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """Return the rows of a query, by column name."""
        found = self.connection.execute(sql, parameters)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def has(self, table: str, *columns: str) -> bool:
        """Tell whether there is such a table with these columns."""
        return table in self.tables and self.tables[table].has(*columns)


def reader(connection: DuckDBPyConnection) -> Reader:
    """Read the catalog."""
    meanings = dict(connection.execute(TABLES).fetchall())
    keys = dict(connection.execute(KEYS).fetchall())
    columns: dict[str, list[Column]] = {}
    for table, name, kind, comment in connection.execute(COLUMNS).fetchall():
        columns.setdefault(table, []).append(Column(name, kind, comment or ""))
    return Reader(
        connection,
        {name: _table(name, meanings.get(name), keys.get(name, ()), some) for name, some in columns.items()},
    )


def _table(name: str, meaning: str | None, keys: Sequence[str], columns: Sequence[Column]) -> Table:
    return Table(name, meaning or "", tuple(keys), tuple(columns))
