"""Money given to the publishing organisation, each sum once, and which sums add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.models import Contribution, StatedValue, content_id
from extract.records.giving.adding import Book
from extract.records.giving.merging import Merger, Sum
from extract.records.giving.reading import read
from extract.records.tracing import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from extract.models import Amount, Language, Published
    from extract.records.giving.givers import Givers
    from extract.records.giving.statements import Statement
    from extract.records.pieces import Pieces
    from extract.records.transacting import Said

LEAST_YEARS = 2
RECEIVED = "1"


def contributions(
    givers: Givers,
    pieces: Pieces,
    amounts: Sequence[Amount],
    language: Language | None,
    published: Published | None = None,
) -> tuple[Contribution, ...]:
    """Return one contribution for each sum that texts, tables and charts say is given.

    All amounts whose flow is dues or a voluntary gift are stated in just one of them. What is for years after
    the document was `published` is not received yet, whatever its words say.
    """
    stated, links = read(givers, pieces, amounts, language or "en")
    book = Book(Merger(links).merge(stated), links)
    book.add_up()
    ids = [content_id("ctr", givers.said.document, one.best.key) for one in book.sums]
    made = published.end if published else None
    return tuple(_contribution(book, number, ids, made) for number in range(len(ids)))


def _contribution(book: Book, number: int, ids: Sequence[str], made: date | None) -> Contribution:
    one = book.sums[number]
    said = _said(one, made)
    best, role = one.best, book.role[number]
    others = [member.place for member in one.members if member is not best]
    place = _place(best)
    traced = place.traced("ctr", f"contribution.{best.kind}")
    traced["id"] = ids[number]
    return Contribution(
        **traced,
        **place.offsets,
        kind=best.kind,
        currency=best.currency,
        value=best.value,
        value_max=best.value_max,
        qualifier=best.qualifier,
        period_start=one.period.start,
        period_end=one.period.end,
        amount_id=best.place.amount_id,
        chart_id=best.place.chart_id,
        aggregation=role,
        part_of=tuple(ids[whole] for whole in book.part_of(number)) if role == "part" else (),
        provider=one.giver.name if one.giver else None,
        source=best.source,
        transaction_type=said.code if said else None,
        transaction_words=said.words if said else None,
        places=(best.place, *others),
        series=tuple(_series(book, number, ids)),
    )


def _said(one: Sum, made: date | None) -> Said | None:
    """Return which transaction a sum is; money of years that begin after the document is none received."""
    early = made and one.period.start and one.period.start > made
    return None if early and one.said and one.said.code == RECEIVED else one.said


def _place(best: Statement) -> Place:
    """Return the words and the place of an amount; those of a chart's value are the chart's title."""
    told = best.amount or best.chart
    assert told is not None
    in_cell = best.amount is not None
    return Place(
        document="",
        section_id=told.section_id,
        text=told.text,
        start=told.start,
        end=told.end,
        spans=told.spans,
        in_heading=told.in_heading,
        table_id=told.table_id if in_cell else None,
        row=told.row,
        column=told.column,
    )


def _series(book: Book, number: int, ids: Sequence[str]) -> Iterator[StatedValue]:
    """Yield the values of the years in the period, of the same giver and line, no year twice."""
    chosen: list[int] = []
    mixed = _holders_of_kinds(book, number)
    for part in sorted(book.under[number] - {number}, key=lambda n: book.sums[n].period.days):
        one = book.sums[part]
        again = any(one.period.meets(book.sums[n].period) for n in chosen)
        if one.period.known and not again and _same_money(one, book.sums[number], mixed):
            chosen.append(part)
    if len(chosen) >= LEAST_YEARS:
        for part in sorted(chosen, key=lambda n: str(book.sums[n].period.start)):
            yield _stated(book.sums[part], ids[part])


def _holders_of_kinds(book: Book, number: int) -> frozenset[str | None]:
    """Return the tables and charts that divide the sum by kind: their 'voluntary' is not all of it."""
    kind = book.sums[number].kind
    others = [one for n in book.under[number] for one in book.sums[n].members if one.kind != kind]
    return frozenset(one.holder for one in others) - {None}


def _same_money(one: Sum, whole: Sum, mixed: frozenset[str | None]) -> bool:
    """Tell whether only the years differ."""
    givers = (one.giver is None and whole.giver is None) or bool(
        one.giver and whole.giver and one.giver.same(whole.giver)
    )
    alike = givers and (one.kind, one.line) == (whole.kind, whole.line) and one.period != whole.period
    return alike and any(member.holder not in mixed for member in one.members)


def _stated(one: Sum, contribution_id: str) -> StatedValue:
    assert one.period.start
    assert one.period.end
    return StatedValue(
        contribution_id=contribution_id,
        period_start=one.period.start,
        period_end=one.period.end,
        value=one.best.value,
        value_max=one.best.value_max,
        qualifier=one.best.qualifier,
    )
