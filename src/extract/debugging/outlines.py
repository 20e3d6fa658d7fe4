"""What is marked on the picture of a page: blocks in reading order, and values."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.inside import all_blocks, marks_of
from extract.layout.types import BoxBlock, ChartBlock, Furniture, Heading, Paragraph, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.layout.types import Block, Line
    from extract.models import FactSheet
    from extract.models.base import Traced
    from extract.records import Reading

COLUMN_BREAK = 30.0  # points by which a line may stand higher than the one before and not begin a column


@dataclass(frozen=True, slots=True)
class Outline:
    """A place on the page. `order` counts the blocks of the document from 1; it is 0 for furniture.

    `kind` is what was seen there: `heading`, `text`, `bullet`, `caption`, `footnote`, `key_figure`, `table`,
    `chart`, `box`, `furniture`, `mark` or `cell`; or a value: `amount`, `country`, `region`, `date`,
    `organisation`.
    """

    kind: str
    box: Box
    order: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Outlines:
    """All that is marked on one page, in reading order."""

    blocks: tuple[Outline, ...]
    details: tuple[Outline, ...]
    values: tuple[Outline, ...]


def outlines(reading: Reading, sheet: FactSheet, page: int) -> Outlines:
    """Return what to mark on page `page`."""
    numbered = list(_numbered(all_blocks(reading.layout.blocks)))
    blocks = [outline for order, block in numbered for outline in _block(block, order, page)]
    details = [outline for _, block in numbered for outline in _details(block, page)]
    return Outlines(tuple(blocks), tuple(details), tuple(_values(sheet, page)))


def _numbered(blocks: Iterable[Block]) -> Iterator[tuple[int, Block]]:
    order = 0
    for block in blocks:
        read = not isinstance(block, Furniture | BoxBlock)
        order += read
        yield (order if read else 0), block


def _block(block: Block, order: int, page: int) -> Iterator[Outline]:
    if isinstance(block, TableBlock | ChartBlock | BoxBlock):
        if block.page == page:
            yield Outline(*_named(block), order, _words(getattr(block, "title", ())))
        return
    kind, text = _kind(block), _words(block.lines)
    for box in _columns([line for line in block.lines if line.page == page]):
        yield Outline(kind, box, order, text)


def _named(block: TableBlock | ChartBlock | BoxBlock) -> tuple[str, Box]:
    names = {TableBlock: "table", ChartBlock: "chart", BoxBlock: "box"}
    return names[type(block)], block.box


def _kind(block: Paragraph | Heading | Furniture) -> str:
    if isinstance(block, Heading):
        return f"heading {block.level}"
    return block.kind if isinstance(block, Paragraph) else f"furniture {block.reason}"


def _words(lines: Iterable[Line]) -> str:
    return " ".join(word.text for line in lines for word in line.words)


def _columns(lines: Sequence[Line]) -> Iterator[Box]:
    """Yield a box for each column in which lines of one block stand."""
    steps = [0, *(int(b.box.top < a.box.top - COLUMN_BREAK) for a, b in pairwise(lines))]
    column = 0
    columns = []
    for step in steps[: len(lines)]:
        column += step
        columns.append(column)
    for _, held in groupby(zip(columns, lines, strict=True), key=lambda pair: pair[0]):
        yield around(line.box for _, line in held)


def _details(block: Block, page: int) -> Iterator[Outline]:
    for mark in marks_of(block):
        if mark.page == page:
            yield Outline("mark", mark.word.box)
    if isinstance(block, TableBlock):
        for row in (block.header, *block.rows):
            for cell in row:
                held = [line.box for line in cell.lines if line.page == page]
                if held:
                    yield Outline("cell", around(held))


def _values(sheet: FactSheet, page: int) -> Iterator[Outline]:
    kinds: dict[str, Sequence[Traced]] = {
        "amount": sheet.amounts,
        "country": sheet.countries,
        "region": sheet.regions,
        "date": sheet.dates,
        "organisation": sheet.organisations,
    }
    for kind, records in kinds.items():
        for span in chain.from_iterable(record.spans for record in records):
            if span.page == page:
                yield Outline(kind, Box(span.x0, span.top, span.x1, span.bottom))
