"""What stage 1 hands on: pages of words, strokes, pictures and links, all in points from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from extract.geometry import Box

Colour = tuple[float, ...]  # grey (1), RGB (3) or CMYK (4) in 0..1; empty is unknown or a pattern
MOSTLY = 0.5  # from this share of unreadable characters on, a page's text is worthless
HiddenRule = Literal["invisible", "off_page", "too_small", "paper_coloured", "layer_off"]


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a gap between them, in one font.

    `edges` has one more number than `text` has characters: the left edge of each character and the right edge
    of the last, in points; so any part of a word can be turned into a box. For words that do not stand
    upright, edges are spread evenly over the box.
    """

    text: str
    box: Box
    font: str
    size: float
    colour: Colour
    upright: bool
    edges: tuple[float, ...]
    bold: bool = False
    italic: bool = False
    initial: Box | None = None  # where its first letter stands if it hangs down over several lines
    sure: float | None = None  # of a word that OCR read: its confidence, 0 to 100

    @property
    def backwards(self) -> bool:
        """Whether it is read from right to left: its text is in reading order, its edges go down."""
        return self.edges[0] > self.edges[-1]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn shape: a line, a rectangle or a curve (its outline in `points`)."""

    kind: Literal["line", "rect", "curve"]
    box: Box
    fill: Colour | None
    stroke: Colour | None
    width: float
    points: tuple[tuple[float, float], ...] = ()
    order: int = 0  # what is painted later has a higher one, over all kinds of things


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster image placed on the page."""

    box: Box
    order: int = 0


@dataclass(frozen=True, slots=True)
class HiddenWord:
    """A word that is on the page but not to be seen, and the rule that says so."""

    word: Word
    rule: HiddenRule


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """An active area on the page."""

    box: Box
    uri: str


@dataclass(frozen=True, slots=True)
class PageOcr:
    """That a page was given to OCR. Its words lie as if it had been turned by `turned` degrees.

    `problem` says why nothing was read.
    """

    turned: float = 0.0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, read and closed."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    strokes: tuple[Stroke, ...] = ()
    images: tuple[Picture, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    hidden: tuple[HiddenWord, ...] = ()
    unreadable: float = 0.0  # share of the characters that have no Unicode value
    ocr: PageOcr | None = None

    @property
    def read_by_ocr(self) -> bool:
        """Whether its words are those of OCR."""
        return self.ocr is not None and not self.ocr.problem and bool(self.words)

    @property
    def garbled(self) -> bool:
        """Whether most of its own characters are unreadable."""
        return self.unreadable > MOSTLY

    @property
    def silent(self) -> bool:
        """Whether it shows something, but has no text of its own."""
        own = self.words and not (self.read_by_ocr and not self.garbled)
        return not own and bool(self.images or self.strokes or self.ocr)


@dataclass(frozen=True, slots=True)
class Pdf:
    """One file, read and closed."""

    pages: tuple[Page, ...]
    page_count: int
    producer: str | None = None
    title: str | None = None
    damaged: tuple[str, ...] = field(default=())  # what was wrong though the rest could be read
    ocr: str | None = None  # by what pages were read that have no text; None if there are none, or no OCR
    without_ocr: str = ""  # why some such pages were not read, and what to do
    repaired: bool = False  # whether the file was mended before it was read
    doubtful: bool = False  # whether a part of it is not as long as it says
    reader: Literal["fast", "pdfplumber"] = "fast"
    fallback: str | None = None  # what the fast reader left to pdfplumber's parser, and why
