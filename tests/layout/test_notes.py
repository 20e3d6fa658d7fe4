from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extract.geometry import around
from extract.layout.notes import is_figure_title, without_references
from extract.layout.types import Line
from tests.layout.builders import line, text, word

if TYPE_CHECKING:
    from extract.pdf import Word


def made(*words: Word) -> tuple[Line, ...]:
    return (Line(1, around(w.box for w in words), words),)


@pytest.mark.parametrize("mark", ["1", "12", "*", "†"])
def test_raised_references_are_left_out(mark: str) -> None:
    before = line("as agreed in May.", 50, 100)
    lines = made(*before, word(mark, before[-1].box.x1, 99, 6.5))
    assert text(without_references(lines)) == "as agreed in May."


@pytest.mark.parametrize("words", [("km", "2"), ("10", "6")])
def test_exponents_stay(words: tuple[str, str]) -> None:
    lines = made(word(words[0], 50, 100), word(words[1], 61, 99, 6.5))
    assert without_references(lines) == lines


def with_narrow_figures(text: str, width: float) -> Word:
    whole = word(text, 50, 100)
    edges = [50.0]
    for character in text:
        edges.append(edges[-1] + (width if character.isdigit() else 5.0))
    return replace(whole, edges=tuple(edges))


def test_superior_figures_at_the_end_of_a_word_are_cut_off() -> None:
    cut = without_references(made(with_narrow_figures("scheme.1", 3.2)))[0].words[0]
    assert cut.text == "scheme."
    assert len(cut.edges) == len(cut.text) + 1
    assert text(without_references(made(with_narrow_figures("engineers12.", 3.2)))) == "engineers."


@pytest.mark.parametrize("written", ["Covid19", "phase2"])
def test_figures_of_full_width_stay(written: str) -> None:
    lines = made(with_narrow_figures(written, 5.0))
    assert without_references(lines) == lines


def test_figure_titles() -> None:
    assert is_figure_title("Figure 2. Money paid by year")
    assert is_figure_title("Gráfico 1: Aportes")
    assert not is_figure_title("Figures of 2022 are estimates")
