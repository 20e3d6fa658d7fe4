"""A page as a picture for reading, straightened: lines of a crooked scan become level."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from extract.errors import UnreadableDocument
from extract.pdf.picture import page_pictures
from extract.settings.passwords import passwords_of
from extract.tesseract import OcrFailed

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from extract.settings import Settings

POINTS = 72.0  # an inch
STEEPEST = 5.0  # degrees
LEAST = 0.08  # degrees: what is less crooked is level
COARSE, FINE = 0.25, 0.02  # degrees between two tries
ROUGH, EXACT = 900, 1800  # pixels of the height of the pictures in which the slope is looked for
MOST_INK = 0.4  # of a picture: more is no text on paper


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page in grey, straightened by `turned` degrees (anticlockwise), and its pixels a point."""

    grey: Image.Image
    turned: float
    scale: float


def file_of(grey: Image.Image) -> bytes:
    """Return a picture as tesseract reads it fastest."""
    file = io.BytesIO()
    grey.save(file, "PPM")
    return file.getvalue()


def page_picture(path: Path, number: int, settings: Settings, *, straighten: bool) -> PagePicture:
    """Draw page `number` (from 1) at the dots an inch of the settings, or less where it is a large page.

    Raises `OcrFailed` where it cannot be drawn.
    """
    wanted = settings.ocr.dpi / POINTS
    try:
        (drawn,) = page_pictures(path, [number], wanted, settings.limits, passwords_of(settings))
    except UnreadableDocument as error:
        raise OcrFailed(error.reason.rstrip(".")) from error
    picture, scale = drawn
    grey = picture.convert("L")
    return straightened(grey, scale) if straighten else PagePicture(grey, 0.0, scale)


def straightened(grey: Image.Image, scale: float) -> PagePicture:
    """Turn a picture about its middle until its lines are level."""
    slope = slope_of(grey)
    if abs(slope) < LEAST:
        return PagePicture(grey, 0.0, scale)
    level = grey.rotate(slope, Image.Resampling.BICUBIC, fillcolor=255)
    return PagePicture(level, slope, scale)


def slope_of(grey: Image.Image) -> float:
    """Return by how many degrees the lines of a picture fall to the right.

    The angle at which the ink lies most in rows with blank ones between them.
    """
    coarse = _steepest(grey, ROUGH, np.arange(-STEEPEST, STEEPEST + COARSE, COARSE))
    return _steepest(grey, EXACT, np.arange(coarse - COARSE, coarse + COARSE, FINE))


def _steepest(grey: Image.Image, height: int, angles: NDArray[np.float64]) -> float:
    ink = dark(np.asarray(grey.reduce(max(1, grey.height // height))))
    ys, xs = np.nonzero(ink)
    if not 50 < len(ys) < MOST_INK * ink.size:
        return 0.0
    heights, across = ys.astype(float), xs - ink.shape[1] / 2
    return float(max(angles, key=lambda angle: _rows(heights - across * math.tan(math.radians(angle)))))


def dark(grey: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Tell the ink from the paper by the grey between their means (Otsu's)."""
    return grey < threshold(grey)


def threshold(grey: NDArray[np.uint8]) -> int:
    """Return the grey that parts ink from paper best, as Otsu has it."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(float)
    below = np.cumsum(counts)
    total = np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = total / below - (total[-1] - total) / above
        between = np.nan_to_num(below * above * apart**2)
    return int(np.argmax(between)) + 1


def _rows(heights: NDArray[np.float64]) -> float:
    """Return how much the ink lies in rows: the squares of the steps from one row to the next."""
    rows = np.bincount((heights - heights.min()).astype(int))
    return float(np.square(np.diff(rows)).sum())
