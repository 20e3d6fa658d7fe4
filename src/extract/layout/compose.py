"""All pages together: furniture out, boxes apart, columns in order, headings ranked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.layout.contents import contents, without_contents
from extract.layout.flow import Look, flow_blocks
from extract.layout.furniture import margins
from extract.layout.headings import is_bar, is_date_line
from extract.layout.joins import joined
from extract.layout.labels.chunks import as_lines
from extract.layout.levels import ranked_blocks
from extract.layout.lines import join_rows
from extract.layout.marks import unreferenced
from extract.layout.mirrored import columns_as_read
from extract.layout.notes import CREDIT, has_mark, is_footnote
from extract.layout.openings import with_openings
from extract.layout.quotes import without_quotes
from extract.layout.sheets import Sheet, make_sheet
from extract.layout.stacks import Piece, Stack
from extract.layout.styles import Style, body_style
from extract.layout.tables import joined_tables
from extract.layout.title import beside_title, find_title, masthead
from extract.layout.titled import with_titles
from extract.layout.types import Block, BoxBlock, Furniture, Heading, Layout, Line, Paragraph
from extract.pdf.directions import SOLID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.furniture import Margins
    from extract.pdf import Page, Pdf, Word


CUT_OFF = 0.15  # of a picture's width, on each side
BOXED = 0.75  # of a page's lines: more are its text, drawn in frames
CARDS = 4  # boxes that fill a page are cards if there are so many
FEW_LINES = 20  # a page with fewer may hold nothing but a box
NOTE_LINES = 6  # a longer text in a frame is a box even if it is small


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the whole document before its pages are read in order."""

    body: Style
    title: tuple[Line, ...]
    margins: Margins


def lay_out(pdf: Pdf) -> Layout:
    """Return the blocks of all pages in reading order.

    Every character of `pdf` is in exactly one block: in its lines, or among its marks if it only points at a
    text (the marker of a list's item, the number of a heading, the reference to a footnote). An initial is
    part of its word, and drawn bullets, which are no characters, are marks too.
    """
    sheets = [make_sheet(page) for page in pdf.pages]
    body = body_style(line for sheet in sheets for line in sheet.lines)
    front = next((at for at, sheet in enumerate(sheets) if sheet.lines), None)  # a cover may be a picture
    title = find_title(sheets[front], body) if front is not None else ()
    above = masthead(sheets[front], title) if front is not None else ()
    found = margins(sheets, title, [pdf.title or "", *(line.text for line in above)])
    for line in above:
        found.add(front or 0, line, "masthead")
    beside = _beside(sheets[front], title, front, found) if front is not None else ()
    known = _Known(body, title, found)
    blocks: list[Block] = [unreferenced(Heading(title, 0))] if title else []
    blocks += [Paragraph(beside)] if beside else []
    for at, sheet in enumerate(sheets):
        blocks += _page_blocks(at, sheet, known)
    return Layout(tuple(_settled(blocks, body)))


def _settled(blocks: Sequence[Block], body: Style) -> Sequence[Block]:
    """Return the blocks after all that only the whole document tells."""
    whole = without_contents(joined_tables(blocks))
    running = joined(without_quotes(with_titles(whole, body), body))
    return ranked_blocks(with_openings(running, body), body)


def _beside(sheet: Sheet, title: Sequence[Line], at: int, found: Margins) -> tuple[Line, ...]:
    """Take the lines beside the title out of the columns: a text if one has a date, else masthead."""
    beside = tuple(line for line in beside_title(sheet, title) if id(line) not in found.taken)
    if any(is_date_line(line.text) for line in beside):
        found.taken.update(map(id, beside))
        return beside
    for line in beside:
        found.add(at, line, "masthead")
    return ()


def _page_blocks(at: int, sheet: Sheet, known: _Known) -> list[Block]:
    lines = [line for line in sheet.lines if id(line) not in known.margins.taken]
    blocks: list[Block] = list(known.margins.found[at])
    listed = contents(lines)
    if listed:
        blocks.append(Furniture(listed, "contents"))
        lines = [line for line in lines if not any(line is one for one in listed)]
    boxes = _boxes(sheet, lines, known.title)
    pieces: list[Piece] = [Piece(_inner(picture), None) for picture in sheet.pictures]
    pieces += [Piece(rule, None) for rule in sheet.rules]
    pieces += [Piece(drawn.box, drawn) for drawn in sheet.drawn]
    for box in boxes:
        inside = [line for line in lines if box.holds_middle(line.box)]
        if len(inside) > 1 and not is_bar(Stack(tuple(join_rows(inside))), known.body):
            lines = [line for line in lines if not box.holds_middle(line.box)]
            pieces.append(_box_piece(sheet, box, inside, known.body))
    pieces += [Piece(line.box, line) for line in lines]
    blocks += map(unreferenced, _flow(pieces, Look(known.body, sheet.pictures)))
    blocks += _side(sheet)
    return blocks + _hidden(sheet.page)


def _side(sheet: Sheet) -> list[Block]:
    """Return what does not run from the left: the text of a Chinese or Japanese page, else furniture."""
    words = [word for line in sheet.side for word in line.words if SOLID.match(word.text)]
    level = sum(len(word.text) for line in sheet.lines for word in line.words)
    if sum(len(word.text) for word in words) > level:
        return [Paragraph(sheet.side)]
    return [Furniture((line,), "side_text") for line in sheet.side]


def _hidden(page: Page) -> list[Furniture]:
    """Return the text that is on the page and cannot be seen, with the rule that says so."""
    rules: dict[str, list[Word]] = {}
    for hidden in page.hidden:
        rules.setdefault(hidden.rule, []).append(hidden.word)
    return [Furniture(as_lines(page.number, words), "hidden", rule) for rule, words in rules.items()]


def _boxes(sheet: Sheet, lines: Sequence[Line], title: Sequence[Line]) -> list[Box]:
    """Return the boxes beside the text: not the title's band, nor the frames of a whole page; cards are."""
    here = [line for line in title if line.page == sheet.page.number]
    boxes = [box for box in sheet.boxes if not any(box.holds_middle(line.box) for line in here)]
    held = [sum(box.holds_middle(line.box) for line in lines) for box in boxes]
    cards = len(boxes) >= CARDS and max(held) < len(lines) / 2
    return [] if len(lines) > FEW_LINES and sum(held) > BOXED * len(lines) and not cards else boxes


def _inner(picture: Box) -> Box:
    """Return the middle of a picture: its edges may be cut off where it is shown, but not in its box."""
    margin = CUT_OFF * picture.width
    return Box(picture.x0 + margin, picture.top, picture.x1 - margin, picture.bottom)


def _flow(pieces: Sequence[Piece], look: Look) -> list[Block]:
    return flow_blocks(columns_as_read(pieces, look.body.size), look)


def _box_piece(sheet: Sheet, box: Box, lines: Sequence[Line], body: Style) -> Piece:
    """Return the box as one piece of the flow; small print between rules is no box."""
    whole = Stack(tuple(join_rows(lines)))
    on_picture = any(p.overlap(box) > 0.6 * box.area for p in sheet.grounds)
    credited = len(whole.lines) <= 2 * NOTE_LINES and CREDIT.search(whole.text) is not None
    if on_picture and (len(whole.lines) <= NOTE_LINES or credited):
        return Piece(whole.box, Paragraph(whole.lines, "caption"))
    if is_footnote(whole, body) and len(whole.lines) <= NOTE_LINES and has_mark(whole):
        return Piece(whole.box, Paragraph(whole.lines, "footnote"))
    pieces = [Piece(line.box, line) for line in lines]
    blocks = _flow(pieces, Look(body_style(lines), boxed=True))
    return Piece(box, BoxBlock(sheet.page.number, box.union(whole.box), tuple(blocks)))
