"""Works in the rows of tables, alone and together with the sections that describe them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extract.records.rows import names_works
from tests.records.builders import Sheet, assembled, country, day, lasting, money, organisation

HEAD = ("Project", "Countries", "Donor", "Period", "Budget (US$)")
MILLS = ("Mills by the river", "Peru", "NORAG", "2021–2023", "3,000")
BOATS = ("Boats", "Kenya", "Blue Fund", "2022–2024", "5,000")
TOTAL = ("Total", "", "", "", "8,000")
VALUES = (
    country("Peru", "PER"),
    country("Kenya", "KEN"),
    organisation("NORAG"),
    day("2021–2023", "2021-01-01", "2023-12-31"),
    day("2022–2024", "2022-01-01", "2024-12-31"),
    money("3,000", 3000),
    money("5,000", 5000),
    money("8,000", 8000),
)


def sheet(*rows: tuple[str, ...], section: str | None = None, text: str = "") -> Sheet:
    made = Sheet().add("A sheet", level=0).add("What runs", "A few words.", below=0, table=(HEAD, *rows))
    return made.add(section, text, below=0) if section else made


def test_a_row_without_a_section_is_a_project() -> None:
    found = assembled(sheet(MILLS, BOATS, TOTAL), *VALUES)
    mills, boats = found.projects
    assert (mills.title, mills.countries, mills.funders) == ("Mills by the river", ("PER",), ("NORAG",))
    assert (mills.value, mills.start, mills.end) == (Decimal(3000), date(2021, 1, 1), date(2023, 12, 31))
    assert boats.funders == ("Blue Fund",), "a payer whom no list knows is the cell's words"
    assert mills.rule == "project.row"
    assert mills.spans
    assert mills.table_id == found.tables[0].id
    assert {a.project_id for a in found.amounts} == {mills.id, boats.id, None}


def test_a_row_and_a_section_about_the_same_work_are_one_project() -> None:
    told = "The project trains millers in Peru. It is funded by NORAG."
    found = assembled(sheet(MILLS, section="Mills by the river in Peru", text=told), *VALUES)
    (mills,) = found.projects
    assert mills.rule == "project.section"
    assert [row.title for row in mills.rows] == ["Mills by the river"]
    assert mills.value is None, "what only the table says stays with its row"
    assert mills.rows[0].value == Decimal(3000)
    assert mills.rows[0].spans


def test_a_row_is_known_by_its_countries() -> None:
    found = assembled(
        sheet(MILLS, BOATS, section="Flour for all: Peru", text="This project trains bakers in Peru."),
        *VALUES,
    )
    assert [(p.title, [r.title for r in p.rows]) for p in found.projects] == [
        ("Flour for all: Peru", ["Mills by the river"]),
        ("Boats", ["Boats"]),
    ]


def test_the_end_is_derived_where_only_start_and_duration_are_stated() -> None:
    found = assembled(
        Sheet()
        .add("A sheet", level=0)
        .add("Boats", "The project was launched in May 2021 for two years in Kenya.", below=0),
        country("Kenya", "KEN"),
        day("May 2021", "2021-05-01", "2021-05-31", kind="month"),
        lasting("two years", "P2Y"),
    )
    (boats,) = found.projects
    assert (boats.end, boats.end_derived) == (None, date(2023, 4, 30))


def test_a_year_alone_derives_no_end() -> None:
    found = assembled(
        Sheet()
        .add("A sheet", level=0)
        .add("Boats", "The project was launched in 2021 for two years in Kenya.", below=0),
        country("Kenya", "KEN"),
        day("2021", "2021-01-01", "2021-12-31", kind="year"),
        lasting("two years", "P2Y"),
    )
    assert found.projects[0].end_derived is None


@pytest.mark.parametrize(
    "head", ["Project", "Projet", "Intitulé du projet", "Proyecto", "Initiative", "Programme"]
)
def test_heads_that_name_works(head: str) -> None:
    assert names_works(head)


@pytest.mark.parametrize("head", ["Donor", "Number of projects", "Year", "Secteur", "", "Projects by sector"])
def test_heads_that_do_not(head: str) -> None:
    assert not names_works(head)
