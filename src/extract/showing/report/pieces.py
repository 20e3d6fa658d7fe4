"""Pieces of pages as pictures in the page itself: where a figure is printed, with its words marked."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw

from extract.errors import UnreadableDocument
from extract.geometry import Box, around
from extract.pdf.picture import page_pictures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from extract.sources import Archive
    from extract.warehouse.reporting import Spot

SCALE = 1.6  # pixels a point
MARGIN = 26.0  # points around the words
WIDEST, HIGHEST = 380.0, 240.0  # points of a piece
PEN, LINE = (255, 232, 150), (196, 104, 0)
LARGE = 60.0  # points: what is higher, as a chart, has an outline only
QUALITY = 70  # of 100


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place in a document: the boxes of one page."""

    document: str
    page: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A picture as a `data:` address, with its size in points."""

    data: str
    width: int
    height: int


def spotted(document: str, spots: Sequence[Spot]) -> Spotted | None:
    """Return the place of a record on its first page; None without one."""
    if not spots:
        return None
    page = spots[0].page
    boxes = tuple(Box(spot.x0, spot.top, spot.x1, spot.bottom) for spot in spots if spot.page == page)
    return Spotted(document, page, boxes)


def pieces(wanted: Iterable[Spotted], archive: Archive) -> Mapping[Spotted, Piece]:
    """Return the pictures of places whose PDF is in the archive and can be drawn."""
    by_document: dict[str, list[Spotted]] = {}
    for place in wanted:
        by_document.setdefault(place.document, []).append(place)
    found: dict[Spotted, Piece] = {}
    for document, places in by_document.items():
        path = archive.at(document)
        if path.is_file():
            found |= _of_document(path, places, archive)
    return found


def _of_document(path: Path, places: Sequence[Spotted], archive: Archive) -> dict[Spotted, Piece]:
    numbers = sorted({place.page for place in places})
    found: dict[Spotted, Piece] = {}
    try:
        drawn = page_pictures(path, numbers, SCALE, archive.limits, archive.passwords)
        for number, (picture, scale) in zip(numbers, drawn, strict=False):
            found |= {place: _piece(picture, scale, place) for place in places if place.page == number}
    except UnreadableDocument:
        return found  # a page that cannot be drawn has no pictures; its words are told all the same
    return found


def _piece(picture: Image.Image, scale: float, place: Spotted) -> Piece:
    frame = _frame(around(place.boxes), Box(0, 0, picture.width / scale, picture.height / scale))
    cut = _marked(picture, scale, place).crop(_pixels(frame, scale))
    written = io.BytesIO()
    cut.save(written, "WEBP", quality=QUALITY, method=4)
    data = base64.b64encode(written.getvalue()).decode("ascii")
    return Piece(f"data:image/webp;base64,{data}", round(frame.width), round(frame.height))


def _marked(picture: Image.Image, scale: float, place: Spotted) -> Image.Image:
    """Colour the paper below the words as a pen does; put a line around what is large."""
    ink = Image.new("RGB", picture.size, "white")
    for box in place.boxes:
        if box.height < LARGE:
            ImageDraw.Draw(ink).rectangle(_pixels(box, scale), fill=PEN)
    marked = ImageChops.multiply(picture, ink)
    for box in place.boxes:
        if box.height >= LARGE:
            ImageDraw.Draw(marked).rectangle(_pixels(box, scale), outline=LINE, width=2)
    return marked


def _frame(words: Box, page: Box) -> Box:
    """Return the piece of the page around the words: wide enough to read a line, not higher than allowed."""
    left, right = _reach(words.x0, words.x1, WIDEST, page.x1)
    top, bottom = _reach(words.top, words.bottom, HIGHEST, page.bottom)
    if words.bottom - words.top + 2 * MARGIN < HIGHEST:
        top, bottom = max(words.top - MARGIN, 0), min(words.bottom + MARGIN, page.bottom)
    return Box(left, top, right, bottom)


def _reach(start: float, end: float, most: float, limit: float) -> tuple[float, float]:
    """Return a stretch of at most `most` (or the words', if they are longer) within 0 and `limit`."""
    spare = max(most - (end - start), 2 * MARGIN) / 2
    first = max(start - spare, 0.0)
    return first, min(max(first + most, end + spare), limit)


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    return round(box.x0 * scale), round(box.top * scale), round(box.x1 * scale), round(box.bottom * scale)
