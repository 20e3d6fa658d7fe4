"""Whatever is laid out as a table comes back cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import assume, given
from hypothesis import strategies as st

from extract.geometry import Box
from extract.layout.labels.chunks import is_figure
from extract.layout.tables import find_tables
from extract.pdf import Stroke
from extract.text import plain_text
from tests.layout.builders import BLACK, Sheet, line, sentence

SIZE = 10.0
ROW = 18.0
GAP = 24.0  # points between the widest cells of two columns
NAMES = st.text("abcdefgh", min_size=3, max_size=9).map(str.capitalize)
COUNTS = st.integers(0, 9999).map(lambda n: f"{n:,}".replace(",", " "))
FIGURES = COUNTS | st.sampled_from(["41.5%", "(228)", "-12", "0.3"])
VALUES = st.one_of(FIGURES, FIGURES, FIGURES, st.sampled_from(["–", ""]))
WORDS = st.one_of(NAMES, st.lists(NAMES, min_size=2, max_size=3).map(" ".join), st.just(""))


@dataclass(frozen=True)
class Laid:
    """A matrix, which of its columns stand at the right, and how it is ruled."""

    rows: list[list[str]]
    right: list[bool]
    rules: str


@st.composite
def laid(draw: st.DrawFn) -> Laid:
    figures = [False, *draw(st.lists(st.booleans(), min_size=1, max_size=4))]
    rules = draw(st.sampled_from(["grid", "levels", "none"]))
    count = draw(st.integers(3, 7))
    columns = [draw(_column(count, figures=column, first=c == 0)) for c, column in enumerate(figures)]
    heads = draw(st.lists(NAMES, min_size=len(figures), max_size=len(figures), unique=True))
    rows = [heads, *(list(row) for row in zip(*columns, strict=True))]
    right = [column and draw(st.booleans() if rules != "none" else st.just(True)) for column in figures]
    return Laid(rows, right, rules)


@st.composite
def _column(draw: st.DrawFn, count: int, *, figures: bool, first: bool) -> list[str]:
    cells = FIGURES if figures and count < 5 else VALUES if figures else NAMES if first else WORDS
    return draw(st.lists(cells, min_size=count, max_size=count))


def width(text: str) -> float:
    return len(text) * SIZE / 2


def sheet_of(table: Laid) -> Sheet:
    """Lay the cells out, with the widest of each column a gap apart from the next column."""
    sheet = Sheet(width=900)
    sheet.write(sentence("above", 30), 40, 40, 500)
    x, top = 44.0, 120.0
    edges = [x - 4]
    for c, column in enumerate(zip(*table.rows, strict=True)):
        widest = max(map(width, column))
        for r, text in enumerate(column):
            left = x + widest - width(text) if table.right[c] else x
            sheet.words += line(text, left, top + 4 + r * ROW, SIZE, bold=r == 0)
        x += widest + GAP
        edges.append(x - GAP / 2)
    draw_rules(sheet, table, edges, top)
    sheet.write(sentence("below", 30), 40, top + len(table.rows) * ROW + 40, 500)
    return sheet


def draw_rules(sheet: Sheet, table: Laid, edges: list[float], top: float) -> None:
    bottom = top + len(table.rows) * ROW
    if table.rules == "none":
        return
    for r in range(len(table.rows) + 1):
        sheet.rule(edges[0], edges[-1], top + r * ROW)
    for x in edges if table.rules == "grid" else ():
        sheet.strokes.append(Stroke("line", Box(x, top, x, bottom), None, BLACK, 1.0))


@given(laid())
def test_cells_come_back(table: Laid) -> None:
    body = list(zip(*table.rows[1:], strict=True))
    assume(all(any(column) for column in body))
    assume(sum(bool(cell) for column in body for cell in column) >= 0.6 * len(body) * len(body[0]))
    assume(all(sum(map(bool, row)) > 1 for row in table.rows))
    figures = sum(sum(map(is_figure, column)) >= 3 for column in body)
    assume(figures >= (2 if table.rules == "none" else 1))
    if table.rules == "none":  # a column is told by two cells at least
        assume(all(sum(map(bool, column)) > 1 for column in body))
    found = find_tables(sheet_of(table).page())
    assert len(found) == 1
    block = found[0].block
    read = [[plain_text(cell.lines) for cell in row] for row in (block.header, *block.rows)]
    assert read == table.rows
