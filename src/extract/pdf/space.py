"""Where a page's own coordinates lie in points from the top left of what a reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdfminer.pdfpage import PDFPage

    from extract.pdf.runs import Matrix


@dataclass(frozen=True, slots=True)
class View:
    """The visible part of a page: its size in points, and the matrix that leads there."""

    width: float
    height: float
    matrix: Matrix


def view_of(page: PDFPage) -> View:
    """Work out the view of `page`: its crop box inside its media box, turned as the page says.

    A page without a size is as large as a letter, as other readers have it.
    """
    x0, y0, x1, y1 = _visible(_sorted(page.cropbox), _sorted(page.mediabox))
    if not (0 < x1 - x0 < inf and 0 < y1 - y0 < inf):
        x0, y0, x1, y1 = _LETTER
    width, height = x1 - x0, y1 - y0
    match page.rotate // 90 % 4:
        case 1:
            return View(height, width, (0, 1, 1, 0, -y0, -x0))
        case 2:
            return View(width, height, (-1, 0, 0, 1, x1, -y0))
        case 3:
            return View(height, width, (0, -1, -1, 0, y1, x1))
        case _:
            return View(width, height, (1, 0, 0, -1, -x0, y1))


Rect = tuple[float, float, float, float]
_LETTER: Rect = (0.0, 0.0, 612.0, 792.0)


def _sorted(rect: Rect) -> Rect:
    x0, y0, x1, y1 = rect
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _visible(crop: Rect, media: Rect) -> Rect:
    x0, y0 = max(crop[0], media[0]), max(crop[1], media[1])
    x1, y1 = min(crop[2], media[2]), min(crop[3], media[3])
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else media
