"""The part of a page on which a record stands, as a picture with its boxes marked."""

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
    from collections.abc import Sequence

    from extract.sources import Archive
    from extract.warehouse.explaining import Place

SCALE = 2.0  # pixels a point
MARGIN = 36.0  # points of the page shown around the boxes
LEAST = Box(0, 0, 340, 130)  # points: less would not show where on the page it is
SLACK = 1.5  # points between the words and the line around them
WORDS = 48.0  # points: what is higher is a chart or a table, and is not coloured
FILL, LINE = (255, 232, 150), (196, 104, 0)
COLOURS = 256  # enough for print; photographs need no more here
DENSITY = 1.5  # pixels of a picture for one of the page: sharp on fine screens and in print


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture to show, or the reason why there is none."""

    source: str = ""
    width: int = 0
    height: int = 0
    missing: str = ""


def crop(archive: Archive, place: Place) -> Crop:
    """Return the part of a page around the boxes of `place`, which are marked; the whole page without any.

    All that it is `within` is shown too, unmarked. The page is drawn within the limits of the archive.
    """
    pdf, boxes, within = archive.at(place.document), place.boxes, place.within
    if not pdf.is_file():
        return Crop(missing="The PDF is not in the archive any more, so the page cannot be shown.")
    try:
        wanted = SCALE if boxes else SCALE / 2
        ((picture, scale),) = page_pictures(pdf, [place.page], wanted, archive.limits, archive.passwords)
    except (UnreadableDocument, OSError) as error:
        return Crop(missing=f"The page cannot be drawn ({getattr(error, 'reason', error)})")
    marked = _marked(picture, boxes, scale)
    held = (*boxes, within) if within and boxes else boxes
    region = _region(held, Box(0, 0, picture.width / scale, picture.height / scale))
    return _shown(marked.crop(_pixels(region, scale)))


def _marked(picture: Image.Image, boxes: Sequence[Box], scale: float) -> Image.Image:
    """Colour the paper below words as a pen does, and draw a line around each box."""
    ink = Image.new("RGB", picture.size, "white")
    for box in (box for box in boxes if box.height <= WORDS):
        ImageDraw.Draw(ink).rectangle(_pixels(_grown(box, SLACK), scale), fill=FILL)
    marked = ImageChops.multiply(picture, ink)
    for box in boxes:
        ImageDraw.Draw(marked).rectangle(_pixels(_grown(box, SLACK), scale), outline=LINE, width=2)
    return marked


def _region(boxes: Sequence[Box], page: Box) -> Box:
    """Return what to show: the boxes with a margin, not less than `LEAST`, not more than the page."""
    if not boxes:
        return page
    held = _grown(around(boxes), MARGIN)
    across, down = max(LEAST.width - held.width, 0) / 2, max(LEAST.height - held.height, 0) / 2
    wanted = Box(held.x0 - across, held.top - down, held.x1 + across, held.bottom + down)
    left = min(max(wanted.x0, 0), max(page.x1 - wanted.width, 0))
    top = min(max(wanted.top, 0), max(page.bottom - wanted.height, 0))
    return Box(left, top, min(left + wanted.width, page.x1), min(top + wanted.height, page.bottom))


def _grown(box: Box, by: float) -> Box:
    return Box(box.x0 - by, box.top - by, box.x1 + by, box.bottom + by)


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    return round(box.x0 * scale), round(box.top * scale), round(box.x1 * scale), round(box.bottom * scale)


def _shown(picture: Image.Image) -> Crop:
    written = io.BytesIO()
    picture.quantize(COLOURS).save(written, "PNG", optimize=True)
    told = base64.b64encode(written.getvalue()).decode("ascii")
    source = f"data:image/png;base64,{told}"
    return Crop(source, round(picture.width / DENSITY), round(picture.height / DENSITY))
