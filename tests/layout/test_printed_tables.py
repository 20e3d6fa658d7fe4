from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.platypus import Spacer, Table

from extract.text import plain_text
from tests.layout.printed import (
    PROSE,
    STYLES,
    Drawn,
    flow,
    only,
    printed,
    rows_of,
    table,
    tables_of,
    text,
)

if TYPE_CHECKING:
    from pathlib import Path

FUNDS = [
    ["Donor", "2021", "2022", "Total"],
    ["Oslo fund", "3 400", "3 650", "7 050"],
    ["City of Turku", "410", "–", "410"],
    ["Grants returned", "(45)", "", "-45"],
    ["Total", "3 765", "3 650", "7 415"],
]
PROJECTS = [
    ["Project", "Country", "Period", "Funding source"],
    ["Decent work for young people in the digital economy", "Tunisia", "2021–2024", "Cooperation agency"],
    ["Safe mines", "Mongolia", "2022–2025", "Ministry of Labour and regional trust fund"],
    ["Skills", "Cambodia, Laos and Viet Nam", "2020–2023", "Ministry of Labour"],
    ["Social protection floors", "Nepal", "2023–2026", "Pooled fund"],
]
BUDGETS = [
    ["Project", "Countries", "Budget (US$)"],
    ["Better labour inspection in small garment factories", "Bangladesh", "1,250,000"],
    ["Skills", "Tunisia and Morocco, with a regional component", "840,500"],
    ["Women in mining communities of the north", "Ghana", "2,100,000"],
    ["Total", "", "4,190,500"],
]
TWO_ROWS = [
    ["Source", "Assessed", "", "Voluntary", ""],
    ["", "2021", "2022", "2021", "2022"],
    ["Ministry of Labour", "1 200", "1 310", "2 840", "2 115"],
    ["Regional agencies", "15", "", "44", "61"],
    ["Total", "1 215", "1 310", "2 884", "2 176"],
]
FIGURES = (1, 2, 3, 4)
FIVE = (130.0, 60.0, 60.0, 60.0, 60.0)
WRAPPED = (110.0, 90.0, 80.0, 110.0)
LINED = [style for style in STYLES if style not in ("zebra", "white", "shade")]


@pytest.mark.parametrize("style", STYLES)
def test_figures_in_every_style(tmp_path: Path, style: str) -> None:
    notes = ("Note: Figures for 2022 are provisional.", "Source: Ministry of Finance.")
    drawn = Drawn(
        FUNDS, style=style, title="Table 2. Funds by donor", unit="(US$ thousand)", notes=notes, right=FIGURES
    )
    block = only(tmp_path / "a.pdf", drawn)
    assert rows_of(block) == FUNDS
    assert (plain_text(block.title), plain_text(block.unit)) == ("Table 2. Funds by donor", "(US$ thousand)")
    assert block.problem is None


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("pad", [0.5, 3.0])
def test_texts_that_wrap(tmp_path: Path, style: str, pad: float) -> None:
    drawn = Drawn(PROJECTS, style=style, title="Table 4. Projects under way", widths=WRAPPED, pad=pad)
    assert rows_of(only(tmp_path / "a.pdf", drawn)) == PROJECTS


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("pad", [0.5, 3.0])
def test_wrapped_texts_beside_figures(tmp_path: Path, style: str, pad: float) -> None:
    widths, notes = (130.0, 110.0, 90.0), ("Source: Office.",)
    drawn = Drawn(BUDGETS, style=style, widths=widths, right=(2,), pad=pad, notes=notes)
    assert rows_of(only(tmp_path / "a.pdf", drawn)) == BUDGETS


@pytest.mark.parametrize("style", LINED)
def test_heads_over_two_columns(tmp_path: Path, style: str) -> None:
    spans = ((1, 0, 2, 0), (3, 0, 4, 0), (0, 0, 0, 1))
    drawn = Drawn(TWO_ROWS, heads=2, style=style, right=FIGURES, spans=spans, widths=FIVE)
    heads = ["Source", "Assessed 2021", "Assessed 2022", "Voluntary 2021", "Voluntary 2022"]
    assert rows_of(only(tmp_path / "a.pdf", drawn)) == [heads, *TWO_ROWS[2:]]


@pytest.mark.parametrize("style", ["grid", "booktabs", "none"])
def test_three_rows_of_heads(tmp_path: Path, style: str) -> None:
    rows = [
        ["Country", "Commitments", "", "", ""],
        ["", "Grants", "", "Loans", ""],
        ["", "2021", "2022", "2021", "2022"],
        ["Ghana", "120", "310", "284", "211"],
        ["Benin", "90", "20", "95", "102"],
        ["Togo", "15", "7", "44", "61"],
    ]
    spans = ((0, 0, 0, 2), (1, 0, 4, 0), (1, 1, 2, 1), (3, 1, 4, 1))
    drawn = Drawn(rows, heads=3, style=style, right=FIGURES, spans=spans, widths=FIVE)
    heads = [f"Commitments {kind} {year}" for kind in ("Grants", "Loans") for year in (2021, 2022)]
    assert rows_of(only(tmp_path / "a.pdf", drawn)) == [["Country", *heads], *rows[3:]]


@pytest.mark.parametrize("style", STYLES)
def test_groups_of_rows(tmp_path: Path, style: str) -> None:
    rows = [
        ["Country", "Projects", "Budget (€ thousand)", "Share"],
        ["Africa", "", "", ""],
        ["Ghana", "4", "1 250", "31%"],
        ["Kenya", "3", "980", "24%"],
        ["Asia and the countries of the Pacific", "", "", ""],
        ["Nepal", "8", "1 812", "45%"],
        ["Total", "15", "4 042", "100%"],
    ]
    spans = ((0, 1, 3, 1), (0, 4, 3, 4))
    drawn = Drawn(rows, style=style, right=(1, 2, 3), spans=spans, widths=(120.0, 70.0, 110.0, 60.0))
    assert rows_of(only(tmp_path / "a.pdf", drawn)) == rows


@pytest.mark.parametrize("style", ["grid", "booktabs", "none", "white", "zebra"])
def test_a_cell_beside_several_rows_goes_into_the_first(tmp_path: Path, style: str) -> None:
    rows = [
        ["Region", "Country", "2022", "2023"],
        ["Africa", "Ghana", "120", "130"],
        ["", "Benin", "90", "95"],
        ["", "Togo", "15", "12"],
        ["Asia", "Nepal", "44", "61"],
        ["", "Laos", "8", "9"],
    ]
    drawn = Drawn(rows, style=style, right=(2, 3), spans=((0, 1, 0, 3), (0, 4, 0, 5)), widths=(90.0,) * 4)
    assert rows_of(only(tmp_path / "a.pdf", drawn)) == rows


@pytest.mark.parametrize("style", ["grid", "booktabs", "levels", "none"])
def test_heads_that_wrap(tmp_path: Path, style: str) -> None:
    rows = [
        ["Programme or project title", "Total budget approved (US$ thousand)", "Spent up to December 2023"],
        ["Youth", "1 200", "840"],
        ["Inspection", "640", "610"],
        ["Safety", "90", "12"],
    ]
    drawn = Drawn(rows, style=style, right=(1, 2), widths=(120.0, 80.0, 80.0))
    assert rows_of(only(tmp_path / "a.pdf", drawn)) == rows


def test_raised_marks_and_their_notes(tmp_path: Path) -> None:
    rows = [
        ["Programme", "Budget", "Spent"],
        ["Youth<super size=6>1</super>", "1 200", "840<super size=6>2</super>"],
        ["Inspection", "640", "610"],
        ["Safety", "90", "12"],
    ]
    notes = ("<super size=5>1</super> Second phase included.", "<super size=5>2</super> Estimate.")
    block = only(tmp_path / "a.pdf", Drawn(rows, style="levels", right=(1, 2), notes=notes))
    assert [row[0] for row in rows_of(block)][-1] == "Safety"
    assert len(block.rows) == 3


@pytest.mark.parametrize("style", ["grid", "booktabs"])
def test_a_caption_below(tmp_path: Path, style: str) -> None:
    caption = text("Table 3: Funds by donor, 2021 and 2022", 8, bold=True)
    found = tables_of(printed(tmp_path / "a.pdf", table(Drawn(FUNDS, style=style, right=FIGURES)), caption))
    assert [plain_text(block.title) for block in found] == ["Table 3: Funds by donor, 2021 and 2022"]
    assert rows_of(found[0]) == FUNDS


def test_title_and_unit_in_the_grid(tmp_path: Path) -> None:
    unit = ["", "(in millions of US dollars)", "", ""]
    rows = [["Table 5. Funds by donor", "", "", ""], FUNDS[0], unit, *FUNDS[1:]]
    spans = ((0, 0, 3, 0), (1, 2, 3, 2))
    block = only(tmp_path / "a.pdf", Drawn(rows, heads=3, right=FIGURES, spans=spans))
    assert rows_of(block) == FUNDS
    assert plain_text(block.title) == "Table 5. Funds by donor"
    assert plain_text(block.unit) == "(in millions of US dollars)"


@pytest.mark.parametrize("style", ["grid", "booktabs", "levels", "zebra", "none"])
def test_two_right_below_each_other(tmp_path: Path, style: str) -> None:
    other = [
        ["Item", "2023", "Rate"],
        ["Dues", "1 612", "-12.4%"],
        ["Interest", "14", "3%"],
        ["Rest", "7", "1%"],
    ]
    one = flow(Drawn(FUNDS, style=style, title="Table 1. Funds", right=FIGURES))
    widths = (140.0, 105.0, 105.0)
    two = flow(Drawn(other, style=style, title="Table 2. Accounts", right=(1, 2), widths=widths))
    found = tables_of(printed(tmp_path / "a.pdf", *one, Spacer(1, 6), *two))
    assert [rows_of(block) for block in found] == [FUNDS, other]
    assert [plain_text(block.title) for block in found] == ["Table 1. Funds", "Table 2. Accounts"]


@pytest.mark.parametrize("style", ["grid", "booktabs", "levels", "zebra"])
def test_two_side_by_side(tmp_path: Path, style: str) -> None:
    rows = [["Country", "2021", "2022"], ["Ghana", "120", "130"], ["Benin", "90", "95"], ["Togo", "15", "12"]]
    drawn = Drawn(rows, style=style, right=(1, 2), widths=(70.0, 50.0, 50.0))
    beside = Table([[table(drawn), table(drawn)]], [200.0, 200.0])
    assert [rows_of(block) for block in tables_of(printed(tmp_path / "a.pdf", beside))] == [rows, rows]


def test_heads_at_the_left_of_figures_at_the_right(tmp_path: Path) -> None:
    rows = [row[:] for row in FUNDS]
    marked = [[f"<para align=left>{cell}</para>" for cell in rows[0]], *rows[1:]]
    drawn = Drawn(marked, style="booktabs", right=FIGURES)
    assert rows_of(only(tmp_path / "a.pdf", drawn)) == FUNDS


def test_label_and_value_in_a_grid(tmp_path: Path) -> None:
    rows = [["Member since", "1991"], ["Conventions ratified", "32"], ["Active projects", "14"]]
    block = only(tmp_path / "a.pdf", Drawn(rows, heads=0))
    assert [row for row in rows_of(block) if any(row)] == rows


def side_by_side(*columns: str) -> Table:
    cells = [text(column) for column in columns]
    return Table([cells], [400.0 / len(cells)] * len(cells))


HEADED = [f"<b>{head}</b><br/>{PROSE}" for head in ("Overview", "Results so far", "What comes next")]
SHORT = [f"<b>{head}</b><br/>Skills for youth<br/>safer mines" for head in ("Africa", "Asia", "Americas")]
ADDRESS = ["Partnerships Department<br/>4 route des Exemples", "T: +41 22 555 01 02<br/>E: a@b.org"]
KEYS = ["62<br/>treaties", "23<br/>countries"]


@pytest.mark.parametrize("columns", [[PROSE, PROSE], HEADED, SHORT, ADDRESS, KEYS])
def test_columns_that_are_no_table(tmp_path: Path, columns: list[str]) -> None:
    assert tables_of(printed(tmp_path / "a.pdf", side_by_side(*columns))) == []


@pytest.mark.parametrize(
    "lines",
    [
        [f"Introduction {'.' * 60} 1", f"The partnership {'.' * 55} 12", f"Resources {'.' * 60} 14"],
        [
            "1. Safer mines in the north",
            "2. Work for 12 people",
            "3. Skills for 2 300 young people",
        ],
        [
            "Abdi, K. 2019. Migration. Geneva.",
            "Brun, L. 2020. Small mines. Geneva.",
            "Costa, M. 2021. Costs.",
        ],
        ["2004 Memorandum signed", "2010 First projects in Asia", "2016 Extended to Africa"],
        ["Duration: 48 months", "Budget: US$ 2.4 million", "Start: January 2022", "Donor: an agency"],
    ],
)
def test_lines_that_are_no_table(tmp_path: Path, lines: list[str]) -> None:
    assert tables_of(printed(tmp_path / "a.pdf", *map(text, lines))) == []
