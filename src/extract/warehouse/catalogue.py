"""What a database holds, as it tells itself: tables, views, columns and macros with their comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

Kind = Literal["table", "view", "macro"]

RELATIONS = """
SELECT view_name AS name, 'view' AS kind, comment FROM duckdb_views()
WHERE NOT internal AND database_name = current_database()
UNION ALL
SELECT table_name, 'table', comment FROM duckdb_tables()
WHERE NOT internal AND database_name = current_database()
ORDER BY kind DESC, name
"""
COLUMNS = """
SELECT table_name, column_name, data_type, comment FROM duckdb_columns()
WHERE NOT internal AND database_name = current_database() ORDER BY table_name, column_index
"""
MACROS = """
SELECT function_name, any_value(comment) FROM duckdb_functions()
WHERE NOT internal AND database_name = current_database() GROUP BY function_name ORDER BY function_name
"""
KEYS = """
SELECT table_name, constraint_column_names FROM duckdb_constraints()
WHERE constraint_type = 'PRIMARY KEY' AND database_name = current_database() ORDER BY table_name
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type as DuckDB writes it, and its unit and meaning."""

    name: str
    type: str
    meaning: str | None

    @property
    def is_text(self) -> bool:
        """Whether it holds plain text."""
        return self.type == "VARCHAR"

    @property
    def is_nested(self) -> bool:
        """Whether it holds lists, structs or maps."""
        return self.type.endswith("]") or self.type.startswith(("STRUCT(", "MAP("))


@dataclass(frozen=True, slots=True)
class Relation:
    """A table, a view, or a macro (which has no columns)."""

    name: str
    kind: Kind
    meaning: str | None
    columns: tuple[Column, ...] = ()


def catalogue(connection: DuckDBPyConnection) -> tuple[Relation, ...]:
    """Return views, then tables, then macros, each by name."""
    columns: dict[str, list[Column]] = {}
    for table, *told in connection.execute(COLUMNS).fetchall():
        columns.setdefault(table, []).append(Column(*told))
    relations = [
        Relation(name, kind, meaning, tuple(columns.get(name, ())))
        for name, kind, meaning in connection.execute(RELATIONS).fetchall()
    ]
    macros = [Relation(name, "macro", told) for name, told in connection.execute(MACROS).fetchall()]
    return (*relations, *macros)


def uncommented(relations: tuple[Relation, ...]) -> Iterator[str]:
    """Yield the name of each relation (`amounts`) and column (`amounts.value`) without a comment."""
    for relation in relations:
        if not relation.meaning:
            yield relation.name
        yield from (f"{relation.name}.{column.name}" for column in relation.columns if not column.meaning)


def primary_keys(connection: DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """Return the columns of each table's primary key."""
    return {table: tuple(names) for table, names in connection.execute(KEYS).fetchall()}


def identifier(name: str) -> str:
    """Return a name as SQL has it where it may be any name."""
    return '"' + name.replace('"', '""') + '"'
