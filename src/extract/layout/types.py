"""What stage 2 hands on: blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from extract.pdf.directions import in_reading_order

if TYPE_CHECKING:
    from extract.geometry import Box
    from extract.models import ChartSeries, FurnitureReason
    from extract.pdf import Word


@dataclass(frozen=True, slots=True)
class Line:
    """Words that a reader sees on one line of one column, as they are read (mostly from the left)."""

    page: int
    box: Box
    words: tuple[Word, ...]

    def __post_init__(self) -> None:
        if True in [word.backwards for word in self.words]:
            object.__setattr__(self, "words", in_reading_order(self.words))

    @property
    def text(self) -> str:
        """The words with single blanks between."""
        return " ".join([word.text for word in self.words])


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that only points at a text: the marker of an item, the number of a heading, a note's sign."""

    page: int
    word: Word
    reason: FurnitureReason


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that run on, their `marks` left out; `kind` tells bullets, captions, footnotes, key figures."""

    lines: tuple[Line, ...]
    kind: Literal["text", "bullet", "caption", "footnote", "key_figure"] = "text"
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines of one heading, its `marks` left out; level 0 is the title, 1 the highest below it."""

    lines: tuple[Line, ...]
    level: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its lines (none if empty) from top to bottom, its `marks` left out."""

    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; `rows` without the header, each as long as the header."""

    page: int
    box: Box
    title: tuple[Line, ...]
    unit: tuple[Line, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    marks: tuple[Mark, ...] = ()  # of title and unit
    problem: str | None = None  # why it cannot be trusted: becomes the issue `table_unreadable`
    more: tuple[tuple[int, Box], ...] = ()  # the pages and places of its further parts


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart; `lines` are the words inside it (labels, legend, axis), so that none is lost."""

    page: int
    box: Box
    kind: Literal["bar", "grouped", "stacked", "line", "pie", "picture", "unknown"]
    title: tuple[Line, ...] = ()
    unit: tuple[Line, ...] = ()
    series: tuple[ChartSeries, ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()  # of title and unit
    measure: str | None = None  # the unit of its values where `unit` does not say it: '%' of shares
    problem: str | None = None  # why its values could not be read: becomes the issue `chart_unreadable`


@dataclass(frozen=True, slots=True)
class BoxBlock:
    """A filled or framed box beside or inside the text: a section (or several) of its own."""

    page: int
    box: Box
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words that belong to no section, and why."""

    lines: tuple[Line, ...]
    reason: FurnitureReason
    rule: str = ""  # which rule, where the reason alone does not tell


Block = Paragraph | Heading | TableBlock | ChartBlock | BoxBlock | Furniture


@dataclass(frozen=True, slots=True)
class Layout:
    """All blocks of a document in reading order; furniture stands where it was found."""

    blocks: tuple[Block, ...] = field(default=())
