"""Ask all questions of a report in one read-only session on the published file."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from extract.errors import WarehouseError
from extract.warehouse.database import explained
from extract.warehouse.querying import CLOSED
from extract.warehouse.reporting import rows, sql
from extract.warehouse.reporting.types import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from extract.warehouse.reporting.types import Changed, Given, Noted, Who, Work

T = TypeVar("T")


@contextmanager
def reading(path: Path) -> Iterator[DuckDBPyConnection]:
    """Yield a read-only connection to the published file; `WarehouseError` if it is not there, or too old."""
    if not path.is_file():
        raise WarehouseError(f"{path} does not exist yet. Run 'factsheets ingest' first.")
    with explained(path), duckdb.connect(path, read_only=True, config=CLOSED) as connection:
        try:
            yield connection
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise WarehouseError(
                f"{path} was written by another version of the program. Run 'factsheets ingest' again."
            ) from error


def read_report(path: Path, partner: Who | None = None) -> Report:
    """Return what the file tells of `partner`, or of all partners."""
    with reading(path) as connection:
        return _report(connection, partner)


def _report(connection: DuckDBPyConnection, partner: Who | None) -> Report:
    def told(question: str, make: Callable[[Any], T]) -> tuple[T, ...]:
        return tuple(make(row) for row in asked(connection, question, partner=partner and partner.key))

    stated, given = told(sql.STATED, rows.given), told(sql.GIVEN, rows.given)
    works, changed = told(sql.WORKS, rows.work), told(sql.CHANGED, rows.changed)
    noted = told(sql.NOTED, rows.noted)
    records = sorted(_records((*stated, *given), works, changed, noted))
    return Report(
        partner=partner,
        names={row["key"]: row["name"] for row in asked(connection, sql.COUNTRIES)},
        stated=stated,
        given=given,
        works=works,
        placed=told(sql.PLACED, rows.placed),
        changed=changed,
        noted=noted,
        covered=told(sql.COVERED, rows.covered),
        evidence=tuple(map(rows.evidence, asked(connection, sql.EVIDENCE, records=records))),
    )


def _records(
    given: Iterable[Given], works: Iterable[Work], changed: Iterable[Changed], noted: Iterable[Noted]
) -> set[str]:
    """Return the ids of all records that the report shows."""
    found = {one.record for one in given} | {one.total for one in given}
    found |= {work.record for work in works} | {issue.record for issue in noted}
    both = {record for change in changed for record in (change.older, change.newer)}
    return found | {record for record in both if record is not None}


def asked(connection: DuckDBPyConnection, question: str, **values: object) -> Iterator[dict[str, Any]]:
    """Yield the rows of an answer, by the names of its columns."""
    cursor = connection.execute(question, values)
    names = [column[0] for column in cursor.description or ()]
    for row in cursor.fetchall():
        yield dict(zip(names, row, strict=True))
