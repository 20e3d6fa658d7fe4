"""Bold openings of paragraphs that are headings."""

from __future__ import annotations

import pytest

from extract.geometry import Box
from extract.layout.openings import with_openings
from extract.layout.styles import body_style, text_of
from extract.layout.types import BoxBlock, Heading, Line, Paragraph
from tests.layout.builders import line as words_at

PLAIN = "The yard repairs forty boats a year and teaches the young people of the lake to do it. It pays."


def paragraph(bold: str, plain: str = PLAIN, top: float = 100.0) -> Paragraph:
    opening = words_at(bold, 50, top, 10, bold=True) if bold else []
    left = opening[-1].box.x1 + 4 if opening else 50
    words = (*opening, *words_at(plain, left, top, 10))
    return Paragraph((Line(1, Box(50, top, words[-1].box.x1, top + 12), words),))


def headings(*paragraphs: Paragraph) -> list[str]:
    blocks = with_openings(paragraphs, body_style(line for p in paragraphs for line in p.lines))
    return [text_of(block.lines) for block in blocks if isinstance(block, Heading)]


def test_two_openings_are_headings_and_nothing_is_lost() -> None:
    pair = paragraph("Boats for all"), paragraph("Nets and sails.", top=200)
    assert headings(*pair) == ["Boats for all", "Nets and sails."]
    blocks = with_openings(pair, body_style(line for p in pair for line in p.lines))
    assert " ".join(text_of(b.lines) for b in blocks) == " ".join(text_of(p.lines) for p in pair)  # type: ignore[union-attr]


def test_openings_in_a_box_are_headings_in_it() -> None:
    pair = (paragraph("Boats for all"), paragraph("Nets and sails", top=200))
    body = body_style(line for p in pair for line in p.lines)
    (box,) = with_openings([BoxBlock(1, Box(0, 0, 500, 300), pair)], body)
    assert isinstance(box, BoxBlock)
    assert [type(block) for block in box.blocks] == [Heading, Paragraph, Heading, Paragraph]


@pytest.mark.parametrize(
    ("bold", "plain"),
    [
        ("Budget:", PLAIN),
        ("Kisumu", "repairs forty boats a year and teaches the young people of the lake to do it well."),
        ("Donor", "NORAG"),
        ("a yard", PLAIN),
        ("", PLAIN),
        ("One two three four five six seven eight nine ten Eleven", PLAIN),
    ],
)
def test_labels_emphasis_and_long_runs_are_none(bold: str, plain: str) -> None:
    assert headings(paragraph(bold, plain), paragraph(bold, plain, top=200)) == []


def test_a_single_opening_is_emphasis() -> None:
    assert headings(paragraph("Boats for all"), paragraph("", top=200)) == []
