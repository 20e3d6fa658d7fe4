"""Stage 1: a path becomes pages of words, strokes, pictures and links."""

from extract.pdf.colours import shown_as
from extract.pdf.ocr import with_ocr
from extract.pdf.read import read_pdf
from extract.pdf.types import Colour, Hyperlink, Page, PageOcr, Pdf, Picture, Stroke, Word

__all__ = [
    "Colour",
    "Hyperlink",
    "Page",
    "PageOcr",
    "Pdf",
    "Picture",
    "Stroke",
    "Word",
    "read_pdf",
    "shown_as",
    "with_ocr",
]
