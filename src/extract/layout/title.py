"""The document's title: the largest heading near the top of the first page, and what stands above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.layout.figures import is_number
from extract.layout.lines import is_marker
from extract.layout.styles import Style, style_of, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.sheets import Sheet
    from extract.layout.types import Line

ZONE = 0.65  # of the page's height, from its top
COVER_WORDS = 80  # a page with so few words is a cover: its title can stand anywhere
MASTHEAD_WORDS = 40


def find_title(sheet: Sheet, body: Style) -> tuple[Line, ...]:
    """Return the title's lines from top to bottom; none if nothing is larger than the text."""
    cover = sum(len(line.words) for line in sheet.lines) <= COVER_WORDS
    zone = sheet.page.height * (1.0 if cover else ZONE)
    likely = [line for line in sheet.lines if line.box.top < zone and _can_be_title(line, body)]
    if not likely:
        return ()
    size = max(style_of(line.words).size for line in likely)
    largest = [line for line in likely if style_of(line.words).size >= size - 0.6]
    title = [largest[0]]
    for line in largest[1:]:
        if line.box.top - title[-1].box.bottom < 0.9 * size and _same_look(title[0], line):
            title.append(line)
    return tuple(title)


def _can_be_title(line: Line, body: Style) -> bool:
    style, text = style_of(line.words), text_of((line,))
    letters = sum(c.isalpha() for c in text)
    return style.size >= 1.15 * body.size and letters >= 3 and not is_number(text)


def _same_look(one: Line, other: Line) -> bool:
    a, b = style_of(one.words), style_of(other.words)
    return a.bold == b.bold and a.font == b.font


def _numbers(line: Line, title: Sequence[Line]) -> bool:
    """Tell whether a line is the number before the title, '33.' in large type."""
    beside = line.box.x1 <= title[0].box.x0 + 1 and line.box.overlap_y(title[0].box) > 0
    return beside and len(line.words) == 1 and is_marker(line.words[0].text)


def masthead(sheet: Sheet, title: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines above the title: the publisher, a tag such as 'Fact sheet'; none if they are text."""
    if not title:
        return ()
    top = title[0].box.top + 0.3 * title[0].box.height
    above = tuple(line for line in sheet.lines if line.box.bottom <= top or _numbers(line, title))
    words = sum(len(line.words) for line in above)
    return above if words <= MASTHEAD_WORDS else ()
