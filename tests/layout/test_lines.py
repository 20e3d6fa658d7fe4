from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from extract.layout.lines import Wall, is_marker, join_rows, make_lines
from tests.layout.builders import line, word

if TYPE_CHECKING:
    from extract.layout.types import Line
    from extract.pdf import Word


def texts(lines: list[Line]) -> list[str]:
    return [" ".join(w.text for w in each.words) for each in lines]


def test_words_on_one_baseline_are_a_line() -> None:
    words = line("Partners meet twice a year", 50, 100) + line("in the capital.", 50, 113)
    assert texts(make_lines(1, words)) == ["Partners meet twice a year", "in the capital."]


def test_a_column_gap_ends_a_line() -> None:
    words = line("left column", 50, 100) + line("right column", 300, 100)
    assert texts(make_lines(1, words)) == ["left column", "right column"]


def test_a_date_beside_a_large_title_is_a_line_of_its_own() -> None:
    words = line("Norland", 50, 100, 24) + line("May 2022", 160, 108, 9)
    assert texts(make_lines(1, words)) == ["Norland", "May 2022"]


def test_columns_with_different_baselines_stay_apart() -> None:
    words = line("left one", 50, 100) + line("right one", 112, 105) + line("left two", 50, 113)
    assert texts(make_lines(1, words)) == ["left one", "right one", "left two"]


def test_a_bullet_stays_with_its_text() -> None:
    words = [word("•", 50, 100), *line("wide indent", 80, 100)]
    assert texts(make_lines(1, words)) == ["• wide indent"]


def test_a_raised_mark_stays_on_its_line() -> None:
    words = [*line("as stated.", 50, 100), word("1", 100.5, 99, 6), *line("next", 50, 113)]
    assert texts(make_lines(1, words)) == ["as stated. 1", "next"]


def test_a_drop_cap_becomes_the_first_letter_of_its_word() -> None:
    words = [word("H", 50, 100, 30), *line("ost of the meeting", 67, 100), *line("since then", 67, 113)]
    lines = make_lines(1, words)
    assert texts(lines) == ["Host of the meeting", "since then"]
    first = lines[0].words[0]
    assert len(first.edges) == len(first.text) + 1
    assert first.edges[0] == 50


def test_a_drop_cap_of_a_word_in_capitals_and_above_its_line() -> None:
    words = [word("D", 50, 98, 28), *line("OS of them", 65, 101, 9), *line("rivers meet", 72, 114)]
    lines = make_lines(1, words)
    assert texts(lines) == ["DOS of them", "rivers meet"]
    assert lines[0].words[0].initial == words[0].box
    assert lines[0].box.bottom < 113, "the line is as high as its text"


def test_an_index_belongs_to_its_word() -> None:
    words = [word("CO", 50, 100), word("2", 60.2, 104, 7), *line("falls", 68, 100)]
    assert texts(make_lines(1, words)) == ["CO 2 falls"]


def test_a_number_set_apart_by_a_tab_belongs_to_its_heading() -> None:
    words = [word("2.1", 50, 100, 12, bold=True), *line("Money paid", 95, 100, 12, bold=True)]
    assert texts(make_lines(1, words)) == ["2.1 Money paid"]
    plain = [word("2.1", 50, 100, 12), *line("Money paid", 95, 100, 12)]
    assert texts(make_lines(1, plain)) == ["2.1", "Money paid"]


def test_no_line_goes_through_a_drawn_edge() -> None:
    words = line("left text", 50, 100) + line("in a box", 103, 100)
    assert texts(make_lines(1, words)) == ["left text in a box"]
    assert texts(make_lines(1, words, [Wall(99.0, 60.0, 160.0)])) == ["left text", "in a box"]
    assert texts(make_lines(1, words, [Wall(99.0, 200.0, 300.0)])) == ["left text in a box"]
    assert texts(make_lines(1, words, [Wall(77.0, 60.0, 160.0)])) == ["left text in a box"], "inside a word"


def test_the_rows_of_a_column_are_joined() -> None:
    rows = join_rows(make_lines(1, line("Tel.", 50, 100) + line("+41 22", 110, 100)))
    assert texts(rows) == ["Tel. +41 22"]


def test_markers() -> None:
    assert all(is_marker(text) for text in ("•", "–", "▶", "►", "1.", "12)", "a)", "(b)", "\uf0b7", "✓", "o"))
    assert not any(is_marker(text) for text in ("A", "1", "2023", "12.5", "No.", "US$", "e.g."))


places = st.floats(min_value=0, max_value=500, allow_nan=False)
some_words = st.lists(
    st.builds(
        word, st.text("abcX•1", min_size=1, max_size=6), places, places, st.sampled_from([6.0, 10.0, 24.0])
    ),
    max_size=40,
)


@given(some_words)
def test_no_word_is_lost_or_doubled(words: list[Word]) -> None:
    found = [w for each in make_lines(1, words) for w in each.words]
    assert sorted("".join(w.text for w in found)) == sorted("".join(w.text for w in words))
