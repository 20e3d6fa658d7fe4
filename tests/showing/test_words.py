"""Values as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from extract.showing import words


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Decimal("41800000.0000"), "41,800,000"),
        (Decimal("0.5000"), "0.5"),
        (Decimal("-1234.50"), "-1,234.5"),
        (Decimal("-0.5"), "-0.5"),
        (Decimal("1E+6"), "1,000,000"),
        (100, "100"),
        (0, "0"),
    ],
)
def test_numbers(value: Decimal, told: str) -> None:
    assert words.number(value) == told


@pytest.mark.parametrize(
    ("value", "currency", "most", "told"),
    [
        (Decimal(4_500_000), "EUR", None, "EUR 4,500,000"),
        (Decimal(10_000), "USD", Decimal(12_000), "USD 10,000–12,000"),
        (Decimal("0.5"), None, Decimal("1.25"), "0.5–1.25 (currency unknown)"),
    ],
)
def test_money(value: Decimal, currency: str | None, most: Decimal | None, told: str) -> None:
    assert words.money(value, currency, most) == told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2021, 1, 1), date(2023, 12, 31), "2021–2023"),
        (date(2021, 4, 1), date(2023, 3, 31), "1 April 2021 – 31 March 2023"),
        (date(2021, 4, 1), None, "from 1 April 2021"),
        (None, date(2023, 3, 31), "until 31 March 2023"),
        (None, None, ""),
    ],
)
def test_periods(first: date | None, last: date | None, told: str) -> None:
    assert words.period(first, last) == told


def test_days_and_moments() -> None:
    assert words.day(date(2023, 7, 14)) == "14 July 2023"
    assert words.day(datetime(2023, 7, 14, 9, 5, tzinfo=UTC)) == "14 July 2023, 09:05 UTC"


@pytest.mark.parametrize(
    ("qualifier", "told"), [("more_than", "more than "), ("exact", ""), (None, ""), ("about", "about ")]
)
def test_qualifiers(qualifier: str | None, told: str) -> None:
    assert words.qualified(qualifier) == told
