"""Which word printed which characters of a text, and where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extract.geometry import Box
from extract.models import Span

if TYPE_CHECKING:
    from extract.pdf import Word

WIDE = 3.0  # times the size: no gap between words of one line is as wide
_Place = tuple[int, int, float, float, float, float]  # line (negative: an initial), page, x0, top, x1, bottom
_NOWHERE: _Place = (-1, 0, 0.0, 0.0, 0.0, 0.0)


class Piece(NamedTuple):
    """Characters `start` to `end` of a text: those of `word` from `offset`, printed on line `line`."""

    start: int
    end: int
    page: int
    line: int  # counts the printed lines of the text, so that one span is made for each
    word: Word
    offset: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Leads from the characters of a text to boxes on pages."""

    pieces: tuple[Piece, ...]

    def locate(self, start: int, end: int) -> tuple[Span, ...]:
        """Return one span for each printed line on which characters `start` to `end` stand.

        A large initial, which hangs down over several lines, has a span of its own, and so has what stands
        behind a gap in which other words may be.
        """
        first = max(bisect_right(self.pieces, start, key=lambda p: p.start) - 1, 0)
        behind = bisect_left(self.pieces, end, lo=first, key=lambda p: p.start)
        places: list[_Place] = []
        for piece in self.pieces[first:behind]:
            if piece.end > start:
                _add(places, piece, max(start, piece.start), min(end, piece.end))
        return tuple(span_of(page, Box(*edges)) for _, page, *edges in places)


def _add(places: list[_Place], piece: Piece, start: int, end: int) -> None:
    """Add the place of a part of a piece: as a new one, or to the last if it goes on there."""
    word, before = piece.word, piece.offset - piece.start
    if word.initial is not None and before + start == 0:
        box = word.initial
        places.append((-1 - piece.line, piece.page, box.x0, box.top, box.x1, box.bottom))
        start += 1
    if start < end:
        x0, x1 = word.edges[before + start], word.edges[before + end]
        if x0 > x1:  # it is read from right to left
            x0, x1 = x1, x0
        line, page, left, top, right, bottom = places[-1] if places else _NOWHERE
        if line == piece.line and round(x0, 2) - round(right, 2) < WIDE * word.size:
            box = word.box
            wider = (min(left, x0), min(top, box.top), max(right, x1), max(bottom, box.bottom))
            places[-1] = (line, page, *wider)
        else:
            places.append((piece.line, piece.page, x0, word.box.top, x1, word.box.bottom))


def span_of(page: int, box: Box) -> Span:
    """Return a place on a page as the records keep it: in points from the top left, to a hundredth."""
    return Span(
        page=page,
        x0=round(box.x0, 2),
        top=round(box.top, 2),
        x1=round(box.x1, 2),
        bottom=round(box.bottom, 2),
    )
