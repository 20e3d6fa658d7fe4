"""Files of rates: what each line means, and what is told of lines that cannot be taken."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import RatesError
from extract.warehouse.rates import keep, kept_rates, read_rates
from extract.warehouse.rates.lines import Line

if TYPE_CHECKING:
    from pathlib import Path

    from extract.warehouse.rates import Rate

HEADER = "currency,date,usd_per_unit,source\n"


def read(folder: Path, text: str) -> tuple[Rate, ...]:
    file = folder / "given.csv"
    file.write_bytes(text.encode())
    return read_rates(file).rates


def told(folder: Path, text: str) -> list[str]:
    with pytest.raises(RatesError) as error:
        read(folder, text)
    return [message.partition("given.csv: ")[2] for message in error.value.messages[:-1]]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021-07-14", "2021-07-14", "2021-08-13"),  # 31 days
        ("2021-01-01/2021-06-30", "2021-01-01", "2021-06-30"),
        ("2021-01/2021-06", "2021-01-01", "2021-06-30"),
        ("2020/2021", "2020-01-01", "2021-12-31"),
        ("2021-07-14/2021-07-14", "2021-07-14", "2021-07-14"),
    ],
)
def test_days(tmp_path: Path, written: str, first: str, last: str) -> None:
    (rate,) = read(tmp_path, f"{HEADER}EUR,{written},1.25,Bank\n")
    assert (rate.first, rate.last) == (date.fromisoformat(first), date.fromisoformat(last))


def test_the_rate_of_a_day_holds_until_the_next_of_its_currency(tmp_path: Path) -> None:
    given = ("EUR,2021-07-14", "CHF,2021-07-02", "EUR,2021-07-01", "EUR,2021-10", "EUR,2021-09-25")
    lines = "".join(f"{one},1.2,Bank\n" for one in given)
    found = [(r.currency, f"{r.first:%m-%d}", f"{r.last:%m-%d}") for r in read(tmp_path, HEADER + lines)]
    assert found == [
        ("CHF", "07-02", "08-01"),
        ("EUR", "07-01", "07-13"),
        ("EUR", "07-14", "08-13"),
        ("EUR", "09-25", "09-30"),
        ("EUR", "10-01", "10-31"),
    ]


@pytest.mark.parametrize(
    ("units", "usd"),
    [
        ("0.8", "1.25"),
        ("3", "0.333333333333"),
        ("554.53", "0.001803328945"),
        ("42000", "0.000023809524"),
        ("0.3", "3.333333333333"),
    ],
)
def test_units_for_a_dollar_are_inverted(tmp_path: Path, units: str, usd: str) -> None:
    (rate,) = read(tmp_path, f"currency,date,units_per_usd,source\nXOF,2021,{units},Bank\n")
    assert rate.usd_per_unit == Decimal(usd)


def test_both_ways_may_stand_in_one_file_as_a_spreadsheet_saves_it(tmp_path: Path) -> None:
    text = (
        "\ufeffCurrency;Date;usd_per_unit;units_per_usd;Source\r\nEUR;2021;1.1827;;ECB; \r\n;;;;\r\n"
        'JPY;2021;;109.75;"IMF; mean"\r\n'
    )
    found = [(r.currency, r.usd_per_unit, r.source) for r in read(tmp_path, text)]
    assert found == [("EUR", Decimal("1.1827"), "ECB"), ("JPY", Decimal("0.009111617312"), "IMF; mean")]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Eur,2021,1.1,B", "line 2: currency: must be an ISO 4217 code such as EUR, not 'Eur'"),
        (",2021,1.1,B", "line 2: currency: must be given"),
        ("EUR,2021,1.1,", "line 2: source: must be given"),
        ("EUR,2021,,B", "line 2: one of usd_per_unit and units_per_usd must be given, and only one"),
        (
            'EUR,2021,"1,18",B',
            "line 2: usd_per_unit: must be a number such as 0.0942, with a point and without",
        ),
        ("EUR,2021,-1,B", "line 2: usd_per_unit: must be a number"),
        ("EUR,2021,1e3,B", "line 2: usd_per_unit: must be a number"),
        ("EUR,2021,NaN,B", "line 2: usd_per_unit: must be a number"),
        ("EUR,2021,0.000,B", "line 2: usd_per_unit: must be more than 0"),
        ("EUR,2021,1.1234567890123,B", "line 2: usd_per_unit: has more than 12 decimals"),
        ("EUR,14/07/2021,1.1,B", "line 2: date: must be a year, a month, a day or an interval"),
        ("EUR,2021-13,1.1,B", "line 2: date: 2021-13 is no date of the calendar"),
        ("EUR,2021-02-30,1.1,B", "line 2: date: 2021-02-30 is no date of the calendar"),
        ("EUR,0000,1.1,B", "line 2: date: 0000 is no date of the calendar"),
        ("EUR,2021/2020,1.1,B", "line 2: date: 2021/2020 ends before it begins"),
        ("USD,2021,1.1,B", "line 2: a US dollar is worth 1 US dollar"),
        ("EUR,2021,1.1,B,more", "line 2: there are more cells than columns"),
        ("", "there is no rate in it"),
        ("USD,2021,1,B", "there is no rate in it"),
    ],
)
def test_a_bad_line_is_told_with_its_number(tmp_path: Path, line: str, problem: str) -> None:
    (found,) = told(tmp_path, f"{HEADER}{line}\n")
    assert found.startswith(problem)


def test_too_small_a_rate_is_told(tmp_path: Path) -> None:
    text = "currency,date,units_per_usd,source\nXOF,2021,99999999999999,B\n"
    assert told(tmp_path, text) == [
        "line 2: the rate is less than 0.000000000001, the least that can be kept."
    ]


def test_all_bad_lines_are_told_at_once(tmp_path: Path) -> None:
    found = told(tmp_path, f"{HEADER}EUR,2021,1.1,B\n\nXXQ,2021,x,B\nCHF,20,1,B\n")
    assert [line[:8] for line in found] == ["line 4: ", "line 4: ", "line 5: "]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (
            "EUR,2021,1,B\nEUR,2021-07,1,B",
            "lines 2 and 3: both give a rate of EUR for 2021-07-01 to 2021-07-31.",
        ),
        (
            "EUR,2021-07-03,1,B\nEUR,2021-07-03,2,B",
            "lines 2 and 3: both give a rate of EUR for 2021-07-03 to",
        ),
        ("EUR,2021-07-03,1,B\nEUR,2021,2,B", "lines 2 and 3: both give a rate of EUR for 2021-07-03 to"),
    ],
)
def test_days_that_two_lines_have_are_told(tmp_path: Path, lines: str, problem: str) -> None:
    (found,) = told(tmp_path, f"{HEADER}{lines}\n")
    assert found.startswith(problem)


def test_a_long_line_is_told_with_each_that_lies_in_it(tmp_path: Path) -> None:
    found = told(tmp_path, f"{HEADER}EUR,2021,1,B\nEUR,2021-03,1,B\nCHF,2021-03,1,B\nEUR,2021-09-09,1,B\n")
    assert [line[:14] for line in found] == ["lines 2 and 3:", "lines 2 and 5:"]


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("date,usd_per_unit,source", "line 1: there is no column 'currency'"),
        ("currency,date,source", "line 1: there is no column 'usd_per_unit' (nor 'units_per_usd')"),
        ("currency,date,usd_per_unit,source,note", "line 1: the column 'note' is not known"),
        ("currency,date,date,usd_per_unit,source", "line 1: the column 'date' is there twice"),
    ],
)
def test_a_bad_header_is_told(tmp_path: Path, header: str, problem: str) -> None:
    assert told(tmp_path, f"{header}\nEUR,2021,1,B\n")[0].startswith(problem)


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "given.csv").write_bytes(b"currency\xff\xfe")
    with pytest.raises(RatesError, match="not UTF-8"):
        read_rates(tmp_path / "given.csv")
    with pytest.raises(RatesError, match="cannot be read"):
        read_rates(tmp_path / "none.csv")


def test_dollars_need_no_rate(tmp_path: Path) -> None:
    file = tmp_path / "given.csv"
    file.write_text(f"{HEADER}USD,2021,1.000,B\nEUR,2021,1.1,B\n")
    found = read_rates(file)
    assert ([rate.currency for rate in found.rates], found.dollars) == (["EUR"], 1)


days = st.dates(date(1950, 1, 1), date(2100, 1, 1))
given_rates = st.lists(
    st.tuples(
        st.sampled_from(["EUR", "CHF", "XOF"]),
        days,
        st.decimals("0.000000000001", "99999999", places=12),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip),
    ),
    min_size=1,
    unique_by=lambda rate: rate[:2],
)


@given(given_rates)
def test_what_is_kept_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, given: list[tuple[str, date, Decimal, str]]
) -> None:
    folder = tmp_path_factory.mktemp("rates")
    file = folder / "given.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(
            [
                HEADER.strip().split(","),
                *((code, day, f"{rate:f}", source) for code, day, rate, source in given),
            ]
        )
    read_once = read_rates(file).rates
    assert {(r.currency, r.first, r.usd_per_unit, r.source) for r in read_once} == {
        (code, day, rate, source.strip()) for code, day, rate, source in given
    }
    assert all(r.last - r.first < timedelta(days=31) for r in read_once)
    keep(read_once, folder / "rates.csv")
    assert kept_rates(folder / "rates.csv") == read_once


def test_a_rate_is_exact() -> None:
    line = Line.model_validate({"currency": "EUR", "date": "2021", "usd_per_unit": "1.1827", "source": "B"})
    assert line.rate == Decimal("1.1827")
