"""Tables without rules of two columns: names and one figure each."""

from __future__ import annotations

import pytest

from extract.layout.tables import find_tables
from extract.text import plain_text
from tests.layout.builders import BLUE, Sheet, line

ROWS = [
    ("Population, thousand", "772"),
    ("Life expectancy", "70.6"),
    ("Coverage", "92%"),
    ("Spending", "3.6%"),
]


def write(rows: list[tuple[str, str]], *, left: bool = False, heads: str = "", title: str = "") -> Sheet:
    """Write names at the left of a narrow column, figures at its right, heads and a title above."""
    sheet = Sheet()
    sheet.words += line(title, 60, 76, bold=True, colour=BLUE) if title else []
    for n, (name, figure) in enumerate([tuple(heads.split("|")), *rows] if heads else rows):
        for at, text in enumerate(name.split("\n")):
            sheet.words += line(text, 60, 100 + n * 30 + at * 12)
        sheet.words += line(figure, 200 if left else 230 - 5 * len(figure), 100 + n * 30)
    return sheet


def read(sheet: Sheet) -> list[list[list[str]]]:
    blocks = [found.block for found in find_tables(sheet.page(), ())]
    return [[[plain_text(cell.lines) for cell in row] for row in (b.header, *b.rows)] for b in blocks]


@pytest.mark.parametrize("left", [False, True])
def test_names_and_figures_below_heads(left: bool) -> None:
    found = read(write(ROWS, left=left, heads="Indicator|Value"))
    assert found == [[["Indicator", "Value"], *map(list, ROWS)]]


def test_a_title_is_enough_and_names_wrap() -> None:
    rows = [
        ("Mortality per 1,000\nlive births", "28.5"),
        *ROWS[:3],
        ("Households with\nbasic sanitation", "77%"),
    ]
    (found,) = read(write(rows, title="Health indicators"))
    assert found[1:] == [[name.replace("\n", " "), figure] for name, figure in rows]


def test_two_tables_follow_each_other() -> None:
    sheet = write(ROWS, heads="Indicator|Value", title="Health")
    sheet.words += [*line("Source: bureau", 60, 250, 7), *line("Budget", 60, 290, bold=True)]
    for n, (name, figure) in enumerate([("Priority", "Amount"), *ROWS]):
        sheet.words += [*line(name, 60, 306 + n * 20), *line(figure, 230 - 5 * len(figure), 306 + n * 20)]
    assert [len(rows) for rows in read(sheet)] == [5, 5]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("Summary", "2"), ("Context", "4"), ("Results", "9"), ("Annex", "12")], id="contents"),
        pytest.param([(f"{name} .........", "7.5") for name, _ in ROWS], id="leaders"),
        pytest.param(
            [(f"Tel {name}", f"+41 22 555 01 0{n}") for n, (name, _) in enumerate(ROWS)], id="contact"
        ),
        pytest.param([(name, f"{2019 + n}") for n, (name, _) in enumerate(ROWS)], id="years"),
        pytest.param([(str(2019 + n), figure) for n, (_, figure) in enumerate(ROWS)], id="list of years"),
        pytest.param([(f"and so the {name} was", figure) for name, figure in ROWS], id="prose"),
        pytest.param(ROWS[:3], id="few"),
    ],
)
def test_what_is_no_table(rows: list[tuple[str, str]]) -> None:
    assert read(write(rows, title="A title")) == []


def test_names_and_figures_need_heads_or_a_title() -> None:
    assert read(write(ROWS)) == []


def test_larger_figures_are_key_figures() -> None:
    sheet = write([], title="Key figures")
    for n, (name, figure) in enumerate(ROWS):
        sheet.words += [*line(name, 60, 104 + n * 30), *line(figure, 200, 100 + n * 30, 14)]
    assert read(sheet) == []
