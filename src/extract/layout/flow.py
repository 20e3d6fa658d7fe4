"""One column, top to bottom, becomes blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.layout.figures import is_key_figure
from extract.layout.headings import heading_style, is_date_line, is_heading, unnumbered
from extract.layout.labels.wording import is_source
from extract.layout.notes import CREDIT, SMALL, has_mark, is_caption, is_figure_title, is_footnote
from extract.layout.stacks import Piece, Stack, stacked
from extract.layout.types import Block, ChartBlock, Furniture, Heading, Line, Paragraph, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.geometry import Box
    from extract.layout.styles import Style

SIGN = re.compile(r"\d{1,2}|\W{1,2}")
SAME_PLACE = 1.0  # points
LEAST_FACTS, FACT_WORDS = 3, 8
SOURCE_WORDS = 40
THIN = 4.0  # points; a rule is no higher
UNRANKED = -1  # the level of a heading until all headings of the document are known


@dataclass(frozen=True, slots=True)
class Look:
    """What the stages of one flow compare with: the body's style, the pictures of the page."""

    body: Style
    pictures: tuple[Box, ...] = ()
    boxed: bool = False  # small print in a box is of its text, if it has no mark


def flow_blocks(columns: Sequence[Sequence[Piece]], look: Look) -> list[Block]:
    """Return the blocks of columns in reading order."""
    columns_of_items = [stacked(column, look.body) for column in columns]
    blocks: list[Block] = []
    for at, items in enumerate(columns_of_items):
        if _is_decoration(columns[at]):
            blocks += [Furniture((p.what,), "decoration") for p in columns[at] if isinstance(p.what, Line)]
            continue
        after = columns_of_items[at + 1][0] if at + 1 < len(columns_of_items) else None
        blocks += _without_labels(_column_blocks(items, after, look))
    return blocks


def _without_labels(blocks: list[Block]) -> list[Block]:
    """Turn headings into text where three or more in a row have but a few words below: 'Staff', '23'."""
    done = list(blocks)
    at = 0
    while at < len(blocks):
        end = at
        while _is_fact(blocks[end : end + 2], blocks[at]):
            end += 2
        if end - at >= 2 * LEAST_FACTS:
            done[at:end] = [
                Paragraph(b.lines, marks=b.marks) if isinstance(b, Heading) else b for b in done[at:end]
            ]
        at = max(end, at + 1)
    return done


def _is_fact(pair: Sequence[Block], first: Block) -> bool:
    """Tell whether a heading in the style of `first` has a line of a few words below it."""
    if len(pair) < 2 or not isinstance(first, Heading):
        return False
    name, value = pair
    if not (isinstance(name, Heading) and isinstance(value, Paragraph) and len(value.lines) == 1):
        return False
    words = value.lines[0].words
    alike = heading_style(name.lines) == heading_style(first.lines)
    return alike and len(words) <= FACT_WORDS and words[-1].text[-1] not in ".!?"


def _is_decoration(column: Sequence[Piece]) -> bool:
    """Tell whether a column holds nothing but the numbers or signs of the items beside it."""
    signs = [p.what.words for p in column if isinstance(p.what, Line)]
    return len(signs) > 1 and all(len(words) == 1 and SIGN.fullmatch(words[0].text) for words in signs)


def _column_blocks(items: Sequence[Stack | Piece], after: Stack | Piece | None, look: Look) -> list[Block]:
    blocks: list[Block] = []
    at, notes_from = 0, _notes_from(items, look.body)
    while at < len(items):
        item, below = items[at], items[at + 1] if at + 1 < len(items) else after
        above = items[at - 1] if at else None
        at += 1
        if isinstance(item, Stack) and at > notes_from:
            blocks.append(Paragraph(item.lines, "footnote"))
        elif isinstance(item, Piece):
            if item.what is not None and not isinstance(item.what, Line):
                blocks.append(item.what)
        elif isinstance(below, Stack) and at < len(items) and _is_figure(item, items[at:], look.body):
            blocks.append(Paragraph(item.lines + below.lines, "key_figure"))
            at += 1
        elif isinstance(above, Stack) and _lists_on(above, item):
            blocks.append(_paragraph(item))
        elif isinstance(above, Piece) and _is_note_below(item, above, look.body):
            blocks.append(Paragraph(item.lines, "caption"))
        else:
            block = _block(item, below, look)
            headed = bool(blocks) and isinstance(blocks[-1], Heading)
            headed = headed and not has_mark(item) and not CREDIT.search(item.text)
            is_note = isinstance(block, Paragraph) and block.kind == "footnote"
            blocks.append(_paragraph(item) if headed and is_note else block)
    return blocks


def _is_note_below(stack: Stack, above: Piece, body: Style) -> bool:
    """Tell whether a short text close below a table, a chart or a picture is small, or names its source."""
    if len(stack.words) > SOURCE_WORDS:
        return False
    drawn = isinstance(above.what, TableBlock | ChartBlock)
    near = stack.box.top - above.box.bottom < 1.5 * body.size
    return is_source(stack.text) or (drawn and near and stack.style.size <= SMALL * body.size)


def _notes_from(items: Sequence[Stack | Piece], body: Style) -> int:
    """Return the place of a rule from which on a column holds nothing but notes; else its length.

    The first below the rule has its mark, and none is larger than the text.
    """
    for at, (rule, first) in enumerate(pairwise(items)):
        if isinstance(rule, Piece) and rule.what is None and rule.box.height < THIN:
            rest = items[at + 1 :]
            small = all(isinstance(o, Stack) and o.style.size <= 1.02 * body.size for o in rest)
            if small and isinstance(first, Stack) and has_mark(first) and first.style.size < body.size:
                return at
    return len(items)


def _lists_on(above: Stack, stack: Stack) -> bool:
    """Tell whether a stack is the next item of a list: marked like the item close above it.

    It is set like that too, or stands below the same sign, an item in bold.
    """
    if not (above.marker and stack.marker) or stack.box.top - above.box.bottom >= stack.style.size:
        return False
    signs = [item.lines[0].words[0] for item in (above, stack)]
    if not all(_opens_with_sign(sign.text) for sign in signs):
        return False
    same_sign = signs[0].text == signs[1].text and abs(signs[0].box.x0 - signs[1].box.x0) < SAME_PLACE
    same_size = above.style.size == stack.style.size
    return above.style.plain == stack.style.plain or (same_sign and same_size)


def _opens_with_sign(text: str) -> bool:
    """Tell whether a marker is a sign ('•', 'o'): numbers also stand before headings."""
    return len(text) == 1 and not text.isdigit()


def _is_figure(stack: Stack, items: Sequence[Stack | Piece], body: Style) -> bool:
    """Tell whether a stack and the next are a key figure: a number above its label, or below it."""
    below, after = items[0], items[1] if len(items) > 1 else None
    if is_key_figure(stack, below, body):
        return True
    if not isinstance(below, Stack) or not is_key_figure(below, stack, body):
        return False
    return after is None or after.box.top - below.box.bottom > below.box.top - stack.box.bottom


def _block(stack: Stack, below: Stack | Piece | None, look: Look) -> Block:
    if is_figure_title(stack.text) or is_caption(stack, look.pictures, look.body):
        return Paragraph(stack.lines, "caption")
    if is_heading(stack, below, look.body):
        lines, number = unnumbered(stack.unmarked())
        return Heading(lines, UNRANKED, stack.marks() + number)
    small = is_footnote(stack, look.body)
    if small and (has_mark(stack) or not (look.boxed or is_date_line(stack.text))):
        return Paragraph(stack.lines, "footnote")
    return _paragraph(stack)


def _paragraph(stack: Stack) -> Paragraph:
    return Paragraph(stack.unmarked(), "bullet" if stack.marker else "text", stack.marks())
