from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.geometry import Box, around
from extract.layout.types import Cell, Line, Paragraph, TableBlock
from extract.pdf import Word
from extract.sections import Section
from extract.text import TextUnit, Vocabulary, joined, plain_text, text_units


def word(text: str, x0: float = 0.0, top: float = 0.0, size: float = 10.0, *, font: str = "Sans") -> Word:
    edges = tuple(x0 + size / 2 * i for i in range(len(text) + 1))
    return Word(text, Box(x0, top, edges[-1], top + size), font, size, (0.0,), True, edges)


def line(text: str, top: float = 0.0, page: int = 1) -> Line:
    words: list[Word] = []
    for part in text.split():
        words.append(word(part, words[-1].box.x1 + 5 if words else 0.0, top))
    return Line(page, around(w.box for w in words), tuple(words))


def lines(text: str) -> tuple[Line, ...]:
    return tuple(line(part, 12.0 * n) for n, part in enumerate(text.split("\n")))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("a contri-\nbution from Oslo", "a contribution from Oslo"),
        ("des activi-\ntés de for-\nmation", "des activités de formation"),
        ("South-\nSouth cooperation", "South-South cooperation"),
        ("a 26-\nmonth project", "a 26-month project"),
        ("from 2018-\n22 on", "from 2018-22 on"),
        ("from 2018–\n22 on", "from 2018–22 on"),
        ("a mid-\nterm review", "a mid-term review"),
        ("the mid-\ndle years", "the middle years"),
        ("COVID-\n19", "COVID-19"),
        ("short-\nand long-term loans", "short- and long-term loans"),
        ("dollars É.-\nU. par an", "dollars É.-U. par an"),
        ("the agro-ex-\nporters agree", "the agro-exporters agree"),
        ("FORMA-\nTION", "FORMATION"),
        ("mayors –\nall of them", "mayors – all of them"),
        ("see https://example.org/a-\nb/c.html", "see https://example.org/a-b/c.html"),
        ("write to desk@\nexample.org", "write to desk@example.org"),
        ("one\ntwo", "one two"),
    ],
)
def test_line_ends(printed: str, read: str) -> None:
    assert plain_text(lines(printed)) == read


@pytest.mark.parametrize(
    ("elsewhere", "read"),
    [("a pilot-scheme here", "the pilot-scheme ends"), ("a pilotscheme here", "the pilotscheme ends")],
)
def test_the_document_decides_about_a_hyphen(elsewhere: str, read: str) -> None:
    vocabulary = Vocabulary.of([line(elsewhere)])
    assert plain_text(lines("the pilot-\nscheme ends"), vocabulary) == read


def test_a_word_cut_at_a_line_end_does_not_enter_the_vocabulary() -> None:
    assert Vocabulary.of([line("one pilot-")]).words == {"one"}


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Pays\u00ad\nBas", "Pays-Bas"),
        ("contri\u00ad\nbution", "contribution"),
        ("2021\u00ad2022", "2021-2022"),
    ],
)
def test_a_soft_hyphen_with_a_width_is_a_hyphen(printed: str, read: str) -> None:
    assert plain_text(lines(printed)) == read


def test_a_soft_hyphen_without_width_is_nothing() -> None:
    hidden = word("for\u00admation")
    edges = (*hidden.edges[:4], *(edge - 5 for edge in hidden.edges[4:]))
    hidden = replace(hidden, edges=edges)
    text, source = joined([[Line(1, hidden.box, (hidden,))]])
    assert text == "formation"
    assert source.locate(3, 9)[0].x0 == edges[4]


def test_words_of_two_fonts_without_a_gap_are_one() -> None:
    bold, comma = word("Oslo", 0, font="Sans-Bold"), word(",", 20)
    assert plain_text([Line(1, bold.box, (bold, comma))]) == "Oslo,"
    apart = word("gives", 23)
    assert plain_text([Line(1, bold.box, (bold, apart))]) == "Oslo gives"


def test_an_initial_belongs_to_its_word() -> None:
    initial, rest = word("H", 0, size=30, font="Serif"), word("ome", 18)
    assert plain_text([Line(1, initial.box, (initial, rest))]) == "Home"


def test_an_amount_over_two_lines_has_two_spans() -> None:
    text, source = joined([lines("gave US$ 4.5\nmillion in all")])
    start = text.index("US$")
    spans = source.locate(start, text.index(" in all"))
    assert [(s.x0, s.top, s.x1) for s in spans] == [(25, 0, 60), (0, 12, 35)]


WORDS = st.text("abcdefgéñ-0123456789", min_size=1, max_size=9)
PARAGRAPHS = st.lists(st.lists(st.lists(WORDS, min_size=1, max_size=5), max_size=4), max_size=4)


@given(PARAGRAPHS)
def test_every_character_leads_to_the_place_where_it_is_printed(paragraphs: list[list[list[str]]]) -> None:
    laid = [[line(" ".join(ws), 12.0 * n) for n, ws in enumerate(rows)] for rows in paragraphs]
    text, source = joined(laid)
    covered: set[int] = set()
    for piece in source.pieces:
        assert text[piece.start : piece.end] == piece.word.text[piece.offset :][: piece.end - piece.start]
        covered.update(range(piece.start, piece.end))
    assert {at for at, c in enumerate(text) if c not in " \n"} == covered
    for at in covered:
        (span,) = source.locate(at, at + 1)
        assert span.x1 - span.x0 == pytest.approx(5)
    printed = "".join(w for rows in paragraphs for ws in rows for w in ws)
    assert sum(map(text.count, "abcdefgéñ")) == sum(map(printed.count, "abcdefgéñ"))


def test_units_of_a_section() -> None:
    table = TableBlock(
        page=1,
        box=Box(0, 0, 1, 1),
        title=lines("Funds by\nyear"),
        unit=(),
        header=(Cell(lines("Source")), Cell(lines("2022"))),
        rows=((Cell(lines("Oslo")), Cell()), (Cell(lines("Total")), Cell(lines("1 200")))),
    )
    paragraphs = (Paragraph(lines("One\ntwo.")), Paragraph(lines("Three."), "bullet"))
    section = Section(3, 1, None, lines("Who\npays"), "body", paragraphs, (table,))
    assert [(u.text, u.in_heading, u.table, u.row, u.column) for u in text_units([section])] == [
        ("Who pays", True, None, None, None),
        ("One two.\nThree.", False, None, None, None),
        ("Funds by year", False, 0, None, None),
        ("Source", False, 0, 0, 0),
        ("2022", False, 0, 0, 1),
        ("Oslo", False, 0, 1, 0),
        ("Total", False, 0, 2, 0),
        ("1 200", False, 0, 2, 1),
    ]
    assert all(isinstance(u, TextUnit) and u.section == 3 for u in text_units([section]))


def test_what_is_empty_has_no_unit() -> None:
    assert text_units([Section(0, 0, None, (), "body", ())]) == ()


def test_a_soft_hyphen_is_no_compound_where_compounds_have_plain_ones() -> None:
    plain = Vocabulary.of(lines("a long-term plan"))
    cut = lines("the mari\u00ad\ntime ministry")
    assert plain_text(cut, plain) == "the maritime ministry"
    assert plain_text(lines("a part\u00ad\ntime post")) == "a part-time post"
