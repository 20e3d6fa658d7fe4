"""The levels of all headings, once all of them are known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.layout.headings import heading_style, is_date_line, is_slanted, ranked
from extract.layout.marks import without_first
from extract.layout.styles import Style, style_of, text_of
from extract.layout.types import Block, BoxBlock, Heading, Mark, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.types import Line
    from extract.pdf import Word


def ranked_blocks(blocks: Sequence[Block], body: Style) -> list[Block]:
    """Return the blocks with levels from 1 down; a date or subtitle below the title becomes text."""
    settled = _without_numbers(_without_subtitles(_without_lone_slanted(blocks, body)))
    levels = _levels(settled)
    return [_ranked(block, levels) for block in settled]


def _without_lone_slanted(blocks: Sequence[Block], body: Style) -> list[Block]:
    """Turn headings that are only slanted into text where there is no second of them."""
    slanted = [b for b in blocks if isinstance(b, Heading) and is_slanted(style_of(_words(b.lines)), body)]
    lone = slanted[0] if len(slanted) == 1 else None
    return [Paragraph(b.lines, marks=b.marks) if isinstance(b, Heading) and b is lone else b for b in blocks]


def _words(lines: Sequence[Line]) -> list[Word]:
    return [word for line in lines for word in line.words]


def _levels(blocks: Sequence[Block]) -> dict[tuple[object, ...], int]:
    """Return the level of each style: one below the lowest of those under whose headings it stands."""
    lines = [block.lines for block in blocks if isinstance(block, Heading) and block.level != 0]
    ranks = ranked(lines)
    parents: dict[int, set[int]] = defaultdict(set)
    above: list[int] = []
    for rank in (ranks[heading_style(one)] for one in lines):
        above = [other for other in above if other < rank]
        parents[rank].update(above[-1:])
        above.append(rank)
    levels: dict[int, int] = {}
    for rank in sorted(parents):
        levels[rank] = 1 + max((levels[parent] for parent in parents[rank]), default=0)
    return {style: levels[rank] for style, rank in ranks.items()}


def _ranked(block: Block, levels: dict[tuple[object, ...], int]) -> Block:
    if isinstance(block, Heading) and block.level != 0:
        return replace(block, level=levels[heading_style(block.lines)])
    if isinstance(block, BoxBlock):
        inside = _levels(block.blocks)
        return replace(block, blocks=tuple(_ranked(b, inside) for b in block.blocks))
    return block


def _without_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Take the numbers off headings that are counted: '1 Money', '2 Results', '3 Outlook' in one style."""
    counted: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for block in blocks:
        if isinstance(block, Heading) and _number(block) is not None:
            counted[heading_style(block.lines)].append(_number(block) or 0)
    return [
        _without_number(b)
        if isinstance(b, Heading) and _number(b) is not None and _counts(counted[heading_style(b.lines)])
        else b
        for b in blocks
    ]


def _without_number(heading: Heading) -> Heading:
    first = heading.lines[0]
    mark = Mark(first.page, first.words[0], "heading_number")
    return Heading(without_first(heading.lines), heading.level, (*heading.marks, mark))


def _number(heading: Heading) -> int | None:
    words = heading.lines[0].words
    first = words[0].text.rstrip(".)")
    return int(first) if len(words) > 1 and first.isdecimal() and len(first) < 3 else None


def _counts(numbers: Sequence[int]) -> bool:
    return len(numbers) > 1 and numbers[0] in (0, 1) and all(b - a == 1 for a, b in pairwise(numbers))


def _without_subtitles(blocks: Sequence[Block]) -> list[Block]:
    done = list(blocks)
    styles = [heading_style(b.lines) for b in blocks if isinstance(b, Heading)]
    titled = False
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 0:
            titled = True
        elif isinstance(block, Heading) and titled:
            alone = styles.count(heading_style(block.lines)) == 1 and len(styles) > 3
            if not (is_date_line(text_of(block.lines)) or alone):
                break
            done[at] = Paragraph(block.lines, marks=block.marks)
        elif isinstance(block, Paragraph) and block.kind in ("text", "bullet"):
            break
    return done
