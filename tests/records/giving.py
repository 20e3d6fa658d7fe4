"""Tables, charts and sums given, without pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extract.models import Amount, Published, Section, Table
from extract.records.contributions import contributions
from extract.records.giving.givers import Givers
from extract.records.pieces import Pieces
from extract.records.said import Said
from extract.records.tracing import Anchors, Passage
from extract.records.values import Values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Chart, Contribution

Rows = tuple[tuple[str, ...], ...]
DOCUMENT = "0" * 64
NO_WORDS = ". " * 200


def row(name: str, value: str, years: tuple[int, int] | None, **more: Any) -> Amount:
    """A sum in the text, in a sentence of its own."""
    fields: dict[str, Any] = {"currency": "USD", "flow": more.pop("kind", "voluntary"), **more}
    period = (date(years[0], 1, 1), date(years[1], 12, 31)) if years else (None, None)
    return Amount(
        id=f"amt-{name}",
        section_id="s1",
        text=value,
        start=0,
        end=len(value),
        rule="t",
        value=Decimal(value),
        period_start=period[0],
        period_end=period[1],
        **fields,
    )


def table(rows: Rows) -> Table:
    return Table(
        id="tbl-1",
        section_id="s1",
        text="Money",
        start=0,
        end=5,
        rule="t",
        title="Money",
        unit="US$",
        header=rows[0],
        rows=rows[1:],
    )


def cells(rows: Rows, *, years: bool = True) -> list[Amount]:
    """The numbers of a table as voluntary gifts of the year of their column or row; else of all years."""
    heads = [head for head in (*rows[0], *(line[0] for line in rows[1:])) if _is_year(head)]
    whole = (int(min(heads)), int(max(heads))) if heads else None
    found = []
    for r, line in enumerate(rows[1:], start=1):
        for c, cell in enumerate(line):
            if c and cell.isdigit():
                own = next((int(head) for head in (rows[0][c], line[0]) if _is_year(head)), None)
                period = (own, own) if own else whole
                place = {"table_id": "tbl-1", "row": r, "column": c}
                found.append(
                    row(f"{r}-{c}", cell, period if years else (2020, 2020)).model_copy(update=place)
                )
    return found


def _is_year(head: str) -> bool:
    return head.isdigit() and len(head) == 4


def made(
    *said: Amount | Rows, charts: Sequence[Chart] = (), years: bool = True, published: date | None = None
) -> tuple[Contribution, ...]:
    """What a document with these sums and tables, made on a day, says of contributions."""
    tables = tuple(table(one) for one in said if not isinstance(one, Amount))
    texts = [one for one in said if isinstance(one, Amount)]
    apart = [a.model_copy(update={"start": 2 * n, "end": 2 * n + 1}) for n, a in enumerate(texts)]
    amounts = (
        *apart,
        *(cell for one in said if not isinstance(one, Amount) for cell in cells(one, years=years)),
    )
    section = Section(
        id="s1",
        section_id="s1",
        text=NO_WORDS,
        start=0,
        end=len(NO_WORDS),
        rule="t",
        order=0,
        level=1,
        parent_id=None,
        heading=None,
        role="body",
    )
    passages = (Passage(DOCUMENT, "s1", NO_WORDS),)
    found = Said(DOCUMENT, (section,), passages, Values(amounts, (), (), (), ()))
    pieces = Pieces((section,), tables, tuple(charts), passages, (), Anchors(DOCUMENT, {}, {}))
    told = str(published)
    made_on = (
        Published(value=told, start=published, end=published, text=told, rule="t") if published else None
    )
    return contributions(Givers(found, None), pieces, amounts, "en", made_on)
