"""The running texts of a document, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.text.joining import Vocabulary, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.layout.types import Line, TableBlock
    from extract.sections import Section
    from extract.text.source import SourceMap


@dataclass(frozen=True, slots=True)
class TextUnit:
    """One running text: a section's body or heading, a table's title or one of its cells.

    `section` is the section's `order`; `table` the index of the table among the section's tables; `row` 0 is
    the header, row n the n-th row below it, None the table's title.
    """

    text: str
    source: SourceMap
    section: int
    in_heading: bool = False
    table: int | None = None
    row: int | None = None
    column: int | None = None


def text_units(sections: Iterable[Section]) -> tuple[TextUnit, ...]:
    """Return the texts of `sections` in order: heading, body, then each table's title and cells.

    Paragraphs are separated by a line break; what is empty has no unit. Hyphenation is undone with the words
    of the whole document at hand.
    """
    held = tuple(sections)
    vocabulary = Vocabulary.of(line for section in held for line in lines_of(section))
    return tuple(unit for section in held for unit in _section_units(section, vocabulary))


def lines_of(section: Section) -> Iterator[Line]:
    """Yield the lines of a section's heading, paragraphs and tables."""
    yield from section.heading
    for paragraph in section.paragraphs:
        yield from paragraph.lines
    for table in section.tables:
        yield from table.title
        for row in (table.header, *table.rows):
            for cell in row:
                yield from cell.lines


def _section_units(section: Section, vocabulary: Vocabulary) -> Iterator[TextUnit]:
    text, source = joined([section.heading], vocabulary)
    if text:
        yield TextUnit(text, source, section.order, in_heading=True)
    text, source = joined([p.lines for p in section.paragraphs], vocabulary)
    if text:
        yield TextUnit(text, source, section.order)
    for index, table in enumerate(section.tables):
        yield from _table_units(table, index, section.order, vocabulary)


def _table_units(table: TableBlock, index: int, section: int, vocabulary: Vocabulary) -> Iterator[TextUnit]:
    text, source = joined([table.title], vocabulary)
    if text:
        yield TextUnit(text, source, section, table=index)
    for r, row in enumerate((table.header, *table.rows)):
        for c, cell in enumerate(row):
            text, source = joined([cell.lines], vocabulary)
            if text:
                yield TextUnit(text, source, section, table=index, row=r, column=c)
