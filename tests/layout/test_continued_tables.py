from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.platypus import CondPageBreak

from extract.layout import lay_out
from extract.layout.inside import all_blocks, placed
from extract.layout.labels.wording import is_note, without_continued
from extract.layout.types import Furniture, TableBlock
from extract.text import plain_text
from tests.layout.builders import Sheet, line, pdf, sentence
from tests.layout.printed import Drawn, flow, pages, printed, rows_of, text

if TYPE_CHECKING:
    from pathlib import Path

    from extract.layout.types import Layout

HEAD = ["Programme", "2021", "2022", "Share"]
FIGURES = [
    [f"Land {chr(65 + n % 26)}{n} fund", f"{n * 37 % 900 + 10}", f"1 {n * 53 % 900 + 100}", f"{n}%"]
    for n in range(50)
]
TEXT_HEAD = ["Project", "Country", "Period"]
PROJECTS = [
    [
        f"Project {n} on safer work in small shops",
        ["Ghana", "Kenya and Uganda"][n % 2],
        f"20{10 + n % 10}–2024",
    ]
    for n in range(40)
]
RIGHT = (1, 2, 3)


def tables(layout: Layout) -> list[TableBlock]:
    return [block for block in all_blocks(layout.blocks) if isinstance(block, TableBlock)]


@pytest.mark.parametrize("style", ["grid", "levels", "zebra", "booktabs", "none"])
@pytest.mark.parametrize("repeat", [0, 1])
def test_figures_over_pages(tmp_path: Path, style: str, repeat: int) -> None:
    drawn = Drawn([HEAD, *FIGURES], style=style, title="Table 1. Funds", right=RIGHT, repeat=repeat)
    layout = lay_out(printed(tmp_path / "a.pdf", text("Resources", 14, bold=True), *flow(drawn)))
    found = tables(layout)
    assert [rows_of(block) for block in found] == [[HEAD, *FIGURES]]
    assert [page for page, _ in found[0].more] == [2]
    again = [b for b in layout.blocks if isinstance(b, Furniture) and b.rule == "table"]
    assert len(again) == repeat


@pytest.mark.parametrize("style", ["grid", "levels", "zebra"])
@pytest.mark.parametrize("repeat", [0, 1])
def test_texts_over_pages(tmp_path: Path, style: str, repeat: int) -> None:
    drawn = Drawn([TEXT_HEAD, *PROJECTS], style=style, widths=(130.0, 80.0, 90.0), repeat=repeat)
    found = tables(lay_out(printed(tmp_path / "a.pdf", text("Resources", 14, bold=True), *flow(drawn))))
    assert [rows_of(block) for block in found] == [[TEXT_HEAD, *PROJECTS]]


def test_every_word_is_in_one_place(tmp_path: Path) -> None:
    drawn = Drawn([HEAD, *FIGURES], style="levels", title="Table 1. Funds", right=RIGHT, repeat=1)
    read = printed(tmp_path / "a.pdf", *flow(drawn))
    words = sorted(id(one.word) for one in placed(lay_out(read).blocks))
    assert words == sorted(id(word) for page in read.pages for word in page.words)


@pytest.mark.parametrize("again", ["Table 1. Funds (continued)", "Table 1 (cont.)", "Table 1. Funds"])
def test_a_title_that_goes_on(tmp_path: Path, again: str) -> None:
    first = flow(Drawn([HEAD, *FIGURES[:30]], title="Table 1. Funds", right=RIGHT))
    second = flow(Drawn([HEAD, *FIGURES[30:40]], title=again, right=RIGHT))
    found = tables(lay_out(printed(tmp_path / "a.pdf", *first, CondPageBreak(500), *second)))
    assert [rows_of(block) for block in found] == [[HEAD, *FIGURES[:40]]]
    assert plain_text(found[0].title) == "Table 1. Funds"


def test_another_table_on_the_next_page(tmp_path: Path) -> None:
    first = flow(Drawn([HEAD, *FIGURES[:20]], title="Table 1. Funds", right=RIGHT))
    second = flow(
        Drawn([["Donor", "2023", "2024", "Rate"], *FIGURES[20:30]], title="Table 2. Dues", right=RIGHT)
    )
    found = tables(lay_out(printed(tmp_path / "a.pdf", *pages(first, second))))
    assert [len(block.rows) for block in found] == [20, 10]


def draw(sheet: Sheet, rows: list[list[str]], top: float, left: float = 50.0) -> None:
    for n, row in enumerate(rows):
        for c, cell in enumerate(row):
            sheet.words += line(cell, left + 4 + c * 80, top + 3 + n * 16)
        sheet.rule(left, left + 240, top + n * 16)
    sheet.rule(left, left + 240, top + len(rows) * 16)


def test_a_row_that_the_end_of_the_page_cut() -> None:
    one, two = Sheet(), Sheet()
    one.write(sentence("text", 60), 50, 60, 400)
    draw(
        one,
        [["Project", "Place", "Donor"], ["Mines", "Peru", "Fund A"], ["Seeds", "Chad and", "Fund B"]],
        700,
    )
    draw(two, [["", "for youth", ""], ["Care", "Fiji", "Fund C"], ["Skills", "Oman", "Fund D"]], 60)
    two.write(sentence("more", 60), 50, 200, 400)
    (found,) = tables(lay_out(pdf(one, two)))
    assert rows_of(found)[1:] == [
        ["Mines", "Peru", "Fund A"],
        ["Seeds", "Chad and for youth", "Fund B"],
        ["Care", "Fiji", "Fund C"],
        ["Skills", "Oman", "Fund D"],
    ]


def test_over_two_columns_of_a_page() -> None:
    sheet = Sheet()
    sheet.write(sentence("text", 200), 40, 60, 250)
    draw(
        sheet, [["Project", "Place", "Money"], *([f"Item {n}", "Peru", f"{n}0"] for n in range(10))], 560, 40
    )
    draw(sheet, [[f"Item {n}", "Peru", f"{n}0"] for n in range(10, 16)], 60, 310)
    sheet.write(sentence("more", 200), 310, 200, 250)
    (found,) = tables(lay_out(pdf(sheet)))
    assert [row[0] for row in rows_of(found)[1:]] == [f"Item {n}" for n in range(16)]


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Table 2. Funds (continued)", "Table 2. Funds"),
        ("Table 2 – cont.", "Table 2"),
        ("Tableau 2. Fonds (suite)", "Tableau 2. Fonds"),
        ("Cuadro 3. Fondos (continuación)", "Cuadro 3. Fondos"),
        ("Table 2. Funds (provisional)", "Table 2. Funds (provisional)"),
        ("Programmes to be continued", "Programmes to be continued"),
    ],
)
def test_titles_that_say_they_go_on(title: str, plain: str) -> None:
    assert without_continued(title) == plain


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Source: Ministry of Finance", True),
        ("Notes. Figures are rounded", True),
        ("Fuente: Ministerio", True),
        ("* provisional", True),
        ("(a) Without the second phase", True),
        ("Sources of income", False),
        ("Ghana: 12", False),
        ("-12.4", False),
    ],
)
def test_notes(words: str, expected: object) -> None:
    assert is_note(words) is expected
