"""Where tables end and begin: beside each other, below each other, below running heads, over pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.layout.labels.chunks import as_lines
from extract.layout.tables import find_tables, joined_tables
from extract.layout.types import Furniture, TableBlock
from extract.text import plain_text
from tests.layout.builders import Sheet, line
from tests.layout.printed import Drawn, only, rows_of

if TYPE_CHECKING:
    from pathlib import Path

Rows = list[list[str]]
SPENT = [
    ["Programme", "2021", "2022"],
    ["Grain", "1.3", "2.2"],
    ["Roads", "2.4", "1.9"],
    ["Alerts", "0.4", "0.9"],
]
REACHED = [
    ["Programme", "Women", "Men"],
    ["Grain", "41", "38"],
    ["Roads", "122", "131"],
    ["Alerts", "386", "372"],
]


def put(
    sheet: Sheet, rows: Rows, left: float, top: float, *, centred: bool = False, step: float = 16
) -> None:
    """Write rows, names at the left, figures at the right of their columns or centred."""
    for n, row in enumerate(rows):
        for c, text in enumerate(row):
            at = left if c == 0 else left + 60 + 60 * c - len(text) * (2.5 if centred else 5)
            sheet.words += line(text, at, top + n * step, bold=n == 0 and not centred)


def read(sheet: Sheet) -> list[Rows]:
    blocks = [found.block for found in find_tables(sheet.page(), ())]
    return [[[plain_text(cell.lines) for cell in row] for row in (b.header, *b.rows)] for b in blocks]


def titles(sheet: Sheet) -> list[str]:
    return [plain_text(found.block.title) for found in find_tables(sheet.page(), ())]


def test_tables_side_by_side_whose_names_repeat() -> None:
    sheet = Sheet()
    put(sheet, SPENT, 50, 120)
    put(sheet, REACHED, 270, 120)
    assert read(sheet) == [SPENT, REACHED]


def test_tables_side_by_side_with_own_titles() -> None:
    sheet = Sheet()
    other = [
        ["Office", "Staff", "Posts"],
        ["Lima", "41", "38"],
        ["Quito", "122", "131"],
        ["La Paz", "38", "72"],
    ]
    put(sheet, SPENT, 50, 120)
    put(sheet, other, 270, 120)
    assert len(read(sheet)) == 1
    sheet.words += [*line("Payments", 50, 104, bold=True), *line("Our offices", 270, 104, bold=True)]
    assert read(sheet) == [SPENT, other]
    assert titles(sheet) == ["Payments", "Our offices"]


def test_a_table_with_names_in_two_columns_stays_one() -> None:
    sheet = Sheet()
    rows = [[f"Fund {n}", f"{n}1.5", f"City {n}", f"4{n}"] for n in range(1, 6)]
    put(sheet, [["Fund", "Paid", "City", "Projects"], *rows], 50, 120)
    assert len(read(sheet)) == 1


def test_centred_figures_without_rules() -> None:
    sheet = Sheet()
    rows = [
        ["Country", "Paid", "Due"],
        ["Peru", "9", "1,204"],
        ["Chile", "1,380", "7"],
        ["Bolivia", "45", "310"],
    ]
    put(sheet, rows, 50, 120, centred=True)
    assert read(sheet) == [rows]


def test_a_second_table_below_its_title_and_heads() -> None:
    sheet = Sheet()
    put(sheet, SPENT, 50, 120, step=18)
    sheet.rule(50, 240, 134)
    sheet.words += line("People reached", 50, 200, bold=True)
    put(sheet, REACHED, 50, 216, step=18)
    sheet.rule(50, 240, 230)
    assert read(sheet) == [SPENT, REACHED]


def test_a_line_of_years_above_the_first_rule() -> None:
    sheet = Sheet()
    rows = [
        ["Region", "Planned", "Spent", "Planned", "Spent"],
        *([name, "10", "9", "12", "11"] for name in "ABC"),
    ]
    rows = [[row[0] * 3, *row[1:]] if len(row[0]) == 1 else row for row in rows]
    put(sheet, rows, 50, 120)
    sheet.words += [*line("2021", 178, 104, bold=True), *line("2022", 298, 104, bold=True)]
    sheet.rule(50, 360, 117)
    sheet.rule(50, 360, 133)
    sheet.rule(50, 360, 184)
    heads = ["Region", "2021 Planned", "2021 Spent", "2022 Planned", "2022 Spent"]
    assert read(sheet)[0][0] == heads


def test_rows_a_little_farther_apart_than_those_before() -> None:
    sheet = Sheet()
    rows = [["Statement", "Yes", "No"], *([f"Answer {n}", f"{n}0", f"4{n}"] for n in range(1, 8))]
    for n, row in enumerate(rows):
        put(sheet, [row], 50, 120 + 20.5 * n + 0.4 * (n % 2))
    sheet.rule(50, 240, 118)
    sheet.rule(50, 240, 136)
    assert read(sheet) == [rows]


def test_a_name_centred_on_a_ground_of_its_own_stands_first() -> None:
    sheet = Sheet()
    rows = [["Sector", "Donor", "Amount"], *(["", f"Donor {n}", f"{n}00"] for n in range(6))]
    put(sheet, rows, 50, 120)
    sheet.words += [*line("Public", 50, 152), *line("Private", 50, 200)]
    for at in range(8):
        sheet.rule(48, 232, 117 + 16 * at)
    for top, bottom in ((133, 181), (181, 229)):
        rule = sheet.strokes[0]
        sheet.strokes.append(
            replace(rule, kind="rect", box=Box(48, top, 100, bottom), fill=(0.9,), stroke=None)
        )
    (found,) = read(sheet)
    assert [row[0] for row in found] == ["Sector", "Public", "", "", "Private", "", ""]


def test_heads_that_open_in_one_type_and_go_on_in_another() -> None:
    sheet = Sheet()
    for c, name in enumerate(("Very good", "Good", "Fair")):
        left = 60 + 140 * c
        for at, (text, bold) in enumerate([(name, True), ("scores of 80 to 100", False), ("Norway", False)]):
            sheet.words += line(text, left, 103 + 13 * at + 10 * (at == 2), bold=bold)
    for y in (100, 134, 160):
        sheet.rule(56, 476, y)
    for x in (56, 196, 336, 476):
        sheet.strokes.append(replace(sheet.strokes[0], box=Box(x, 100, x, 160)))
    heads = ["Very good scores of 80 to 100", "Good scores of 80 to 100", "Fair scores of 80 to 100"]
    assert read(sheet) == [[heads, ["Norway"] * 3]]


def test_a_running_head_is_no_title_of_a_part() -> None:
    name, other = "Annual review", "A title of its own"
    parts = []
    for number, title in ((1, other), (2, name)):
        sheet = Sheet()
        put(sheet, SPENT, 50, 48)
        sheet.words += line(title, 50, 30, bold=True)
        (found,) = find_tables(sheet.page(number), ())
        parts.append(found.block)
    head = as_lines(3, line(name, 50, 30))
    done = joined_tables([*parts, Furniture(head, "running_head")])
    assert [plain_text(b.title) for b in done if isinstance(b, TableBlock)] == [other]
    taken = [plain_text(b.lines) for b in done if isinstance(b, Furniture)]
    assert taken.count(name) == 2
    elsewhere = joined_tables([parts[1], Furniture(as_lines(3, line(name, 50, 60)), "running_head")])
    assert elsewhere[0] is parts[1]


def test_heads_over_repeated_heads_leave_those_before_alone(tmp_path: Path) -> None:
    rows = [
        ["", "", "2021", "", "2022", ""],
        ["Sector", "Number", "Paid", "Due", "Paid", "Due"],
        *([name, "7", "3 420", "610", "4 185", "905"] for name in ("Health", "Roads", "Schools")),
    ]
    spans = ((2, 0, 3, 0), (4, 0, 5, 0))
    drawn = Drawn(rows, 2, "levels", right=(1, 2, 3, 4, 5), widths=(100.0, *(58.0,) * 5), spans=spans)
    heads = ["Sector", "Number", "2021 Paid", "2021 Due", "2022 Paid", "2022 Due"]
    assert rows_of(only(tmp_path / "made.pdf", drawn)) == [heads, *rows[2:]]


def test_names_of_groups_in_italics_are_rows_of_their_own() -> None:
    sheet = Sheet()
    rows = [*SPENT[:2], ["With cooperatives", "", ""], ["Grain and other", "2.4", "1.9"], SPENT[3]]
    put(sheet, rows, 50, 120, step=12)
    sheet.words = [replace(w, italic=w.text in ("With", "cooperatives")) for w in sheet.words]
    for y in (118, 131, 180):
        sheet.rule(50, 240, y)
    assert read(sheet) == [rows]


def test_a_grid_of_texts_below_filled_heads(tmp_path: Path) -> None:
    rows = [
        ["Partner", "Type of support", "Fields of work"],
        ["Government of India", "Grants, vaccines", "Hospitals, mother and child care, vaccines for all"],
        ["Bank of Infrastructure and Health", "Loan, US$ 20 million", "Basic health units; storage"],
        ["Health Trust Fund", "Annual income", "Essential medicines"],
    ]
    assert rows_of(only(tmp_path / "made.pdf", Drawn(rows, 1, "white", widths=(120.0, 110.0, 160.0)))) == rows
