"""Which word printed which characters of a text, and where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extract.geometry import Box
from extract.models import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.pdf import Word

WIDE = 3.0  # times the size: no gap between words of one line is as wide


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
        spans: list[tuple[int, Span]] = []
        for piece in self.pieces[first:behind]:
            if piece.end <= start:
                continue
            for line, span in _spans(piece, max(start, piece.start), min(end, piece.end)):
                if spans and spans[-1][0] == line and span.x0 - spans[-1][1].x1 < WIDE * piece.word.size:
                    spans[-1] = (line, _joined(spans[-1][1], span))
                else:
                    spans.append((line, span))
        return tuple(span for _, span in spans)


def _spans(piece: Piece, start: int, end: int) -> Iterator[tuple[int, Span]]:
    """Yield the printed line (negative for an initial) and the place of a part of a piece."""
    initial = piece.word.initial
    if initial is not None and piece.offset + start - piece.start == 0:
        yield -1 - piece.line, span_of(piece.page, initial)
        start += 1
    if start < end:
        yield piece.line, _span(piece, start, end)


def span_of(page: int, box: Box) -> Span:
    """Return a place on a page as the records keep it: in points from the top left, to a hundredth."""
    return Span(
        page=page,
        x0=round(box.x0, 2),
        top=round(box.top, 2),
        x1=round(box.x1, 2),
        bottom=round(box.bottom, 2),
    )


def _span(piece: Piece, start: int, end: int) -> Span:
    word = piece.word
    low = piece.offset + start - piece.start
    high = piece.offset + end - piece.start
    x0, x1 = sorted((word.edges[low], word.edges[high]))
    return span_of(piece.page, Box(x0, word.box.top, x1, word.box.bottom))


def _joined(a: Span, b: Span) -> Span:
    return Span(
        page=a.page,
        x0=min(a.x0, b.x0),
        top=min(a.top, b.top),
        x1=max(a.x1, b.x1),
        bottom=max(a.bottom, b.bottom),
    )
