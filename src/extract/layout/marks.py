"""Words that only point at a text are left out of it, but kept: raised signs that lead to footnotes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from extract.geometry import Box, around
from extract.layout.types import (
    BoxBlock,
    Cell,
    ChartBlock,
    Furniture,
    Heading,
    Line,
    Mark,
    Paragraph,
    TableBlock,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.types import Block
    from extract.models import FurnitureReason
    from extract.pdf import Word

Lines = tuple[Line, ...]
T = TypeVar("T", Paragraph, Heading, Cell)
Drawn = TypeVar("Drawn", TableBlock, ChartBlock)
Stripped = tuple[Lines, tuple[Mark, ...]]

SMALLER = 0.85  # of the size of the word before
RAISED = 0.1  # of its size: how far above its foot a reference ends
CLOSE = 0.25  # of its size: how near a reference stands to a figure
REFERENCE = re.compile(r"[\d,*†‡§]{1,5}[.,]?")
SUPERSCRIPT = re.compile("[⁰¹²³⁴-⁹]{1,3}")
SUPERIOR = re.compile(r"[^\W\d_]{3,}[.,;:!?»”)'’]?(\d{1,2})[.,;:]?")
NUMBER = re.compile(r"\d[\d.,]*\d[2-9]")
ENOUGH = 2  # figures, not the same, to compare the last with
EVEN = 1.02  # of the least of widths that are the same
NARROWER = 0.75  # of the width of the other figures: superior ones behind a number
NARROW = 0.37  # of the size: figures of running text are about half as wide as it
MEASURE = re.compile(r"[kcd]?m|mm|(?:.*[×x])?10")  # km², 10⁶: their raised digits are no references


def left_out(block: Block, reason: FurnitureReason) -> list[Furniture]:
    """Return texts as furniture, the marks of each behind it; tables and charts never are."""
    if isinstance(block, BoxBlock):
        return [piece for inner in block.blocks for piece in left_out(inner, reason)]
    if not isinstance(block, Paragraph | Heading):
        return [block] if isinstance(block, Furniture) else []
    marks = [Furniture((Line(m.page, m.word.box, (m.word,)),), m.reason) for m in block.marks]
    return [Furniture(block.lines, reason), *marks]


def without_first(lines: Lines) -> Lines:
    """Return the lines without the first word of the first, which must have more than one."""
    rest = lines[0].words[1:]
    return (Line(lines[0].page, around(word.box for word in rest), rest), *lines[1:])


def unreferenced(block: Block) -> Block:
    """Return a block with the references to footnotes in its texts turned into marks.

    Read as references: `the budget¹`, `since 2019*`, `1 840²`; not as such: `km²`, `10⁶`, `1er`.
    """
    if isinstance(block, Paragraph):
        return _text(block)
    if isinstance(block, Heading):
        return _text(block)
    if isinstance(block, BoxBlock):
        return replace(block, blocks=tuple(map(unreferenced, block.blocks)))
    if isinstance(block, ChartBlock):
        return _titled(block)
    return _table(block) if isinstance(block, TableBlock) else block


def _text(block: T) -> T:
    lines, marks = without_references(block.lines)
    return replace(block, lines=lines, marks=block.marks + marks) if marks else block


def _table(table: TableBlock) -> TableBlock:
    return replace(
        _titled(table),
        header=tuple(map(_text, table.header)),
        rows=tuple(tuple(map(_text, row)) for row in table.rows),
    )


def _titled(block: Drawn) -> Drawn:
    """Take the references out of title and unit."""
    title, one = without_references(block.title)
    unit, other = without_references(block.unit)
    return replace(block, title=title, unit=unit, marks=block.marks + one + other)


def without_references(lines: Sequence[Line]) -> Stripped:
    """Return lines without the raised numbers and signs that lead to footnotes, and these."""
    stripped = [_line(line) for line in lines]
    return tuple(line for line, _ in stripped), tuple(mark for _, marks in stripped for mark in marks)


def _line(line: Line) -> tuple[Line, tuple[Mark, ...]]:
    words = line.words
    found = [at > 0 and _is_reference(words[at - 1], word) for at, word in enumerate(words)]
    cut = [_without_superior(word) for word, is_mark in zip(words, found, strict=True) if not is_mark]
    left = [word for word, is_mark in zip(words, found, strict=True) if is_mark]
    left += [rest for _, rest in cut if rest]
    if not left:
        return line, ()
    kept = tuple(word for word, _ in cut)
    return Line(line.page, line.box, kept), _as_marks(line.page, left)


def _as_marks(page: int, words: Iterable[Word]) -> tuple[Mark, ...]:
    return tuple(Mark(page, word, "note_mark") for word in words)


def _is_reference(before: Word, word: Word) -> bool:
    if not word.text.isascii() and SUPERSCRIPT.fullmatch(word.text):
        return not MEASURE.fullmatch(before.text)
    if word.size > SMALLER * before.size:
        return False
    raised = word.box.bottom < before.box.bottom - RAISED * before.size
    if not raised or not REFERENCE.fullmatch(word.text) or MEASURE.fullmatch(before.text):
        return False
    return not before.text[-1].isdigit() or word.box.x0 - before.box.x1 < CLOSE * before.size


def _superior(word: Word) -> tuple[int, int]:
    """Return where superior figures begin and end in a word, or nothing: narrow behind letters or figures."""
    if not any(map(str.isdecimal, word.text[-2:])) or word.backwards:
        return 0, 0
    found = SUPERIOR.fullmatch(word.text)
    if found is not None:
        start, end = found.span(1)
        narrow = (word.edges[end] - word.edges[start]) / (end - start) <= NARROW * word.size
        return (start, end) if narrow else (0, 0)
    end = len(word.text)
    return (end - 1, end) if NUMBER.fullmatch(word.text) and _ends_narrow(word) else (0, 0)


def _ends_narrow(word: Word) -> bool:
    """Tell whether the last figure of a number is narrower than its others, which are all as wide.

    Figures with widths of their own, as old style ones have, tell nothing; a '1' often is narrow in any case.
    """
    widths = [(c, right - left) for c, (left, right) in zip(word.text, pairwise(word.edges), strict=True)]
    last, width = widths[-1]
    others = {c: w for c, w in widths[:-1] if c.isdigit() and c != "1"}
    if last == "1" or len(others) < ENOUGH or max(others.values()) > EVEN * min(others.values()):
        return False
    return width < NARROWER * min(others.values())


def _without_superior(word: Word) -> tuple[Word, Word | None]:
    """Cut off a reference set with the font's own superior figures, which are as large but narrow."""
    start, end = _superior(word)
    if start == end:
        return word, None
    text = word.text[:start] + word.text[end:]
    edges = word.edges[:start] + (word.edges[end:] if end < len(word.text) else word.edges[start : start + 1])
    rest = replace(
        word,
        text=word.text[start:end],
        edges=word.edges[start : end + 1],
        box=Box(word.edges[start], word.box.top, word.edges[end], word.box.bottom),
    )
    return replace(word, text=text, edges=edges), rest
