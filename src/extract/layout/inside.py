"""What blocks are made of: each inner block, and each word with the place where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.layout.types import BoxBlock, Cell, ChartBlock, Furniture, Heading, Paragraph, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.layout.types import Block, Line, Mark
    from extract.models import FurnitureReason
    from extract.pdf import Word

Home = Literal["section", "table", "chart"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of a page, and where it went: to a text, a table, a chart, or out of all by a reason."""

    page: int
    word: Word
    home: Home | FurnitureReason


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks and those inside boxes, in order."""
    for block in blocks:
        yield block
        if isinstance(block, BoxBlock):
            yield from all_blocks(block.blocks)


def placed(blocks: Iterable[Block]) -> Iterator[Placed]:
    """Yield every word of the blocks once."""
    for block in all_blocks(blocks):
        if isinstance(block, Paragraph | Heading):
            yield from _lines(block.lines, "section")
            yield from _marks(block.marks)
        elif isinstance(block, TableBlock):
            yield from _table(block)
        elif isinstance(block, ChartBlock):
            yield from _lines(_chart_lines(block), "chart")
            yield from _marks(block.marks)
        elif isinstance(block, Furniture):
            yield from _lines(block.lines, block.reason)


def marks_of(block: Block) -> Iterator[Mark]:
    """Yield the words that a block leaves out of its text."""
    if isinstance(block, Paragraph | Heading | ChartBlock):
        yield from block.marks
    elif isinstance(block, TableBlock):
        yield from block.marks
        for cell in cells_of(block):
            yield from cell.marks


def cells_of(table: TableBlock) -> Iterator[Cell]:
    """Yield the cells of a table, the header's first."""
    for row in (table.header, *table.rows):
        yield from row


def _table(table: TableBlock) -> Iterator[Placed]:
    """Yield a table's words; a head over several columns stands in each of them, and counts once."""
    yield from _lines((*table.title, *table.unit), "table")
    held = {id(one.word): one for cell in cells_of(table) for one in _lines(cell.lines, "table")}
    yield from held.values()
    yield from {id(one.word): one for one in _marks(marks_of(table))}.values()


def _chart_lines(chart: ChartBlock) -> Iterator[Line]:
    """Yield a chart's lines; title and unit may also stand inside its place."""
    yield from chart.lines
    inside = {id(word) for line in chart.lines for word in line.words}
    for line in (*chart.title, *chart.unit):
        if not any(id(word) in inside for word in line.words):
            yield line


def _lines(lines: Iterable[Line], home: Home | FurnitureReason) -> Iterator[Placed]:
    return (Placed(line.page, word, home) for line in lines for word in line.words)


def _marks(marks: Iterable[Mark]) -> Iterator[Placed]:
    return (Placed(mark.page, mark.word, mark.reason) for mark in marks)
