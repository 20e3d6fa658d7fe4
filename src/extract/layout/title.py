"""The document's title: the largest heading near the top of the first page, and what stands above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.figures import is_number
from extract.layout.lines import is_marker
from extract.layout.styles import Style, share, style_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.sheets import Sheet
    from extract.layout.types import Line

ZONE = 0.65  # of the page's height, from its top
UPPER = 0.4  # the same for a title that is no larger than the text
COVER_WORDS = 80  # a page with so few words is a cover: its title can stand anywhere
MASTHEAD_WORDS = 40
CLOSE = 0.9  # of the size: how far apart the lines of a title are
CENTRED = 0.03  # of the page's width: how far off the middle a centred line may be
LEAST_WORDS = 3  # of a title that is no larger than the text
BESIDE_WORDS = 9  # in a line beside the title


def find_title(sheet: Sheet, body: Style) -> tuple[Line, ...]:
    """Return the title's lines from top to bottom; none if nothing is set off as a title.

    It is what is largest, or else bold or in capitals and centred on the page.
    """
    cover = sum(len(line.words) for line in sheet.lines) <= COVER_WORDS
    zone = sheet.page.height * (1.0 if cover else ZONE)
    likely = [line for line in sheet.lines if line.box.top < zone and _can_be_title(line, body)]
    if not likely:
        return _centred(sheet, body)
    size = max(style_of(line.words).size for line in likely)
    largest = [line for line in likely if style_of(line.words).size >= size - 0.6]
    alike = [line for line in sheet.lines if _same_look(largest[0], line) and line.box.top < zone]
    return _grown(largest[0], alike)


def _grown(first: Line, alike: Sequence[Line]) -> tuple[Line, ...]:
    """Return a line with those of its look close above and below; a year may be one of them."""
    title, near = [first], CLOSE * _size(first)
    for line in alike:
        if line.box.top > title[-1].box.top and line.box.top - title[-1].box.bottom < near:
            title.append(line)
    for line in reversed(alike):
        if line.box.top < title[0].box.top and title[0].box.top - line.box.bottom < 0.5 * near:
            title.insert(0, line)
    return tuple(title)


def _size(line: Line) -> float:
    return style_of(line.words).size


def _centred(sheet: Sheet, body: Style) -> tuple[Line, ...]:
    """Return the first line in bold or capitals that is centred on the page, with its next lines."""
    middle, slack = sheet.page.width / 2, CENTRED * sheet.page.width
    for line in sheet.lines:
        style = style_of(line.words)
        centred = abs(line.box.middle[0] - middle) < slack and line.box.top < UPPER * sheet.page.height
        heavy = (share(line.words, bold=True) > 0.9 and not body.bold) or style.caps
        if centred and heavy and len(line.words) >= LEAST_WORDS and style.size >= 0.98 * body.size:
            below = [o for o in sheet.lines if _same_look(line, o) and style_of(o.words).caps == style.caps]
            return _grown(line, below)
    return ()


def _can_be_title(line: Line, body: Style) -> bool:
    style, text = style_of(line.words), line.text
    letters = sum(c.isalpha() for c in text)
    return style.size >= 1.15 * body.size and letters >= 3 and not is_number(text)


def _same_look(one: Line, other: Line) -> bool:
    a, b = style_of(one.words), style_of(other.words)
    return a.bold == b.bold and a.font == b.font and abs(a.size - b.size) <= 0.6


def _numbers(line: Line, title: Sequence[Line]) -> bool:
    """Tell whether a line is the number before the title, '33.' in large type."""
    beside = line.box.x1 <= title[0].box.x0 + 1 and line.box.overlap_y(title[0].box) > 0
    return beside and len(line.words) == 1 and is_marker(line.words[0].text)


def masthead(sheet: Sheet, title: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines above the title: the publisher, a tag such as 'Fact sheet'; none if they are text.

    What stands in a box that goes on beside the title is a text of its own.
    """
    if not title:
        return ()
    top = title[0].box.top + 0.3 * title[0].box.height
    above = tuple(
        line
        for line in sheet.lines
        if (line.box.bottom <= top or _numbers(line, title)) and not _is_in_side_box(line, sheet, title)
    )
    words = sum(len(line.words) for line in above)
    return above if words <= MASTHEAD_WORDS else ()


def _is_in_side_box(line: Line, sheet: Sheet, title: Sequence[Line]) -> bool:
    """Tell whether a line stands in a box that goes on beside the title: it is a text of its own."""
    return any(
        box.holds_middle(line.box)
        and box.bottom > title[-1].box.bottom
        and not box.holds_middle(title[0].box)
        for box in sheet.boxes
    )


def beside_title(sheet: Sheet, title: Sequence[Line]) -> tuple[Line, ...]:
    """Return the short lines at the right of the title, such as its date; they are no part of a column."""
    if not title:
        return ()
    box = around(line.box for line in title)
    return tuple(
        line
        for line in sheet.lines
        if not any(line is one for one in title)
        and box.top <= line.box.middle[1] <= box.bottom
        and line.box.x0 > box.x1
        and not _is_in_side_box(line, sheet, title)
        and not _is_of_a_text(line, sheet)
    )


def _is_of_a_text(line: Line, sheet: Sheet) -> bool:
    """Tell whether a line beside the title is of a paragraph: of three lines, or of long ones."""
    near, left = CLOSE * _size(line), line.box.x0
    alike = [o for o in sheet.lines if _same_look(line, o) and abs(o.box.x0 - left) < 0.5 * _size(line)]
    held: list[Line] = []
    for other in alike:
        if held and other.box.top - held[-1].box.bottom >= near:
            if any(one is line for one in held):
                break
            held = []
        held.append(other)
    return len(held) > 2 or any(len(other.words) > BESIDE_WORDS for other in held)
