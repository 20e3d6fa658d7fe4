"""A paragraph that goes on in the next column or on the next page is one paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.layout.notes import NOTE_SIGN
from extract.layout.styles import style_of
from extract.layout.types import Block, Heading, Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

END = '.!?:;…»”")'


def joined(blocks: Iterable[Block]) -> list[Block]:
    """Join split paragraphs; boxes, tables, captions and furniture between their parts stay behind them."""
    done: list[Block] = []
    last: int | None = None
    for block in blocks:
        if isinstance(block, Heading):
            last = None
        above = done[-1] if done else None
        if isinstance(block, Paragraph) and isinstance(above, Paragraph) and _is_rest_of_note(above, block):
            done[-1] = _together(above, block)
            continue
        if not isinstance(block, Paragraph) or block.kind not in ("text", "bullet"):
            done.append(block)
            continue
        before = done[last] if last is not None else None
        if last is not None and isinstance(before, Paragraph) and goes_on(before.lines[-1], block):
            done[last] = _together(before, block)
            continue
        last = len(done)
        done.append(block)
    return done


def _together(first: Paragraph, rest: Paragraph) -> Paragraph:
    return Paragraph(first.lines + rest.lines, first.kind, first.marks + rest.marks)


def _is_rest_of_note(above: Paragraph, block: Paragraph) -> bool:
    """Tell whether small print goes on close below: it has wider leading than a text of its size."""
    last, first = above.lines[-1], block.lines[0]
    if (above.kind, block.kind) != ("footnote", "footnote") or last.words[-1].text[-1] in END:
        return False
    size = style_of(first.words).size
    close = first.page == last.page and 0 < first.box.bottom - last.box.bottom < 2 * size
    alike = abs(style_of(last.words).size - size) < 0.6 and abs(last.box.x0 - first.box.x0) < size
    return close and alike and not NOTE_SIGN.fullmatch(first.words[0].text)


def goes_on(last: Line, block: Paragraph) -> bool:
    """Tell whether a paragraph continues the sentence that ends with `last`."""
    first = block.lines[0]
    if block.kind != "text" or last.words[-1].text[-1] in END:
        return False
    elsewhere = first.page != last.page or first.box.top < last.box.top
    alike = abs(style_of(last.words).size - style_of(first.words).size) < 0.6
    return alike and (first.words[0].text[0].islower() or (elsewhere and _full(last, block)))


def _full(last: Line, block: Paragraph) -> bool:
    """Tell whether `last` is about as wide as the lines of the paragraph that may continue it."""
    return last.box.width > 0.8 * max(line.box.width for line in block.lines)
