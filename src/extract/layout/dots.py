"""Bullets that are drawn, not written: browsers paint the dots of lists as small shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.pdf import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Page

SMALLEST, LARGEST = 1.5, 7.0  # points
NEAREST, FARTHEST = 2.0, 18.0  # points between a dot and its text
DRAWN = "(drawn)"  # the font of a bullet that is no character
MOST = 200  # on a page; more is a drawing


def drawn_bullets(page: Page, words: Sequence[Word]) -> list[Word]:
    """Return a word '•' for each small filled shape before the first word of a line."""
    dots = [s.box for s in page.strokes if s.kind != "line" and s.fill is not None and _is_dot(s.box)]
    if len(dots) > MOST:
        return []
    found = [(dot, _word_after(dot, words)) for dot in dots]
    return [_bullet(dot, word) for dot, word in found if word is not None]


def _is_dot(box: Box) -> bool:
    low, high = sorted((box.width, box.height))
    return low >= SMALLEST and high <= LARGEST and high <= 1.5 * low


def _word_after(dot: Box, words: Iterable[Word]) -> Word | None:
    """Return the word at the right of a dot, if there is none at its left."""
    middle = (dot.top + dot.bottom) / 2
    row = [w for w in words if w.upright and w.box.top < middle < w.box.bottom]
    after = [w for w in row if NEAREST <= w.box.x0 - dot.x1 <= FARTHEST]
    before = [w for w in row if -FARTHEST < dot.x0 - w.box.x1 < FARTHEST and w.box.x0 < dot.x0]
    return min(after, key=lambda w: w.box.x0) if after and not before else None


def _bullet(dot: Box, word: Word) -> Word:
    box = Box(dot.x0, word.box.top, dot.x1, word.box.bottom)
    return Word("•", box, DRAWN, word.size, word.colour, upright=True, edges=(box.x0, box.x1))
