"""Runs of glyphs are cut at spaces and gaps into pieces."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from statistics import median_low
from typing import TYPE_CHECKING

from extract.pdf.directions import from_the_left
from extract.pdf.fonts import SPACE, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.pdf.runs import Look, Run

_PARTING = frozenset({SPACE, UNREADABLE})
# In parts of the font size.
_GAP = 0.15  # a wider gap within one string parts words
_BACK = 0.5  # so does a longer step back
_VOID, _VOID_BACK = 0.06, 0.1  # a blank between letters nearer than this shows nothing

_TRACKED = 0.05  # a smaller tracking changes nothing


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


def pieces_of(run: Run, order: int) -> Iterator[Piece]:
    """Yield the pieces of `run`, the `order`-th string painted on the page, and its spaces between them."""
    if run.backwards:
        from_the_left(run.texts, run.lefts, run.rights)
    if len(run.texts) == 1 and run.texts[0] not in _PARTING:
        yield _whole(run, order, 0.0)
        return
    size = run.look.size
    tracking = tracking_of(run)
    texts = run.texts = _without_void_blanks(run, tracking)
    gap, back = _GAP * size + tracking, -_BACK * size
    start, edge = -1, 0.0
    for index, (text, left, right) in enumerate(zip(texts, run.lefts, run.rights, strict=True)):
        if text in _PARTING:
            if start >= 0:
                yield _cut(run, order, tracking, slice(start, index))
            start = -1
            yield Piece(run.line, run.high, run.low, run.look, 0.0, order, [], [], [], left)
        elif start < 0:
            start = index
        elif not back < left - edge < gap and not _combines(text):
            yield _cut(run, order, tracking, slice(start, index))
            start = index
        edge = right
    if start == 0:
        yield _whole(run, order, tracking)
    elif start > 0:
        yield _cut(run, order, tracking, slice(start, None))


def takes_no_room(before: float, after: float, size: float) -> bool:
    """Tell whether the letters on both sides of a blank touch: from where one ends to where the next begins.

    So browsers write a soft hyphen, and some fonts an accent, as a blank without any width.
    """
    return -_VOID_BACK * size < after - before < _VOID * size


def _without_void_blanks(run: Run, tracking: float) -> list[str]:
    """Return the texts of a run with nothing in place of each blank that takes no room."""
    texts = run.texts
    if SPACE not in texts:
        return texts
    for at in [i for i, text in enumerate(texts[1:-1], 1) if text == SPACE and texts[i - 1] != SPACE]:
        if takes_no_room(run.rights[at - 1] + tracking, run.lefts[at + 1], run.look.size):
            texts = [*texts[:at], "", *texts[at + 1 :]]
    return texts


def tracking_of(run: Run) -> float:
    """Return the gap between the letters of a run, in points, as it is and not only as the document says.

    Some producers set a large tracking and take it back letter by letter.
    """
    if run.tracking <= _TRACKED * run.look.size:
        return 0.0
    gaps = [left - right for left, right in zip(run.lefts[1:], run.rights, strict=False)]
    return min(run.tracking, median_low(gaps)) if gaps else 0.0


def _whole(run: Run, order: int, tracking: float) -> Piece:
    """Return a run without any gap; nobody changes the lists that it shares."""
    lefts = run.lefts
    return Piece(
        run.line, run.high, run.low, run.look, tracking, order, run.texts, lefts, run.rights, lefts[0]
    )


def _cut(run: Run, order: int, tracking: float, part: slice) -> Piece:
    lefts = run.lefts[part]
    return Piece(
        run.line,
        run.high,
        run.low,
        run.look,
        tracking,
        order,
        run.texts[part],
        lefts,
        run.rights[part],
        lefts[0],
    )


def _combines(text: str) -> bool:
    return bool(text) and unicodedata.combining(text[0]) > 0
