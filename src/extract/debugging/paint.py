"""Outlines and notes become pixels."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.debugging.notes import Note
    from extract.debugging.outlines import Outline, Outlines
    from extract.geometry import Box

Pixels = tuple[float, float, float, float]
Colour = tuple[int, int, int]

PLAIN = str.maketrans("–—−‘’“”•▶►…\u00a0\u202f", "---''\"\"*>>~  ")  # the font has Latin letters only
PANEL, LINE, LETTERS = 430, 15, 68  # pixels beside the page; pixels and characters of a line there
WHITE: Colour = (255, 255, 255)
GREY: Colour = (110, 110, 110)
COLOURS: dict[str, Colour] = {
    "heading": (200, 30, 30),
    "text": (40, 90, 200),
    "bullet": (30, 140, 200),
    "caption": (0, 130, 120),
    "footnote": (140, 90, 30),
    "key_figure": (140, 40, 170),
    "table": (20, 130, 50),
    "chart": (200, 0, 140),
    "box": (210, 140, 0),
    "mark": (150, 150, 150),
    "cell": (120, 190, 130),
    "amount": (0, 150, 60),
    "country": (240, 120, 0),
    "region": (200, 170, 0),
    "date": (130, 60, 200),
    "organisation": (0, 120, 220),
    "issue": (190, 0, 0),
}


def painted(picture: Image.Image, scale: float, marked: Outlines, notes: Sequence[Note]) -> Image.Image:
    """Return the page with its outlines, and the notes at its right; `scale` is in pixels a point."""
    lines = [(colour_of(kind), line) for kind, text in notes for line in _wrapped(text)]
    height = max(picture.height, LINE * (len(lines) + 2))
    sheet = Image.new("RGB", (picture.width + PANEL, height), WHITE)
    sheet.paste(picture, (0, 0))
    draw = ImageDraw.Draw(sheet, "RGBA")
    for outline in marked.details:
        draw.rectangle(_pixels(outline.box, scale), outline=colour_of(outline.kind))
    for outline in marked.blocks:
        _outline(draw, outline, scale)
    for outline in marked.values:
        _underline(draw, outline, scale)
    _order(draw, [outline for outline in marked.blocks if outline.order], scale)
    for at, (colour, line) in enumerate(lines):
        draw.text((picture.width + 10, 8 + LINE * at), line, fill=colour, font=_font(12))
    return sheet


def colour_of(kind: str) -> Colour:
    """Return the colour of a kind: that of `heading` for `heading 2`, grey for furniture."""
    return COLOURS.get(kind.split(" ", maxsplit=1)[0], GREY)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(_plain(text), LETTERS, subsequent_indent="    ") or [""]


def _plain(text: str) -> str:
    """Return a text in the letters that the font has: without accents and typographic signs."""
    apart = unicodedata.normalize("NFKD", text.translate(PLAIN))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _pixels(box: Box, scale: float) -> Pixels:
    x0, top = box.x0 * scale, box.top * scale
    return x0, top, max(box.x1 * scale, x0), max(box.bottom * scale, top)


def _outline(draw: ImageDraw.ImageDraw, outline: Outline, scale: float) -> None:
    x0, top, x1, bottom = _pixels(outline.box, scale)
    colour = colour_of(outline.kind)
    ground = (*colour, 40) if outline.kind.startswith(("furniture", "heading")) else None
    width = 3 if outline.kind in {"table", "chart", "box"} else 1
    draw.rectangle(
        (x0 - 2, top - 2, x1 + 2, bottom + 2),
        outline=colour,
        width=width,
        fill=ground,
    )
    if outline.order:
        label = str(outline.order)
        wide = 4 + 7 * len(label)
        draw.rectangle((x0 - wide - 2, top - 3, x0 - 2, top + 11), fill=colour)
        draw.text((x0 - wide, top - 4), label, fill=WHITE, font=_font(12))


def _underline(draw: ImageDraw.ImageDraw, outline: Outline, scale: float) -> None:
    x0, _, x1, bottom = _pixels(outline.box, scale)
    draw.line((x0, bottom, x1, bottom), fill=colour_of(outline.kind), width=3)


def _order(draw: ImageDraw.ImageDraw, blocks: Sequence[Outline], scale: float) -> None:
    """Draw a line from the start of each block to that of the next."""
    points = [(outline.box.x0 * scale - 4, outline.box.top * scale + 4) for outline in blocks]
    if len(points) > 1:
        draw.line(points, fill=(80, 80, 80, 110), width=1)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
