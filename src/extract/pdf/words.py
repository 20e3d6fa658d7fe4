"""Runs of glyphs become words.

Letters belong together where the gap between them, beyond the tracking that the document sets, is small
against the font size. Strings are cut at spaces and gaps first; then pieces that touch on one baseline are
joined again, whatever string and font they came from: a bold first letter or a kerned pair splits no word,
while a raised footnote mark, on a baseline of its own, stays a word of its own.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.pdf.fonts import SPACE, UNREADABLE
from extract.pdf.letters import compose, split_mark, spread
from extract.pdf.types import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.pdf.runs import Frame, Look, Run

# All in parts of the font size.
_GAP = 0.15  # a wider gap parts words
_BACK = 0.5  # a longer step back begins another word
_LEVEL = 0.1  # baselines nearer than this are one
_SHADOW = 0.1  # the same letters painted again nearer than this are one word, seen twice
_EMBOLDENED = 0.005  # a smaller shift does not show
_RECENT = 4  # how many pieces back a second painting may stand


@dataclass(slots=True)
class Piece:
    """Letters without a gap on one line, in points of the line's frame; no letters at all is a space."""

    line: float
    high: float
    low: float
    look: Look
    tracking: float
    order: int
    texts: list[str]
    lefts: list[float]
    rights: list[float]
    left: float


def words_of(runs: Iterable[Run]) -> list[Word]:
    """Return the words of `runs`, line by line from the top and on a line from the left; turned text last."""
    frames: defaultdict[Frame, list[Piece]] = defaultdict(list)
    for order, run in enumerate(runs):
        frames[run.frame].extend(_pieces(run, order))
    return [
        word
        for frame in sorted(frames, key=lambda frame: not frame.upright)
        for line in _lines(frames[frame])
        for piece in _joined(line)
        for word in _words(piece, frame)
    ]


def unreadable_share(runs: list[Run]) -> float:
    """Return the share of the painted glyphs (without spaces) that stand for nothing outside their font."""
    bad = sum(run.texts.count(UNREADABLE) for run in runs)
    seen = sum(len(run.texts) - run.texts.count(SPACE) for run in runs)
    return bad / seen if seen else 0.0


def _pieces(run: Run, order: int) -> Iterator[Piece]:
    size, texts = run.look.size, run.texts
    gap, back = _GAP * size + run.tracking, -_BACK * size
    start, edge = -1, 0.0
    for index, (text, left, right) in enumerate(zip(texts, run.lefts, run.rights, strict=True)):
        if text in {SPACE, UNREADABLE}:
            if start >= 0:
                yield _cut(run, order, start, index)
            start = -1
            yield Piece(run.line, run.high, run.low, run.look, 0.0, order, [], [], [], left)
        elif start < 0:
            start = index
        elif not back < left - edge < gap and not _combines(text):
            yield _cut(run, order, start, index)
            start = index
        edge = right
    if start >= 0:
        yield _cut(run, order, start, len(texts))


def _cut(run: Run, order: int, start: int, end: int) -> Piece:
    return Piece(
        run.line,
        run.high,
        run.low,
        run.look,
        run.tracking,
        order,
        run.texts[start:end],
        run.lefts[start:end],
        run.rights[start:end],
        run.lefts[start],
    )


def _combines(text: str) -> bool:
    return bool(text) and unicodedata.combining(text[0]) > 0


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    pieces.sort(key=attrgetter("line"))
    line: list[Piece] = []
    for piece in pieces:
        if line and piece.line - line[0].line > _LEVEL * min(piece.look.size, line[0].look.size):
            yield sorted(line, key=attrgetter("left"))
            line = []
        line.append(piece)
    if line:
        yield sorted(line, key=attrgetter("left"))


def _joined(line: list[Piece]) -> Iterator[Piece]:
    recent: list[Piece] = []
    current: Piece | None = None
    for piece in line:
        if not piece.texts:
            if current:
                yield current
            current = None
        elif not _painted_before(piece, recent):
            recent = [*recent[1 - _RECENT :], piece]
            if current and _touch(current, piece):
                current = _join(current, piece)
            else:
                if current:
                    yield current
                current = piece
    if current:
        yield current


def _painted_before(piece: Piece, recent: list[Piece]) -> bool:
    """Tell whether `piece` only repeats a recent one, which then takes the look of what was painted last."""
    for earlier in recent:
        shift = abs(piece.left - earlier.left)
        if shift <= _SHADOW * piece.look.size and piece.texts == earlier.texts:
            last = max(piece, earlier, key=attrgetter("order")).look
            thicker = shift > _EMBOLDENED * last.size and piece.look.colour == earlier.look.colour
            earlier.look = last._replace(bold=last.bold or thicker)
            return True
    return False


def _touch(first: Piece, second: Piece) -> bool:
    size = min(first.look.size, second.look.size)
    gap = second.left - first.rights[-1] - max(first.tracking, second.tracking)
    return -_BACK * size < gap < _GAP * size


def _join(first: Piece, second: Piece) -> Piece:
    return Piece(
        first.line,
        min(first.high, second.high),
        max(first.low, second.low),
        max(first, second, key=lambda piece: len(piece.texts)).look,
        max(first.tracking, second.tracking),
        max(first.order, second.order),
        first.texts + second.texts,
        first.lefts + second.lefts,
        first.rights + second.rights,
        first.left,
    )


def _words(piece: Piece, frame: Frame) -> Iterator[Word]:
    text, edges = compose(piece.texts, piece.lefts, piece.rights)
    cut = split_mark(text)
    for start, end in ((0, cut), (cut, len(text))):
        if start < end:
            yield _word(piece, frame, text[start:end], edges[start : end + 1])


def _word(piece: Piece, frame: Frame, text: str, edges: tuple[float, ...]) -> Word:
    look = piece.look
    box = frame.box(edges[0], edges[-1], piece.high, piece.low)
    if not frame.upright:
        edges = spread(box.x0, box.x1, len(text))
    return Word(text, box, look.font, look.size, look.colour, frame.upright, edges, look.bold, look.italic)
