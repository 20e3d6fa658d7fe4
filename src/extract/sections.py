"""Stage 3: blocks in reading order become sections with a heading, a level, a parent and a role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.layout.types import ChartBlock, Line, Paragraph, TableBlock
    from extract.models import SectionRole


@dataclass(frozen=True, slots=True)
class Section:
    """One piece as a reader sees it.

    `order` counts from 0 over the document; `parent` is the `order` of the section above it. Captions,
    footnotes and key figures are sections of their own (role `caption`, `footnote`, `key_figures`, no heading)
    whose parent is the section beside which they stand.
    """

    order: int
    level: int
    parent: int | None
    heading: tuple[Line, ...]
    role: SectionRole
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[TableBlock, ...] = ()
    charts: tuple[ChartBlock, ...] = ()
