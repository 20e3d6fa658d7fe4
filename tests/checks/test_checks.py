from __future__ import annotations

import pytest

from extract.checks import check
from tests.checks.builders import (
    SPAN,
    amount,
    chart,
    codes,
    contribution,
    country,
    found,
    partner,
    period,
    project,
    section,
    sheet,
    table,
)


def test_a_period_that_runs_backwards() -> None:
    (issue,) = found(dates=(period("2023 to 2021", "2023-01-01", "2021-12-31"),))
    assert issue.code == "period_inverted"
    assert "2021-12-31" in issue.message
    assert codes(dates=(period("2021 to 2023", "2021-01-01", "2023-12-31"),)) == []


@pytest.mark.parametrize(
    ("first", "last", "duration", "raised"),
    [
        ("2022-04-15", "2024-06-14", "P26M", False),
        ("2021-09-01", "2025-08-31", "P4Y", False),
        ("2021-09-01", "2025-09-15", "P4Y", False),
        ("2021-01-01", "2024-12-31", "P3Y", False),
        ("2021-03-01", "2024-06-30", "P26M", True),
        ("2021-01-01", "2023-12-31", "P5Y", True),
        ("2021-03-01", "2021-05-31", "P13W", False),
    ],
)
def test_durations(first: str, last: str, duration: str, *, raised: bool) -> None:
    issues = found(projects=(project(first, last, duration),))
    assert [issue.code for issue in issues] == (["duration_mismatch"] if raised else [])
    assert all(first in issue.message and last in issue.message for issue in issues)


FIVE_YEARS = {str(year): "4.0" for year in range(2018, 2023)}


@pytest.mark.parametrize(
    ("stated", "raised"),
    [
        (contribution("US$ 20 million", 20e6, 2018, 2022), False),
        (contribution("US$ 20.2 million", 20.2e6, 2018, 2022), False),  # five labels round by up to 0.05 each
        (contribution("US$ 21.5 million", 21.5e6, 2018, 2022), True),
        (contribution("US$ 21.5 million", 21.5e6, 2019, 2022), False),
        (contribution("CHF 21.5 million", 21.5e6, 2018, 2022, currency="CHF"), False),
        (contribution("US$ 21.5 million", 21.5e6, 2018, 2022, kind="assessed"), False),
        (contribution("US$ 15 million", 15e6, 2018, 2022, qualifier="more_than"), False),
        (contribution("US$ 3.5 million", 3.5e6, 2018, 2022), False),  # a part of it
    ],
)
def test_charts_against_the_text(stated: object, *, raised: bool) -> None:
    drawn = chart("US$ million", voluntary_funding=FIVE_YEARS)
    issues = found(contributions=(stated,), charts=(drawn,))
    assert [issue.code for issue in issues] == (["chart_text_mismatch"] if raised else [])
    assert all("20000000" in issue.message and len(issue.spans) == 2 for issue in issues)


def test_measured_charts_have_room() -> None:
    stated = contribution("US$ 20.5 million", 20.5e6, 2018, 2022)
    assert (
        codes(contributions=(stated,), charts=(chart("US$ million", "geometry", voluntary=FIVE_YEARS),)) == []
    )
    assert codes(contributions=(stated,), charts=(chart("US$ million", "label", voluntary=FIVE_YEARS),)) == [
        "chart_text_mismatch"
    ]


def test_a_part_may_be_one_series_of_a_chart() -> None:
    stated = contribution("US$ 12.5 million", 12.5e6, 2018, 2022)
    series = {"North": dict.fromkeys(FIVE_YEARS, "2.5"), "South": dict.fromkeys(FIVE_YEARS, "1.0")}
    assert (
        codes(contributions=(stated,), charts=(chart("US$ million", title="Voluntary money", **series),))
        == []
    )


@pytest.mark.parametrize(
    ("made", "raised"),
    [
        (amount("US$ 41.8 million", 41.8e6), False),
        (amount("JPY 1.2 billion", 1.2e9, currency="JPY"), False),
        (amount("US$ 418 trillion", 4.18e14), True),
        (amount("US$ 4", 4), True),
        (amount("US$ 4 a day", 4, flow="other"), False),
        (amount("US$ 7 to 5 million", 7e6, value_max=None), False),
    ],
)
def test_plausible_amounts(made: object, *, raised: bool) -> None:
    assert codes(amounts=(made,)) == (["amount_implausible"] if raised else [])


PERU = country("Peru", "PER", key="in-title", in_heading=True)


@pytest.mark.parametrize(
    ("code", "file_name", "raised"),
    [
        ("PER", "peru-2023.pdf", False),
        ("PER", "scan0001.pdf", False),
        ("PER", "chile_2023.pdf", True),
        ("CHL", "a.pdf", True),
    ],
)
def test_whose_document_it_is(code: str, file_name: str, *, raised: bool) -> None:
    title = section("", "Peru and the Bank", level=0)
    text = country("Chile", "CHL")
    issues = found(sections=(title,), countries=(PERU, text), partner=partner("X", code), file_name=file_name)
    assert [issue.code for issue in issues] == (["partner_mismatch"] if raised else [])


def test_a_partner_that_the_text_never_names() -> None:
    named = tuple(country("Chile", "CHL", key=f"k{i}") for i in range(3))
    (issue,) = found(countries=named, partner=partner("Peru", "PER"))
    assert issue.code == "partner_mismatch"
    assert "CHL 3 times" in issue.message


def test_names_below_country() -> None:
    made = table(
        ("Project", "Country"), ("A", "Peru, Freedonia"), ("B", "Various"), ("C", "Peru"), ("Total", "")
    )
    places = tuple(country("Peru", "PER", key=f"k{row}", table_id="t1", row=row, column=1) for row in (1, 3))
    (issue,) = found(tables=(made,), countries=places)
    assert (issue.code, "'Freedonia'" in issue.message) == ("country_unknown", True)
    assert codes(tables=(table(("Project", "Staff"), ("A", "Freedonia")),)) == []


def test_headings_without_text() -> None:
    group = section("", "Programmes", key="s1")
    below = section("", "Boats", key="s2", parent_id="s1", level=2)
    assert codes(sections=(group, below)) == ["empty_section"]
    full = section("Text.", "Boats", key="s2", parent_id="s1", level=2)
    assert codes(sections=(group, full)) == []
    assert codes(sections=(section("", "Data", key="s1"),), tables=(table(("A", "B"), ("x", "y")),)) == []


def test_what_the_sheet_holds_already_is_not_said_again() -> None:
    first = sheet(dates=(period("2023 to 2021", "2023-01-01", "2021-12-31"),))
    told = check(first)
    assert len(told) == 1
    assert check(first.model_copy(update={"issues": told})) == ()


def test_headings_that_only_look_empty() -> None:
    below = SPAN.model_copy(update={"top": 15.0, "bottom": 23.0})
    first, rest = section("", "Boats"), section("Text.", "Nets", key="s2")
    assert codes(sections=(first, rest)) == ["empty_section"]
    assert codes(sections=(first, rest.model_copy(update={"spans": (below,)}))) == []
    far = below.model_copy(update={"top": 95.0, "bottom": 103.0})
    assert codes(sections=(first, rest.model_copy(update={"spans": (far,)}))) == ["empty_section"]
    assert codes(sections=(section("", "Boats", role="sidebar"),)) == []
    assert codes(sections=(section("With best wishes,", "Boats"), section("", "A Name", key="s2"))) == []
