"""Charts in real PDFs: drawn with reportlab, read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.text import plain_text
from tests.layout.drawings import (
    COLOURS,
    FOOT,
    LEFT,
    STEP,
    YEARS,
    Pie,
    Plot,
    charts_of,
    legend,
    origins,
    page_of,
    prose,
    title,
    told,
    values,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    Draw = Callable[[Canvas], object]

CORE, EARMARKED = [12.5, 15.0, 9.5, 18.0], [4.0, 6.5, 8.0, 5.5]
ONE = {"Funds by year": dict(zip(YEARS, ["12.5", "15", "9.5", "18"], strict=True))}
TWO = {
    "Core": dict(zip(YEARS, ["12.5", "15", "9.5", "18"], strict=True)),
    "Earmarked": dict(zip(YEARS, ["4", "6.5", "8", "5.5"], strict=True)),
}


def rectangles(plot: Plot) -> None:
    plot.axis()
    for at, value in enumerate(CORE):
        plot.bar(at, value)


def over_bands(plot: Plot) -> None:
    plot.axis(bands=True)
    for at, value in enumerate(CORE):
        plot.bar(at, value)


def with_ticks(plot: Plot) -> None:
    plot.axis(grid=False)
    for at, value in enumerate(CORE):
        plot.bar(at, value)


def rounded_corners(plot: Plot) -> None:
    plot.axis()
    plot.ink(0)
    for at, value in enumerate(CORE):
        plot.canvas.roundRect(plot.x(at) - 15, plot.y(0), 30, value * plot.point, 6, stroke=0, fill=1)


def thick_lines(plot: Plot) -> None:
    plot.axis()
    plot.ink(0)
    plot.canvas.setLineWidth(24)
    for at, value in enumerate(CORE):
        plot.canvas.line(plot.x(at), plot.y(0), plot.x(at), plot.y(value))
    plot.canvas.setLineWidth(1)


def touching(plot: Plot) -> None:
    plot.axis()
    plot.ink(0)
    plot.canvas.setStrokeColorRGB(1, 1, 1)
    for at, value in enumerate(CORE):
        plot.canvas.rect(LEFT + STEP * at, plot.y(0), STEP, value * plot.point, stroke=1, fill=1)


def framed(plot: Plot) -> None:
    plot.canvas.setStrokeColorRGB(0.5, 0.5, 0.5)
    plot.canvas.rect(LEFT, FOOT, STEP * 4, 20 * plot.point, fill=0)
    rectangles(plot)


@pytest.mark.parametrize(
    "draw", [rectangles, over_bands, with_ticks, rounded_corners, thick_lines, touching, framed]
)
def test_single_bars(draw: Callable[[Plot], None]) -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas)
        title(canvas)
        draw(Plot(canvas))

    (chart,) = charts_of(page)
    assert values(chart) == ONE
    assert told(chart) == ("Funds by year", "US$ million")
    assert (chart.block.kind, origins(chart)) == ("bar", {"geometry"})


def grouped(plot: Plot) -> None:
    for at in range(4):
        plot.bar(at, CORE[at], 0, part=0, of=2)
        plot.bar(at, EARMARKED[at], 1, part=1, of=2)


def stacked(plot: Plot) -> None:
    for at in range(4):
        plot.bar(at, CORE[at], 0)
        plot.bar(at, EARMARKED[at], 1, base=CORE[at])


def lines(plot: Plot) -> None:
    plot.line(CORE, 0)
    plot.line(EARMARKED, 1)


def lines_with_markers(plot: Plot) -> None:
    lines(plot)
    for colour, series in enumerate((CORE, EARMARKED)):
        plot.ink(colour)
        for at, value in enumerate(series):
            plot.canvas.circle(plot.x(at), plot.y(value), 2.5, stroke=0, fill=1)


def lines_of_pieces(plot: Plot) -> None:
    for colour, series in enumerate((CORE, EARMARKED)):
        plot.ink(colour)
        for at in range(3):
            plot.canvas.line(plot.x(at), plot.y(series[at]), plot.x(at + 1), plot.y(series[at + 1]))


def smooth_lines(plot: Plot) -> None:
    for colour, series in enumerate((CORE, EARMARKED)):
        plot.ink(colour)
        path = plot.canvas.beginPath()
        path.moveTo(plot.x(0), plot.y(series[0]))
        for at in range(3):
            x, y, end = plot.x(at), plot.y(series[at]), plot.y(series[at + 1])
            path.curveTo(x + STEP / 2, y, x + STEP / 2, end, x + STEP, end)
        plot.canvas.drawPath(path)


def areas(plot: Plot) -> None:
    whole = [a + b for a, b in zip(CORE, EARMARKED, strict=True)]
    for colour, (low, high) in enumerate((([0.0] * 4, CORE), (CORE, whole))):
        plot.ink(colour)
        path = plot.canvas.beginPath()
        path.moveTo(plot.x(0), plot.y(low[0]))
        for at, value in enumerate(high):
            path.lineTo(plot.x(at), plot.y(value))
        for at in reversed(range(4)):
            path.lineTo(plot.x(at), plot.y(low[at]))
        path.close()
        plot.canvas.drawPath(path, stroke=0, fill=1)


@pytest.mark.parametrize(
    ("draw", "kind"),
    [
        (grouped, "grouped"),
        (stacked, "stacked"),
        (lines, "line"),
        (lines_with_markers, "line"),
        (lines_of_pieces, "line"),
        (smooth_lines, "line"),
        (areas, "line"),
    ],
)
def test_two_series(draw: Callable[[Plot], None], kind: str) -> None:
    def page(canvas: Canvas) -> None:
        title(canvas)
        plot = Plot(canvas, point=6.0, top=30)
        plot.axis()
        draw(plot)
        legend(canvas, ["Core", "Earmarked"])

    (chart,) = charts_of(page)
    assert chart.block.kind == kind
    read = values(chart)
    for name, series in TWO.items():
        for year, value in series.items():
            assert abs(float(read[name][year]) - float(value)) < 0.05


def test_parts_of_a_column_with_slits_between_them() -> None:
    def page(canvas: Canvas) -> None:
        plot = Plot(canvas, point=6.0, top=30)
        plot.axis()
        for at in range(4):
            plot.bar(at, CORE[at], 0)
            plot.bar(at, EARMARKED[at], 1, base=CORE[at] + 0.3)
        legend(canvas, ["Core", "Earmarked"])

    (chart,) = charts_of(page)
    assert (chart.block.kind, values(chart)) == ("stacked", TWO)


@pytest.mark.parametrize("coloured", [True, False])
def test_numbers_above_two_lines_that_run_close(*, coloured: bool) -> None:
    series = ([7.0, 9.0, 14.0, 18.0], [5.6, 7.0, 7.4, 9.0])

    def page(canvas: Canvas) -> None:
        plot = Plot(canvas)
        plot.axis()
        legend(canvas, ["In the zones", "Elsewhere"])
        for n, points in enumerate(series):
            plot.line(points, n)
            canvas.setFillColorRGB(*COLOURS[n] if coloured else (0, 0, 0))
            for at, value in enumerate(points):
                canvas.drawCentredString(plot.x(at), plot.y(value) + 3, f"{value:g}")

    (chart,) = charts_of(page)
    read = values(chart)
    assert [[float(v) for v in read[name].values()] for name in ("In the zones", "Elsewhere")] == list(
        map(list, series)
    )


def test_lines_are_named_at_their_ends() -> None:
    def page(canvas: Canvas) -> None:
        plot = Plot(canvas)
        plot.axis()
        lines(plot)
        canvas.drawString(plot.x(3) + 6, plot.y(CORE[3]) - 3, "Core")
        canvas.drawString(plot.x(3) + 6, plot.y(EARMARKED[3]) - 3, "Earmarked")

    (chart,) = charts_of(page)
    assert list(values(chart)) == ["Core", "Earmarked"]


def below_zero(canvas: Canvas) -> None:
    plot = Plot(canvas, low=-10, top=10)
    plot.axis()
    for at, value in enumerate((6.0, -4.0, 8.5, -2.5)):
        plot.bar(at, value)


def below_zero_with_numbers(canvas: Canvas) -> None:
    plot = Plot(canvas, low=-10, top=10)
    plot.labels()
    for at, value in enumerate((6.0, -4.0, 8.5, -2.5)):
        plot.bar(at, value)
        plot.canvas.setFillColorRGB(0, 0, 0)
        canvas.drawCentredString(plot.x(at), plot.y(value) + (3 if value > 0 else -9), f"{value:g}")


@pytest.mark.parametrize("draw", [below_zero, below_zero_with_numbers])
def test_bars_below_zero(draw: Draw) -> None:
    (chart,) = charts_of(draw)
    assert [*values(chart).values()] == [dict(zip(YEARS, ["6", "-4", "8.5", "-2.5"], strict=True))]


def test_an_axis_that_begins_above_zero() -> None:
    def page(canvas: Canvas) -> None:
        plot = Plot(canvas, point=8.0, low=5, top=25)
        plot.axis()
        for at, value in enumerate(CORE):
            plot.bar(at, value - 5, base=5)

    (chart,) = charts_of(page)
    assert [*values(chart).values()] == [*ONE.values()]


def test_bars_cut_off_where_the_axis_begins() -> None:
    def page(canvas: Canvas) -> None:
        plot = Plot(canvas, low=5, top=25)
        plot.axis()
        for at, value in enumerate(CORE):
            plot.bar(at, value)  # from zero, which lies below the plot

    (chart,) = charts_of(page)
    assert [*values(chart).values()] == [*ONE.values()]


def test_a_power_of_ten_at_the_axis() -> None:
    def page(canvas: Canvas) -> None:
        rectangles(Plot(canvas))
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(LEFT, FOOT + 166, "1e6")

    (chart,) = charts_of(page)
    assert [*values(chart)[""].values()] == ["12500000", "15000000", "9500000", "18000000"]


def test_a_line_over_bars_and_its_own_axis() -> None:
    def page(canvas: Canvas) -> None:
        plot = Plot(canvas)
        rectangles(plot)
        plot.line(EARMARKED, 1)
        canvas.setFillColorRGB(0, 0, 0)
        for value in range(0, 21, 5):
            canvas.drawString(LEFT + 4 * STEP + 6, plot.y(value) - 3, str(10 * value))
        legend(canvas, ["Grants", "Share"])

    (chart,) = charts_of(page)
    assert list(values(chart)["Grants"].values()) == ["12.5", "15", "9.5", "18"]
    assert list(values(chart)["Share"].values()) == ["40", "65", "80", "55"]


def test_labels_at_every_second_year_and_years_turned() -> None:
    years = [str(year) for year in range(2010, 2020)]
    series = [3.0, 5.0, 4.0, 8.0, 7.5, 9.0, 6.0, 12.0, 10.5, 14.0]

    def some(canvas: Canvas) -> None:
        canvas.scale(0.7, 0.9)
        plot = Plot(canvas, names=[y if int(y) % 2 == 0 else "" for y in years], point=8)
        plot.axis()
        plot.line(series)

    def turned(canvas: Canvas) -> None:
        canvas.scale(0.7, 0.9)
        plot = Plot(canvas, names=[""] * 10, point=8)
        plot.axis()
        for at, value in enumerate(series):
            plot.bar(at, value)
            canvas.saveState()
            canvas.translate(plot.x(at) + 3, FOOT - 30)
            canvas.rotate(90)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.drawString(0, 0, years[at])
            canvas.restoreState()

    for draw in (some, turned):
        (chart,) = charts_of(draw)
        (read,) = values(chart).values()
        assert list(read) == years
        assert all(abs(float(v) - s) < 0.1 for v, s in zip(read.values(), series, strict=True))


SECTORS = ["Health", "Education", "Roads"]
LENGTHS = [34.0, 12.5, 21.0]


def level(canvas: Canvas, *, numbers: bool = False, track: bool = False, radius: float = 0.0) -> None:
    for n, (name, value) in enumerate(zip(SECTORS, LENGTHS, strict=True)):
        y = 220.0 - 24 * n
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawRightString(95, y + 4, name)
        if track:
            canvas.setFillColorRGB(0.9, 0.9, 0.9)
            canvas.rect(100, y, 200, 14, stroke=0, fill=1)
        canvas.setFillColorRGB(*COLOURS[0])
        canvas.roundRect(100, y, 5 * value, 14, radius, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        if numbers:
            canvas.drawString(304 if track else 104 + 5 * value, y + 4, f"{value:g}%")


def level_with_axis(canvas: Canvas) -> None:
    level(canvas)
    for value in range(0, 41, 10):
        canvas.setStrokeColorRGB(0.8, 0.8, 0.8)
        canvas.line(100 + 5 * value, 165, 100 + 5 * value, 240)
        canvas.drawCentredString(100 + 5 * value, 153, str(value))


@pytest.mark.parametrize(
    ("draw", "origin"),
    [
        (level_with_axis, "geometry"),
        (lambda canvas: level(canvas, numbers=True), "label"),
        (lambda canvas: level(canvas, numbers=True, radius=5), "label"),
        (lambda canvas: level(canvas, numbers=True, track=True), "label"),
    ],
)
def test_level_bars(draw: Draw, origin: str) -> None:
    (chart,) = charts_of(draw)
    assert [*values(chart).values()] == [{"Health": "34", "Education": "12.5", "Roads": "21"}]
    assert origins(chart) == {origin}
    assert chart.block.measure == ("%" if origin == "label" else None)


def test_a_unit_along_the_axis() -> None:
    def page(canvas: Canvas) -> None:
        rectangles(Plot(canvas))
        canvas.saveState()
        canvas.translate(38, 130)
        canvas.rotate(90)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(0, 0, "US$ million")
        canvas.restoreState()

    (chart,) = charts_of(page)
    assert told(chart)[1] == "US$ million"
    assert len(chart.words) == len(page_of(page).words)


def test_two_charts_side_by_side() -> None:
    def page(canvas: Canvas) -> None:
        canvas.scale(0.6, 0.8)
        for shift, series in ((0, CORE), (230, EARMARKED)):
            canvas.saveState()
            canvas.translate(shift, 0)
            plot = Plot(canvas)
            plot.axis()
            for at, value in enumerate(series):
                plot.bar(at, value)
            canvas.restoreState()

    found = charts_of(page)
    assert [[*values(chart).values()] for chart in found] == [[TWO["Core"]], [TWO["Earmarked"]]]


def test_the_words_of_a_chart_are_in_it_and_no_others() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, 385)
        title(canvas)
        plot = Plot(canvas)
        plot.axis()
        grouped(plot)
        legend(canvas, ["Core", "Earmarked"])
        canvas.drawString(LEFT - 20, 30, "Source: accounts of the fund.")
        prose(canvas, 20, 2)

    read = page_of(page)
    (chart,) = charts_of(page)
    out = " ".join(word.text for at, word in enumerate(read.words) if at not in chart.words)
    assert out.count("Text") == 6
    assert "Source: accounts of the fund." in out
    held = plain_text((*chart.block.title, *chart.block.unit, *chart.block.lines))
    assert sorted(held.split()) == sorted(read.words[at].text for at in chart.words)
    assert {"Funds", "million", "Core", "Earmarked", "2019", "20"} <= set(held.split())


def test_lines_of_text_beside_a_chart_stay_text() -> None:
    line = "Text that begins over the plot and runs on far beyond its right edge here"

    def page(canvas: Canvas) -> None:
        rectangles(Plot(canvas))
        legend(canvas, ["Core"], x=330, y=150)
        canvas.drawString(285, 200, line)

    read = page_of(page)
    (chart,) = charts_of(page)
    out = " ".join(word.text for at, word in enumerate(read.words) if at not in chart.words)
    assert out == line


SHARES = [45.0, 30.0, 15.0, 10.0]
NAMES = ["Health", "Education", "Roads", "Other"]
PERCENTS = [f"{share:g}%" for share in SHARES]
NAMED = [f"{name} {percent}" for name, percent in zip(NAMES, PERCENTS, strict=True)]


def beside(canvas: Canvas, names: list[str]) -> None:
    legend(canvas, names, 250, 220, 16)


def pie_in_sectors(canvas: Canvas) -> None:
    pie = Pie(canvas, SHARES)
    pie.wedges()
    pie.inside(PERCENTS)
    beside(canvas, NAMES)


def pie_around(canvas: Canvas) -> None:
    pie = Pie(canvas, SHARES)
    pie.wedges()
    pie.outside(NAMED)


def pie_with_leaders(canvas: Canvas) -> None:
    pie = Pie(canvas, SHARES)
    pie.wedges()
    pie.outside(NAMED, leaders=True)


def pie_in_legend(canvas: Canvas) -> None:
    Pie(canvas, SHARES).wedges()
    beside(canvas, [f"{name} ({p})" for name, p in zip(NAMES, PERCENTS, strict=True)])


def ring_of_parts(canvas: Canvas) -> None:
    Pie(canvas, SHARES).rings()
    beside(canvas, NAMED)
    canvas.drawCentredString(150, 187, "US$ 24m")


def pie_with_disc(canvas: Canvas) -> None:
    pie = Pie(canvas, SHARES)
    pie.wedges()
    pie.disc()
    beside(canvas, [f"{name} – {p}" for name, p in zip(NAMES, PERCENTS, strict=True)])


@pytest.mark.parametrize(
    "draw",
    [pie_in_sectors, pie_around, pie_with_leaders, pie_in_legend, ring_of_parts, pie_with_disc],
)
def test_pies_with_printed_shares(draw: Draw) -> None:
    def page(canvas: Canvas) -> None:
        title(canvas, "Funds by sector", "", 290)
        draw(canvas)

    (chart,) = charts_of(page)
    assert values(chart) == {"Funds by sector": dict(zip(NAMES, ["45", "30", "15", "10"], strict=True))}
    assert (chart.block.kind, chart.block.measure, origins(chart)) == ("pie", "%", {"label"})


def test_a_pie_with_one_sector_moved_out() -> None:
    def moved(canvas: Canvas) -> None:
        pie = Pie(canvas, SHARES)
        for n, (start, turn) in enumerate(pie.angles()):
            x, y = pie.at(n, 8 if n == 0 else 0)
            canvas.setFillColorRGB(*COLOURS[n])
            canvas.wedge(x - 70, y - 70, x + 70, y + 70, start, turn, stroke=0, fill=1)
        beside(canvas, NAMED)

    (chart,) = charts_of(moved)
    assert [*values(chart).values()] == [dict(zip(NAMES, ["45", "30", "15", "10"], strict=True))]


@pytest.mark.parametrize("draw", [Pie.wedges, Pie.rings, Pie.arcs])
def test_pies_measured(draw: Callable[[Pie], None]) -> None:
    def page(canvas: Canvas) -> None:
        draw(Pie(canvas, SHARES))
        beside(canvas, NAMES)
        canvas.drawCentredString(150, 187, "24m")

    (chart,) = charts_of(page)
    (read,) = chart.block.series
    assert [v.label for v in read.values] == NAMES
    for value, share in zip(read.values, SHARES, strict=True):
        assert value.error is not None
        assert abs(float(value.value) - share) <= float(value.error) < 0.5
    assert chart.block.measure == "%"


def test_a_pie_of_money() -> None:
    def page(canvas: Canvas) -> None:
        title(canvas, "Funds by sector", "US$ million", 296)
        pie = Pie(canvas, [9.0, 6.0, 3.0, 2.0])
        pie.wedges()
        pie.outside(["Health 9.0", "Education 6.0", "Roads 3.0", "Other 2.0"])

    (chart,) = charts_of(page)
    assert [*values(chart).values()] == [dict(zip(NAMES, ["9", "6", "3", "2"], strict=True))]
    assert (told(chart)[1], chart.block.measure) == ("US$ million", None)


def bare_pie(canvas: Canvas) -> None:
    Pie(canvas, SHARES).wedges()


def bubbles(canvas: Canvas) -> None:
    plot = Plot(canvas)
    plot.axis()
    for at, value in enumerate(CORE):
        plot.ink(at)
        canvas.circle(plot.x(at) + 7 * at, plot.y(value), 4 + 3 * at, stroke=0, fill=1)


def captioned_drawing(canvas: Canvas) -> None:
    canvas.drawString(60, 272, "Figure 4. How the parts go together")
    for n in range(6):
        canvas.setFillColorRGB(*COLOURS[n % 4])
        canvas.circle(90 + 30 * n, 240 - 15 * (n % 3), 14, stroke=0, fill=1)
        canvas.rect(80 + 30 * n, 180 + 3 * n, 18, 10, stroke=0, fill=1)


@pytest.mark.parametrize("draw", [bare_pie, bubbles, captioned_drawing])
def test_what_cannot_be_read_is_reported(draw: Draw) -> None:
    (chart,) = charts_of(draw)
    assert chart.block.series == ()
    assert chart.block.problem


def flag(canvas: Canvas) -> None:
    for n in range(3):
        canvas.setFillColorRGB(*COLOURS[n])
        canvas.rect(60 + 20 * n, 300, 20, 40, stroke=0, fill=1)


def timeline(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(*COLOURS[0])
    canvas.line(60, 200, 360, 200)
    for n in range(5):
        canvas.setFillColorRGB(*COLOURS[0])
        canvas.circle(80 + 60 * n, 200, 5, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawCentredString(80 + 60 * n, 184, str(2015 + 2 * n))


def round_logo(canvas: Canvas) -> None:
    Pie(canvas, [1, 1, 1, 1], radius=24).wedges()
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(184, 186, "Partners")


def growing_logo(canvas: Canvas) -> None:
    canvas.setFillColorRGB(*COLOURS[0])
    for n in range(4):
        canvas.rect(60 + 12 * n, 300, 9, 10 + 9 * n, stroke=0, fill=1)
    canvas.drawString(112, 304, "Growth Fund 2024")


def key_figures(canvas: Canvas) -> None:
    for n, (number, name) in enumerate((("US$ 24m", "committed"), ("12", "countries"), ("48%", "women"))):
        canvas.setFillColorRGB(*COLOURS[n])
        canvas.rect(40 + 120 * n, 200, 110, 40 + 6 * n, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(48 + 120 * n, 222, number)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(48 + 120 * n, 206, name)


def coloured_cells(canvas: Canvas) -> None:
    for row in range(5):
        y = 300 - 14 * row
        canvas.setFillColorRGB(*COLOURS[row % 2])
        canvas.rect(200, y, 30 + 10 * (row % 2), 14, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(60, y + 4, f"Indicator {row}")
        canvas.drawString(204, y + 4, f"{(row * 7) % 5}.{row}")


def progress(canvas: Canvas) -> None:
    for n, share in enumerate((60, 40, 85)):
        canvas.setFillColorRGB(0.9, 0.9, 0.9)
        canvas.rect(60, 300 - 40 * n, 200, 6, stroke=0, fill=1)
        canvas.setFillColorRGB(*COLOURS[0])
        canvas.rect(60, 300 - 40 * n, 2 * share, 6, stroke=0, fill=1)


def underlined(canvas: Canvas) -> None:
    for n, width in enumerate((120, 80, 150, 60)):
        canvas.drawString(60, 300 - 14 * n, f"{n} Annual report of the partner")
        canvas.setLineWidth(2)
        canvas.line(60, 298 - 14 * n, 60 + width, 298 - 14 * n)


@pytest.mark.parametrize(
    "draw",
    [
        flag,
        timeline,
        round_logo,
        growing_logo,
        key_figures,
        coloured_cells,
        progress,
        underlined,
    ],
)
def test_what_is_no_chart(draw: Draw) -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas)
        draw(canvas)
        prose(canvas, 60)

    assert charts_of(page) == ()
