from __future__ import annotations

from extract.geometry import Box
from extract.layout.boxes import find_boxes, is_white
from extract.layout.lines import make_lines
from extract.pdf import Stroke
from tests.layout.builders import Sheet, sentence


def found(sheet: Sheet) -> list[Box]:
    page = sheet.page()
    return find_boxes(page, make_lines(1, page.words))


def written() -> Sheet:
    sheet = Sheet()
    sheet.write(sentence("a", 60), 50, 80)
    sheet.write(sentence("b", 30), 60, 400, 200)
    return sheet


def test_a_filled_and_a_framed_rectangle_are_boxes() -> None:
    area = Box(50, 390, 290, 520)
    for draw in (Sheet.fill, Sheet.frame):
        sheet = written()
        draw(sheet, area)
        assert found(sheet) == [area]


def test_a_white_ground_or_that_of_the_page_is_no_box() -> None:
    sheet = written()
    sheet.fill(Box(50, 390, 290, 520), (1.0, 1.0, 1.0))
    sheet.fill(Box(0, 0, 595, 842))
    assert found(sheet) == []


def test_rectangles_in_each_other_are_one_box() -> None:
    sheet = written()
    sheet.fill(Box(50, 390, 290, 520))
    sheet.frame(Box(52, 392, 288, 518))
    assert found(sheet) == [Box(50, 390, 290, 520)]


def test_stacked_parts_of_a_ground_are_one_box() -> None:
    sheet = written()
    for top in (390, 433, 476):
        sheet.fill(Box(50, top, 290, top + 43))
    assert found(sheet) == [Box(50, 390, 290, 519)]


def test_a_rectangle_that_cuts_through_lines_is_an_ornament() -> None:
    sheet = written()
    sheet.fill(Box(100, 390, 350, 520))
    assert found(sheet) == []


def test_empty_rectangles_are_no_boxes() -> None:
    sheet = written()
    sheet.fill(Box(310, 390, 540, 520))
    sheet.strokes.append(Stroke("curve", Box(310, 100, 320, 110), (0.5,), None, 0.0))
    assert found(sheet) == []


def test_white_in_each_colour_space() -> None:
    assert is_white((1.0,))
    assert is_white((1.0, 1.0, 1.0))
    assert is_white((0.0, 0.0, 0.0, 0.0))
    assert not is_white((0.0,))
    assert not is_white((0.0, 0.0, 0.0, 1.0))
    assert not is_white(())
