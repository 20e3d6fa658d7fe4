"""Take the data out of a published file: each view and each list of codes as Parquet, CSV and rows.

A relation is read once, into a table of its own in a fixed order, so that the same data give the same files.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

import duckdb

from extract.errors import WarehouseError
from extract.warehouse.catalogue import Column, Relation, catalogue, identifier
from extract.warehouse.database import explained, quoted
from extract.warehouse.fingerprint import fingerprint
from extract.warehouse.omissions import Omission, omissions
from extract.warehouse.plain import as_csv, as_parquet, as_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection

CODES = (
    *("countries", "currencies", "regions", "region_members", "issue_codes", "rules", "exchange_rates"),
)  # tables that people need beside the views; the others are in the DuckDB file
PARTITION = "partner_code"
NULL_PARTITION = "__HIVE_DEFAULT_PARTITION__"  # as Hive, Spark, Arrow and DuckDB call it
LEADING = frozenset({"severity", "partner_code", "partner_name", "file_name", "page"})  # come first in it
TAKEN = "taken"
BATCH = 5_000
VERSIONS = """
SELECT extractor_version AS extractor, rules_version AS rules, schema_version AS schema,
       (SELECT max(number) FROM migrations) AS database, version() AS duckdb
FROM runs ORDER BY started DESC LIMIT 1
"""


@contextmanager
def opened(path: Path) -> Iterator[Snapshot]:
    """Yield what the file at `path` holds; `WarehouseError` if there is none."""
    if not path.is_file():
        raise WarehouseError(f"{path} does not exist yet. Run 'factsheets ingest' first.")
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "memory_limit": "1GB",
        "temp_directory": f"{path}.spill",
    }
    with explained(path), duckdb.connect(path, read_only=True, config=config) as connection:
        yield Snapshot(connection)


class Snapshot:
    """A published file, open for reading."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        self.relations = catalogue(connection)

    @property
    def exported(self) -> tuple[Relation, ...]:
        """The relations that leave the file: all views, and the lists of codes."""
        return tuple(one for one in self.relations if one.kind == "view" or one.name in CODES)

    def fingerprint(self) -> str:
        """Return a hash of what there is to see."""
        return fingerprint(self._connection)

    def omissions(self) -> tuple[Omission, ...]:
        """Return what the data do not cover."""
        return omissions(self._connection, {one.name for one in self.relations})

    def versions(self) -> dict[str, str | int]:
        """Return the versions of program, rules, record contract and database that made the data."""
        cursor = self._connection.execute(VERSIONS)
        names = [column[0] for column in cursor.description or ()]
        return dict(zip(names, cursor.fetchone() or (), strict=False))

    @contextmanager
    def taken(self, relation: Relation) -> Iterator[Taken]:
        """Read a relation once, to be written in several forms."""
        self._connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {TAKEN} AS FROM {identifier(relation.name)} "
            f"ORDER BY {_order(relation)}"
        )
        try:
            yield Taken(self._connection, relation)
        finally:
            self._connection.execute(f"DROP TABLE IF EXISTS {TAKEN}")


class Taken:
    """One relation, read and in order."""

    def __init__(self, connection: DuckDBPyConnection, relation: Relation) -> None:
        self._connection = connection
        self.relation = relation
        self.count = len(connection.table(TAKEN))

    def to_parquet(self, folder: Path) -> dict[Path, int]:
        """Write `NAME.parquet`, or `NAME/partner_code=…/data.parquet` where rows stand on a partner's pages.

        Return the rows of each file.
        """
        form = "FORMAT parquet, COMPRESSION zstd"
        if not self.count or not self._by_partner:
            file = folder / f"{self.relation.name}.parquet"
            return {file: self._copy(self._select(as_parquet), file, form)}
        written = {}
        for partner in self._partners():
            part = folder / self.relation.name / _partition(partner) / "data.parquet"
            mine = "IS NULL" if partner is None else f"= {quoted(partner)}"
            select = f"{self._select(as_parquet, leave=PARTITION)} WHERE {PARTITION} {mine}"
            written[part] = self._copy(select, part, form)
        return written

    def to_csv(self, folder: Path) -> dict[Path, int]:
        """Write `NAME.csv` in UTF-8 with a header; `extract.warehouse.plain` says how values are written."""
        file = folder / f"{self.relation.name}.csv"
        return {file: self._copy(self._select(as_csv), file, "FORMAT csv, HEADER")}

    def rows(self, limit: int) -> Iterator[tuple[object, ...]]:
        """Yield the first rows as Python values; lists and the like as JSON text."""
        cursor = self._connection.execute(f"{self._select(as_row)} LIMIT {limit}")
        while rows := cursor.fetchmany(BATCH):
            yield from rows

    @property
    def _by_partner(self) -> bool:
        return {PARTITION, "page"} <= {column.name for column in self.relation.columns}

    def _partners(self) -> list[str | None]:
        partners = f"SELECT DISTINCT {PARTITION} FROM {TAKEN} ORDER BY ALL"  # noqa: S608 - our own names
        found = self._connection.execute(partners).fetchall()
        return [partner for (partner,) in found]

    def _select(self, form: Callable[[Column], str], leave: str = "") -> str:
        columns = [column for column in self.relation.columns if column.name != leave]
        told = ", ".join(f"{form(column)} AS {identifier(column.name)}" for column in columns)
        return f"SELECT {told} FROM {TAKEN}"  # noqa: S608 - names of the catalogue

    def _copy(self, select: str, file: Path, options: str) -> int:
        file.parent.mkdir(parents=True, exist_ok=True)
        row = self._connection.execute(f"COPY ({select}) TO {quoted(str(file))} ({options})").fetchone()
        return int(row[0]) if row else 0


def _order(relation: Relation) -> str:
    """Return an order that people can follow and that leaves nothing to chance."""
    names = [column.name for column in relation.columns]
    return ", ".join(map(identifier, sorted(names, key=lambda name: name not in LEADING)))


def _partition(partner: str | None) -> str:
    return f"{PARTITION}={NULL_PARTITION if partner is None else quote(partner, safe='')}"
