"""A document whose every line is an attack goes the whole way: to the database, releases and report."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import openpyxl
import pytest

from extract.releases import release
from extract.settings import Settings
from extract.showing.report import report_page
from extract.warehouse import publish, query
from extract.warehouse.reporting import read_report
from extract.workers import extract_all
from tests.pdfs import written_pdf
from tests.warehouse.builders import loaded

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet

LINES = (
    "Norway - ILO Cooperation",
    "=cmd|' /C calc'!A0 gave US$ 5 million to Kenya in 2021.",
    "@SUM(1+1)*cmd|' /C calc'!A0 and +1+cmd",
    "Robert'); DROP TABLE amounts;-- gave US$ 7 million.",
    "<script>alert(1)</script> <img src=x onerror=alert(2)>",
    "It gave US$ 99999999999999999999 million million trillion.",
    "It gave US$ 0.1234567891 and US$ 1.23456789012345 thousand.",
    "It gave US$ " + "9" * 60 + " and " + "$" * 60,
    "{{ 7*191 }} ${7*191} %s %n \\x00 \\u202e",
    "The ministry has worked with the office for ten years.",
)
NAME = "=1+1 '); DROP TABLE ledger;-- <b onload=x>\x1b[2J\u202e.pdf".replace("/", "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attack")
    painted = [(30, 760 - 30 * at, line) for at, line in enumerate(LINES)]
    (folder / NAME).write_bytes(written_pdf(*painted))
    return folder


@pytest.fixture(scope="module")
def sheet(folder: Path) -> FactSheet:
    (found,) = extract_all([folder / NAME], Settings(workers=1))
    return found


@pytest.fixture(scope="module")
def settings(folder: Path, sheet: FactSheet) -> Settings:
    settings = Settings(data_dir=folder / "data")
    settings.data_dir.mkdir()
    loaded(settings.warehouse, sheet)
    publish(settings.warehouse, settings.published)
    return settings


def test_it_is_loaded_and_nothing_of_it_is_run(settings: Settings, sheet: FactSheet) -> None:
    told = query(settings.published, "SELECT file_name, state FROM documents").rows
    assert told == ((NAME, "loaded"),)
    values = {row[0] for row in query(settings.published, "SELECT value FROM amounts").rows}
    assert {5_000_000, 7_000_000} <= values
    assert len(values) == len({round(one.value, 4) for one in sheet.amounts})
    assert "1337" not in sheet.model_dump_json()


def test_no_cell_of_a_release_is_a_formula(settings: Settings) -> None:
    made = settings.releases / release(settings).name
    cells = [
        cell
        for file in (made / "csv").glob("*.csv")
        for row in csv.reader(file.open(newline=""))
        for cell in row
    ]
    assert any(cell.startswith("'=1+1") for cell in cells)
    assert [cell for cell in cells if re.match(r"[=+\-@\t\r](?![\d.]+(e[+-]?\d+)?$)", cell)] == []
    book = openpyxl.load_workbook(made / "factsheets.xlsx")
    assert [c.value for sheet in book for row in sheet for c in row if c.data_type == "f"] == []


def test_the_report_shows_it_as_text(settings: Settings) -> None:
    page = report_page(read_report(settings.published, None), archive=None)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b onload" not in page
