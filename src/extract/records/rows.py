"""Works in the rows of a table: `Project | Countries | Donor | Budget`, each row with its own figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from extract.models import ProjectRow, content_id
from extract.records.labelled import head_kinds
from extract.records.phrases import phrases
from extract.records.project_rules import project_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.models import Amount, Date, Table, Traced
    from extract.records.cells import CellPlaces
    from extract.records.labelled import Kind
    from extract.records.values import Values

    R = TypeVar("R", bound=Traced)


@dataclass(frozen=True, slots=True)
class WorkTable:
    """A table whose column `name` names works; `kinds` says what the other columns hold."""

    table: Table
    name: int
    kinds: tuple[frozenset[Kind], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row with the values that stand in it."""

    works: WorkTable
    number: int
    values: Values

    def under(self, kind: Kind, records: Iterable[R]) -> list[R]:
        """Return those of `records` that stand in this row, under a head of `kind`."""
        return [r for r in self._own(records) if r.column is not None and kind in self.works.kinds[r.column]]

    def named(self, records: Iterable[R]) -> list[R]:
        """Return those of `records` that stand in the name itself."""
        return [r for r in self._own(records) if r.column == self.works.name]

    def _own(self, records: Iterable[R]) -> Iterator[R]:
        for record in records:
            if (record.table_id, record.row) == (self.works.table.id, self.number):
                yield record

    def cell(self, column: int) -> str:
        """Return the words of a cell."""
        cells = self.works.table.rows[self.number - 1]
        return cells[column].strip() if column < len(cells) else ""


def names_works(head: str) -> bool:
    """Tell whether a column with this head names works: 'Project', 'Intitulé du projet', 'Iniciativa'."""
    return bool(phrases(project_rules().rows.heads).fullmatch(" ".join(head.split()).rstrip(":")))


def work_tables(tables: Iterable[Table]) -> Iterator[WorkTable]:
    """Yield the tables with a column that names works."""
    for table in tables:
        name = next((n for n, head in enumerate(table.header) if names_works(head)), None)
        if name is not None:
            yield WorkTable(table, name, tuple(head_kinds(head) for head in table.header))


def work_rows(works: WorkTable, values: Values, cells: CellPlaces) -> Iterator[ProjectRow]:
    """Yield the rows that name works; totals, and what is left over, are none."""
    for number in range(1, len(works.table.rows) + 1):
        row = _Row(works, number, values)
        title = row.cell(works.name)
        if any(map(str.isalpha, title)) and not phrases(project_rules().rows.others).fullmatch(title):
            yield _work(row, title, cells)


def money_heads(works: WorkTable, row: ProjectRow, amounts: Iterable[Amount]) -> tuple[str, ...]:
    """Return the head above the sum of a row's work, and the table's title."""
    own = (a for a in amounts if a.id in row.amount_ids and a.column is not None)
    column = next((a.column for a in own if "amount" in works.kinds[a.column or 0]), None)
    return () if column is None else (works.table.header[column], works.table.title or "")


def _work(row: _Row, title: str, cells: CellPlaces) -> ProjectRow:
    table, values = row.works.table, row.values
    places = cells.row(table.id, row.number)
    budget = next(iter(row.under("amount", values.amounts)), None)
    start, end = _day(row, "start"), _day(row, "end")
    return ProjectRow(
        id=content_id("prw", table.id, row.number, title),
        table_id=table.id,
        row=row.number,
        column=row.works.name,
        title=title,
        text=" | ".join(place.text for place in places),
        spans=tuple(span for place in places for span in place.spans),
        countries=_countries(row),
        regions=tuple(dict.fromkeys(r.name for r in row.under("countries", values.regions))),
        funders=_funders(row),
        currency=budget.currency if budget else None,
        value=budget.value if budget else None,
        qualifier=budget.qualifier if budget else None,
        start=start.start if start else None,
        end=end.end if end else None,
        duration=next((d.duration for d in row.under("period", values.dates) if d.duration), None),
        amount_ids=tuple(a.id for a in values.amounts if (a.table_id, a.row) == (table.id, row.number)),
    )


def _day(row: _Row, kind: Literal["start", "end"]) -> Date | None:
    """Return the date under a head such as 'Start date', else the range under 'Period'."""
    period = (date for date in row.under("period", row.values.dates) if date.kind != "duration")
    return next(iter((*row.under(kind, row.values.dates), *period)), None)


def _countries(row: _Row) -> tuple[str, ...]:
    found = (*row.under("countries", row.values.countries), *row.named(row.values.countries))
    return tuple(dict.fromkeys(country.code for country in found if not country.demonym))


def _funders(row: _Row) -> tuple[str, ...]:
    """Return the payers under 'Donor', 'Bailleur': their names, or the cell's words where none is known."""
    found = [(org.start, org.name) for org in row.under("funders", row.values.organisations)]
    found += [(c.start, c.code) for c in row.under("funders", row.values.countries)]
    named = tuple(dict.fromkeys(name for _, name in sorted(found)))
    columns = [n for n, kinds in enumerate(row.works.kinds) if "funders" in kinds and "amount" not in kinds]
    written = (row.cell(n) for n in columns)
    return named or tuple(cell for cell in written if any(map(str.isalpha, cell)))
