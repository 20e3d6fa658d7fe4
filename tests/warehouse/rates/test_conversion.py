"""Figures in US dollars: by a rate of their day that the user gave, shown beside each; else none."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from extract.errors import RatesError
from extract.warehouse import open_warehouse
from extract.warehouse.rates import keep, read_rates
from extract.warehouse.references import dangling
from tests.warehouse.builders import loaded, rich_sheet

PAGE = Path(__file__).parents[3] / "docs" / "rates.md"
USD = "usd_value, usd_rate, usd_rate_date, usd_source"
VIEWS = ("contributions", "contributions_by_year", "amounts_current", "projects")


def give(warehouse: Path, *lines: str) -> None:
    """Load rates: `currency,date,usd_per_unit,source` a line."""
    file = warehouse.with_name("given.csv")
    file.write_text("\n".join(("currency,date,usd_per_unit,source", *lines)))
    keep(read_rates(file).rates, warehouse.with_name("rates.csv"))
    with open_warehouse(warehouse) as opened:
        opened.refresh()


def ask(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(warehouse, read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """EUR 4.5 million, a contribution of 2021 to 2023, in a document of 2023."""
    loaded(tmp_path / "w.duckdb", rich_sheet())
    return tmp_path / "w.duckdb"


def test_nothing_is_converted_without_rates(warehouse: Path) -> None:
    for view in VIEWS:
        rows = ask(warehouse, f"SELECT {USD} FROM {view}")
        assert rows
        assert set(rows) == {(None, None, None, None)}


def test_value_rate_date_and_source_stand_beside_each_figure(warehouse: Path) -> None:
    (end,) = ask(warehouse, "SELECT published_end FROM documents")[0]
    assert isinstance(end, date)
    give(warehouse, f"EUR,{end.year},1.0813,European bank")
    for view in VIEWS:
        rows = ask(warehouse, f"SELECT currency, value, {USD} FROM {view} WHERE currency = 'EUR'")
        assert rows
        for _, value, usd, rate, day, source in rows:
            assert isinstance(value, Decimal)
            assert (rate, day, source) == (Decimal("1.0813"), date(end.year, 1, 1), "European bank")
            assert usd == (value * Decimal("1.0813")).quantize(Decimal("0.01"))


def test_another_year_and_another_currency_convert_nothing(warehouse: Path) -> None:
    give(warehouse, "EUR,1999,1.0813,Bank", "CHF,1990-01-01/2030-12-31,1.1,Bank")
    for view in VIEWS:
        assert ask(warehouse, f"SELECT DISTINCT {USD} FROM {view} WHERE currency = 'EUR'") == [(None,) * 4]


def test_both_ends_of_a_range_are_converted(warehouse: Path) -> None:
    give(warehouse, "EUR,1990/2030,1.25,Bank")
    with duckdb.connect(warehouse) as connection:
        connection.execute("UPDATE amounts SET value = 100, value_max = 200 WHERE currency = 'EUR'")
        connection.execute("UPDATE stated_contributions SET value = 100, value_max = 200")
    for view in ("amounts_current", "contributions"):
        found = ask(warehouse, f"SELECT usd_value, usd_value_max FROM {view} WHERE currency = 'EUR'")
        assert set(found) == {(Decimal("125.00"), Decimal("250.00"))}


def test_dollars_are_dollars_once_rates_are_loaded(warehouse: Path) -> None:
    with duckdb.connect(warehouse) as connection:
        connection.execute("UPDATE amounts SET currency = 'USD'")
    give(warehouse, "EUR,2021,1.25,Bank")
    rows = ask(
        warehouse, "SELECT value = usd_value, usd_rate, usd_source FROM amounts_current WHERE value < 1e9"
    )
    assert set(rows) == {(True, Decimal(1), "the US dollar itself")}


def test_the_rate_of_the_last_day_that_has_passed_counts(warehouse: Path) -> None:
    """Money until 2023 in a document of June 2021 is converted by the rate of June 2021."""
    with duckdb.connect(warehouse) as connection:
        connection.execute(
            "UPDATE documents SET published_start = '2021-06-01', published_end = '2021-06-30'"
        )
        connection.execute(
            "UPDATE stated_contributions SET period_start = '2020-01-01', period_end = '2023-12-31'"
        )
    give(warehouse, "EUR,2023,9,Bank", "EUR,2021-06,1.2,Bank", "EUR,2021-07,8,Bank", "EUR,2020,7,Bank")
    assert set(ask(warehouse, "SELECT usd_rate FROM contributions")) == {(Decimal("1.2"),)}
    with duckdb.connect(warehouse) as connection:
        connection.execute("UPDATE stated_contributions SET period_end = '2020-12-31'")
    assert set(ask(warehouse, "SELECT usd_rate FROM contributions")) == {(Decimal(7),)}


def test_loading_again_replaces(warehouse: Path) -> None:
    give(warehouse, "EUR,2021,1.25,Bank", "CHF,2021,1.1,Bank")
    give(warehouse, "EUR,2022,1.05,Bank")
    rows = ask(warehouse, "SELECT currency, valid_from, valid_to FROM exchange_rates ORDER BY 1")
    assert rows == [
        ("EUR", date(2022, 1, 1), date(2022, 12, 31)),
        ("USD", date(1900, 1, 1), date(9999, 12, 31)),
    ]


def test_a_database_that_is_built_anew_has_the_rates_from_its_first_run(warehouse: Path) -> None:
    give(warehouse, "EUR,2021,1.25,Bank")
    before = ask(warehouse, "FROM exchange_rates ORDER BY ALL")
    warehouse.unlink()
    loaded(warehouse, rich_sheet())
    assert ask(warehouse, "FROM exchange_rates ORDER BY ALL") == before
    with duckdb.connect(warehouse, read_only=True) as connection:
        assert dangling(connection) == []


def test_a_kept_file_that_was_damaged_is_named(warehouse: Path) -> None:
    warehouse.with_name("rates.csv").write_text("currency,date\n")
    with (
        pytest.raises(RatesError, match=r"rates\.csv: line 1: there is no column 'source'"),
        open_warehouse(warehouse) as opened,
    ):
        opened.refresh()


def test_the_page_shows_a_file_and_a_query_that_work(warehouse: Path) -> None:
    text = PAGE.read_text("utf-8")
    (example,), (sql,) = (re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL) for kind in ("csv", "sql"))
    file = warehouse.with_name("shown.csv")
    file.write_text(example)
    assert len(read_rates(file).rates) == 4
    give(warehouse, "EUR,1990/2030,1.25,Bank")
    assert ask(warehouse, sql)
