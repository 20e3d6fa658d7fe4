"""From what a user types to one row: an id, its first letters, `TABLE/KEY`, or the name of a file.

`amt-1f0c…`, `amt-1f0`, a document's SHA-256 or its first letters, `run-2026…`, `table_cells/tbl-1f0c…/2/1`,
`countries/NOR`, `NOR`, `norway-2023.pdf`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from extract.errors import QueryError
from extract.warehouse.database import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.warehouse.explaining.reader import Reader, Table

LEAST = 3  # letters of a prefix
SHOWN = 10  # rows that a message lists
OWN = ("id", "sha256")  # keys that the program made; others are codes and names
HELP = (
    'Ids are in the tables\' key columns: factsheets query "SELECT id, text, page FROM amounts". '
    "They change where the words or their place in a document change."
)


@dataclass(frozen=True, slots=True)
class Address:
    """One row: its table, and the values of its primary key as text."""

    table: str
    keys: tuple[str, ...]

    def __str__(self) -> str:
        """Return what finds the row again from anywhere: `amounts/amt-…`."""
        return "/".join((self.table, *self.keys))


def find(reader: Reader, asked: str) -> Address:
    """Return the one row that `asked` means; `QueryError` with the nearest help for none or several."""
    for search in (_by_address, _by_key, _by_prefix, _by_file):
        rows = search(reader, asked)
        if len(rows) == 1:
            return rows[0]
        if rows:
            raise QueryError(_several(asked, rows))
    raise QueryError(f"No row has the id {asked}. {HELP}")


def found(reader: Reader, key: str) -> Address | None:
    """Return the row of exactly this id, if it is there."""
    return next(iter(_by_key(reader, key)), None)


def short(reader: Reader, address: Address) -> str:
    """Return the least that finds the row again: its id, or its address where it has none of its own."""
    table = reader.tables[address.table]
    return address.keys[0] if table.has_id and table.keys[0] in OWN else str(address)


def _by_address(reader: Reader, asked: str) -> list[Address]:
    name, _, rest = asked.partition("/")
    table = reader.tables.get(name)
    if table is None or not rest:
        return []
    keys = tuple(rest.split("/", len(table.keys) - 1))
    if len(keys) != len(table.keys):
        raise QueryError(f"A row of {name} is found by {' / '.join((name, *table.keys))}.")
    wanted = " AND ".join(f"{key}::VARCHAR = ?" for key in table.keys)
    return [Address(name, keys) for _ in reader.rows(f"SELECT 1 FROM {name} WHERE {wanted}", *keys)]  # noqa: S608


def _by_key(reader: Reader, asked: str) -> list[Address]:
    tables = [table for table in reader.tables.values() if table.has_id or table.keys[:1] == ("id",)]
    return _matching(reader, tables, "= $1", asked)


def _by_prefix(reader: Reader, asked: str) -> list[Address]:
    """Look among documents, runs and records; whoever types `NO` does not mean a country."""
    if len(asked) < LEAST:
        return []
    tables = [table for table in reader.tables.values() if table.keys and table.keys[0] in OWN]
    return _matching(reader, tables, "^@ $1", asked)


def _by_file(reader: Reader, asked: str) -> list[Address]:
    rows = reader.rows("SELECT sha256 FROM documents WHERE file_name = ? ORDER BY sha256", asked)
    return [Address("documents", (str(row["sha256"]),)) for row in rows]


def _matching(reader: Reader, tables: Iterable[Table], condition: str, asked: str) -> list[Address]:
    selects = [
        f"(SELECT {quoted(table.name)} AS name, {_whole_key(table)} AS keys FROM {table.name} "  # noqa: S608
        f"WHERE {table.keys[0]} {condition} LIMIT {SHOWN + 1})"
        for table in tables
    ]
    rows = reader.rows(f"{' UNION ALL '.join(selects)} ORDER BY ALL", asked)
    return [Address(str(row["name"]), tuple(cast("list[str]", row["keys"]))) for row in rows]


def _whole_key(table: Table) -> str:
    return f"[{', '.join(f'{key}::VARCHAR' for key in table.keys)}]"


def _several(asked: str, rows: Sequence[Address]) -> str:
    same_key = {address.keys for address in rows} == {rows[0].keys}
    names = [a.keys[0] if len(a.keys) == 1 and not same_key else str(a) for a in rows[:SHOWN]]
    more = " and more" if len(rows) > SHOWN else ""
    return f"{asked} may be any of: {', '.join(names)}{more}. Give more of it."
