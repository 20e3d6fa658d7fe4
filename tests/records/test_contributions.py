"""Which sums a reader would add up, in texts, tables and charts of three languages."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extract.models import Chart, ChartSeries, ChartValue, plain
from extract.pipeline import read_file
from extract.rulebook.sheets import sheet_of
from extract.settings import Settings
from tests.records.giving import made, row

if TYPE_CHECKING:
    from extract.models import Contribution, FactSheet, Language

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def told(found: tuple[Contribution, ...]) -> list[str]:
    """Role, kind, value in thousands, and giver of each contribution."""
    return [
        " ".join(filter(None, (one.aggregation, one.kind, f"{one.value / 1000:f}", one.provider)))
        for one in found
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Voluntary contributions came to US$ 20 million in 2018–2022. Of this, US$ 8 million came from "
            "NORAD and US$ 12 million from the City of Port.",
            ["total voluntary 20000", "part voluntary 8000 NORAD", "part voluntary 12000 City of Port"],
        ),
        (
            "en",
            "Voluntary contributions came to US$ 20 million in 2018–2022, US$ 5 million of it core funding. "
            "In 2021 alone the voluntary contribution was US$ 4 million.",
            ["total voluntary 20000", "part core_voluntary 5000", "part voluntary 4000"],
        ),
        (
            "en",
            "Voluntary contributions of 2016–2020 came to US$ 20 million. Voluntary contributions of "
            "2019–2022 came to US$ 19 million. Voluntary contributions of 2023 came to US$ 3 million.",
            ["total voluntary 20000", "context voluntary 19000", "total voluntary 3000"],
        ),
        (
            "en",
            "Assessed contributions were US$ 5 million in 2021. In voluntary contributions it pays "
            "EUR 2 million a year.",
            ["total assessed 5000", "context voluntary 2000"],
        ),
        (
            "en",
            "Voluntary contributions came to US$ 20 million in 2022. Of the latter, US$ 8 million came from "
            "NORAD, and US$ 5 million from the City of Port.",
            ["total voluntary 20000", "part voluntary 8000 NORAD", "part voluntary 5000 City of Port"],
        ),
        (
            "en",
            "In 2022 its voluntary contributions were US$ 3 million for posts, US$ 2 million for schools and "
            "US$ 1 million for travel.",
            ["total voluntary 3000", "total voluntary 2000", "total voluntary 1000"],
        ),
        (
            "en",
            "Voluntary contributions were US$ 3 million in 2022. In 2022 it gave US$ 3 million in voluntary "
            "contributions.",
            ["total voluntary 3000"],
        ),
        (
            "en",
            "Voluntary contributions were US$ 3 million in 2022. Voluntary contributions were US$ 3 million "
            "in 2023.",
            ["total voluntary 3000", "total voluntary 3000"],
        ),
        (
            "fr",
            "De 2020 à 2023, les contributions volontaires ont atteint 9 millions d'euros, dont 4 millions "
            "d'euros de ressources non affectées. En outre, la Ville de Lyon a versé 1 million d'euros de "
            "contributions volontaires en 2021.",
            ["total voluntary 9000", "part core_voluntary 4000", "total voluntary 1000 Ville de Lyon"],
        ),
        (
            "fr",
            "Les contributions volontaires de 2021 totalisent 9 millions d'euros, soit environ 10 millions "
            "de dollars des États-Unis.",
            ["total voluntary 9000", "context voluntary 10000"],
        ),
        (
            "es",
            "En 2018-2022, las contribuciones voluntarias sumaron 27 millones de euros, de los cuales "
            "6 millones de euros no estaban asignados. Además, pagó 8 millones de euros en cuotas "
            "obligatorias en 2018-2022.",
            ["total voluntary 27000", "part core_voluntary 6000", "total assessed 8000"],
        ),
    ],
)
def test_what_a_text_says(language: Language, text: str, expected: list[str]) -> None:
    assert told(sheet_of(text, language, "Funding").contributions) == expected


def test_each_place_of_a_sum_is_kept_and_the_most_precise_is_quoted() -> None:
    text = (
        "Voluntary contributions came to about US$ 3 million in 2022. It gave US$ 3.1 million in voluntary "
        "contributions in 2022."
    )
    (one,) = sheet_of(text, "en", "Funding").contributions
    assert (one.value, one.qualifier, one.text) == (Decimal(3_100_000), "exact", "US$ 3.1 million")
    assert [place.text for place in one.places] == ["US$ 3.1 million", "US$ 3 million"]
    assert one.places[0].amount_id == one.amount_id


DONORS = (
    ("Donor", "2020", "2021", "Total"),
    ("Alpha", "3", "4", "7"),
    ("Beta", "1", "2", "3"),
    ("Total", "4", "6", "10"),
)


def test_a_grid_has_one_total() -> None:
    found = made(DONORS)
    by_value = {(one.provider, one.value): one for one in found}
    whole, alpha = by_value[None, Decimal(10)], by_value["Alpha", Decimal(7)]
    assert [one.value for one in found if one.aggregation == "total"] == [Decimal(10)]
    assert alpha.part_of == (whole.id,)
    assert set(by_value["Alpha", Decimal(3)].part_of) == {alpha.id, by_value[None, Decimal(4)].id}
    assert [(v.period_start.year, int(v.value)) for v in whole.series] == [(2020, 4), (2021, 6)]
    assert [(v.period_start.year, int(v.value)) for v in alpha.series] == [(2020, 3), (2021, 4)]


BY_YEAR = (
    ("Year", "Posts", "Schools", "Total"),
    ("2020", "3", "1", "4"),
    ("2021", "4", "2", "6"),
    ("Total", "7", "3", "10"),
)
GROUPS = (
    ("Donor", "2020"),
    ("Alpha", "3"),
    ("Beta", "1"),
    ("Sub-total", "4"),
    ("Gamma", "5"),
    ("Delta", "6"),
    ("Sub-total", "11"),
    ("Grand total", "15"),
)


def test_years_may_be_rows() -> None:
    found = made(BY_YEAR)
    assert [int(one.value) for one in found if one.aggregation == "total"] == [10]
    assert {one.aggregation for one in found if one.value < 10} == {"part"}


@pytest.mark.parametrize("name", ["Sub-total", "Total"])
def test_sub_totals_lie_in_the_grand_total(name: str) -> None:
    found = made(tuple((head.replace("Sub-total", name), value) for head, value in GROUPS))
    by_value = {int(one.value): one for one in found}
    assert [value for value, one in by_value.items() if one.aggregation == "total"] == [15]
    assert by_value[3].part_of == (by_value[4].id,)
    assert by_value[4].part_of == by_value[11].part_of == (by_value[15].id,)


def test_a_table_lies_in_the_total_that_the_text_tells_of_more_years() -> None:
    found = made(row("All", "20", (2018, 2022)), DONORS)
    assert [int(one.value) for one in found if one.aggregation == "total"] == [20]


def test_the_same_total_in_text_and_table_is_one() -> None:
    found = made(row("All", "10", (2020, 2021)), DONORS)
    (whole,) = (one for one in found if one.aggregation == "total")
    assert [place.table_id for place in whole.places] == [None, "tbl-1"]


def test_two_donors_with_equal_gifts_stay_two() -> None:
    found = made((("Donor", "2020"), ("Alpha", "3"), ("Beta", "3")))
    assert told(found) == ["total voluntary 0.003 Alpha", "total voluntary 0.003 Beta"]


def test_columns_that_tell_the_same_money_are_not_both_added() -> None:
    found = made((("Donor", "Pledged", "Paid"), ("Alpha", "5", "4")), years=False)
    assert [one.aggregation for one in found] == ["total", "context"]


def test_shares_of_a_row_lie_in_it() -> None:
    found = made((("Donor", "2020"), ("Alpha", "5"), ("of which for schools", "2"), ("Total", "5")))
    assert [(one.aggregation, int(one.value)) for one in found] == [("part", 5), ("part", 2), ("total", 5)]
    assert found[1].part_of == (found[0].id,)


def chart(title: str, unit: str, kind: Any = "stacked", /, **series: dict[str, str]) -> Chart:
    drawn = tuple(
        ChartSeries(
            name=name.replace("_", " "),
            values=tuple(ChartValue(label=k, value=v, origin="label") for k, v in values.items()),
        )
        for name, values in series.items()
    )
    place: dict[str, Any] = {"id": "cht-1", "section_id": "s1", "text": title, "start": 0, "end": len(title)}
    return Chart(**place, rule="t", title=title, unit=unit, kind=kind, series=drawn)


def test_a_chart_tells_the_years_of_a_sum() -> None:
    drawn = chart("Giving by year", "US$", Assessed={"2020": "3", "2021": "4"}, Voluntary={"2020": "9"})
    found = made(row("Dues", "7", (2020, 2021), kind="assessed"), charts=(drawn,))
    assert [(one.aggregation, one.kind, one.source) for one in found] == [
        ("total", "assessed", "text"),
        ("part", "assessed", "chart"),
        ("part", "assessed", "chart"),
        ("total", "voluntary", "chart"),
    ]
    assert [(v.period_start.year, int(v.value)) for v in found[0].series] == [(2020, 3), (2021, 4)]
    assert found[1].amount_id is None
    assert (found[1].places[0].series, found[1].places[0].label) == ("Assessed", "2020")


def test_charts_that_name_no_gift_say_nothing() -> None:
    assert made(charts=(chart("Spending by year", "US$", Water={"2020": "3"}),)) == ()
    assert made(charts=(chart("Voluntary staff", "people", Men={"2020": "3"}),)) == ()


@cache
def sample(name: str) -> FactSheet:
    return read_file(SAMPLES / f"{name}.pdf", Settings())[1]


@pytest.mark.parametrize(
    ("name", "totals"),
    [
        ("korea-2023", ["assessed USD 41800000", "voluntary USD 21200000"]),
        (
            "luxembourg-2024-fr",
            [
                "assessed CHF 1100000",
                "core_voluntary EUR 8800000",
                "voluntary EUR 13700000",
                "voluntary EUR 40000",
            ],
        ),
        ("espana-2023-es", ["assessed CHF 41300000", "voluntary EUR 27500000", "voluntary EUR 25000000"]),
    ],
)
def test_what_a_reader_of_a_sample_would_add_up(name: str, totals: list[str]) -> None:
    added = [one for one in sample(name).contributions if one.aggregation == "total"]
    assert [f"{one.kind} {one.currency} {plain(one.value)}" for one in added] == totals
