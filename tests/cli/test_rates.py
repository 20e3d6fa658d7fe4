"""`factsheets rates`: load, list, template, clear."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import duckdb
import pytest

from extract.settings import load_settings
from extract.warehouse import publish
from tests.warehouse.builders import loaded, rich_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

HEADER = "currency,date,usd_per_unit,source\n"
SUM = "SELECT DISTINCT usd_rate FROM amounts_current WHERE currency = 'EUR'"


@pytest.fixture
def rates(tmp_path: Path) -> Path:
    file = tmp_path / "rates.csv"
    file.write_text(f"{HEADER}EUR,1990/2030,1.25,Bank\nUSD,2021,1,Bank\n")
    return file


@pytest.fixture
def published(data_dir: Path) -> Path:
    settings = load_settings()
    loaded(settings.warehouse, rich_sheet())
    publish(settings.warehouse, settings.published)
    return settings.published


def test_rates_are_in_the_published_file_at_once(run: Run, rates: Path, published: Path) -> None:
    told = run("rates", "load", rates)
    assert told.code == 0
    assert "1 rate (EUR) is in force" in told.err
    assert "1 line says that a US dollar is 1" in told.err
    assert run("query", SUM, "--format", "csv").out.split() == ["usd_rate", "1.25"]


def test_each_rate_that_is_still_lacking_is_told(run: Run, rates: Path, published: Path) -> None:
    rates.write_text(f"{HEADER}CHF,2021,1.1,Bank\n")
    assert "Without a rate: figures in EUR 20" in run("rates", "load", rates).err


def test_a_bad_file_changes_nothing(run: Run, rates: Path, published: Path) -> None:
    run("rates", "load", rates)
    rates.write_text(f"{HEADER}EUR,2021,1.5,Bank\nCHF,2021,,Bank\n,2021,1.1,\n")
    told = run("rates", "load", rates)
    assert told.code == 1
    assert [line.partition("rates.csv: ")[2][:7] for line in told.err.splitlines()][:3] == [
        "line 3:",
        "line 4:",
        "line 4:",
    ]
    assert "no rate was taken" in told.err
    assert run("query", SUM, "--format", "csv").out.split() == ["usd_rate", "1.25"]


def test_without_a_database_they_are_kept_for_the_first_run(run: Run, rates: Path) -> None:
    told = run("rates", "load", rates)
    assert told.code == 0
    assert "factsheets ingest" in told.err
    assert "1.25" in run("rates", "list").out


def test_what_is_listed_can_be_read_by_programs(run: Run, rates: Path) -> None:
    run("rates", "load", rates)
    (line,) = csv.DictReader(run("rates", "list", "--format", "csv").out.splitlines())
    assert (line["currency"], line["valid_from"], line["valid_to"], line["usd_per_unit"], line["source"]) == (
        *("EUR", "1990-01-01", "2030-12-31", "1.25", "Bank"),
    )


def test_the_template_asks_for_what_is_lacking_and_can_be_filled_in(
    run: Run, tmp_path: Path, published: Path
) -> None:
    lines = run("rates", "template").out.splitlines()
    assert lines[0] == "currency,date,usd_per_unit,units_per_usd,source"
    assert len(lines) > 1
    filled = tmp_path / "filled.csv"
    filled.write_text("\n".join([lines[0], *(line.replace(",,,", ",1.25,,Bank") for line in lines[1:])]))
    assert run("rates", "load", filled).code == 0
    assert run("rates", "template").out.splitlines() == lines[:1]


def test_cleared_rates_convert_nothing(run: Run, rates: Path, published: Path) -> None:
    run("rates", "load", rates)
    assert run("rates", "clear").code == 0
    assert run(
        "query", "SELECT count(usd_value) AS n FROM amounts_current", "--format", "csv"
    ).out.split() == ["n", "0"]
    assert "No rates are loaded" in run("rates", "list").err
    assert "No rates are loaded" in run("rates", "clear").err


def test_what_an_older_version_has_published_is_told(run: Run, data_dir: Path) -> None:
    data_dir.mkdir()
    with duckdb.connect(load_settings().published) as connection:
        connection.execute("CREATE TABLE amounts (currency VARCHAR)")
    told = run("rates", "template")
    assert told.code == 1
    assert "older version" in told.err
    assert "factsheets ingest" in told.err


@pytest.mark.parametrize("command", ["load", "list", "template", "clear"])
def test_each_shows_an_example(run: Run, command: str) -> None:
    assert f"factsheets rates {command}" in run("rates", command, "--help").out
