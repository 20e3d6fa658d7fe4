"""No money is in two totals, whatever years and givers are told, and whatever total lines a table has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from extract.models import Contribution, ContributionPlace
from extract.records.giving.adding import Book
from extract.records.giving.merging import Merger
from extract.records.giving.statements import Giver, Links, Period, Statement
from extract.records.intervals import Interval
from tests.records.giving import made

GIVERS = ("Alpha", "Beta", "Gamma")
YEARS = (2019, 2020, 2021, 2022)
Cell = tuple[str, int]
LEDGERS = st.fixed_dictionaries({cell: st.integers(1, 99) for cell in product(GIVERS, YEARS)})
SCOPES = st.tuples(st.sampled_from((None, *GIVERS)), st.sampled_from(YEARS), st.sampled_from(YEARS))


def covered(scope: tuple[str | None, int, int]) -> frozenset[Cell]:
    giver, first, last = scope
    return frozenset(c for c in product(GIVERS, YEARS) if giver in (None, c[0]) and first <= c[1] <= last)


def statement(key: int, scope: tuple[str | None, int, int], value: int, *, dated: bool) -> Statement:
    giver, first, last = scope
    place = ContributionPlace(record="amount", amount_id=str(key), section_id=None, text=str(value))
    return Statement(
        key=str(key),
        kind="voluntary",
        currency="USD",
        value=Decimal(value),
        value_max=None,
        qualifier="exact",
        means=Interval(Decimal(value), Decimal(value)),
        period=Period(date(first, 1, 1), date(last, 12, 31)) if dated else Period(),
        source="text",
        place=place,
        giver=Giver(giver) if giver else None,
    )


@given(LEDGERS, st.lists(st.tuples(SCOPES, st.booleans()), min_size=1, max_size=8))
def test_no_gift_is_in_two_totals(
    ledger: dict[Cell, int], told: list[tuple[tuple[str | None, int, int], bool]]
) -> None:
    scopes = [(giver, min(years), max(years)) for (giver, *years), _ in told]
    values = [sum(ledger[cell] for cell in covered(scope)) for scope in scopes]
    stated = [statement(n, scopes[n], values[n], dated=told[n][1]) for n in range(len(told))]
    book = Book(Merger(Links()).merge(stated), Links())
    book.add_up()
    best = [min(one.members, key=lambda member: not member.period.known) for one in book.sums]
    money = [covered(scopes[int(one.key)]) for one in best]
    totals = [money[number] for number, role in book.role.items() if role == "total"]
    assert totals
    assert all(not one & other for one, other in combinations(totals, 2))
    for number, role in book.role.items():
        if role == "part":
            assert all(money[number] <= money[whole] for whole in book.part_of(number))
            assert any(book.role[whole] == "total" for whole in book.over[number])


@given(LEDGERS, st.booleans(), st.booleans())
def test_totals_of_a_table_give_all_its_money(
    ledger: dict[Cell, int], total_row: bool, total_column: bool
) -> None:
    header = ("Donor", *map(str, YEARS), *["Total"] * total_column)
    rows = [
        (
            giver,
            *(str(ledger[giver, y]) for y in YEARS),
            *[str(sum(ledger[giver, y] for y in YEARS))] * total_column,
        )
        for giver in GIVERS
    ]
    sums = [sum(ledger[giver, year] for giver in GIVERS) for year in YEARS]
    last = ("Total", *map(str, sums), *[str(sum(sums))] * total_column)
    found = made((header, *rows, *[last] * total_row))
    totals = [one for one in found if one.aggregation == "total"]
    assert sum(one.value for one in totals) == sum(ledger.values())
    assert len(totals) == 1 or not (total_row and total_column)
    assert_complete(found, cells=len(header[1:]) * (len(rows) + total_row))


def assert_complete(found: tuple[Contribution, ...], cells: int) -> None:
    """Each cell is in one contribution, and all parts of a whole in one row or column make it up."""
    stated = [str(place.amount_id) for one in found for place in one.places]
    assert sorted(set(stated)) == sorted(stated)
    assert len(stated) == cells
    for whole in found:
        parts = [one for one in found if whole.id in one.part_of]
        for line in ("row", "column"):
            own = [p for p in parts if getattr(p, line) == getattr(whole, line)]
            assert not own or sum(p.value for p in own) == whole.value
