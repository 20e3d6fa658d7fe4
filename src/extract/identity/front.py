"""The front of a document: its title, the lines beside it, and the margins of its first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.lines import make_lines
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


@dataclass(frozen=True, slots=True)
class Front:
    """The title and what stands around it on the first page, each from top to bottom."""

    title: Said | None
    above: tuple[Said, ...] = ()
    below: tuple[Said, ...] = ()
    margins: tuple[Said, ...] = ()


def front_of(pdf: Pdf, title: TextUnit | None) -> Front:
    """Return the front of a document whose title is `title`."""
    if not pdf.pages:
        return Front(None)
    page = pdf.pages[0]
    lines = lines_of(page)
    margins = said(line for line in lines if _in_margin(line, page))
    if title is None:
        return Front(None, margins=margins)
    box = _place(title, page)
    if box is None:
        return Front(Said(title.text, title.source), margins=margins)
    above = [line for line in lines if line.box.bottom <= box.top + 0.4 * box.height]
    below = [line for line in lines if box.bottom - 2 <= line.box.top <= box.bottom + NEAR]
    above = [line for line in above if box.overlap(line.box) <= 0]
    return Front(Said(title.text, title.source), said(above), said(below), margins)


def lines_of(page: Page) -> list[Line]:
    """Return the upright lines of a page from top to bottom."""
    return make_lines(page.number, (word for word in page.words if word.upright))


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
