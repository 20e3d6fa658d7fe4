"""What stage 2 hands on: blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from extract.geometry import Box
    from extract.models import ChartSeries
    from extract.pdf import Word

FurnitureReason = Literal[
    "running_head",
    "running_foot",
    "page_number",
    "side_text",
    "masthead",
    "pull_quote",
    "hidden",
    "decoration",
]


@dataclass(frozen=True, slots=True)
class Line:
    """Words that a reader sees on one line of one column, left to right."""

    page: int
    box: Box
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that run on; `kind` tells a bullet (its marker left out), a caption, a footnote, a key figure."""

    lines: tuple[Line, ...]
    kind: Literal["text", "bullet", "caption", "footnote", "key_figure"] = "text"


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines of one heading; 0 is the document's title, 1 the highest level below it."""

    lines: tuple[Line, ...]
    level: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its lines (none if empty) from top to bottom."""

    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; `rows` without the header, each as long as the header."""

    page: int
    box: Box
    title: tuple[Line, ...]
    unit: tuple[Line, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    problem: str | None = None  # why it cannot be trusted: becomes the issue `table_unreadable`


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart; `lines` are all the words inside it (labels, legend, axis), so that none is lost."""

    page: int
    box: Box
    kind: Literal["bar", "grouped", "stacked", "line", "pie", "picture", "unknown"]
    title: tuple[Line, ...] = ()
    unit: tuple[Line, ...] = ()
    series: tuple[ChartSeries, ...] = ()
    lines: tuple[Line, ...] = ()


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


Block = Paragraph | Heading | TableBlock | ChartBlock | BoxBlock | Furniture


@dataclass(frozen=True, slots=True)
class Layout:
    """All blocks of a document in reading order; furniture stands where it was found."""

    blocks: tuple[Block, ...] = field(default=())
