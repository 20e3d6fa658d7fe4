"""The printed lines of a text, cut where a bar or a bullet parts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records.tracing import Passage

_PARAGRAPH = re.compile(r"[^\n]+")
_BETWEEN = re.compile(r"\s*[|•·▪■●]\s*")


class Piece(NamedTuple):
    """Characters `start` to `end` of a text, with what they are."""

    start: int
    end: int
    text: str


def lines(passage: Passage, low: int, high: int) -> Iterator[Piece]:
    """Yield the printed lines between `low` and `high`; of plain text, its paragraphs."""
    for start, end in _lines(passage, low, high):
        begin = start
        for bar in _BETWEEN.finditer(passage.text, start, end):
            yield from _piece(passage.text, begin, bar.start())
            begin = bar.end()
        yield from _piece(passage.text, begin, end)


def _piece(text: str, start: int, end: int) -> Iterator[Piece]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    if words.strip():
        yield Piece(start, start + len(words.strip()), words.strip())


def _lines(passage: Passage, low: int, high: int) -> Iterator[tuple[int, int]]:
    if passage.source is None:
        yield from (found.span() for found in _PARAGRAPH.finditer(passage.text, low, high))
        return
    found: dict[int, tuple[int, int]] = {}
    for piece in passage.source.pieces:
        if low <= piece.start < high:
            start, _ = found.get(piece.line, (piece.start, 0))
            found[piece.line] = start, min(piece.end, high)
    yield from found.values()
