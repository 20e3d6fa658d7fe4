from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.geometry import Box
from extract.layout.charts import FoundChart, find_charts
from extract.layout.charts.labels import numbers
from extract.layout.tables import find_tables
from extract.pdf import Stroke
from extract.text import plain_text
from tests.layout.builders import Sheet, line, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

RED, GREEN, GREY = (0.8, 0.1, 0.1), (0.1, 0.6, 0.2), (0.8,)
YEARS = ["2019", "2020", "2021", "2022"]
FOOT = 300.0
POINT = 10.0  # a unit of the axis, in points
Series = dict[str, list[float]]
Read = dict[str, dict[str, tuple[str, str]]]


def axis(sheet: Sheet, top: int = 10) -> None:
    """Draw grid lines and numbers in steps of 2."""
    for value in range(0, top + 1, 2):
        y = FOOT - value * POINT
        sheet.strokes.append(Stroke("line", Box(90, y, 300, y), None, GREY, 0.5))
        sheet.words += line(str(value), 80 - 3 * len(str(value)), y - 3, 6)


def years(sheet: Sheet) -> None:
    for n, year in enumerate(YEARS):
        sheet.words += line(year, 110 + 50 * n - 6, FOOT + 6, 6)


def legend(sheet: Sheet, names: list[str]) -> None:
    for n, (name, colour) in enumerate(zip(names, (RED, GREEN), strict=False)):
        sheet.fill(Box(90 + 80 * n, 320, 95 + 80 * n, 325), colour)
        sheet.words += line(name, 99 + 80 * n, 319, 6)


def stacked(sheet: Sheet, series: Series) -> None:
    for n in range(len(YEARS)):
        foot = FOOT
        for values, colour in zip(series.values(), (RED, GREEN), strict=False):
            top = foot - values[n] * POINT
            sheet.fill(Box(100 + 50 * n, top, 120 + 50 * n, foot), colour)
            foot = top


def grouped(sheet: Sheet, series: Series) -> None:
    for at, (values, colour) in enumerate(zip(series.values(), (RED, GREEN), strict=False)):
        for n, value in enumerate(values):
            x = 98 + 50 * n + 13 * at
            sheet.fill(Box(x, FOOT - value * POINT, x + 12, FOOT), colour)


def lines_drawn(sheet: Sheet, series: Series) -> None:
    for values, colour in zip(series.values(), (RED, GREEN), strict=False):
        points = tuple((110 + 50.0 * n, FOOT - value * POINT) for n, value in enumerate(values))
        ys = [y for _, y in points]
        sheet.strokes.append(Stroke("curve", Box(110, min(ys), 260, max(ys)), None, colour, 1.5, points))


def read(chart: FoundChart) -> Read:
    return {s.name: {v.label: (v.value, v.origin) for v in s.values} for s in chart.block.series}


def only(sheet: Sheet) -> FoundChart:
    found = find_charts(sheet.page())
    assert len(found) == 1
    return found[0]


FUNDS: Series = {"Core": [3, 4, 2.5, 5], "Earmarked": [4, 1.5, 6, 3]}


@pytest.mark.parametrize(
    ("draw", "kind"), [(stacked, "stacked"), (grouped, "grouped"), (lines_drawn, "line")]
)
def test_values_measured_against_the_axis(draw: Callable[[Sheet, Series], None], kind: str) -> None:
    sheet = Sheet()
    axis(sheet)
    draw(sheet, FUNDS)
    years(sheet)
    legend(sheet, list(FUNDS))
    chart = only(sheet)
    assert chart.block.kind == kind
    assert read(chart) == {
        name: {year: (f"{value:g}", "geometry") for year, value in zip(YEARS, values, strict=True)}
        for name, values in FUNDS.items()
    }
    assert len(chart.words) == len(sheet.words)


def test_small_bars_beside_each_other_are_one_mark_of_the_legend() -> None:
    sheet = Sheet()
    axis(sheet)
    grouped(sheet, FUNDS)
    years(sheet)
    for n, (name, colour) in enumerate(zip(FUNDS, (RED, GREEN), strict=True)):
        for at, height in enumerate((5, 8)):
            x = 90 + 80 * n + 4 * at
            sheet.fill(Box(x, 328 - height, x + 3, 328), colour)
        sheet.words += line(name, 101 + 80 * n, 320, 6)
    assert list(read(only(sheet))) == list(FUNDS)


@pytest.mark.parametrize("gap", [13, 30, 60])
def test_groups_at_even_distances_are_one_chart(gap: int) -> None:
    sheet = Sheet()
    axis(sheet)
    for n, values in enumerate(zip(*FUNDS.values(), strict=True)):
        for at, (value, colour) in enumerate(zip(values, (RED, GREEN), strict=True)):
            x = 95 + (24 + gap) * n + 12 * at
            sheet.fill(Box(x, FOOT - value * POINT, x + 12, FOOT), colour)
        sheet.words += line(YEARS[n], 95 + (24 + gap) * n, FOOT + 6, 6)
    legend(sheet, list(FUNDS))
    assert [list(values) for values in read(only(sheet)).values()] == [YEARS, YEARS]


def test_gradients_are_bars_of_one_colour() -> None:
    sheet = Sheet()
    axis(sheet)
    for n, value in enumerate([3.0, 4.0, 2.5, 5.0]):
        sheet.fill(Box(100 + 50 * n, FOOT - value * POINT, 120 + 50 * n, FOOT), ())
    years(sheet)
    assert [value for value, _ in read(only(sheet))[""].values()] == ["3", "4", "2.5", "5"]


def test_printed_values_win() -> None:
    sheet = Sheet()
    axis(sheet)
    values = [3.0, 4.0, 2.5, 5.0]
    grouped(sheet, {"Core": values})
    for n, printed in enumerate(["3,04", "3,98", "2,51", "5,02"]):
        sheet.words += line(printed, 98 + 50 * n, FOOT - values[n] * POINT - 8, 6)
    years(sheet)
    assert [v for v, _ in read(only(sheet))[""].values()] == ["3.04", "3.98", "2.51", "5.02"]
    assert {origin for _, origin in read(only(sheet))[""].values()} == {"label"}


def test_a_printed_number_that_does_not_fit_the_bar_is_not_its_value() -> None:
    sheet = Sheet()
    axis(sheet)
    stacked(sheet, FUNDS)
    years(sheet)
    for n, total in enumerate(["7", "5.5", "8.5", "8"]):
        sheet.words += line(total, 106 + 50 * n, FOOT - float(total) * POINT - 8, 6)
    values = [value for series in read(only(sheet)).values() for value in series.values()]
    assert {origin for _, origin in values} == {"geometry"}


def test_level_bars() -> None:
    sheet = Sheet()
    for n, (name, length) in enumerate([("Roads", 80.0), ("Schools", 50.0), ("Clean water", 120.0)]):
        top = 100 + 20.0 * n
        sheet.fill(Box(150, top, 150 + length, top + 12), RED)
        sheet.words += line(name, 145 - 4 * len(name), top + 2, 8)
        sheet.words += line(f"{length / 2:g}", 154 + length, top + 2, 8)
    assert read(only(sheet))[""] == {
        "Roads": ("40", "label"),
        "Schools": ("25", "label"),
        "Clean water": ("60", "label"),
    }


def test_title_and_unit() -> None:
    sheet = Sheet()
    sheet.words += line("Funds by kind", 70, FOOT - 132, 9, bold=True)
    sheet.words += line("US$ million", 70, FOOT - 116, 5)
    axis(sheet)
    stacked(sheet, FUNDS)
    years(sheet)
    sheet.write(sentence("text", 60), 60, 400)
    chart = only(sheet)
    assert (plain_text(chart.block.title), plain_text(chart.block.unit)) == ("Funds by kind", "US$ million")
    claimed = " ".join(sheet.words[at].text for at in sorted(chart.words))
    assert "text" not in claimed.lower()
    assert "million" in claimed


def test_the_words_of_a_pie_are_claimed() -> None:
    sheet = Sheet()
    middle, ends = (200.0, 240.0), [(200.0, 190.0), (250.0, 240.0), (200.0, 290.0), (150.0, 240.0)]
    for n, colour in enumerate((RED, GREEN, GREY, RED)):
        points = (middle, ends[n], ends[(n + 1) % 4], middle)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        sheet.strokes.append(
            Stroke("curve", Box(min(xs), min(ys), max(xs), max(ys)), colour, None, 0.0, points)
        )
    sheet.words += line("25%", 215, 215, 6) + line("50%", 180, 255, 6)
    legend(sheet, ["Roads", "Schools"])
    before = len(sheet.words)
    sheet.write(sentence("text", 30), 60, 400)
    chart = only(sheet)
    assert chart.block.kind == "pie"
    assert chart.words == frozenset(range(before))


def draw_map(sheet: Sheet) -> None:
    """Draw 400 small filled curves beside each other, 200 by 200 points at (100, 100)."""
    for n in range(400):
        x, y = 100 + 10.0 * (n % 20), 100 + 10.0 * (n // 20)
        sheet.strokes.append(Stroke("curve", Box(x, y, x + 12, y + 12), RED, None, 0.0))


def test_the_words_of_a_map_are_claimed() -> None:
    sheet = Sheet(width=500, height=500)
    draw_map(sheet)
    for n, place in enumerate(("Benin", "Togo", "Chad")):
        sheet.words += line(f"{place} $20{n},000", 130, 130 + 40 * n, 8)
    sheet.words += line("Papua New Guinea", 275, 280, 8)  # stands out over the edge
    before = len(sheet.words)
    sheet.write(sentence("text", 30), 60, 400)
    chart = only(sheet)
    assert chart.block.kind == "unknown"
    assert chart.words == frozenset(range(before))


def test_text_over_a_drawn_background_is_no_map() -> None:
    sheet = Sheet(width=500, height=500)
    draw_map(sheet)
    sheet.write(sentence("a", 60), 105, 120, 190, 5)
    assert find_charts(sheet.page()) == ()


def header_of_a_table(sheet: Sheet) -> None:
    for n in range(4):
        sheet.fill(Box(60 + 80 * n, 100, 138 + 80 * n, 116), RED)
        sheet.words += line(f"Head{n}", 64 + 80 * n, 103)


def boxes_of_text(sheet: Sheet) -> None:
    for n, height in enumerate((80.0, 95.0, 70.0)):
        sheet.fill(Box(60 + 160 * n, 300 - height, 200 + 160 * n, 300), GREY)
        sheet.write(sentence("boxed", 12), 65 + 160 * n, 305 - height, 120)


def key_figures(sheet: Sheet) -> None:
    for n, number in enumerate(("62", "$24m", "23")):
        sheet.fill(Box(60 + 160 * n, 100, 200 + 160 * n, 150), GREY)
        sheet.words += line(number, 70 + 160 * n, 110, 20)


def an_ornament(sheet: Sheet) -> None:
    for n in range(6):
        sheet.fill(Box(400 + 8 * n, 60 - 5 * n, 406 + 8 * n, 70), RED)


def a_zebra(sheet: Sheet) -> None:
    for n in range(6):
        sheet.fill(Box(60, 100 + 32 * n, 400, 116 + 32 * n), GREY)
        sheet.words += line(f"row {n}", 64, 103 + 32 * n) + line(f"{n}00", 300, 103 + 32 * n)


def rows_with_rules(sheet: Sheet) -> None:
    for n in range(4):
        sheet.fill(Box(60 + 80 * n, 100, 140 + 80 * n, 116), GREY)
        sheet.fill(Box(60 + 80 * n, 116, 140 + 80 * n, 116.8), RED)
        sheet.words += line(f"{n}00", 100 + 80 * n, 103) + line(f"{n}50", 100 + 80 * n, 119)


@pytest.mark.parametrize(
    "draw", [rows_with_rules, header_of_a_table, boxes_of_text, key_figures, an_ornament, a_zebra]
)
def test_what_is_no_chart(draw: Callable[[Sheet], None]) -> None:
    sheet = Sheet()
    draw(sheet)
    assert find_charts(sheet.page()) == ()


def test_a_chart_is_no_table() -> None:
    sheet = Sheet()
    axis(sheet)
    stacked(sheet, FUNDS)
    years(sheet)
    assert find_tables(sheet.page()) == ()


@given(st.lists(st.integers(1, 20), min_size=4, max_size=4).filter(lambda v: len(set(v)) > 2))
def test_bars_are_measured_within_a_fifth_of_a_point(halves: list[int]) -> None:
    sheet = Sheet()
    axis(sheet)
    grouped(sheet, {"Core": [half / 2 for half in halves]})
    years(sheet)
    values = [Decimal(value) for value, _ in read(only(sheet))[""].values()]
    assert all(abs(value * 2 - half) <= Decimal("0.04") for value, half in zip(values, halves, strict=True))


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("9.8", ["9.8", "98"]),
        ("0,395", ["0.395", "395"]),
        ("1,495", ["1495", "1.495"]),
        ("1 840", ["1840"]),
        ("62%", ["62"]),
        ("$4.2m", ["4.2", "42"]),
        ("-3", ["-3"]),
        ("1,234.5", ["1234.5", "12345"]),
        ("2.345,6", ["2345.6", "23456"]),
        ("Total", []),
        ("", []),
    ],
)
def test_numbers(text: str, readings: list[str]) -> None:
    assert [str(number) for number in numbers(text)] == readings
