"""Runs of glyphs become words: tables of what is painted and what is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pdf.fonts import UNREADABLE
from extract.pdf.runs import LEVEL, Frame, Look, Run
from extract.pdf.words import unreadable_share, words_of

PLAIN = Look("Sans", 10.0, (0.0,), bold=False, italic=False)
BOLD = PLAIN._replace(font="Sans-Bold", bold=True)
STEP = 5.0  # each letter is half as wide as the font is high


def run(
    text: str, x: float = 0.0, line: float = 100.0, look: Look = PLAIN, gap: float = 0.0, **more: float
) -> Run:
    lefts = [x + i * (STEP + gap) for i in range(len(text))]
    return Run(
        LEVEL,
        line,
        line - 0.8 * look.size,
        line + 0.2 * look.size,
        look,
        more.get("tracking", 0.0),
        list(text),
        lefts,
        [left + STEP for left in lefts],
    )


def texts(*runs: Run) -> list[str]:
    return [word.text for word in words_of(list(runs))]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([run("CHF 500 000")], ["CHF", "500", "000"]),
        ([run("Over"), run("lap", 20.5)], ["Overlap"]),
        ([run("apart"), run("ment", 26.5)], ["apart", "ment"]),
        ([run("next"), run("line", line=112)], ["next", "line"]),
        ([run("NORWAY", gap=3, tracking=3)], ["NORWAY"]),
        ([run("N" + "ot", tracking=4)], ["Not"]),
        ([run(letter, i * 8) for i, letter in enumerate("OSLO2")], ["OSLO2"]),
        ([run(letter, i * 30) for i, letter in enumerate("12345")], list("12345")),
        ([run("second", 40), run("first")], ["first", "second"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) and isinstance(value[0], str) else "",
)
def test_gaps_make_words(runs: list[Run], expected: list[str]) -> None:
    assert texts(*runs) == expected


def test_a_bold_first_letter_does_not_split_a_word_nor_make_it_bold() -> None:
    (word,) = words_of([run("P", look=BOLD), run("rojects", STEP)])
    assert (word.text, word.bold) == ("Projects", False)


SMALL = PLAIN._replace(size=6.0)


@pytest.mark.parametrize(
    ("first", "raised", "expected"),
    [
        ("million", "1", ["1", "million"]),
        ("2023", "4", ["4", "2023"]),
        ("1", "er", ["1er"]),
        ("21", "st", ["21st"]),
        ("XXI", "e", ["XXIe"]),
        ("Oslo", "e", ["e", "Oslo"]),
    ],
)
def test_raised_marks_are_words_of_their_own_and_raised_endings_are_not(
    first: str, raised: str, expected: list[str]
) -> None:
    assert texts(run(first), run(raised, len(first) * STEP, 96.5, SMALL)) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("million¹", ["million", "¹"]),
        ("2023².", ["2023²."]),
        ("2023.²", ["2023.", "²"]),
        ("km²", ["km²"]),
        ("m³", ["m³"]),
        ("¹²", ["¹²"]),
    ],
)
def test_raised_digits_behind_a_word_are_split_off(printed: str, expected: list[str]) -> None:
    assert texts(run(printed)) == expected


@pytest.mark.parametrize("shift", [0.0, 0.3])
def test_text_painted_twice_is_read_once_and_is_bold_if_shifted(shift: float) -> None:
    words = words_of([run("Key figures"), run("Key figures", shift)])
    assert [(word.text, word.bold) for word in words] == [("Key", shift > 0), ("figures", shift > 0)]


def test_of_a_word_and_its_shadow_the_upper_colour_counts() -> None:
    (word,) = words_of([run("Norway"), run("Norway", -0.6, look=PLAIN._replace(colour=(1.0,)))])
    assert word.colour == (1.0,)


def test_a_ligature_gets_an_edge_for_each_letter() -> None:
    ligature = run("xx")
    ligature.texts = ["ffi", "x"]
    (word,) = words_of([ligature])
    assert word.text == "ffix"
    assert word.edges == pytest.approx((0, 5 / 3, 10 / 3, 5, 10))


def test_an_accent_painted_after_its_letter_joins_it() -> None:
    accented = run("ee\u0301a")
    accented.lefts, accented.rights = [0, 5, 5, 10], [5, 10, 10, 15]
    (word,) = words_of([accented])
    assert (word.text, word.edges) == ("eéa", (0, 5, 10, 15))


def test_glyphs_without_meaning_part_words_and_are_counted() -> None:
    odd = run(f"ab{UNREADABLE}cd")
    assert texts(odd) == ["ab", "cd"]
    assert unreadable_share([odd, run("next one")]) == pytest.approx(1 / 12)


def test_turned_words_keep_their_box_and_spread_their_edges() -> None:
    upwards = run("Side", 0, 50)
    upwards.frame = Frame(0.0, -1.0)
    (word,) = words_of([upwards])
    assert not word.upright
    assert (word.box.x0, word.box.top, word.box.x1, word.box.bottom) == (42, -20, 52, 0)
    assert word.edges == (42, 44.5, 47, 49.5, 52)


@given(
    st.lists(
        st.tuples(
            st.text("abé ¹\u0301\ufffd\xad", min_size=1, max_size=8),
            st.floats(0, 300),
            st.floats(0, 300),
            st.floats(-4, 9),
        ),
        max_size=6,
    )
)
def test_every_word_has_letters_and_one_edge_more(painted: list[tuple[str, float, float, float]]) -> None:
    for word in words_of([run(text, x, line, gap=gap) for text, x, line, gap in painted]):
        assert word.text
        assert len(word.edges) == len(word.text) + 1
        assert not set(word.text) & {" ", UNREADABLE}


@given(st.lists(st.sampled_from(["Oslo", "500", "000", "kr."]), min_size=1, max_size=6))
def test_words_painted_with_spaces_come_back_as_they_were(words: list[str]) -> None:
    assert texts(run(" ".join(words))) == words
