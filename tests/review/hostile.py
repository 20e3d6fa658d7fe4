"""A data folder in which everything that people can print or type tries to take the desk over."""

from __future__ import annotations

from io import BytesIO
from itertools import cycle
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.corrections import Author, Decision
from extract.settings import Settings
from extract.warehouse import query
from tests.intake.steps import ingested
from tests.review.decisions import decide
from tests.review.payloads import ADDRESSES, ELEMENTS, PAYLOADS

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "<img src=x onerror=alert('pwned')>.pdf"
REVIEWER = "<b id=pwned>ann</b>"
EACH_PAGE, APART = 8, 92  # payloads on a page, points from one to the next
LEFT, TOP = 50, 740
TITLE = "Norway <script>alert('pwned')</script>"
TYPED = {
    "title": "Norway <img src=x onerror=alert('pwned')>",
    "publisher": "\"><svg onload=alert('pwned')>",
    "partner_name": "</option></select><img src=x onerror=alert('pwned')>",
}
NAMED = {"organisation_mentions": "name", "links": "uri", "contacts": "value"}


def printable(payload: str) -> str:
    """Return what can stand on one line of a page."""
    return " ".join(payload.split())


def hostile_pdf() -> bytes:
    """Return a fact sheet with each payload as a heading, in a sentence with a sum, and as a link."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.setTitle(ELEMENTS[0])
    canvas.setAuthor(ELEMENTS[6])
    for number, payload in enumerate(PAYLOADS):
        if number % EACH_PAGE == 0:
            if number:
                canvas.showPage()
            canvas.setFont("Helvetica-Bold", 22)
            canvas.drawString(LEFT, 790, TITLE if number == 0 else f"Part {number // EACH_PAGE + 1}")
        _passage(canvas, TOP - number % EACH_PAGE * APART, number, printable(payload))
    canvas.save()
    return stream.getvalue()


def _passage(canvas: Canvas, height: float, number: int, payload: str) -> None:
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(LEFT, height, payload)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(LEFT, height - 18, f"Norway gave the ILO NOK {number + 2} million in 2021 for")
    canvas.drawString(LEFT, height - 30, payload)
    canvas.drawString(LEFT, height - 42, f"with {payload} and the Ministry of Labour of Ghana.")
    if payload in map(printable, ADDRESSES):
        canvas.linkURL(payload, (LEFT, height - 5, LEFT + 200, height + 10))


def hostile_data(folder: Path) -> Settings:
    """Ingest the fact sheet, decide on all that can be decided, ingest again, and decide once more."""
    settings = Settings(data_dir=folder / "data")
    inbox = folder / "in"
    inbox.mkdir()
    (inbox / FILE_NAME).write_bytes(hostile_pdf())
    ingested([inbox], settings)
    _decide(settings, "the first time")
    ingested([inbox], settings)
    _decide(settings, "again")
    return settings


def _decide(settings: Settings, turn: str) -> None:
    """Fill reasons, names, comments and values; the payloads come in turn."""
    payloads = cycle(PAYLOADS)
    document = _keys(settings, "SELECT sha256 FROM documents")[0]
    for field, value in TYPED.items():
        decide(settings, document, Decision("edit", field, None, f"{value} {turn}"), _author(next(payloads)))
    for table, field in NAMED.items():
        for key in _keys(settings, f"SELECT id FROM {table} ORDER BY id LIMIT 8"):
            decide(settings, key, Decision("edit", field, None, next(payloads)), _author(next(payloads)))
    for key, payload in zip(_keys(settings, "SELECT id FROM amounts ORDER BY id"), payloads, strict=False):
        decide(settings, key, Decision("comment", None, None, payload), _author(payload))


def _author(payload: str) -> Author:
    return Author(f"ann {printable(payload)}", f"because {payload}")


def _keys(settings: Settings, sql: str) -> list[str]:
    return [str(key) for (key,) in query(settings.published, sql).rows]
