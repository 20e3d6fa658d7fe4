from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.geometry import Box
from extract.layout.columns import in_columns


@dataclass(frozen=True)
class Mark:
    name: str
    box: Box


def column(name: str, x0: float, x1: float, top: float, count: int) -> list[Mark]:
    return [Mark(f"{name}{n}", Box(x0, top + 13 * n, x1, top + 13 * n + 10)) for n in range(count)]


def order(*pieces: list[Mark]) -> str:
    flat = sorted((p for group in pieces for p in group), key=lambda p: p.box.top)
    return " ".join(mark.name for found in in_columns(flat, 10.0) for mark in found)


def test_two_columns_are_read_one_after_the_other() -> None:
    assert order(column("a", 50, 280, 100, 4), column("b", 300, 540, 100, 4)) == "a0 a1 a2 a3 b0 b1 b2 b3"


@pytest.mark.parametrize("count", [3, 4])
def test_three_and_four_columns(count: int) -> None:
    width = 500 / count
    columns = [column(n, 50 + width * i, 38 + width * (i + 1), 100, 5) for i, n in enumerate("abcd"[:count])]
    assert order(*columns) == " ".join(f"{n}{i}" for n in "abcd"[:count] for i in range(5))


def test_unequal_columns_with_other_baselines() -> None:
    assert order(column("a", 50, 200, 100, 3), column("b", 212, 540, 106, 3)) == "a0 a1 a2 b0 b1 b2"


def test_a_wide_heading_ends_the_columns_above_it() -> None:
    above = [column("a", 50, 280, 100, 3), column("b", 300, 540, 100, 3)]
    heading = [Mark("H", Box(50, 150, 500, 170))]
    below = [column("c", 50, 280, 180, 3), column("d", 300, 540, 180, 3)]
    assert order(*above, heading, *below) == "a0 a1 a2 b0 b1 b2 H c0 c1 c2 d0 d1 d2"


def test_three_columns_below_two() -> None:
    two = [column("a", 50, 280, 100, 4), column("b", 300, 540, 100, 4)]
    three = [column(n, 50 + 170 * i, 200 + 170 * i, 200, 4) for i, n in enumerate("cde")]
    assert order(*two, *three) == "a0 a1 a2 a3 b0 b1 b2 b3 c0 c1 c2 c3 d0 d1 d2 d3 e0 e1 e2 e3"


def test_the_short_last_line_of_a_wide_paragraph_stays_with_it() -> None:
    wide = [*column("w", 50, 540, 100, 3), Mark("w3", Box(50, 139, 200, 149))]
    assert order(wide, column("a", 50, 280, 170, 4), column("b", 300, 540, 170, 4)).startswith(
        "w0 w1 w2 w3 a0"
    )


def test_a_short_heading_above_a_wide_paragraph_stays_with_it() -> None:
    columns = [column("a", 50, 280, 100, 3), column("b", 300, 540, 100, 3)]
    heading = [Mark("H", Box(50, 170, 150, 180))]
    assert order(*columns, heading, column("w", 50, 540, 184, 3)) == "a0 a1 a2 b0 b1 b2 H w0 w1 w2"


def test_ragged_lines_of_one_column_have_no_gutter() -> None:
    ragged = [Mark(str(n), Box(50, 100 + 13 * n, 540 - 37 * (n % 7), 110 + 13 * n)) for n in range(20)]
    assert order(ragged) == " ".join(str(n) for n in range(20))


boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.floats(0, 500),
    st.floats(0, 800),
    st.floats(1, 500),
    st.floats(1, 100),
)


@given(st.lists(boxes, max_size=30))
def test_every_piece_is_read_once(found: list[Box]) -> None:
    pieces = [Mark(str(n), box) for n, box in enumerate(found)]
    read = [mark.name for each in in_columns(pieces, 10.0) for mark in each]
    assert sorted(read) == sorted(mark.name for mark in pieces)


def test_figures_above_the_columns_may_stand_elsewhere() -> None:
    band = [
        Mark("f0", Box(50, 60, 140, 80)),
        Mark("f1", Box(222, 60, 299, 80)),
        Mark("f2", Box(402, 60, 498, 80)),
    ]
    text = [column("a", 50, 280, 100, 20), column("b", 303, 540, 100, 20)]
    read = [name for name in order(band, *text).split() if name[0] != "f"]
    assert read == [f"{n}{i}" for n in "ab" for i in range(20)]


def test_a_line_that_hangs_over_the_gutter_parts_no_columns() -> None:
    left = column("a", 50, 288, 100, 12)
    left[5] = Mark("a5", Box(50, 165, 297, 175))
    assert order(left, column("b", 300, 540, 100, 12)).startswith("a0 a1 a2 a3 a4 a5 a6")


def test_a_line_or_two_beside_each_other_make_no_columns() -> None:
    two = [column("a", 50, 280, 100, 4), column("b", 309, 540, 100, 4)]
    three = [column("c", 37, 190, 202, 6), column("d", 216, 305, 197, 1), column("e", 396, 555, 199, 8)]
    three[1] += [Mark(f"d{n}", Box(216, 197 + 14 * n, 378, 207 + 14 * n)) for n in range(1, 8)]
    assert order(*two, *three).endswith(
        " ".join(f"{n}{i}" for n, c in (("c", 6), ("d", 8), ("e", 8)) for i in range(c))
    )


def test_heads_in_the_margin_are_read_with_their_texts() -> None:
    heads = [
        Mark("h0", Box(40, 150, 120, 160)),
        Mark("h1", Box(40, 250, 120, 260)),
        Mark("h2", Box(40, 350, 120, 360)),
    ]
    texts = [
        m for n, top in (("a", 100), ("b", 150), ("c", 250), ("d", 350)) for m in column(n, 150, 540, top, 3)
    ]
    assert order(heads, texts) == "a0 a1 a2 h0 b0 b1 b2 h1 c0 c1 c2 h2 d0 d1 d2"


def test_a_short_column_beside_a_long_one_is_no_margin() -> None:
    assert order(column("a", 50, 280, 100, 3), column("b", 300, 540, 100, 12)).startswith("a0 a1 a2 b0")


def test_two_tall_pieces_beside_each_other_end_the_columns_above_one_text() -> None:
    columns = [column("a", 50, 280, 100, 6), column("b", 300, 540, 100, 6)]
    pair = [Mark("C", Box(50, 200, 280, 300)), Mark("T", Box(300, 202, 540, 290))]
    last = column("z", 50, 240, 320, 3)
    assert order(*columns, pair, last) == "a0 a1 a2 a3 a4 a5 b0 b1 b2 b3 b4 b5 C T z0 z1 z2"


def test_two_tall_pieces_amid_two_columns_are_each_in_its_own() -> None:
    columns = [column("a", 50, 280, 100, 6), column("b", 300, 540, 100, 6)]
    pair = [Mark("C", Box(50, 200, 280, 300)), Mark("T", Box(300, 202, 540, 290))]
    below = [column("y", 50, 280, 320, 3), column("z", 300, 540, 320, 3)]
    assert order(*columns, pair, *below) == "a0 a1 a2 a3 a4 a5 C y0 y1 y2 b0 b1 b2 b3 b4 b5 T z0 z1 z2"
