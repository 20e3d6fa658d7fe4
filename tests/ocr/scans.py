"""Scans made of PDFs: each page drawn, turned a little, and strewn with noise."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

SPECKS = 0.0005  # of the pixels, black or white
GRAIN = 8.0  # of 255: the deviation of the grey


def scan(
    source: Path, target: Path, *, dpi: int = 300, skew: float = 1.0, only: Collection[int] = ()
) -> Path:
    """Write a scanned copy of `source`: pictures of its pages (from 1; all, or `only` these), and no text."""
    chance = np.random.default_rng(7)
    canvas = Canvas(str(target), invariant=True)
    with pypdfium2.PdfDocument(source) as document:
        for number, page in enumerate(document, 1):
            if only and number not in only:
                continue
            width, height = page.get_size()
            picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
            file = io.BytesIO()
            _worn(picture, skew, chance).save(file, "JPEG", quality=80)
            canvas.setPageSize((width, height))
            canvas.drawImage(ImageReader(file), 0, 0, width, height)
            canvas.showPage()
    canvas.save()
    return target


def _worn(picture: Image.Image, skew: float, chance: np.random.Generator) -> Image.Image:
    turned = picture.rotate(-skew, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(turned, dtype=np.float32) + chance.normal(0, GRAIN, (turned.height, turned.width))
    specks = chance.random(grey.shape)
    grey[specks < SPECKS / 2] = 0
    grey[specks > 1 - SPECKS / 2] = 255
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def typed(target: Path, lines: Iterable[str]) -> Path:
    """Write a page of text in 12 points, a line each."""
    canvas = Canvas(str(target), pagesize=(420, 300), invariant=True)
    _type(canvas, lines)
    canvas.save()
    return target


def mixed(target: Path, lines: Iterable[str], scanned: Path) -> Path:
    """Write a page of text, and behind it the first page of `scanned` as a picture."""
    canvas = Canvas(str(target), pagesize=(420, 300), invariant=True)
    _type(canvas, lines)
    with pypdfium2.PdfDocument(scanned) as document:
        picture = document[0].render(scale=300 / 72, grayscale=True).to_pil()
    canvas.drawImage(ImageReader(picture), 0, 0, 420, 300)
    canvas.showPage()
    canvas.save()
    return target


def _type(canvas: Canvas, lines: Iterable[str]) -> None:
    canvas.setFont("Helvetica", 12)
    for number, line in enumerate(lines):
        canvas.drawString(40, 240 - 20 * number, line)
    canvas.showPage()
