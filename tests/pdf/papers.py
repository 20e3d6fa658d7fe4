"""PDFs for the tests of the reader, made with reportlab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WIDTH, HEIGHT = 400.0, 300.0


def paper(path: Path, *draws: Callable[[Canvas], object], **options: object) -> Path:
    """Write a PDF with one page for each of `draws`; y grows upwards in them."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), pageCompression=0, **options)
    for draw in draws:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def patched(path: Path, old: bytes, new: bytes) -> Path:
    """Replace bytes of a PDF; readers find its objects all the same."""
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))
    return path
