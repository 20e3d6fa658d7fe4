"""Small print: captions beside pictures, and footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.geometry import Box
    from extract.layout.stacks import Stack
    from extract.layout.styles import Style

SMALL = 0.93  # of the body's size
NOTE_SIGN = re.compile(r"\(?(?:\d{1,2}|[a-z]|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})\)?")
CREDIT = re.compile(r"(?i)\b(?:photo|foto|photographie|fotografía)s?\s?:|©|\(c\)")
FIGURE = re.compile(r"(?i)(?:fig(?:ure|ura)?|chart|graph(?:ique)?|gráfico|map|carte|mapa)\.?\s*\d+\s?[.:–—-]")
CAPTION_LINES = 5
NEAR = 18.0  # points between a picture and its caption


def is_caption(stack: Stack, pictures: Sequence[Box], body: Style) -> bool:
    """Tell whether small, slanted or grey lines stand directly below (or above, or beside) a picture."""
    return (
        len(stack.lines) <= CAPTION_LINES
        and (_set_apart(stack, body) or CREDIT.search(stack.text) is not None)
        and any(_touches(stack.box, picture) for picture in pictures)
    )


def is_figure_title(text: str) -> bool:
    """Tell whether a text names a numbered picture: 'Figure 2. …', 'Gráfico 1: …'."""
    return FIGURE.match(text) is not None


def _set_apart(stack: Stack, body: Style) -> bool:
    style = stack.style
    slanted = style.italic and not body.italic and style.size <= body.size
    return style.size <= SMALL * body.size or slanted


def _touches(box: Box, picture: Box) -> bool:
    below = -4 < box.top - picture.bottom < NEAR and box.overlap_x(picture) > 0.5 * box.width
    above = -4 < picture.top - box.bottom < 0.5 * NEAR and box.overlap_x(picture) > 0.5 * box.width
    beside = -20 < -box.overlap_x(picture) < NEAR and box.overlap_y(picture) > 0.6 * box.height
    return below or above or beside


def is_footnote(stack: Stack, body: Style) -> bool:
    """Tell whether lines are small print: much smaller than the text, or smaller and with a mark."""
    size = stack.style.size
    if _is_raised(stack):
        return True
    return size <= 0.87 * body.size or (size <= SMALL * body.size and has_mark(stack))


def _is_raised(stack: Stack) -> bool:
    """Tell whether the first word is a small number or sign: '1' in small type before the note."""
    words = stack.lines[0].words
    return (
        len(words) > 1
        and words[0].size < 0.8 * words[1].size
        and NOTE_SIGN.fullmatch(words[0].text) is not None
    )


def has_mark(stack: Stack) -> bool:
    """Tell whether lines begin like a note: with a raised word, a number, or an asterisk."""
    first, *rest = stack.lines[0].words
    as_small = not rest or first.size <= 1.05 * rest[0].size
    return _is_raised(stack) or (as_small and NOTE_SIGN.fullmatch(first.text) is not None)
