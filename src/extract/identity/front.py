"""The front of a document: its title, the lines beside it, and the margins of its first page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.lines import make_lines
from extract.layout.marks import without_references
from extract.text import SourceMap, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.types import Line
    from extract.pdf import Page, Pdf
    from extract.text import TextUnit

NEAR = 75.0  # points below the title: as far as its date and subtitle stand
MARGIN = 0.13  # of the page's height at its top and foot


@dataclass(frozen=True, slots=True)
class Said:
    """A short text and the place of its characters."""

    text: str
    source: SourceMap


@dataclass(frozen=True)
class Front:
    """The title and what stands around it on the first page; all lines of the first and the last page.

    All from top to bottom, in `below` then what stands at the title's right; `last_page` is None where there
    is one page.
    """

    title: Said | None = None
    masthead: tuple[Line, ...] = ()
    below: tuple[Said, ...] = ()
    margins: tuple[Said, ...] = ()
    first: tuple[Said, ...] = ()
    last_page: Page | None = None

    @cached_property
    def last(self) -> tuple[Said, ...]:
        """The lines of the last page: many documents are told by their front alone."""
        return said(lines_of(self.last_page)) if self.last_page else ()

    @property
    def above(self) -> tuple[Said, ...]:
        """The lines of the masthead."""
        return said(self.masthead)


def front_of(pdf: Pdf, title: TextUnit | None) -> Front:
    """Return the front of a document whose title is `title`."""
    if not pdf.pages:
        return Front()
    page = pdf.pages[0]
    lines = lines_of(page)
    front = Front(
        title=Said(title.text, title.source) if title else None,
        margins=said(line for line in lines if _in_margin(line, page)),
        first=said(lines),
        last_page=pdf.pages[-1] if len(pdf.pages) > 1 else None,
    )
    box = _place(title, page) if title else None
    if box is None:
        return front
    above = [o for o in lines if o.box.bottom <= box.top + 0.4 * box.height and box.overlap(o.box) <= 0]
    below = [o for o in lines if box.bottom - 2 <= o.box.top <= box.bottom + NEAR and o.box.x1 > box.x0]
    below += [o for o in lines if o.box.x0 > box.x1 and box.top <= o.box.middle[1] <= box.bottom]
    return replace(front, masthead=tuple(above), below=said(below))


def lines_of(page: Page) -> list[Line]:
    """Return the upright lines of a page from top to bottom."""
    lines = make_lines(page.number, (word for word in page.words if word.upright))
    return list(without_references(lines)[0])


def said(lines: Iterable[Line]) -> tuple[Said, ...]:
    """Return each line's text with its places."""
    return tuple(Said(*joined([[line]])) for line in lines)


def column(lines: Sequence[Line]) -> Said:
    """Return lines under each other as one text."""
    return Said(*joined([lines]))


def _place(title: TextUnit, page: Page) -> Box | None:
    """Return where the title stands on the first page; None if it stands on another."""
    words = [piece.word.box for piece in title.source.pieces if piece.page == page.number]
    return around(words) if words else None


def _in_margin(line: Line, page: Page) -> bool:
    return line.box.bottom < MARGIN * page.height or line.box.top > (1 - MARGIN) * page.height
