"""What stands on a page: any words and strokes at any place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.corrections import Corrections
from extract.geometry import Box
from extract.models import Source
from extract.pdf import Page, Pdf, Stroke, Word
from extract.pipeline import decided, read_document
from extract.records import assemble
from tests.fuzz import evil
from tests.fuzz.judging import problems

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH, _HEIGHT, _BYTES, _MOST = 595.0, 842.0, 6, 150
_WORDS = """Norway US$ 5.2 million 2023 – 2021–23 EUR Total • 1 Budget (in US$) contribution to the of decent
work pays Kenya Figure Table Source: www.ilo.org 100% I. and – Project December a) 12 € per cent"""
_TEXTS = (
    *_WORDS.split(),
    *(word for text in evil.TEXTS for word in text.split()[:9] if word.isprintable() and len(word) < 60),
)
_SIZES = (4.0, 8.0, 9.0, 10.0, 11.0, 12.0, 16.0, 24.0, 60.0)
_COLOURS = ((0.0,), (0.5,), (1.0,), (0.1, 0.2, 0.7), ())
_NAME = "arranged.pdf"


def arranging(data: bytes) -> None:
    """Lay out a page on which each six bytes are a word or a stroke, and make a fact sheet of it."""
    pieces = [data[at : at + _BYTES] for at in range(0, len(data) - _BYTES + 1, _BYTES)][:_MOST]
    words = tuple(_word(piece) for piece in pieces if piece[0] < 220)
    strokes = tuple(_stroke(piece) for piece in pieces if piece[0] >= 220)
    pdf = Pdf((Page(1, _WIDTH, _HEIGHT, words, strokes),), 1)
    source = Source(
        uri="file:///a", file_name=_NAME, sha256="0" * 64, bytes=1, page_count=1, text_layer="full"
    )
    sheet = decided(assemble(read_document(pdf, source)), Corrections())
    assert list(problems(sheet, _NAME)) == []
    told = sheet.extraction.characters
    assert told.printed == sum(len(word.text) for word in words)
    assert told.printed == told.in_sections + told.in_tables + told.in_charts + sum(told.left_out.values())


def _place(piece: bytes) -> Iterator[float]:
    """Places on a coarse grid, so that words come to stand on one line, one column, one another."""
    yield piece[1] / 256 * _WIDTH // 6 * 6
    yield (piece[2] + piece[3] / 256) / 256 * _HEIGHT // 4 * 4


def _word(piece: bytes) -> Word:
    x, y = _place(piece)
    text, size = _TEXTS[piece[0] % len(_TEXTS)], _SIZES[piece[4] % len(_SIZES)]
    edges = tuple(x + 0.5 * size * at for at in range(len(text) + 1))
    box = Box(x, y, edges[-1], y + size)
    look = _COLOURS[piece[5] % len(_COLOURS)]
    return Word(text, box, "Plain", size, look, upright=piece[5] < 245, edges=edges, bold=piece[5] % 7 == 0)


def _stroke(piece: bytes) -> Stroke:
    x, y = _place(piece)
    width, height = piece[4] * 2.0, piece[5] * (0.0 if piece[5] % 2 else 2.0)
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    fill = _COLOURS[piece[0] % len(_COLOURS)]
    return Stroke("rect" if height else "line", Box(x, y, x + width, y + height), fill, None, 1.0, corners)
