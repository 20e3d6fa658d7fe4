"""Charts: columns for years, bars along several years, a map; nothing is spread."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from itertools import count, pairwise
from typing import Any

import pycountry
import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from extract.showing.report import timeline, world
from extract.showing.report.columns import columns
from extract.showing.report.figures import ONE, UNITS, end_of, start_of, sum_of, ticks, unit_of
from extract.showing.report.giving import chart_of
from extract.showing.report.lanes import lanes
from extract.showing.report.world import Land
from extract.warehouse.reporting import Given, Money, Who, Work

WHO = Who("RUR", "Ruritania")
NUMBERS = count()


def money(value: int | str, most: int | None = None, qualifier: str = "exact") -> Money:
    return Money("EUR", Decimal(value), None if most is None else Decimal(most), qualifier, None)


def given(value: int, first: int, last: int | None = None, *, most: int | None = None) -> Given:
    start, end = date(first, 1, 1), date(last or first, 12, 31)
    year = first if last in (None, first) else None
    record = f"ctr-{next(NUMBERS)}"
    return Given(
        record, record, WHO, None, None, "voluntary", money(value, most), None, year, start, end, "year"
    )


def work(title: str, start: date | None, end: date | None, derived: date | None = None) -> Work:
    record = f"prj-{next(NUMBERS)}"
    return Work(record, WHO, None, title, (), (), (), (), None, start, end, derived, None)


def marks(chart: Any) -> list[dict[str, Any]]:
    """Return the rows that a chart draws."""
    return [row for rows in chart.to_dict()["datasets"].values() for row in rows]


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        (date(2021, 1, 1), 2021.0, 2021 + 1 / 365),
        (date(2021, 12, 31), 2021 + 364 / 365, 2022.0),
        (date(2020, 12, 31), 2020 + 365 / 366, 2021.0),
        (date(2020, 7, 1), 2020 + 182 / 366, 2020 + 183 / 366),
    ],
)
def test_days_lie_on_the_axis_of_years(day: date, start: float, end: float) -> None:
    assert start_of(day) == pytest.approx(start)
    assert end_of(day) == pytest.approx(end)


@forall(st.dates(date(1900, 1, 1), date(2100, 12, 30)))
def test_a_day_ends_where_the_next_begins(day: date) -> None:
    assert end_of(day) == start_of(day + timedelta(days=1))
    assert int(start_of(day)) == day.year


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (2018, 2022, [2018, 2019, 2020, 2021, 2022]),
        (2015, 2024, [2016, 2018, 2020, 2022, 2024]),
        (1990, 2023, [1990, 1995, 2000, 2005, 2010, 2015, 2020]),
        (2021, 2021, [2021]),
        (1919, 2023, [1920, 1940, 1960, 1980, 2000, 2020]),
    ],
)
def test_an_axis_has_as_many_years_as_it_can_hold(first: int, last: int, told: list[int]) -> None:
    assert ticks(first, last, 8) == told


@pytest.mark.parametrize(
    ("value", "most", "qualifier", "unit", "told", "short"),
    [
        ("41800000", None, "exact", "million", "41.8 million", "41.8"),
        ("21200000", None, "more_than", "million", "more than 21.2 million", ">21.2"),
        ("8100000", None, "about", "million", "about 8.1 million", "≈8.1"),
        ("55000000", 60000000, "exact", "million", "55–60 million", "55–60"),
        ("120000000000", None, "nearly", "billion", "nearly 120 billion", "≈120"),
        ("47500", None, "at_most", "thousand", "at most 47.5 thousand", "≤47.5"),
        ("12.34", None, "at_least", "", "at least 12.34", "≥12.34"),
        ("1234567.89", None, "exact", "million", "1.23456789 million", "1.23456789"),
    ],
)
def test_numbers_in_charts_are_exact(
    value: str, most: int | None, qualifier: str, unit: str, told: str, short: str
) -> None:
    one = money(value, most, qualifier)
    assert unit_of([one]).name == unit
    assert unit_of([one]).told(one) == told
    assert unit_of([one]).told(one, sign=True) == short


def test_sums_in_tables_are_in_full() -> None:
    assert sum_of(money(21_200_000, qualifier="more_than")) == "more than EUR 21,200,000"


sums = st.lists(
    st.builds(
        lambda value, year, extra: given(value, year, most=value + extra if extra else None),
        st.integers(1, 10**12),
        st.integers(2000, 2010),
        st.integers(0, 10**6),
    ),
    min_size=1,
    max_size=12,
)


@forall(sums)
def test_columns_stand_on_each_other_and_reach_the_sum_of_their_year(yearly: list[Given]) -> None:
    drawn = [mark for mark in marks(columns(yearly, ONE, (2000, 2010), Decimal(1))) if "low" in mark]
    levels: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for mark in drawn:
        levels[int(mark["from"])].append((mark["low"], mark["high"]))
    for year, some in levels.items():
        theirs = [one.money for one in yearly if one.year == year]
        assert some[0][0] == 0
        assert all(high == low for (_, high), (low, _) in pairwise(some))
        assert some[-1][1] == float(sum(one.most or one.value for one in theirs))
    assert {mark["href"] for mark in drawn} == {f"#{one.record}" for one in yearly}


def test_a_sum_of_several_years_is_one_bar_along_them_and_no_column() -> None:
    whole = given(21_200_000, 2018, 2022)
    drawn = marks(chart_of([whole], UNITS[1]))
    assert {mark["href"] for mark in drawn} == {f"#{whole.record}"}
    assert {(mark["from"], mark["to"]) for mark in drawn} == {(2018.0, 2023.0)}
    assert {mark["label"] for mark in drawn} == {"21.2 million"}
    assert not any("high" in mark for mark in drawn)


def test_sums_whose_years_overlap_are_bars_of_their_own() -> None:
    drawn = marks(lanes([given(1, 2018, 2020), given(2, 2019, 2022)], ONE, (2018, 2022), alone=True))
    assert len({mark["lane"] for mark in drawn}) == 2


def test_without_years_there_is_no_chart() -> None:
    undated = Given(
        "ctr-x", "ctr-x", WHO, None, None, "assessed", money(1), None, None, None, None, "undated"
    )
    assert chart_of([undated], ONE) is None


def test_projects_are_drawn_from_first_to_last_day_and_nothing_is_guessed() -> None:
    works = [
        work("whole", date(2020, 1, 1), date(2021, 12, 31)),
        work("reckoned", date(2020, 1, 1), None, date(2022, 12, 31)),
        work("begins", date(2021, 1, 1), None),
        work("ends", None, date(2023, 6, 30)),
        work("never", None, None),
    ]
    shown = timeline.shown_works(works)
    by_label = {mark["label"]: mark for mark in marks(timeline.chart_of(shown, width=640, partners=False))}
    assert set(by_label) == {"whole", "reckoned", "begins", "ends"}
    assert (by_label["whole"]["from"], by_label["whole"]["to"]) == (2020.0, 2022.0)
    assert by_label["whole"]["solid"] > by_label["reckoned"]["solid"]
    assert (by_label["begins"]["whole"], by_label["begins"]["shape"]) == (False, "triangle-right")
    assert (by_label["ends"]["whole"], by_label["ends"]["shape"]) == (False, "triangle-left")


def test_of_many_projects_those_that_begin_last_are_drawn() -> None:
    works = [
        work(f"w{year}-{at}", date(year, 1, 1), date(year, 12, 31))
        for at in range(9)
        for year in range(2010, 2020)
    ]
    shown = timeline.shown_works(works)
    assert len(shown) == timeline.MOST
    assert min(one.start for one in shown if one.start).year == 2013
    ancient = work("ancient", date(1950, 1, 1), date(1955, 1, 1))
    assert ancient not in timeline.shown_works([*works[:5], ancient])


def test_long_titles_are_cut_to_their_room() -> None:
    works = [
        work("A very long title " * 9, date(2020, 1, 1), date(2020, 2, 1)),
        work("b", None, date(2024, 1, 1)),
    ]
    labels = [mark["label"] for mark in marks(timeline.chart_of(works, width=320, partners=True))]
    assert all(len(label) * timeline.LETTER <= 320 for label in labels)
    assert labels[0].startswith("RUR · A very long")
    assert labels[0].endswith("…")


def test_the_map_has_every_country_by_its_code() -> None:
    shapes = {shape["id"] for shape in world.world()["topology"]["objects"]["countries"]["geometries"]}
    codes = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    assert shapes | set(world.world()["places"]) == codes - {"ATA", "BVT"}
    assert len(shapes) > 170


def test_what_is_not_on_the_map_is_named() -> None:
    lands = [Land("TUN", "Tunisia", 1, known=True), Land("ATA", "Antarctica", 1, known=True)]
    assert [land.name for land in world.unplaced(lands)] == ["Antarctica"]


@pytest.mark.parametrize(("projects", "step"), [(1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (60, 4)])
def test_the_ink_of_a_country_is_by_its_projects(projects: int, step: int) -> None:
    assert Land("TUN", "Tunisia", projects, known=True).step == step
