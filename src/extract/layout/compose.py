"""All pages together: furniture out, boxes apart, columns in order, headings ranked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.columns import in_columns
from extract.layout.flow import Look, column_blocks
from extract.layout.furniture import margins
from extract.layout.joins import joined
from extract.layout.levels import ranked_blocks
from extract.layout.sheets import Sheet, make_sheet
from extract.layout.stacks import Piece
from extract.layout.styles import Style, body_style, text_of
from extract.layout.title import find_title, masthead
from extract.layout.types import Block, BoxBlock, Furniture, Heading, Layout, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.furniture import Margins
    from extract.pdf import Pdf


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the whole document before its pages are read in order."""

    body: Style
    title: tuple[Line, ...]
    margins: Margins


def lay_out(pdf: Pdf) -> Layout:
    """Return the blocks of all pages in reading order; every word of `pdf` is in exactly one of them."""
    sheets = [make_sheet(page) for page in pdf.pages]
    body = body_style(line for sheet in sheets for line in sheet.lines)
    title = find_title(sheets[0], body) if sheets else ()
    above = masthead(sheets[0], title) if sheets else ()
    found = margins(sheets, [text_of(title), pdf.title or "", *(text_of((line,)) for line in above)])
    for line in above:
        found.add(0, line, "masthead")
    found.taken.update(id(line) for line in title)
    known = _Known(body, title, found)
    blocks: list[Block] = [Heading(title, 0)] if title else []
    for at, sheet in enumerate(sheets):
        blocks += _page_blocks(at, sheet, known)
    return Layout(tuple(ranked_blocks(joined(blocks))))


def _page_blocks(at: int, sheet: Sheet, known: _Known) -> list[Block]:
    lines = [line for line in sheet.lines if id(line) not in known.margins.taken]
    blocks: list[Block] = list(known.margins.found[at])
    boxes = [box for box in sheet.boxes if at or not any(box.holds_middle(t.box) for t in known.title)]
    pieces: list[Piece] = [Piece(picture, None) for picture in sheet.pictures]
    pieces += [Piece(rule, None) for rule in sheet.rules]
    pieces += [Piece(drawn.box, drawn) for drawn in sheet.drawn]
    for box in boxes:
        inside = [line for line in lines if box.holds_middle(line.box)]
        if len(inside) > 1:
            lines = [line for line in lines if not box.holds_middle(line.box)]
            pieces.append(Piece(box, _box_block(sheet, box, inside)))
    pieces += [Piece(line.box, line) for line in lines]
    blocks += _flow(pieces, Look(known.body, sheet.pictures))
    return blocks + [Furniture((line,), "side_text") for line in sheet.side]


def _flow(pieces: Sequence[Piece], look: Look) -> list[Block]:
    return [block for column in in_columns(pieces, look.body.size) for block in column_blocks(column, look)]


def _box_block(sheet: Sheet, box: Box, lines: Sequence[Line]) -> BoxBlock:
    body = body_style(lines)
    blocks = _flow([Piece(line.box, line) for line in lines], Look(body))
    return BoxBlock(sheet.page.number, box.union(around(line.box for line in lines)), tuple(blocks))
