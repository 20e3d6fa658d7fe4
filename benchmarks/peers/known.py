"""Which libraries are measured, in which versions, and what they give."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to read a PDF: a name of `reading.READERS`, and what comes of it.

    `needs` are the packages of its own environment; without them it is our own dependency, as it is locked.
    """

    name: str
    gives: str
    needs: tuple[str, ...] = ()


_PYMUPDF = ("pymupdf==2.0",)  # brings what was pymupdf4llm
PEERS = (
    Peer("pdfplumber words", "words with places"),
    Peer("pdfminer.six", "text in reading order"),
    Peer("pypdf", "text", ("pypdf==7.1.1",)),
    Peer("pypdfium2", "text"),
    Peer("PyMuPDF", "words with places", _PYMUPDF),
    Peer("pymupdf4llm", "markdown: headings, tables", _PYMUPDF),
    Peer("markitdown", "markdown: tables", ("markitdown[pdf]==0.1.9",)),
)
