"""Whatever values are drawn, they come back within their error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layout.drawings import COLOURS, YEARS, Pie, Plot, charts_of, legend

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from extract.layout.charts import FoundChart

NAMES = ["Core", "Earmarked", "Other"]
AMOUNTS = st.integers(5, 190).map(lambda tenth: tenth / 10)
ROW = st.lists(AMOUNTS, min_size=4, max_size=4).filter(lambda row: max(row) - min(row) > 2)
ROWS = st.lists(ROW, min_size=1, max_size=3)
SIGNED = st.lists(st.integers(-95, 95).filter(lambda v: abs(v) > 4), min_size=4, max_size=4)
FEW = settings(max_examples=25, deadline=None)


def measured(chart: FoundChart, drawn: list[list[float]]) -> None:
    """Compare the series with what was drawn, each within its error."""
    assert len(chart.block.series) == len(drawn)
    for series, row in zip(chart.block.series, drawn, strict=True):
        assert [v.label for v in series.values] == list(YEARS)
        for value, amount in zip(series.values, row, strict=True):
            assert value.error is not None
            assert abs(float(value.value) - amount) <= float(value.error) + 1e-9
            assert float(value.error) < 0.5


def only(draw: Callable[[Canvas], object]) -> FoundChart:
    (chart,) = charts_of(draw)
    return chart


@FEW
@given(ROWS)
def test_grouped_bars(rows: list[list[float]]) -> None:
    def page(canvas: Canvas) -> None:
        plot = Plot(canvas)
        plot.axis()
        for part, row in enumerate(rows):
            for at, value in enumerate(row):
                plot.bar(at, value, part, part=part, of=len(rows))
        legend(plot.canvas, NAMES[: len(rows)])

    measured(only(page), rows)


@FEW
@given(ROWS)
def test_stacked_bars(rows: list[list[float]]) -> None:
    def page(canvas: Canvas) -> None:
        plot = Plot(canvas, point=4.0, top=60, step=10)
        plot.axis()
        feet = [0.0] * 4
        for part, row in enumerate(rows):
            for at, value in enumerate(row):
                plot.bar(at, value, part, base=feet[at])
                feet[at] += value
        legend(plot.canvas, NAMES[: len(rows)])

    measured(only(page), rows)


@FEW
@given(SIGNED.filter(lambda row: max(row) - min(row) > 30))
def test_bars_on_both_sides_of_zero(row: list[int]) -> None:
    def page(canvas: Canvas) -> None:
        plot = Plot(canvas, low=-10, top=10)
        plot.axis()
        for at, value in enumerate(row):
            plot.bar(at, value / 10)

    measured(only(page), [[value / 10 for value in row]])


@FEW
@given(ROW)
def test_level_bars(row: list[float]) -> None:
    def page(canvas: Canvas) -> None:
        plot = Plot(canvas)
        for at, value in enumerate(row):
            y = 220.0 - 24 * at
            plot.canvas.setFillColorRGB(0, 0, 0)
            plot.canvas.drawRightString(95, y + 4, YEARS[at])
            plot.canvas.setFillColorRGB(*COLOURS[0])
            plot.canvas.rect(100, y, 10 * value, 14, stroke=0, fill=1)
        for value in range(0, 21, 5):
            plot.canvas.setStrokeColorRGB(0.8, 0.8, 0.8)
            plot.canvas.line(100 + 10 * value, 140, 100 + 10 * value, 240)
            plot.canvas.drawCentredString(100 + 10 * value, 128, str(value))

    measured(only(page), [row])


@FEW
@given(st.lists(ROW, min_size=1, max_size=3))
def test_lines(rows: list[list[float]]) -> None:
    def page(canvas: Canvas) -> None:
        plot = Plot(canvas)
        plot.axis()
        for colour, row in enumerate(rows):
            plot.line(row, colour)
        legend(plot.canvas, NAMES[: len(rows)])

    measured(only(page), rows)


@FEW
@given(st.lists(st.integers(5, 60), min_size=2, max_size=4).filter(lambda s: max(s) < 0.9 * sum(s)))
def test_pies_within_a_degree(shares: list[int]) -> None:
    names = ["Health", "Education", "Roads", "Other"][: len(shares)]

    def page(canvas: Canvas) -> None:
        pie = Pie(canvas, [float(share) for share in shares])
        pie.wedges()
        legend(pie.canvas, names, 250, 220, 16)

    (series,) = only(page).block.series
    assert [value.label for value in series.values] == names
    for value, share in zip(series.values, shares, strict=True):
        exact = 100 * share / sum(shares)
        assert value.error is not None
        assert abs(float(value.value) - exact) <= float(value.error) < 1 / 3.6
