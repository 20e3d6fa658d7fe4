"""Titles and units of charts: above, below, beside rows of a table, with references to notes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.layout import lay_out
from extract.layout.inside import placed
from extract.layout.types import ChartBlock
from extract.pdf import Pdf
from tests.layout.drawings import COLOURS, FOOT, LEFT, Pie, Plot, charts_of, legend, page_of, told, values

SERIES = [4.0, 9.0, 13.0, 17.5]
PLAIN, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
MIDDLE = LEFT + 100
Draw = Callable[[Canvas], None]


def bars(canvas: Canvas) -> None:
    plot = Plot(canvas, point=6.0)
    plot.axis()
    for at, value in enumerate(SERIES):
        plot.bar(at, value)


def text_in(canvas: Canvas, top: float, *, font: str = PLAIN, lines: int = 6) -> None:
    """Write running text below the plot and at the foot of the page."""
    for n in range(lines):
        canvas.setFont(font, 8)
        canvas.drawString(LEFT, top - 10 * n, "Grants grew in all four years, as the partners had agreed.")


def below(text: str, font: str, size: float = 8.0, *, centred: bool = True, gap: float = 30.0) -> Draw:
    """Return a drawing of bars with one or two lines below, the text of the page above."""

    def draw(canvas: Canvas) -> None:
        text_in(canvas, 380)
        bars(canvas)
        canvas.setFont(font, size)
        for n, line in enumerate(text.split(" / ")):
            put = canvas.drawCentredString if centred else canvas.drawString
            put(MIDDLE if centred else LEFT, FOOT - gap - (size + 2) * n, line)
        canvas.setFont(PLAIN, 8)

    return draw


@pytest.mark.parametrize(
    ("draw", "title", "unit"),
    [
        (below("Funds paid by year (US$ million)", BOLD), "Funds paid by year", "(US$ million)"),
        (below("Funds paid by year (US$ million)", ITALIC), "Funds paid by year", "(US$ million)"),
        (below("Funds paid by year", PLAIN, 7), "Funds paid by year", ""),
        (below("Funds paid by year", BOLD, centred=False, gap=24), "Funds paid by year", ""),
        (below("Funds paid by year / and by donor", ITALIC), "Funds paid by year and by donor", ""),
        (below("Figure 1: Funds paid", PLAIN, gap=40), "Figure 1: Funds paid", ""),
        (below("Fondos pagados (millones de soles)", ITALIC), "Fondos pagados", "(millones de soles)"),
    ],
)
def test_a_caption_below_a_chart_is_its_title(draw: Draw, title: str, unit: str) -> None:
    (chart,) = charts_of(draw)
    assert told(chart) == (title, unit)


@pytest.mark.parametrize(
    "draw",
    [
        below("Funds grew in all four years.", ITALIC),
        below("Source: accounts of the fund", ITALIC),
        below("Note. Years end in June", PLAIN, 6),
        below("Grants grew in all four years, as agreed", PLAIN),
        below("What the years have brought", BOLD, 11),
        below("Grants grew in all four years and / loans fell in all of these four / years of work", ITALIC),
    ],
)
def test_no_text_note_or_heading_below_a_chart_is_its_title(draw: Draw) -> None:
    (chart,) = charts_of(draw)
    assert told(chart) == ("", "")


def test_a_heading_is_nearer_to_its_text_than_to_the_chart() -> None:
    def draw(canvas: Canvas) -> None:
        bars(canvas)
        canvas.setFont(BOLD, 8)
        canvas.drawString(LEFT - 12, FOOT - 34, "Funds paid by year")
        text_in(canvas, FOOT - 45, lines=4)

    (chart,) = charts_of(draw)
    assert told(chart) == ("", "")


def test_a_title_above_wins_over_a_caption_below() -> None:
    def draw(canvas: Canvas) -> None:
        text_in(canvas, 390)
        below("Values of each year", ITALIC)(canvas)
        canvas.setFont(BOLD, 8)
        canvas.drawString(LEFT, 225, "Funds by year")

    (chart,) = charts_of(draw)
    assert told(chart) == ("Funds by year", "")


def rows_above(canvas: Canvas, top: float) -> None:
    """Write the rows of a table without rules in small type."""
    for n, (name, figure) in enumerate((("Data", "1,870"), ("Total", "9,300"))):
        canvas.setFont(PLAIN, 7)
        canvas.drawString(80, top - 12 * n, name)
        canvas.drawRightString(215, top - 12 * n, figure)
    canvas.setFont(PLAIN, 8)


@pytest.mark.parametrize("title", ["Deaths by cause, 2019", ""])
def test_rows_of_a_table_are_no_title(title: str) -> None:
    def draw(canvas: Canvas) -> None:
        text_in(canvas, 390)
        rows_above(canvas, 300)
        canvas.setFont(BOLD, 8)
        canvas.drawString(80, 270, title)
        canvas.setFont(PLAIN, 8)
        Pie(canvas, [70, 20, 10]).wedges()
        legend(canvas, ["Heart 70%", "Births 20%", "Other 10%"], 250, 220, 16)

    (chart,) = charts_of(draw)
    assert told(chart) == (title, "")
    assert values(chart) == {title: {"Heart": "70", "Births": "20", "Other": "10"}}


@pytest.mark.parametrize(
    ("title", "font", "unit", "small"),
    [
        ("Aid by region, 2023", PLAIN, "Per cent", 7.5),
        ("Part des noix vendues", BOLD, "pour cent de la récolte", 6.8),
    ],
)
def test_a_title_above_its_unit(title: str, font: str, unit: str, small: float) -> None:
    def draw(canvas: Canvas) -> None:
        text_in(canvas, 390)
        bars(canvas)
        canvas.setFont(font, 8)
        canvas.drawString(LEFT, 236, title)
        canvas.setFont(ITALIC, small)
        canvas.drawString(LEFT, 226, unit)

    (chart,) = charts_of(draw)
    assert told(chart) == (title, unit)


def test_lines_of_a_title_whose_sizes_differ_by_a_rounding() -> None:
    def draw(canvas: Canvas) -> None:
        text_in(canvas, 390)
        bars(canvas)
        for n, (size, line) in enumerate(((8.0, "Funds paid, 2018-"), (8.0000001, "2022"))):
            canvas.setFont(BOLD, size)
            canvas.drawString(LEFT, 240 - 10 * n, line)

    (chart,) = charts_of(draw)
    assert chart.block.series[0].name == "Funds paid, 2018-2022"


def test_a_reference_in_a_title_is_a_mark() -> None:
    def draw(canvas: Canvas) -> None:
        text_in(canvas, 390)
        bars(canvas)
        canvas.setFont(BOLD, 8)
        canvas.drawString(LEFT, 225, "Funds by year, 2013-2016")
        canvas.setFont(BOLD, 5)
        canvas.drawString(LEFT + canvas.stringWidth("Funds by year, 2013-2016", BOLD, 8) + 0.5, 228.5, "5")

    page = page_of(draw)
    blocks = lay_out(Pdf((page,), 1)).blocks
    (chart,) = [block for block in blocks if isinstance(block, ChartBlock)]
    assert " ".join(word.text for line in chart.title for word in line.words) == "Funds by year, 2013-2016"
    assert [mark.word.text for mark in chart.marks] == ["5"]
    assert chart.series[0].name == "Funds by year, 2013-2016"
    count = sum(len(one.word.text) for one in placed(blocks))
    assert count == sum(len(word.text) for word in page.words)


def test_text_at_the_left_of_level_bars_is_no_label() -> None:
    def draw(canvas: Canvas) -> None:
        for n, value in enumerate((34.0, 12.5, 21.0)):
            y = 220.0 - 24 * n
            canvas.setFillColorRGB(0, 0, 0)
            canvas.drawRightString(195, y + 4, ("Dedza", "Zomba", "Ntcheu")[n])
            canvas.drawString(200 + 4 * value + 4, y + 4, f"{value:g}")
            canvas.setFillColorRGB(*COLOURS[0])
            canvas.rect(200, y, 4 * value, 14, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        for n in range(12):
            canvas.drawString(40, 260 - 10 * n, "The money was paid every year")

    (chart,) = charts_of(draw)
    assert list(values(chart).values()) == [{"Dedza": "34", "Zomba": "12.5", "Ntcheu": "21"}]
    assert "money" not in {word.text for line in chart.block.lines for word in line.words}
