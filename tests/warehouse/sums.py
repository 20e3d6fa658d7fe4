"""What the samples say was given, read and added up by hand: partner, kind, currency, years, sums.

Of korea-2021 nothing is here, as korea-2023 is its next edition. Charts are read where the text says nothing.
"""

from __future__ import annotations

from decimal import Decimal

MILLION = 1_000_000
BY_HAND = {
    ("Australia", "core_voluntary", "AUD", 2019, 2021): ["18.6"],
    ("Australia", "voluntary", "AUD", 2019, 2027): ["24.9", "0.75", "55"],  # Queensland; the coming agreement
    ("Canada", "assessed", "CAD", 2017, 2019): ["5.4"],
    ("Canada", "core_voluntary", "CAD", 2015, 2016): [
        "3.2",
        "3.4",
    ],  # bars of the two years before the text's
    ("Canada", "voluntary", "CAD", 2015, 2019): ["4.1", "4.8", "31.5"],
    ("Germany", "assessed", "USD", 2019, 2024): ["69.5", "82"],
    ("Germany", "core_voluntary", "EUR", 2018, 2018): ["14.5"],
    ("Germany", "voluntary", "EUR", 2018, 2021): ["9", "88.4"],
    ("Luxembourg", "assessed", "CHF", 2020, 2023): ["1.1"],
    ("Luxembourg", "core_voluntary", "EUR", 2020, 2023): ["8.8"],
    ("Luxembourg", "voluntary", "EUR", 2020, 2023): ["13.7", "0.04"],  # the city of Esch, no year
    ("Republic of Korea", "assessed", "USD", 2018, 2022): ["41.8"],
    ("Republic of Korea", "voluntary", "USD", 2018, 2022): ["21.2"],
    ("Spain", "assessed", "CHF", 2018, 2022): ["41.3"],
    ("Spain", "voluntary", "EUR", 2018, 2027): ["27.5", "25"],  # the coming strategy: 25 to 30
}
CORE_INSIDE = {("Canada", "12"), ("Germany", "52"), ("Spain", "6.2"), ("Spain", "8")}
KOREAN_DUES = {2018: "8.1", 2019: "8.1", 2020: "8.3", 2021: "8.5", 2022: "8.8"}


def money(millions: str) -> Decimal:
    return Decimal(millions) * MILLION


def sums() -> list[tuple[object, ...]]:
    """Return the rows that the first question of the cookbook should give."""
    return sorted(
        (partner, kind, currency, sum(map(money, parts)), first, last, len(parts))
        for (partner, kind, currency, first, last), parts in BY_HAND.items()
    )
