from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from extract.records.fact_parts import parts
from extract.records.intervals import of_amount
from extract.records.tracing import Passage
from tests.checks.builders import SPAN, amount, codes, fact, found, section, table

if TYPE_CHECKING:
    from extract.models import Amount, Table

YEARS = ("Donor", "2021", "2022", "Total")


@pytest.mark.parametrize(
    "made",
    [
        table(
            YEARS,
            ("North", "100", "200", "300"),
            ("South", "50", "50", "100"),
            ("Total", "150", "250", "400"),
        ),
        table(
            YEARS,
            ("North", "1,100", "–", "1,100"),
            ("South", "n/a", "50", "50"),
            ("Total", "1,100", "50", "1,150"),
        ),
        table(
            YEARS,
            ("North", "1.4", "2.4", "3.9"),
            ("South", "1.4", "1.4", "2.7"),
            ("Total", "2.9", "3.8", "6.6"),
        ),
        table(("Project", "Place", "Budget"), ("A", "Peru", "10"), ("B", "Chile", "20"), ("Total", "", "30")),
        table(
            ("Project", "Start", "Budget"),
            ("A", "in 2019", "10"),
            ("B", "2020", "20"),
            ("Total", "2021", "30"),
        ),
        table(("Project", "Amount", "Spent"), ("A", "10", "3"), ("B", "20", "4"), ("Total", "30", "7")),
        table(("Office", "Budget", "Total staff"), ("A", "10", "3"), ("B", "20", "4")),
        table(("Item", "2021"), ("A", "10"), ("of which wages", "4"), ("B", "20"), ("Total", "30")),
        table(("Item", "2021"), ("A", "10"), ("Total", "99")),
    ],
)
def test_totals_that_fit(made: Table) -> None:
    assert codes(tables=(made,)) == []


def test_a_column_that_does_not_add_up() -> None:
    made = table(("Donor", "2021"), ("North", "1 100"), ("South", "50"), ("Total", "1 250"))
    cell = amount("1 250", 1250, table_id="t1", row=3, column=1)
    (issue,) = found(
        tables=(made,), amounts=(cell.model_copy(update={"table_id": "t1", "row": 3, "column": 1}),)
    )
    assert issue.code == "total_mismatch"
    assert "1100 + 50 = 1150, stated 1250; difference 100" in issue.message
    assert (issue.record, issue.record_id, issue.spans) == ("table", "t1", (SPAN,))


def test_a_row_that_does_not_add_up() -> None:
    made = table(YEARS, ("North", "100", "200", "350"), ("South", "50", "50", "100"))
    (issue,) = found(tables=(made,))
    assert "row 'North': 100 + 200 = 300, stated 350; difference 50" in issue.message


def test_a_total_that_most_rows_show_to_be_one() -> None:
    head = ("Project", "Loan", "Grant", "Total")
    rows = (("A", "1", "2", "3"), ("B", "4", "5", "9"), ("C", "7", "1", "19"))
    (issue,) = found(tables=(table(head, *rows),))
    assert "row 'C'" in issue.message


@pytest.mark.parametrize(
    ("text", "value", "more", "low", "high"),
    [
        ("US$ 41.8 million", 41_800_000, {}, 41_750_000, 41_850_000),
        ("US$ 5 million", 5_000_000, {}, 4_500_000, 5_500_000),
        ("US$ 350,000", 350_000, {}, "349999.5", "350000.5"),
        ("US$ 2 million", 2_000_000, {"qualifier": "more_than"}, 1_500_000, "Infinity"),
        ("US$ 2 million", 2_000_000, {"qualifier": "at_most"}, 0, 2_500_000),
        ("half a million dollars", 500_000, {}, 500_000, 500_000),
    ],
)
def test_what_a_printed_amount_can_mean(
    text: str, value: int, more: dict[str, str], low: object, high: object
) -> None:
    interval = of_amount(amount(text, value, **more), "en")
    assert (interval.low, interval.high) == (Decimal(str(low)), Decimal(str(high)))


def _sum(text: str, *values: tuple[str, float]) -> dict[str, object]:
    made: tuple[Amount, ...] = tuple(amount(words, value, inside=text) for words, value in values)
    return {"sections": (section(text),), "amounts": made}


def test_parts_that_are_said_to_make_up_the_whole() -> None:
    text = "It gave US$ 10 million, made up of US$ 4.0 million for boats and US$ 3.0 million for nets."
    values = ("US$ 10 million", 10e6), ("US$ 4.0 million", 4e6), ("US$ 3.0 million", 3e6)
    (issue,) = found(**_sum(text, *values))
    assert issue.code == "total_mismatch"
    assert "4000000 + 3000000 = 7000000" in issue.message
    assert len(issue.spans) == 3


def test_parts_greater_than_the_whole() -> None:
    text = "It gave US$ 10.0 million, of which US$ 14.0 million for boats."
    assert codes(**_sum(text, ("US$ 10.0 million", 10e6), ("US$ 14.0 million", 14e6))) == ["total_mismatch"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("US$ 7 million, made up of US$ 4.4 million and US$ 3.0 million.",
         (("US$ 7 million", 7e6), ("US$ 4.4 million", 4.4e6), ("US$ 3.0 million", 3e6))),
        ("US$ 10 million, of which US$ 4 million and US$ 3 million are spent.",
         (("US$ 10 million", 10e6), ("US$ 4 million", 4e6), ("US$ 3 million", 3e6))),
        ("US$ 10 million for boats and US$ 30 million for nets.",
         (("US$ 10 million", 10e6), ("US$ 30 million", 30e6))),
    ],
)  # fmt: skip
def test_sums_that_fit(text: str, values: tuple[tuple[str, float], ...]) -> None:
    assert codes(**_sum(text, *values)) == []


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("It has ratified 32 Conventions: 4 fundamental, 3 governance and 20 technical ones.", True),
        (
            "It has ratified 32 Conventions. These are four fundamental, three governance and 20 technical.",
            True,
        ),
        ("It has ratified 27 Conventions: 4 fundamental, 3 governance and 20 technical ones.", False),
        ("It has ratified 32 Conventions, among them all 8 fundamental ones.", False),
        ("It has ratified 32 Conventions.", False),
    ],
)
def test_kinds_of_conventions(text: str, *, raised: bool) -> None:
    stated = "ratified 32 Conventions" if "32" in text else "ratified 27 Conventions"
    counted = parts(Passage("", "s1", text), text.index(stated), "en")
    told = fact("conventions_ratified", stated.split()[1], text.index(stated), stated, parts=counted)
    assert codes(sections=(section(text),), facts=(told,)) == (["total_mismatch"] if raised else [])
