"""A paragraph that goes on in the next column or on the next page is one paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        if not isinstance(block, Paragraph) or block.kind not in ("text", "bullet"):
            done.append(block)
            continue
        before = done[last] if last is not None else None
        if last is not None and isinstance(before, Paragraph) and goes_on(before.lines[-1], block):
            done[last] = Paragraph(before.lines + block.lines, before.kind)
            continue
        last = len(done)
        done.append(block)
    return done


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
