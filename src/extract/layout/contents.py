"""Tables of contents: lines that lead to a page by dots, or that are headings of the document."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.labels.wording import LEADER
from extract.layout.lines import join_rows
from extract.layout.marks import left_out
from extract.layout.styles import text_of
from extract.layout.types import Furniture, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.types import Block, Line

LEAST_ENTRIES = 3
MOSTLY = 0.75  # of the lines of a block
ENTRY = re.compile(rf"(?:{LEADER.pattern})\s*(?:\d{{1,3}}|[ivxl]{{1,6}})?\s*$")
_NO_LETTERS = re.compile(r"[\W\d_]+")
HEAD_WORDS = 4  # 'Contents', 'Table des matières', 'Índice'
HEAD_NEAR = 4.0  # times the size of an entry: how far above the first entry the heading stands


def contents(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a page's table of contents with its heading; none without dotted lines.

    Recognised: `Introduction ........ 2`, `1.1 Funding . . . . . 3`, entries that wrap, and the numbers at
    their left and right.
    """
    texts = [line.text for line in lines]
    dotted = sum(LEADER.search(text) is not None for text in texts if _may_lead(text))
    if dotted < LEAST_ENTRIES:
        return ()
    entries = [row for row in join_rows(lines) if ENTRY.search(row.text)]
    if len(entries) < LEAST_ENTRIES:
        return ()
    place = around(row.box for row in entries)
    inside = [line for line in lines if place.holds_middle(line.box)]
    return tuple(_head(lines, entries[0])) + tuple(inside)


def _may_lead(text: str) -> bool:
    """Tell quickly whether there are enough dots in a text."""
    return text.count(".") > 3 or "……" in text or text.count("·") > 3 or "____" in text


def _head(lines: Sequence[Line], entry: Line) -> list[Line]:
    """Return the short line close above the first entry that is set off from it."""
    size = entry.words[0].size
    above = [o for o in lines if o.box.bottom <= entry.box.top + 1 and o.box.overlap_x(entry.box) > 0]
    nearest = max(above, key=lambda o: o.box.bottom, default=None)
    if nearest is None or entry.box.top - nearest.box.bottom > HEAD_NEAR * size:
        return []
    first = nearest.words[0]
    apart = first.bold > entry.words[0].bold or first.size > 1.05 * size
    return [nearest] if apart and len(nearest.words) <= HEAD_WORDS else []


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with a list of the headings that follow turned into furniture, its own heading too.

    A list is three lines or more in a row that are, but for numbers, headings of the document.
    """
    names = [_names(block) for block in blocks]
    later: Counter[str] = Counter(name for block, own in zip(blocks, names, strict=True) for name in own)
    done: list[Block] = []
    at = 0
    while at < len(blocks):
        end = _list_end(blocks, at, later)
        if end == at:
            later.subtract(names[at])
            done.append(blocks[at])
            at += 1
            continue
        head = done.pop() if done and _is_head(done[-1]) else None
        held = ([head] if head else []) + list(blocks[at:end])
        done += [piece for block in held for piece in left_out(block, "contents")]
        at = end
    return done


def _names(block: Block) -> list[str]:
    return [_letters((*block.lines,))] if isinstance(block, Heading) and block.level else []


def _letters(lines: Sequence[Line]) -> str:
    return _NO_LETTERS.sub("", text_of(lines).casefold())


def _list_end(blocks: Sequence[Block], start: int, headings: Counter[str]) -> int:
    """Return where a list of headings that begins at `start` ends; `start` if there is none."""
    entries, end = 0, start
    for at in range(start, len(blocks)):
        block = blocks[at]
        if not isinstance(block, Paragraph | Heading):
            if isinstance(block, Furniture):
                continue
            break
        known = [
            headings[name] - (name in _names(block)) > 0
            for line in block.lines
            if (name := _letters((line,)))
        ]
        if not known or sum(known) < MOSTLY * len(known):
            break
        entries, end = entries + sum(known), at + 1
    return end if entries >= LEAST_ENTRIES else start


def _is_head(block: Block) -> bool:
    return isinstance(block, Heading) and block.level != 0 and len(text_of(block.lines).split()) <= HEAD_WORDS
