"""Charts close to tables: neither takes the words of the other; a frame of dots is no map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.geometry import Box
from extract.layout.charts import find_charts
from extract.layout.tables import find_tables
from extract.pdf import Stroke
from extract.text import plain_text
from tests.layout.builders import Sheet, line, sentence
from tests.layout.drawings import COLOURS, FOOT, LEFT, Plot, legend, page_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

ROWS = [["Partner", "Support"], ["India", "Grants"], ["Japan", "Equipment"], ["Bank", "Loan"]]


def grouped(canvas: Canvas, names: list[str]) -> None:
    """Draw two bars for each year, with a legend close below them."""
    plot = Plot(canvas, point=5.0)
    plot.axis()
    for at in range(4):
        plot.bar(at, 6.0 + 3 * at, 0, part=0, of=2)
        plot.bar(at, 5.0 + 2 * at, 1, part=1, of=2)
    legend(canvas, names, y=FOOT - 26)


def ruled(canvas: Canvas, top: float, *, thick: float = 0.8) -> None:
    """Draw a table whose rules are thin filled shapes in the colour of the bars."""
    canvas.setFillColorRGB(*COLOURS[0])
    for n in range(len(ROWS) + 1):
        canvas.rect(LEFT - 20, top - 15 * n, 240, thick, stroke=0, fill=1)
    for x in (LEFT - 20, LEFT + 100, LEFT + 220):
        for n in range(len(ROWS)):
            canvas.rect(x, top - 15 * (n + 1), thick, 15, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    for n, row in enumerate(ROWS):
        for x, text in zip((LEFT - 14, LEFT + 106), row, strict=True):
            canvas.drawString(x, top - 15 * n - 10, text)


@pytest.mark.parametrize("top", [FOOT - 34, FOOT - 40, FOOT - 48])
@pytest.mark.parametrize("names", [["Planned", "Actual"], ["Planned", "Paid to partners"]])
def test_a_ruled_table_right_below_a_chart(top: float, names: list[str]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(0, 60)
        grouped(canvas, names)
        ruled(canvas, top)

    page = page_of(draw)
    (chart,) = find_charts(page)
    (table,) = find_tables(page)
    assert [series.name for series in chart.block.series] == names
    rows = [[plain_text(cell.lines) for cell in row] for row in (table.block.header, *table.block.rows)]
    assert [row for row in rows if any(row)] == ROWS
    assert chart.words.isdisjoint(table.words)


def test_the_head_of_a_table_names_no_bars() -> None:
    """The bars have no names of their own, and the columns of the table stand right below them."""
    head, row = ["Roads", "Health", "Water", "Other"], ["paid", "late", "open", "paid"]

    def draw(canvas: Canvas) -> None:
        canvas.translate(0, 60)
        plot = Plot(canvas, point=5.0, names=[""] * 4)
        plot.axis()
        for at in range(4):
            plot.bar(at, 6.0 + 3 * at)
        canvas.setStrokeColorRGB(0, 0, 0)
        canvas.grid([LEFT + 50 * n for n in range(5)], [FOOT - 8 - 14 * n for n in range(4)])
        canvas.setFillColorRGB(0, 0, 0)
        for n, texts in enumerate((head, row, row)):
            for at, text in enumerate(texts):
                canvas.drawCentredString(plot.x(at), FOOT - 18 - 14 * n, text)

    page = page_of(draw)
    taken = {page.words[at].text for chart in find_charts(page) for at in chart.words}
    assert not taken & {*head, *row}
    (table,) = find_tables(page)
    assert [plain_text(cell.lines) for cell in table.block.header] == head


def test_an_upright_rule_is_no_mark_of_a_legend() -> None:
    def draw(canvas: Canvas) -> None:
        plot = Plot(canvas)
        plot.axis()
        for at in range(4):
            plot.bar(at, 4.0 + 3 * at)
        canvas.setFillColorRGB(*COLOURS[0])
        canvas.rect(LEFT, FOOT - 50, 0.8, 16, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(LEFT + 6, FOOT - 46, "Partner")

    (chart,) = find_charts(page_of(draw))
    assert [series.name for series in chart.block.series] == [""]
    assert "Partner" not in plain_text(chart.block.lines)


def test_marks_of_a_legend_stand_together() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(*COLOURS[1])
        canvas.rect(LEFT + 160, 315, 6, 6, stroke=0, fill=1)  # a bullet of a text above
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(LEFT + 170, 315, "A text")
        canvas.translate(0, 100)
        grouped(canvas, ["Planned", "Actual"])

    (chart,) = find_charts(page_of(draw))
    assert [series.name for series in chart.block.series] == ["Planned", "Actual"]


@pytest.mark.parametrize("spans", [(0, 1, 2, 3), (0, 2)])
def test_shaded_tables_have_no_bars(spans: tuple[int, ...]) -> None:
    """Heads over several columns, heads of columns and every second row have a ground."""
    sheet = Sheet()
    ends = [*spans[1:], 4]
    for at, end in zip(spans, ends, strict=True):
        sheet.fill(Box(60 + 80 * at, 100, 60 + 80 * end, 116), (0.1, 0.3, 0.5))
        sheet.words += line(str(2019 + at), 70 + 80 * at, 103)
    for n in range(6):
        for at in range(4):
            if n % 2 == 0:
                sheet.fill(Box(60 + 80 * at, 116 + 16 * n, 140 + 80 * at, 132 + 16 * n))
            sheet.words += line(f"{n + 1}{at}0", 70 + 80 * at, 119 + 16 * n)
    assert find_charts(sheet.page()) == ()


def framed_in_dots(sheet: Sheet, box: Box) -> None:
    """Draw a frame of small filled dots."""
    steps = 70
    for n in range(steps):
        x = box.x0 + box.width * n / steps
        y = box.top + box.height * n / steps
        for px, py in ((x, box.top), (x, box.bottom), (box.x0, y), (box.x1, y)):
            dot = Box(px - 1, py - 1, px + 1, py + 1)
            sheet.strokes.append(Stroke("curve", dot, (0.2, 0.5, 0.4), None, 0.0))


def test_a_frame_of_dots_around_labels_is_no_map() -> None:
    sheet = Sheet(width=500, height=500)
    framed_in_dots(sheet, Box(100, 100, 320, 350))
    for n in range(8):
        sheet.words += line(f"Word {n}", 120, 120 + 24 * n)
    assert find_charts(sheet.page()) == ()


def test_a_narrow_text_over_many_curves_is_no_map() -> None:
    sheet = Sheet(width=500, height=500)
    for n in range(400):
        x, y = 100 + 10.0 * (n % 20), 100 + 10.0 * (n // 20)
        sheet.strokes.append(Stroke("curve", Box(x, y, x + 12, y + 12), (0.9, 0.9, 0.8), None, 0.0))
    sheet.write(sentence("a", 40), 110, 120, 150, 6)
    assert find_charts(sheet.page()) == ()
