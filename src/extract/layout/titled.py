"""Titles of tables and charts that look like headings: what stands above nothing else is a title."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeGuard

from extract.geometry import around
from extract.layout.headings import heading_style
from extract.layout.labels.titles import parted_title
from extract.layout.labels.wording import is_day
from extract.layout.types import ChartBlock, Heading, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.styles import Style
    from extract.layout.types import Block

Drawing = TableBlock | ChartBlock

MODEST = 1.12  # of the body's size: a larger title must be seen twice
NEAR = 4.0  # times its size: how far above the drawing a title ends


def with_titles(blocks: Sequence[Block], body: Style) -> list[Block]:
    """Give each table or chart without a title the heading right above it, if it is of a look for titles.

    That look stands above nothing but tables and charts; it is no larger than the text, or seen twice.
    """
    looks = _looks(blocks, body)
    done: list[Block] = []
    for block in blocks:
        above = done[-1] if done else None
        named = isinstance(above, Heading) and heading_style(above.lines) in looks
        if _is_untitled(block) and isinstance(above, Heading) and named and _is_near(above, block):
            done[-1] = _titled(block, above, body)
        else:
            done.append(block)
    return done


def _looks(blocks: Sequence[Block], body: Style) -> frozenset[tuple[object, ...]]:
    used = Counter(heading_style(b.lines) for b in blocks if isinstance(b, Heading) and b.level)
    above = Counter(
        heading_style(head.lines)
        for head, block in pairwise(blocks)
        if isinstance(head, Heading) and head.level and isinstance(block, TableBlock | ChartBlock)
    )
    return frozenset(
        look
        for look, count in above.items()
        if count == used[look] and len(used) > 1 and (count > 1 or _size(look) <= MODEST * body.size)
    )


def _size(look: tuple[object, ...]) -> float:
    size = look[0]
    assert isinstance(size, float)
    return size


def _is_untitled(block: Block) -> TypeGuard[Drawing]:
    return isinstance(block, TableBlock | ChartBlock) and not block.title


def _is_near(heading: Heading, drawing: Drawing) -> bool:
    """Tell whether a heading ends close above a drawing, and is no date: that is the sheet's own."""
    last = heading.lines[-1]
    if is_day(last.text):
        return False
    gap = drawing.box.top - last.box.bottom
    return last.page == drawing.page and -last.box.height < gap < NEAR * last.words[0].size


def _titled(drawing: Drawing, heading: Heading, body: Style) -> Drawing:
    found = parted_title(heading.lines, body.size)
    box = around([drawing.box, *(line.box for line in heading.lines)])
    title, unit = (heading.lines, drawing.unit) if drawing.unit else (found.title, found.unit)
    titled = replace(drawing, box=box, title=title, unit=unit)
    return replace(titled, marks=drawing.marks + heading.marks)
