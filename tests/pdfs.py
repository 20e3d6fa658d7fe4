"""Small PDFs for tests, made with reportlab."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

LEFT, TOP, LEADING = 72, 760, 16


def text_pdf(title: str, *paragraphs: str, encrypt: StandardEncryption | None = None) -> bytes:
    """One page: a large title, and each paragraph on a line of its own."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True, encrypt=encrypt)
    canvas.setFont("Helvetica-Bold", 22)
    canvas.drawString(LEFT, TOP, title)
    canvas.setFont("Helvetica", 11)
    for number, paragraph in enumerate(paragraphs):
        canvas.drawString(LEFT, TOP - 40 - number * LEADING, paragraph)
    canvas.save()
    return stream.getvalue()


def encrypted_pdf(title: str) -> bytes:
    """A PDF that opens only with a password."""
    return text_pdf(title, encrypt=StandardEncryption("user", "owner"))


def picture_pdf() -> bytes:
    """One page without a word."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.setFillGray(0.5)
    canvas.rect(LEFT, 100, 400, 600, fill=1)
    canvas.save()
    return stream.getvalue()
