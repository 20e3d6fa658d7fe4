from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extract.geometry import around
from extract.layout.marks import unreferenced, without_references
from extract.layout.types import BoxBlock, Cell, Heading, Line, Paragraph, TableBlock
from tests.layout.builders import line, text, word

if TYPE_CHECKING:
    from extract.pdf import Word


def made(*words: Word) -> tuple[Line, ...]:
    return (Line(1, around(w.box for w in words), words),)


@pytest.mark.parametrize("mark", ["1", "12", "*", "†"])
def test_raised_references_are_left_out_and_kept(mark: str) -> None:
    before = line("as agreed in May.", 50, 100)
    lines, marks = without_references(made(*before, word(mark, before[-1].box.x1, 99, 6.5)))
    assert text(lines) == "as agreed in May."
    assert [(one.word.text, one.reason) for one in marks] == [(mark, "note_mark")]


@pytest.mark.parametrize("words", [("km", "2"), ("10", "6"), ("3×10", "6")])
def test_exponents_stay(words: tuple[str, str]) -> None:
    lines = made(word(words[0], 50, 100), word(words[1], 61, 99, 6.5))
    assert without_references(lines) == (lines, ())


def with_narrow_figures(text: str, width: float) -> Word:
    whole = word(text, 50, 100)
    edges = [50.0]
    for character in text:
        edges.append(edges[-1] + (width if character.isdigit() else 5.0))
    return replace(whole, edges=tuple(edges))


def test_superior_figures_at_the_end_of_a_word_are_cut_off() -> None:
    lines, marks = without_references(made(with_narrow_figures("scheme.1", 3.2)))
    cut = lines[0].words[0]
    assert (cut.text, marks[0].word.text) == ("scheme.", "1")
    assert len(cut.edges) == len(cut.text) + 1
    assert marks[0].word.edges[0] == cut.edges[-1]
    assert text(without_references(made(with_narrow_figures("engineers12.", 3.2)))[0]) == "engineers."


@pytest.mark.parametrize("written", ["Covid19", "phase2"])
def test_figures_of_full_width_stay(written: str) -> None:
    lines = made(with_narrow_figures(written, 5.0))
    assert without_references(lines) == (lines, ())


def with_widths(text: str, widths: list[float]) -> Word:
    edges = [50.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return replace(word(text, 50, 100), edges=tuple(edges))


def test_a_narrow_figure_behind_a_number_is_a_reference() -> None:
    lines, marks = without_references(made(with_widths("8402", [5, 5, 5, 3.4])))
    assert (text(lines), [mark.word.text for mark in marks]) == ("840", ["2"])
    lines, marks = without_references(made(with_widths("1,8403", [3, 2.5, 5, 5, 5, 3.4])))
    assert (text(lines), [mark.word.text for mark in marks]) == ("1,840", ["3"])


@pytest.mark.parametrize(
    ("written", "widths"),
    [
        ("8402", [5, 5, 5, 5]),
        ("8402", [5, 5, 5, 4.2]),
        ("8401", [5, 5, 5, 3]),
        ("11401", [3, 3, 5, 5, 3]),
        ("1117", [3, 3, 3, 5]),
        ("82", [5, 3.2]),
        ("4423", [5, 5, 4.6, 3.2]),
        ("6.83", [5, 2.5, 4.6, 3.2]),
    ],
)
def test_figures_of_a_number_stay(written: str, widths: list[float]) -> None:
    lines = made(with_widths(written, widths))
    assert without_references(lines) == (lines, ())


def test_a_figure_and_its_reference_touch() -> None:
    year = word("1840", 50, 100)
    near, far = word("2", 70.5, 99, 6.5), word("2", 74, 99, 6.5)
    assert text(without_references(made(year, near))[0]) == "1840"
    assert text(without_references(made(year, far))[0]) == "1840 2"


def test_references_leave_every_kind_of_block() -> None:
    lines = made(*line("Paid", 50, 100), word("1", 70.5, 99, 6.5))
    table = TableBlock(1, lines[0].box, lines, (), (Cell(lines),), ((Cell(lines),),))
    box = BoxBlock(1, lines[0].box, (Heading(lines, 1), Paragraph(lines), table))
    done = unreferenced(box)
    assert isinstance(done, BoxBlock)
    heading, paragraph, inner = done.blocks
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(inner, TableBlock)
    cells = (*inner.header, *inner.rows[0])
    lines_left = [heading.lines, paragraph.lines, inner.title, *(cell.lines for cell in cells)]
    assert [text(one) for one in lines_left] == ["Paid"] * 5
    marks = [heading.marks, paragraph.marks, inner.marks, *(cell.marks for cell in cells)]
    assert [len(one) for one in marks] == [1] * 5
