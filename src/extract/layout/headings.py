"""Headings are told by how they look beside the text below them; their levels by the rank of their style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.layout.figures import is_number
from extract.layout.marks import without_first
from extract.layout.styles import Style, style_of
from extract.layout.types import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.layout.stacks import Piece, Stack
    from extract.layout.types import Line
    from extract.pdf import Word

MOST_LINES, MOST_WORDS = 4, 28
SHORT = 8  # words of a heading that ends like a sentence
LABELLED = 12  # words below a label
RARE = 2  # headings of parts in a document
VIVID = 0.25  # between the strongest and the weakest part of a colour
LARGER = 1.08  # times the body's size
BIG = 1.15  # times the body's size: a heading even at the foot of a page
ADDRESS = re.compile(r"\S@\S|https?://|\bwww\.|^\S+\.[a-z]{2,}(?:/\S*)?$")
IMPRINT = re.compile(r"©|\(c\)\s", re.IGNORECASE)
FIGURE = re.compile(r"\d\s*%$|\d[.,/]\d+$|\d\s?/\s?\d+$")  # 'Score: 36.9' is a label and its figure
NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?|[IVX]{1,4}[.)]|[A-Z][.)]")
NAMED = re.compile(r"\d\W*\s[^\W\d_a-zà-ÿ][a-zà-ÿ]")  # '2 Le travail': a number before a name
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def is_heading(stack: Stack, below: Stack | Piece | None, body: Style) -> bool:
    """Tell whether a stack is a heading: short, of one look, set off from the body, with something below it.

    A run-in bold opening is told later (`openings`): its stack is not of one look. A bullet, a sentence and
    a date line are none.
    """
    return (
        len(stack.lines) <= MOST_LINES
        and len(stack.words) <= MOST_WORDS
        and _wordy(stack.text)
        and not (is_number(stack.text) and not NAMED.search(stack.text))
        and not _sentence(stack, body)
        and _stands_out(stack, body)
        and not _is_label(stack, below)
        and (stack.style.size > BIG * body.size if below is None else not _goes_on(stack, below))
    )


def unnumbered(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Mark, ...]]:
    """Return a heading's lines without '2.1', 'IV.' or a '3' set apart before it, and that number."""
    first, *rest = lines[0].words
    if not rest or not (NUMBERED.fullmatch(first.text) or _set_apart(first, rest[0])):
        return lines, ()
    return without_first(lines), (Mark(lines[0].page, first, "heading_number"),)


def _set_apart(first: Word, second: Word) -> bool:
    return first.text.isdigit() and len(first.text) < 3 and second.box.x0 - first.box.x1 > 0.7 * second.size


def _wordy(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    if ADDRESS.search(text) or FIGURE.search(text) or IMPRINT.search(text):
        return False
    return letters >= 3 and letters >= 0.5 * sum(not c.isspace() for c in text)


def _sentence(stack: Stack, body: Style) -> bool:
    """Tell whether a stack ends like a sentence; short ones that are much set off may: 'PARTNERS:'."""
    text, style = stack.text, stack.style
    if text[0] in "«“„" and text[-1] in "»”“" and len(stack.words) > SHORT:
        return True  # somebody's words
    if text[-1] not in ".;,:" or re.search(r"\b[^\W\d_]\.$", text):
        return False
    short = len(stack.words) <= SHORT and (style.caps or style.size >= LARGER * body.size)
    return not (short and (text[-1] == ":" or (text[-1] == "." and stack.bold)))


def _is_label(stack: Stack, below: Stack | Piece | None) -> bool:
    """Tell whether what stands below is short and heavier: 'Lead agency' above its name in bold."""
    style = getattr(below, "style", None)
    if style is None or stack.bold or stack.style.size > 1.02 * style.size:
        return False
    return bool(getattr(below, "bold", False)) and len(getattr(below, "words", ())) <= LABELLED


def _stands_out(stack: Stack, body: Style) -> bool:
    style = stack.style
    heavier = stack.bold and not body.bold
    if style.caps and style.size >= 0.7 * body.size and (heavier or style.colour != body.colour):
        return True  # capitals look larger than they are
    if style.size < 0.8 * body.size:
        return False
    least = 0.9 if _is_vivid(style) and not _is_vivid(body) else 0.98
    coloured = style.colour != body.colour and style.size >= least * body.size and _uniform(stack)
    return (
        style.size >= LARGER * body.size
        or heavier
        or coloured
        or (style.caps and style.size >= 0.95 * body.size)
        or (is_slanted(stack.style, body) and len(stack.lines) == 1 and len(stack.words) <= SHORT)
    )


def _is_vivid(style: Style) -> bool:
    """Tell whether a colour is no black, grey or white: a caption's grey sets nothing off."""
    return len(style.colour) == 3 and max(style.colour) - min(style.colour) > VIVID


def is_slanted(style: Style, body: Style) -> bool:
    """Tell whether a style differs from the body's by its slope alone."""
    like = abs(style.size - body.size) <= 0.5 and style.bold == body.bold and style.colour == body.colour
    return like and style.italic and not body.italic and not style.caps


def is_bar(stack: Stack, body: Style) -> bool:
    """Tell whether all the text on a coloured ground is a heading: short, in bold, no sentence."""
    short = len(stack.lines) <= MOST_LINES and len(stack.words) <= MOST_WORDS
    return short and stack.bold and _wordy(stack.text) and not _sentence(stack, body)


def _uniform(stack: Stack) -> bool:
    return all(word.colour == stack.words[0].colour for word in stack.words)


def _goes_on(stack: Stack, below: Stack | Piece) -> bool:
    """Tell whether the text below looks the same, or goes on in small letters: then the stack is text too."""
    style = getattr(below, "style", None)
    text = getattr(below, "text", "")
    if style is not None and text[:1].islower() and style.size == stack.style.size:
        return not getattr(below, "marker", False)
    return style is not None and style.plain == stack.style.plain and bool(getattr(below, "marker", False))


def is_date_line(text: str) -> bool:
    """Tell whether a line below the title only says when: 'July 2023', 'Updated 3 May 2024'."""
    return YEAR.search(text) is not None and len(text.split()) <= 9


def ranked(headings: Iterable[tuple[Line, ...]]) -> dict[tuple[object, ...], int]:
    """Return the level (from 1) of each heading style: the larger the higher, then the earlier.

    The first heading is of the highest level, even if a rare later one (the head of a part) is larger.
    """
    styles = [heading_style(lines) for lines in headings]
    if not styles:
        return {}
    ranks = sorted(dict.fromkeys(styles), key=lambda style: -_size(style))
    first = ranks.index(styles[0])
    rare = sum(ranks.index(style) < first for style in styles) <= RARE
    above = first if rare else 0
    return {style: max(rank - above, 0) + 1 for rank, style in enumerate(ranks)}


def _size(style: tuple[object, ...]) -> float:
    size = style[0]
    assert isinstance(size, float)
    return size


def heading_style(lines: tuple[Line, ...]) -> tuple[object, ...]:
    """Return what makes headings alike: size, weight, slope, colour, case."""
    style: Style = style_of(word for line in lines for word in line.words)
    return (*style.plain, style.caps)
