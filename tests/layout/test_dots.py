from __future__ import annotations

from extract.geometry import Box
from extract.layout import lay_out
from extract.layout.dots import drawn_bullets
from extract.layout.types import Paragraph
from tests.layout.builders import Sheet, pdf, sentence, text


def dotted(items: tuple[str, ...]) -> Sheet:
    sheet = Sheet()
    top = sheet.write(sentence("a", 60), 50, 100)
    for item in items:
        sheet.fill(Box(56, top + 4, 59, top + 7), (0.0,))
        top = sheet.write(item, 66, top)
    return sheet


def test_drawn_dots_open_items() -> None:
    items = ("three seats on the board", "two stations", "forty people")
    sheet = dotted(items)
    found = lay_out(pdf(sheet)).blocks
    assert [text(b.lines) for b in found if isinstance(b, Paragraph) and b.kind == "bullet"] == list(items)


def test_shapes_beside_no_text_or_inside_a_line_are_no_bullets() -> None:
    sheet = Sheet()
    sheet.write("before the dot and after it", 50, 100)
    sheet.fill(Box(57, 104, 60, 107), (0.0,))
    sheet.fill(Box(20, 304, 23, 307), (0.0,))
    page = sheet.page()
    assert drawn_bullets(page, page.words) == []
