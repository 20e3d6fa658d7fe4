"""Stage 3: blocks in reading order become sections with a heading, a level, a parent and a role."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extract.layout.styles import text_of
from extract.layout.types import BoxBlock, ChartBlock, Furniture, Heading, Paragraph, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.layout.types import Block, Layout, Line
    from extract.models import SectionRole


@dataclass(frozen=True, slots=True)
class Section:
    """One piece as a reader sees it.

    `order` counts from 0 over the document; `parent` is the `order` of the section above it. Captions,
    footnotes and key figures are sections of their own (role `caption`, `footnote`, `key_figures`, no
    heading) whose parent is the section beside which they stand; so is the title of a chart, a caption.
    """

    order: int
    level: int
    parent: int | None
    heading: tuple[Line, ...]
    role: SectionRole
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[TableBlock, ...] = ()
    charts: tuple[ChartBlock, ...] = ()


ASIDE: dict[str, SectionRole] = {"caption": "caption", "footnote": "footnote", "key_figure": "key_figures"}
CONTACT_WORDS = 90  # a longer text with an address in it is a text
CONTACT_SIGNS = (
    re.compile(r"[\w.+-]+@[\w-]+\.\w"),
    re.compile(r"(?:https?://|www\.)\w|\b\w+\.(?:org|int|net|com|gov|eu)\b"),
    re.compile(r"(?:\+|\b00)\d{1,3}[\s().-]*\d[\d\s().-]{5,}"),
)


@dataclass(slots=True)
class _Draft:
    """A section while it is still being filled."""

    level: int
    parent: int | None
    heading: tuple[Line, ...] = ()
    role: SectionRole = "body"
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[TableBlock] = field(default_factory=list)
    charts: list[ChartBlock] = field(default_factory=list)


def split(layout: Layout) -> tuple[Section, ...]:
    """Return the sections of a document in reading order; furniture belongs to none."""
    drafts: list[_Draft] = []
    _fill(drafts, layout.blocks, "body", None)
    return tuple(_with_role(_finished(order, draft)) for order, draft in enumerate(drafts))


def _fill(drafts: list[_Draft], blocks: Iterable[Block], role: SectionRole, parent: int | None) -> None:
    """Append the sections of one flow; a box inside it is a flow of its own and does not end the section."""
    above: list[int] = []
    at: int | None = None
    for block in blocks:
        if isinstance(block, Furniture):
            continue
        if isinstance(block, BoxBlock):
            _fill(drafts, block.blocks, "sidebar", at)
        elif isinstance(block, Heading):
            above = [n for n in above if drafts[n].level < block.level]
            above_it = above[-1] if above else parent
            drafts.append(_Draft(block.level, above_it, block.lines, role))
            at = len(drafts) - 1
            above.append(at)
        elif isinstance(block, Paragraph) and block.kind in ASIDE:
            _aside(drafts, block, at if at is not None else parent)
        else:
            if at is None:
                drafts.append(_Draft(0 if role == "body" else 1, parent, (), role))
                at = len(drafts) - 1
            _add(drafts[at], block)
            if isinstance(block, ChartBlock) and block.title:
                _aside(drafts, Paragraph(block.title, "caption"), at)


def _aside(drafts: list[_Draft], block: Paragraph, parent: int | None) -> None:
    """Put a caption, a footnote or a key figure beside the section; key figures in a row are one section."""
    role = ASIDE[block.kind]
    last = drafts[-1] if drafts else None
    if last and last.role == role == "key_figures" and last.parent == parent:
        last.paragraphs.append(block)
        return
    level = drafts[parent].level + 1 if parent is not None else 1
    drafts.append(_Draft(level, parent, (), role, [block]))


def _add(draft: _Draft, block: Block) -> None:
    if isinstance(block, Paragraph):
        draft.paragraphs.append(block)
    elif isinstance(block, TableBlock):
        draft.tables.append(block)
    elif isinstance(block, ChartBlock):
        draft.charts.append(block)


def _finished(order: int, draft: _Draft) -> Section:
    return Section(
        order,
        draft.level,
        draft.parent,
        draft.heading,
        draft.role,
        tuple(draft.paragraphs),
        tuple(draft.tables),
        tuple(draft.charts),
    )


def _with_role(section: Section) -> Section:
    """Return the section with the role `contact` if it is short and says how to reach someone."""
    if section.role not in ("body", "sidebar") or section.level == 0:
        return section
    text = text_of(line for paragraph in section.paragraphs for line in paragraph.lines)
    signs = sum(sign.search(text) is not None for sign in CONTACT_SIGNS)
    short = len(text.split()) <= CONTACT_WORDS
    return replace(section, role="contact", level=1) if short and signs > 1 else section
