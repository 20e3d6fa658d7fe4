"""Runs of glyphs become words.

Letters belong together where the gap between them, beyond the tracking that the document sets, is small
against the font size. Strings are cut at spaces and gaps first; then pieces that touch on one baseline are
joined again, whatever string and font they came from: a bold first letter or a kerned pair splits no word,
while a raised footnote mark, on a baseline of its own, stays a word of its own.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from operator import attrgetter
from statistics import median_low
from typing import TYPE_CHECKING

from extract.pdf.directions import numbers_as_read, spread
from extract.pdf.fonts import SPACE, UNREADABLE
from extract.pdf.letters import compose, split_mark
from extract.pdf.pieces import Piece, pieces_of, takes_no_room
from extract.pdf.raised import lower_endings
from extract.pdf.types import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.pdf.runs import Frame, Run

# All in parts of the font size.
_SEAM = 0.1  # a wider gap between two strings parts words
_BACK = 0.5  # so does a longer step back
_LEVEL = 0.1  # baselines nearer than this are one
_SHADOW = 0.1  # the same letters painted again nearer than this are one word, seen twice
_EMBOLDENED = 0.005  # a smaller shift does not show
_STICKS_OUT = 0.3  # a bracket of a symbol font may reach so far above or below its word
_RECENT = 4  # how many pieces back a second painting may stand
_CAPITAL = 0.5  # small capitals are larger than this against their capital
_LETTERS = 4  # so many pairs of single letters in a row are a word set wide
_WIDEST = 0.6  # the widest such gap
_UNEVEN = 0.08  # how much such gaps may differ


def words_of(runs: Iterable[Run]) -> list[Word]:
    """Return the words of `runs`, line by line from the top and on a line from the left; turned text last."""
    frames: defaultdict[Frame, list[Piece]] = defaultdict(list)
    for order, run in enumerate(runs):
        frames[run.frame].extend(pieces_of(run, order))
    return [
        word
        for frame in sorted(frames, key=lambda frame: not frame.upright)
        for line in _lines(frames[frame])
        for word in numbers_as_read(
            word for piece in _joined(spaced_out(line)) for word in _words(piece, frame)
        )
    ]


def unreadable_share(runs: list[Run]) -> float:
    """Return the share of the painted glyphs (without spaces) that stand for nothing outside their font."""
    bad = sum(run.texts.count(UNREADABLE) for run in runs)
    seen = sum(len(run.texts) - run.texts.count(SPACE) for run in runs)
    return bad / seen if seen else 0.0


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    lower_endings(pieces)
    pieces.sort(key=attrgetter("line"))
    line: list[Piece] = []
    for piece in pieces:
        if line and piece.line - line[0].line > _LEVEL * min(piece.look.size, line[0].look.size):
            yield sorted(line, key=attrgetter("left"))
            line = []
        line.append(piece)
    if line:
        yield sorted(line, key=attrgetter("left"))


def spaced_out(line: list[Piece]) -> list[Piece]:
    """Give tracking to letters that were set apart one by one: 'N O R W A Y' painted letter for letter."""
    pairs = [
        (one, next_)
        for one, next_ in pairwise(line)
        if len(one.texts) == len(next_.texts) == 1 and one.look.size == next_.look.size
    ]
    if len(pairs) >= _LETTERS and pairs[0][0].look.size > 0:
        size = pairs[0][0].look.size
        gaps = [next_.left - one.rights[0] for one, next_ in pairs]
        usual = median_low(gaps)
        if (
            _SEAM < usual / size < _WIDEST
            and sum(abs(gap - usual) < _UNEVEN * size for gap in gaps) > len(gaps) / 2
        ):
            for one, next_ in pairs:
                one.tracking = next_.tracking = usual
    return line


def _joined(line: list[Piece]) -> Iterator[Piece]:
    recent: list[Piece] = []
    current: Piece | None = None
    parted = False
    for piece in line:
        if not piece.texts:
            parted = True
        elif not _painted_before(piece, recent):
            recent = [*recent[1 - _RECENT :], piece]
            if current and _touch(current, piece) and not (parted and _shows_blank(current, piece)):
                current = _join(current, piece)
            else:
                if current:
                    yield current
                current = piece
            parted = False
    if current:
        yield current


def _shows_blank(first: Piece, second: Piece) -> bool:
    tracking = max(first.tracking, second.tracking)
    return not takes_no_room(first.rights[-1] + tracking, second.left, first.look.size)


def _painted_before(piece: Piece, recent: list[Piece]) -> bool:
    """Tell whether `piece` only repeats a recent one, which then takes the look of what was painted last."""
    left, near = piece.left, _SHADOW * piece.look.size
    for earlier in recent:
        shift = abs(left - earlier.left)
        if shift <= near and piece.texts == earlier.texts:
            last = max(piece, earlier, key=attrgetter("order")).look
            thicker = shift > _EMBOLDENED * last.size and piece.look.colour == earlier.look.colour
            earlier.look = last._replace(bold=last.bold or thicker)
            return True
    return False


def _touch(first: Piece, second: Piece) -> bool:
    size, other = first.look.size, second.look.size
    if size > other:
        size, other = other, size
    tracking = max(second.tracking, first.tracking)
    gap = second.left - first.rights[-1] - tracking
    return size > _CAPITAL * other and -_BACK * size < gap < _SEAM * size


def _join(first: Piece, second: Piece) -> Piece:
    """Join two pieces of one word: it looks like the longer, and is no higher if the other sticks out far."""
    main, other = (second, first) if len(second.texts) > len(first.texts) else (first, second)
    far = _STICKS_OUT * main.look.size
    return Piece(
        first.line,
        other.high if 0 < main.high - other.high < far else main.high,
        other.low if 0 < other.low - main.low < far else main.low,
        main.look,
        max(second.tracking, first.tracking),
        max(second.order, first.order),
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
