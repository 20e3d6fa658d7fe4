"""Pages made of words, without any PDF: every character is half as wide as its size."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.pdf import Page, Pdf, Picture, Stroke, Word

if TYPE_CHECKING:
    from extract.layout.types import Block, Layout, Line
    from extract.pdf import Colour

BLACK: Colour = (0.0,)
BLUE: Colour = (0.1, 0.2, 0.7)
LEADING = 1.3


def word(
    text: str,
    x0: float,
    top: float,
    size: float = 10.0,
    *,
    bold: bool = False,
    italic: bool = False,
    colour: Colour = BLACK,
    upright: bool = True,
    font: str = "",
) -> Word:
    """Return one word."""
    step = size / 2
    edges = tuple(x0 + step * i for i in range(len(text) + 1))
    name = font or "Sans" + "-Bold" * bold + "-Italic" * italic
    box = Box(x0, top, edges[-1], top + size)
    return Word(text, box, name, size, colour, upright, edges, bold, italic)


def line(
    text: str, x0: float, top: float, size: float = 10.0, *, bold: bool = False, colour: Colour = BLACK
) -> list[Word]:
    """Return the words of one line, one blank between them."""
    words = []
    for part in text.split():
        words.append(word(part, x0, top, size, bold=bold, colour=colour))
        x0 = words[-1].box.x1 + size / 2
    return words


@dataclass
class Sheet:
    """A page that is written from top to bottom; `write` returns where the next text can stand."""

    width: float = 595.0
    height: float = 842.0
    words: list[Word] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    images: list[Picture] = field(default_factory=list)

    def write(
        self,
        text: str,
        x0: float,
        top: float,
        width: float = 240.0,
        size: float = 10.0,
        *,
        bold: bool = False,
        italic: bool = False,
        colour: Colour = BLACK,
        hanging: float = 0.0,
    ) -> float:
        """Break a paragraph into lines of at most `width` points."""
        x = x0
        for part in text.split():
            if x > x0 and x + len(part) * size / 2 > x0 + width:
                x, top = x0 + hanging, top + LEADING * size
            self.words.append(word(part, x, top, size, bold=bold, italic=italic, colour=colour))
            x += (len(part) + 1) * size / 2
        return top + LEADING * size

    def fill(self, box: Box, colour: Colour = (0.8, 0.9, 0.9)) -> None:
        """Draw a filled rectangle."""
        self.strokes.append(Stroke("rect", box, colour, None, 0.0))

    def frame(self, box: Box) -> None:
        """Draw a framed rectangle."""
        self.strokes.append(Stroke("rect", box, None, BLACK, 1.0))

    def rule(self, x0: float, x1: float, top: float) -> None:
        """Draw a horizontal line."""
        self.strokes.append(Stroke("line", Box(x0, top, x1, top), None, BLACK, 1.0))

    def picture(self, box: Box) -> None:
        """Place a picture."""
        self.images.append(Picture(box))

    def page(self, number: int = 1) -> Page:
        """Return the finished page."""
        return Page(
            number, self.width, self.height, tuple(self.words), tuple(self.strokes), tuple(self.images)
        )


def pdf(*sheets: Sheet, title: str | None = None) -> Pdf:
    """Return a document of finished pages."""
    pages = tuple(sheet.page(number) for number, sheet in enumerate(sheets, start=1))
    return Pdf(pages, len(pages), title=title)


def text(lines: tuple[Line, ...]) -> str:
    """Return the words of lines with blanks between them."""
    return " ".join(w.text for each in lines for w in each.words)


def words_in(block: object) -> list[Word]:
    """Return all words of a block, of its cells and of the blocks inside it."""
    if isinstance(block, Word):
        return [block]
    if isinstance(block, tuple):
        return [w for part in block for w in words_in(part)]
    names = ("words", "lines", "blocks", "title", "unit", "header", "rows", "notes")
    return [w for name in names for w in words_in(getattr(block, name, ()))]


def all_words(layout: Layout) -> list[Word]:
    """Return the words of all blocks."""
    return [w for block in layout.blocks for w in words_in(block)]


def sentence(topic: str, count: int = 12) -> str:
    """Return a sentence of `count` words that all begin with `topic`."""
    return " ".join(f"{topic}{n}" for n in range(1, count)).capitalize() + " end."


def kinds(blocks: tuple[Block, ...]) -> list[str]:
    """Return the names of the blocks' types."""
    return [type(block).__name__ for block in blocks]
