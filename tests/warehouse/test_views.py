"""The views that add up: nothing twice, nothing split, nothing converted without a rate."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest

from extract.models import Contribution, FactSheet, ProjectRow, StatedValue
from tests.warehouse.builders import loaded, rich_sheet, unread_sheet
from tests.warehouse.test_load import fetch

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


def given_by(sheet: FactSheet, **changed: object) -> Contribution:
    (one,) = sheet.contributions
    return one.model_copy(update=changed)


def with_contributions(sheet: FactSheet, *contributions: Contribution) -> FactSheet:
    return sheet.model_copy(update={"contributions": contributions})


def total_by_years(years: tuple[int, ...]) -> FactSheet:
    """Build a total of 2021 to 2023 with parts for the years given."""
    sheet = rich_sheet(value=Decimal(30))
    (whole,) = sheet.contributions
    parts = [
        given_by(
            sheet,
            id=f"con-{year}",
            value=Decimal(year - 2000),
            period_start=date(year, 1, 1),
            period_end=date(year, 12, 31),
            aggregation="part",
            part_of=(whole.id,),
            series=(),
        )
        for year in years
    ]
    series = tuple(
        StatedValue(
            contribution_id=part.id,
            period_start=part.period_start or date.min,
            period_end=part.period_end or date.max,
            value=part.value,
        )
        for part in parts
    )
    return with_contributions(sheet, whole.model_copy(update={"series": series}), *parts)


def test_a_total_stated_for_each_year_becomes_its_years(path: Path) -> None:
    loaded(path, total_by_years((2021, 2022, 2023)))
    rows = fetch(path, "SELECT year, value, basis, contribution_id FROM contributions_by_year ORDER BY year")
    assert rows == [(year, Decimal(year - 2000), "series", f"con-{year}") for year in (2021, 2022, 2023)]
    assert fetch(path, "SELECT sum(value) FROM contributions") == [(Decimal(30),)]


def test_a_total_with_a_year_missing_stays_whole(path: Path) -> None:
    loaded(path, total_by_years((2021, 2023)))
    rows = fetch(path, "SELECT year, value, basis FROM contributions_by_year")
    assert rows == [(None, Decimal(30), "several_years")]


@pytest.mark.parametrize(
    ("period", "basis", "year"),
    [
        ((date(2021, 1, 1), date(2021, 12, 31)), "year", 2021),
        ((date(2021, 4, 1), date(2021, 6, 30)), "year", 2021),
        ((date(2020, 4, 1), date(2021, 3, 31)), "several_years", None),
        ((date(2021, 1, 1), None), "undated", None),
        ((None, None), "undated", None),
    ],
)
def test_no_year_is_guessed(
    path: Path, period: tuple[date | None, date | None], basis: str, year: int | None
) -> None:
    sheet = rich_sheet()
    loaded(
        path,
        with_contributions(sheet, given_by(sheet, period_start=period[0], period_end=period[1], series=())),
    )
    assert fetch(path, "SELECT basis, year FROM contributions_by_year") == [(basis, year)]


def test_core_money_inside_a_total_is_told_beside_it_and_not_added(path: Path) -> None:
    sheet = rich_sheet(value=Decimal(100))
    (whole,) = sheet.contributions
    core = given_by(
        sheet,
        id="con-core",
        kind="core_voluntary",
        value=Decimal(40),
        provider=None,
        aggregation="part",
        part_of=(whole.id,),
        series=(),
    )
    loaded(path, with_contributions(sheet, whole, core))
    assert fetch(path, "SELECT kind, value, core_value FROM contributions") == [
        ("voluntary", Decimal(100), Decimal(40))
    ]


def test_countries_that_share_a_project_share_no_figure(path: Path) -> None:
    sheet = rich_sheet(value=Decimal(90))
    (project,) = sheet.projects
    shared = project.model_copy(update={"countries": ("ZMB", "MWI"), "regions": (), "rows": ()})
    loaded(path, sheet.model_copy(update={"projects": (shared,)}))
    rows = fetch(
        path,
        "SELECT country_code, share_known, value, project_value, sharing, basis FROM projects_by_country "
        "ORDER BY country_code",
    )
    assert rows == [(code, False, None, Decimal(90), 2, "shared") for code in ("MWI", "ZMB")]


def test_a_country_alone_has_the_whole_and_a_region_beside_it_shares(path: Path) -> None:
    sheet = rich_sheet(value=Decimal(90))
    (project,) = sheet.projects
    alone = project.model_copy(update={"id": "prj-alone", "regions": (), "rows": ()})
    loaded(path, sheet.model_copy(update={"projects": (project, alone)}))
    rows = fetch(path, "SELECT basis, share_known, value FROM projects_by_country ORDER BY basis")
    assert rows == [("only_country", True, Decimal(90)), ("shared", False, None)]


def test_a_row_of_a_table_tells_the_share_of_its_country(path: Path) -> None:
    sheet = rich_sheet(value=Decimal(90))
    (project,) = sheet.projects
    (row,) = project.rows
    rows = tuple(
        ProjectRow.model_validate(
            row.model_dump() | {"id": f"prw-{code}", "countries": (code,), "value": value}
        )
        for code, value in (("ZMB", Decimal(50)), ("MWI", Decimal(40)))
    )
    shared = project.model_copy(update={"countries": ("ZMB", "MWI", "KEN"), "regions": (), "rows": rows})
    loaded(path, sheet.model_copy(update={"projects": (shared,)}))
    found = fetch(path, "SELECT country_code, value, basis FROM projects_by_country ORDER BY country_code")
    assert found == [
        ("KEN", None, "shared"),
        ("MWI", Decimal(40), "table_row"),
        ("ZMB", Decimal(50), "table_row"),
    ]


def test_coverage_tells_what_each_file_gives_and_lacks(path: Path) -> None:
    bare = rich_sheet("bare", partner="Peru", code="PER").model_copy(
        update={"publisher": None, "contributions": (), "facts": ()}
    )
    loaded(path, rich_sheet(), bare, unread_sheet("locked", "encrypted"))
    rows = fetch(path, "SELECT file_name, state, lacks, amounts FROM coverage ORDER BY file_name")
    assert rows[0] == ("bare.pdf", "loaded", ["publisher", "contributions", "facts"], 2)
    assert rows[1][:2] == ("locked.pdf", "queued")
    assert "text" in rows[1][2]  # type: ignore[operator]
    assert rows[2] == ("norway.pdf", "loaded", [], 2)


RATE = "INSERT INTO exchange_rates VALUES ('EUR', '{}', '{}', {}, 'test bank', '2024-01-01')"


@pytest.mark.parametrize(
    ("period", "day", "rate"),
    [
        ((date(2021, 1, 1), date(2022, 6, 30)), "2022-01-01", "1.5"),
        ((date(2021, 1, 1), date(2021, 12, 31)), None, None),
        ((None, None), "2023-01-01", "2"),
        ((date(2023, 1, 1), date(2027, 12, 31)), "2023-01-01", "2"),
    ],
    ids=["last day of the period", "no rate for that day", "date of the document", "period not over yet"],
)
def test_dollars_have_their_rate_beside_them_or_are_not_given(
    path: Path, period: tuple[date | None, date | None], day: str | None, rate: str | None
) -> None:
    sheet = rich_sheet(value=Decimal(10))
    stated = given_by(
        sheet, period_start=period[0], period_end=period[1], value_max=Decimal("12.5"), series=()
    )
    loaded(path, with_contributions(sheet, stated))
    with duckdb.connect(path) as connection:
        connection.execute(RATE.format("2022-01-01", "2022-12-31", 1.5))
        connection.execute(RATE.format("2023-01-01", "2023-12-31", 2))
    for view in ("contributions", "contributions_by_year"):
        ((value, upper, used, since, source),) = fetch(
            path, f"SELECT usd_value, usd_value_max, usd_rate, usd_rate_date, usd_source FROM {view}"
        )
        if rate is None:
            assert (value, upper, used, since, source) == (None,) * 5
        else:
            assert (value, upper) == (Decimal(10) * Decimal(rate), Decimal("12.5") * Decimal(rate))
            assert (used, str(since), source) == (Decimal(rate), day, "test bank")


def test_every_state_of_a_document_is_kept(path: Path) -> None:
    loaded(path, unread_sheet("norway", "encrypted"))
    loaded(path, rich_sheet())
    found = fetch(path, "SELECT state, cause FROM document_history ORDER BY changed")
    assert found[-2:] == [("queued", "Something about encrypted."), ("loaded", None)]


def test_a_figure_in_a_table_has_its_heads(path: Path) -> None:
    loaded(path, rich_sheet())
    heads = fetch(path, "SELECT row_head, column_head FROM amounts WHERE table_id IS NOT NULL")
    assert heads == [("2021", "Year")]
    assert fetch(path, "SELECT DISTINCT edition FROM sections") == [("2023-07",)]
