from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from extract.geometry import Box
from extract.layout.labels.wording import is_caption, is_day, is_unit, unit_start
from extract.layout.tables import FoundTable, find_tables
from extract.text import plain_text
from tests.layout.builders import Sheet, line, sentence, word

if TYPE_CHECKING:
    from collections.abc import Callable

FUNDS = [
    ["Donor", "2021", "2022", "Total"],
    ["Oslo fund", "3 400", "3 650", "7 050"],
    ["City of Turku", "410", "425", "835"],
    ["Total", "3 810", "4 075", "7 885"],
]
LEFT = (60.0, 250.0, 330.0, 410.0)
ROW = 16.0


def put(
    sheet: Sheet, rows: list[list[str]], top: float, *, bold_head: bool = True, step: float = ROW
) -> float:
    """Write the rows, figures at the right of their columns; return where they end."""
    for n, row in enumerate(rows):
        for c, text in enumerate(row):
            x = LEFT[c] if c == 0 else LEFT[c] + 60 - len(text) * 5
            sheet.words += line(text, x, top + 3 + n * step, bold=bold_head and n == 0)
    return top + len(rows) * step


def read(table: FoundTable) -> list[list[str]]:
    block = table.block
    return [[plain_text(cell.lines) for cell in row] for row in (block.header, *block.rows)]


def only(sheet: Sheet) -> FoundTable:
    found = find_tables(sheet.page())
    assert len(found) == 1
    return found[0]


def draw_grid(sheet: Sheet, top: float, rows: int, xs: tuple[float, ...]) -> None:
    for n in range(rows + 1):
        sheet.rule(xs[0], xs[-1], top + n * ROW)
    for x in xs:
        sheet.strokes.append(
            type(sheet.strokes[0])("line", Box(x, top, x, top + rows * ROW), None, (0.0,), 1.0)
        )


def test_a_full_grid() -> None:
    sheet = Sheet()
    put(sheet, FUNDS, 100)
    draw_grid(sheet, 100, 4, (56, 240, 320, 400, 480))
    table = only(sheet)
    assert read(table) == FUNDS
    assert table.block.problem is None
    assert len(table.words) == len(sheet.words)


def test_a_form_with_a_table_and_a_text_in_one_grid() -> None:
    sheet = Sheet()
    put(sheet, FUNDS, 100)
    draw_grid(sheet, 100, 4, (56, 240, 320, 400, 480))
    sheet.write("Coordination", 60, 167, bold=True)
    sheet.write(sentence("text", 40), 60, 183, 400)
    for top, bottom in ((164, 180), (180, 260)):
        sheet.frame(Box(56, top, 480, bottom))
    table = only(sheet)
    assert read(table) == FUNDS
    assert len(table.words) == sum(len(cell.split()) for row in FUNDS for cell in row)


def test_two_tables_in_one_grid_whose_columns_differ() -> None:
    sheet = Sheet()
    put(sheet, FUNDS, 100)
    draw_grid(sheet, 100, 4, (56, 240, 320, 400, 480))
    draw_grid(sheet, 164, 2, (56, 140, 480))
    for n in range(2):
        sheet.words += line(f"Item {n}", 60, 167 + n * ROW) + line(f"what it says {n}", 150, 167 + n * ROW)
    found = find_tables(sheet.page())
    assert [len(table.block.header) for table in found] == [4, 2]
    assert read(found[0]) == FUNDS


@pytest.mark.parametrize("rules", [(0, 1, 4), (1, 2, 3, 4), (0, 1, 2, 3, 4)])
def test_level_rules_only(rules: tuple[int, ...]) -> None:
    sheet = Sheet()
    sheet.write(sentence("before", 30), 60, 30)
    end = put(sheet, FUNDS, 120)
    for n in rules:
        sheet.rule(56, 480, 120 + n * ROW)
    sheet.write(sentence("after", 60), 60, end + 30)
    assert read(only(sheet)) == FUNDS


def test_bands_of_colour() -> None:
    sheet = Sheet()
    put(sheet, FUNDS, 120, bold_head=False)
    sheet.fill(Box(56, 120, 480, 120 + ROW), (0.1, 0.3, 0.5))
    sheet.fill(Box(56, 120 + 2 * ROW, 480, 120 + 3 * ROW))
    assert read(only(sheet)) == FUNDS


def test_title_and_unit_above() -> None:
    sheet = Sheet()
    sheet.words += line("Funds by donor", 60, 84, bold=True)
    sheet.words += line("(US$ thousand)", 60, 100, 8)
    put(sheet, FUNDS, 114)
    for n in (0, 1, 4):
        sheet.rule(56, 480, 114 + n * ROW)
    block = only(sheet).block
    assert plain_text(block.title) == "Funds by donor"
    assert plain_text(block.unit) == "(US$ thousand)"


def test_a_title_with_its_unit_parts_two_tables() -> None:
    sheet = Sheet()
    for top in (114, 210):
        sheet.words += line("Funds by donor", 60, top - 14, bold=True) + line("€ thousand", 200, top - 14, 8)
        put(sheet, FUNDS, top)
        for n in range(5):
            sheet.rule(56, 480, top + n * ROW)
    assert [read(table) for table in find_tables(sheet.page())] == [FUNDS, FUNDS]


def test_unit_in_brackets_behind_the_title() -> None:
    sheet = Sheet()
    sheet.words += line("Funds by donor (in millions of euros)", 60, 98, bold=True)
    put(sheet, FUNDS, 114)
    for n in (0, 1, 4):
        sheet.rule(56, 480, 114 + n * ROW)
    block = only(sheet).block
    assert (plain_text(block.title), plain_text(block.unit)) == ("Funds by donor", "(in millions of euros)")


@pytest.mark.parametrize("size", [11.5, 16.0])
def test_a_heading_of_the_text_is_no_title(size: float) -> None:
    sheet = Sheet()
    sheet.write(sentence("text", 60), 60, 400)
    sheet.words += line("Who pays", 60, 96, size, bold=True)
    put(sheet, FUNDS, 114)
    for n in (0, 1, 4):
        sheet.rule(56, 480, 114 + n * ROW)
    assert only(sheet).block.title == ()


def test_cells_that_wrap() -> None:
    sheet = Sheet()
    rows = [["Project", "Budget"], ["Safer mines and", "2,600"], ["Seeds", "900"]]
    for n, (name, budget) in enumerate(rows):
        top = 103 + n * 30
        sheet.words += line(name, 60, top, bold=n == 0) + line(budget, 300, top, bold=n == 0)
        sheet.rule(56, 400, 100 + n * 30)
    sheet.words += line("quarries", 60, 145)
    sheet.rule(56, 400, 190)
    assert read(only(sheet)) == [
        ["Project", "Budget"],
        ["Safer mines and quarries", "2,600"],
        ["Seeds", "900"],
    ]


def test_a_head_over_two_columns_stands_before_both() -> None:
    sheet = Sheet()
    sheet.words += line("Paid", 352, 103, bold=True)
    put(sheet, [["Donor", "", "2021", "2022"], ["Turku", "", "410", "425"], ["Oslo", "", "3", "4"]], 116)
    sheet.rule(56, 480, 100)
    sheet.rule(330, 480, 116)
    sheet.rule(56, 480, 132)
    sheet.rule(56, 480, 164)
    assert read(only(sheet)) == [
        ["Donor", "Paid 2021", "Paid 2022"],
        ["Turku", "410", "425"],
        ["Oslo", "3", "4"],
    ]


@pytest.mark.parametrize("pieces", [(330, 480), (330, 405, 480)])
def test_a_head_above_the_first_rule_stands_over_those_that_a_short_rule_parts_from_it(
    pieces: tuple[int, ...],
) -> None:
    sheet = Sheet()
    sheet.words += line("Open projects", 56, 84, bold=True)
    sheet.words += line("Paid", 395, 100, bold=True)
    rows = [["Donor", "Due", "2021", "2022"], ["Turku", "2024", "410", "425"], ["Oslo", "2025", "3", "4"]]
    put(sheet, rows, 113)
    for x0, x1 in pairwise(pieces):
        sheet.rule(x0, x1, 113)
    for n in (1, 2, 3):
        sheet.rule(56, 480, 113 + n * ROW)
    table = only(sheet)
    assert read(table) == [["Donor", "Due", "Paid 2021", "Paid 2022"], *rows[1:]]
    assert "Open projects" in plain_text(table.block.title)


def test_what_no_short_rule_parts_from_the_heads_is_none() -> None:
    sheet = Sheet()
    sheet.words += line("Paid", 395, 100, bold=True)
    rows = [["Donor", "Due", "2021", "2022"], ["Turku", "2024", "410", "425"], ["Oslo", "2025", "3", "4"]]
    put(sheet, rows, 113)
    for n in range(4):
        sheet.rule(56, 480, 113 + n * ROW)
    assert read(only(sheet)) == rows


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 June 2023", True),
        ("1er mars 2024", True),
        ("3 de mayo de 2022", True),
        ("Projects, 12 June 2023", False),
        ("June 2023", False),
        ("12 projects 2023-2025", False),
    ],
)
def test_days(text: str, day: bool) -> None:
    assert is_day(text) == day


def test_no_rules_but_figures_in_line() -> None:
    sheet = Sheet()
    sheet.write(sentence("text", 40), 60, 40, 420)
    put(sheet, FUNDS, 160)
    sheet.write(sentence("more", 60), 60, 300, 420)
    assert read(only(sheet)) == FUNDS


def framed_text(sheet: Sheet) -> None:
    sheet.frame(Box(50, 100, 300, 200))
    sheet.write(sentence("inside", 40), 60, 110)


def two_columns(sheet: Sheet) -> None:
    sheet.write(sentence("left", 90), 50, 100, 230)
    sheet.write(sentence("right", 90), 310, 100, 230)
    sheet.rule(50, 540, 90)
    sheet.rule(50, 540, 400)


def key_figures(sheet: Sheet) -> None:
    sheet.write(sentence("text", 60), 60, 400)
    sheet.fill(Box(50, 100, 540, 150))
    for x, number, label in ((60, "62", "treaties"), (220, "$24m", "dues"), (380, "23", "countries")):
        sheet.words += line(number, x, 104, 20) + line(label, x, 130, 8)


def boxes_side_by_side(sheet: Sheet) -> None:
    for x in (50.0, 300.0):
        sheet.frame(Box(x, 100, x + 250, 260))
        sheet.write(sentence("boxed", 70), x + 8, 110, 230)


def bullets_in_a_frame(sheet: Sheet) -> None:
    sheet.rule(50, 500, 100)
    for n in range(4):
        sheet.words += line("•", 60, 110 + n * 14) + line("an item of the list", 80, 110 + n * 14)
    sheet.rule(50, 500, 180)


@pytest.mark.parametrize(
    "drawn", [framed_text, two_columns, key_figures, boxes_side_by_side, bullets_in_a_frame]
)
def test_what_is_no_table(drawn: Callable[[Sheet], None]) -> None:
    sheet = Sheet()
    drawn(sheet)
    assert find_tables(sheet.page()) == ()


def test_a_page_without_anything() -> None:
    assert find_tables(Sheet().page()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Table 2. Funds by donor", True),
        ("Tableau 1 : financements", True),
        ("Cuadro 3", True),
        ("Figure A", True),
        ("Table of contents", False),
        ("Tables 3", False),
    ],
)
def test_captions(text: str, expected: object) -> None:
    assert is_caption(text) is expected


def test_a_unit_has_no_number() -> None:
    assert not is_unit("60%")
    assert is_unit("US$ '000")


def test_where_a_unit_begins() -> None:
    assert unit_start(["Funds", "by", "donor", "(CHF", "million)"]) == 3
    assert unit_start(["Funds", "by", "donor", "(provisional)"]) == 0
    assert unit_start([]) == 0


def overlapping(sheet: Sheet) -> None:
    put(sheet, FUNDS, 100)
    for n in range(4):
        sheet.words += line("over", 62, 103 + n * ROW)
    draw_grid(sheet, 100, 4, (56, 240, 320, 400, 480))


def sparse(sheet: Sheet) -> None:
    rows = [FUNDS[0], *([f"Fund {n}", "", "", ""] for n in range(4)), ["Total", "12", "", ""]]
    put(sheet, rows, 100)
    draw_grid(sheet, 100, 6, (56, 240, 320, 400, 480))
    sheet.words += line("3", 262, 119)


def ragged(sheet: Sheet) -> None:
    put(sheet, FUNDS, 100)
    for n in range(5):
        for at in range(4):
            left, right = (56, 240, 320, 400, 480)[at : at + 2]
            sheet.rule(left, right, 100 + n * ROW)
    for n in range(1, 4):
        sheet.words += [word("across", 210, 103 + n * ROW), word("columns", 241, 103 + n * ROW)]


@pytest.mark.parametrize(
    ("drawn", "problem"), [(overlapping, "overlap"), (sparse, "are empty"), (ragged, "run across columns")]
)
def test_what_cannot_be_trusted(drawn: Callable[[Sheet], None], problem: str) -> None:
    sheet = Sheet()
    drawn(sheet)
    assert problem in (only(sheet).block.problem or "")
