"""Pages as pictures, as a reader sees them."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from extract.errors import DamagedDocument, LimitExceeded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PIL.Image import Image

    from extract.settings import Limits

MOST_PIXELS = 4000.0  # on the longer side of a picture
LEAST_POINTS = 0.01  # of a side of a page


def page_pictures(
    path: Path,
    numbers: Sequence[int],
    scale: float,
    limits: Limits,
    passwords: tuple[str, ...] = (),
) -> Iterator[tuple[Image, float]]:
    """Yield the pages `numbers` (from 1) of a PDF, each with its scale in pixels a point.

    The scale is `scale`, or less where a page is so large that its picture would be too. Raises
    `DamagedDocument` where a page cannot be drawn, `LimitExceeded` where pictures on it have too many pixels.
    """
    with _explained(path), _opened(path, passwords) as document:
        for number in numbers:
            page = document[number - 1]
            _admit(path, page, number, limits)
            fitting = min(scale, MOST_PIXELS / max(page.get_size()))
            yield page.render(scale=fitting).to_pil().convert("RGB"), fitting


def page_sizes(path: Path, most: int, passwords: tuple[str, ...] = ()) -> tuple[tuple[float, float], ...]:
    """Return the width and height in points, as it is seen, of each of the first `most` pages.

    Raises `DamagedDocument` as `page_pictures` does.
    """
    with _explained(path), _opened(path, passwords) as document:
        return tuple(document[number].get_size() for number in range(min(len(document), most)))


def _opened(path: Path, passwords: tuple[str, ...]) -> pypdfium2.PdfDocument:
    """Open a PDF by the first password that fits, the empty one before all others."""
    for password in (None, *passwords[:-1]):
        with suppress(pypdfium2.PdfiumError):
            return pypdfium2.PdfDocument(path, password=password)
    return pypdfium2.PdfDocument(path, password=passwords[-1] if passwords else None)


def _admit(path: Path, page: pypdfium2.PdfPage, number: int, limits: Limits) -> None:
    """Refuse a page before it is drawn: what a picture of few bytes unpacks to would all be in memory."""
    if not all(LEAST_POINTS <= side < float("inf") for side in page.get_size()):
        raise DamagedDocument(path, f"page {number} cannot be drawn, as it has no size.")
    pictures = page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])
    pixels = sum(width * height for width, height in map(pypdfium2.PdfImage.get_px_size, pictures))
    if pixels > limits.pixels:
        raise LimitExceeded.of(
            path, f"the pictures on page {number} have {pixels:,} pixels", "pixels", f"{limits.pixels:,}"
        )


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise DamagedDocument(
            path, "the pages cannot be drawn; open and save the PDF anew, then try again."
        ) from error
