"""Pages as pictures, as a reader sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from extract.errors import DamagedDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PIL.Image import Image

MOST_PIXELS = 4000.0  # on the longer side of a picture


def page_pictures(path: Path, numbers: Sequence[int], scale: float) -> Iterator[tuple[Image, float]]:
    """Yield the pages `numbers` (from 1) of a PDF, each with its scale in pixels a point.

    The scale is `scale`, or less where a page is so large that its picture would be too. Raises
    `DamagedDocument` where a page cannot be drawn.
    """
    try:
        with pypdfium2.PdfDocument(path) as document:
            for number in numbers:
                page = document[number - 1]
                fitting = min(scale, MOST_PIXELS / max(page.get_size()))
                yield page.render(scale=fitting).to_pil().convert("RGB"), fitting
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise DamagedDocument(
            path, "the pages cannot be drawn; open and save the PDF anew, then try again."
        ) from error
