"""Drawings that clearly are charts, but of no kind that is read, are told; figures on maps are read."""

from __future__ import annotations

from math import cos, log10, radians, sin
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader

from extract.geometry import Box
from extract.layout.charts import find_charts
from extract.pdf import Stroke
from tests.layout.builders import Sheet, line
from tests.layout.drawings import COLOURS, FOOT, LEFT, YEARS, charts_of, legend, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas

RIGHT = LEFT + 200
EVEN = ["0", "10", "20", "30"]
POWERS = ["1", "10", "100", "1,000"]
VALUES = [3.0, 40.0, 250.0, 700.0]


def axes(canvas: Canvas, numbers: Sequence[str], names: Sequence[str] = YEARS) -> None:
    """Draw an axis with a number and a tick at each 40 points, and names along the foot."""
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setStrokeColorRGB(0.6, 0.6, 0.6)
    canvas.line(LEFT, FOOT, RIGHT, FOOT)
    canvas.line(LEFT, FOOT, LEFT, FOOT + 40 * (len(numbers) - 1))
    for n, number in enumerate(numbers):
        canvas.line(LEFT - 4, FOOT + 40 * n, LEFT, FOOT + 40 * n)
        canvas.drawRightString(LEFT - 6, FOOT + 40 * n - 3, number)
    for n, name in enumerate(names):
        canvas.drawCentredString(LEFT + 200 * (n + 0.5) / len(names), FOOT - 12, name)


def bars_on_powers(canvas: Canvas) -> None:
    axes(canvas, POWERS)
    canvas.setFillColorRGB(*COLOURS[0])
    for n, value in enumerate(VALUES):
        canvas.rect(LEFT + 50 * n + 10, FOOT, 30, 40 * log10(value), stroke=0, fill=1)


def line_on_powers(canvas: Canvas) -> None:
    axes(canvas, POWERS)
    canvas.setStrokeColorRGB(*COLOURS[0])
    path = canvas.beginPath()
    path.moveTo(LEFT + 25, FOOT + 40 * log10(VALUES[0]))
    for n, value in enumerate(VALUES[1:], 1):
        path.lineTo(LEFT + 50 * n + 25, FOOT + 40 * log10(value))
    canvas.drawPath(path)


def box_plot(canvas: Canvas) -> None:
    axes(canvas, EVEN, ["North", "South", "East", "West"])
    canvas.setStrokeColorRGB(0, 0, 0)
    for n in range(4):
        x, y = LEFT + 50 * n + 25, FOOT + 20 + 8 * n
        canvas.rect(x - 10, y, 20, 35)
        canvas.line(x, y - 12, x, y)
        canvas.line(x, y + 35, x, y + 50)
        canvas.line(x - 10, y + 15, x + 10, y + 15)


def slopes(canvas: Canvas) -> None:
    axes(canvas, EVEN, ["2015", "2020"])
    for n, (start, end) in enumerate(((20, 90), (70, 40), (10, 30))):
        canvas.setStrokeColorRGB(*COLOURS[n])
        canvas.line(LEFT + 50, FOOT + start, LEFT + 150, FOOT + end)


def gradients(canvas: Canvas) -> None:
    axes(canvas, EVEN)
    for n in range(4):
        for part in (0, 1):
            canvas.saveState()
            path = canvas.beginPath()
            path.rect(LEFT + 50 * n + 8 + 17 * part, FOOT, 15, 40 + 20 * n - 10 * part)
            canvas.clipPath(path, stroke=0)
            colours = (Color(*COLOURS[part]), Color(1, 1, 1))
            canvas.linearGradient(LEFT, FOOT, LEFT, FOOT + 120, colours)
            canvas.restoreState()


def picture_in_axes(canvas: Canvas) -> None:
    axes(canvas, EVEN)
    canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), (200, 80, 80))), LEFT, FOOT, 200, 120)


def gauge(canvas: Canvas) -> None:
    for n, (start, turn) in enumerate(((180, -60), (120, -70), (50, -50))):
        canvas.setFillColorRGB(*COLOURS[n])
        angles = [radians(start + turn * k / 12) for k in range(13)]
        outline = [(170 + 70 * cos(a), 130 + 70 * sin(a)) for a in angles]
        outline += [(170 + 45 * cos(a), 130 + 45 * sin(a)) for a in reversed(angles)]
        path = canvas.beginPath()
        path.moveTo(*outline[0])
        for point in outline[1:]:
            path.lineTo(*point)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawCentredString(170, 135, "62%")


def areas_with_legend(canvas: Canvas) -> None:
    for n, place in enumerate(((70, 80, 120, 100), (190, 80, 60, 60), (190, 140, 60, 40))):
        canvas.setFillColorRGB(*COLOURS[n])
        canvas.rect(*place, stroke=0, fill=1)
    legend(canvas, ["Health", "Roads", "Water"], LEFT, 55)


def squares_with_legend(canvas: Canvas) -> None:
    for n in range(100):
        canvas.setFillColorRGB(*COLOURS[(n > 54) + (n > 79)])
        canvas.rect(LEFT + 12 * (n % 10), 80 + 12 * (n // 10), 10, 10, stroke=0, fill=1)
    legend(canvas, ["Health", "Roads", "Water"], LEFT, 55)


@pytest.mark.parametrize(
    "draw",
    [
        bars_on_powers,
        line_on_powers,
        box_plot,
        slopes,
        gradients,
        picture_in_axes,
        gauge,
        areas_with_legend,
        squares_with_legend,
    ],
)
def test_charts_that_cannot_be_read_are_told(draw: Callable[[Canvas], None]) -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas)
        draw(canvas)

    (chart,) = charts_of(page)
    assert chart.block.problem
    assert chart.block.series == ()
    assert not any(word.text == "Text" for line in chart.block.lines for word in line.words)


def ranks(canvas: Canvas) -> None:
    """Write a table with falling numbers in its first column, a rule below each row."""
    for n in range(5):
        y = FOOT + 20 * n
        canvas.line(LEFT - 20, y - 6, RIGHT, y - 6)
        canvas.drawRightString(LEFT, y, f"{10 * (n + 1)}")
        for column, word in enumerate(("Roads", "paid", "late")):
            canvas.drawString(LEFT + 20 + 60 * column, y, word)


def list_in_colours(canvas: Canvas) -> None:
    """Write rows with bullets in colours that come again, beside coloured bands."""
    for n in range(6):
        canvas.setFillColorRGB(*COLOURS[n % 2])
        canvas.circle(LEFT, FOOT + 16 * n + 3, 3, stroke=0, fill=1)
        canvas.rect(LEFT + 120, FOOT + 16 * n, 20 + 5 * n, 8, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(LEFT + 8, FOOT + 16 * n, f"Item {n} of the list")


def logo(canvas: Canvas) -> None:
    """Draw coloured curves and the name of a house beside them."""
    for n in range(3):
        canvas.setFillColorRGB(*COLOURS[n])
        canvas.circle(LEFT + 14 * n, FOOT, 12, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(LEFT + 46, FOOT - 3, "Fund for Rivers")


def band_of_flags(canvas: Canvas) -> None:
    """Draw flags with the names of their countries."""
    for n, name in enumerate(("France", "Chad", "Mali")):
        for part in range(3):
            canvas.setFillColorRGB(*COLOURS[(n + part) % 4])
            canvas.rect(LEFT + 80 * n + 8 * part, FOOT, 8, 16, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(LEFT + 80 * n + 28, FOOT + 5, name)


@pytest.mark.parametrize("draw", [ranks, list_in_colours, logo, band_of_flags])
def test_what_is_no_chart(draw: Callable[[Canvas], None]) -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas)
        draw(canvas)

    assert charts_of(page) == ()


PLACES = ("Benin", "Togo", "Chad", "Nepal", "Gabon")


@pytest.mark.parametrize(("count", "read"), [(5, True), (3, False)])
def test_figures_of_places_on_a_map(count: int, *, read: bool) -> None:
    sheet = Sheet(width=500, height=500)
    for n in range(400):
        x, y = 100 + 10.0 * (n % 20), 100 + 10.0 * (n // 20)
        sheet.strokes.append(Stroke("curve", Box(x, y, x + 12, y + 12), (0.5, 0.1, 0.4), None, 0.0))
    for n, place in enumerate(PLACES[:count]):
        x, top = 120 + 90 * (n % 2), 120 + 32 * n
        sheet.words += line(place, x, top, 8) + line(f"$20{n},000", x, top + 9, 8, bold=True)
    sheet.words += line("Map of all places of the fund", 130, 285, 6)
    (chart,) = find_charts(sheet.page())
    assert chart.block.kind == "unknown"
    assert (chart.block.problem is None) is read
    values = {v.label: v.value for series in chart.block.series for v in series.values}
    assert values == ({place: f"20{n}000" for n, place in enumerate(PLACES)} if read else {})
    assert chart.block.measure == ("$" if read else None)
