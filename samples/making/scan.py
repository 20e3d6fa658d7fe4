"""A sheet as the office scanner returns it: pictures of pages, a little askew, without text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

DPI = 110
ASKEW = (0.5, -0.35, 0.2)


def photocopy(pdf: Path) -> None:
    """Replace the pages of `pdf` by grey pictures of them."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]
    scanned = [_worn(page, number) for number, page in enumerate(pages)]
    scanned[0].save(pdf, "PDF", resolution=DPI, save_all=True, append_images=scanned[1:], quality=45)


def _worn(page: Image.Image, number: int) -> Image.Image:
    rng = np.random.default_rng(number)
    turned = page.rotate(ASKEW[number % len(ASKEW)], fillcolor=244, resample=Image.Resampling.BICUBIC)
    pixels = np.asarray(turned, dtype=float) * 0.93 + 8 + rng.normal(0, 3, (turned.height, turned.width))
    buffer = io.BytesIO()
    Image.fromarray(np.clip(pixels, 0, 255).astype("uint8")).save(buffer, "JPEG", quality=45)
    return Image.open(buffer)
