"""Open a PDF once and read each page once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pdfplumber

from extract.geometry import Box
from extract.pdf.types import Hyperlink, Page, Pdf, Picture, Stroke, Word

if TYPE_CHECKING:
    from pathlib import Path

    from extract.settings import Limits


def read_pdf(path: Path, limits: Limits) -> Pdf:
    """Read all pages of `path`; typed errors of `extract.errors` where that cannot be done."""
    with pdfplumber.open(path) as pdf:
        pages = []
        for page in pdf.pages[: limits.pages]:
            pages.append(_page(page))
            page.close()
        return Pdf(tuple(pages), len(pdf.pages), pdf.metadata.get("Producer"), pdf.metadata.get("Title"))


def _page(page: Any) -> Page:
    found = page.extract_words(
        use_text_flow=False, extra_attrs=["fontname", "size", "non_stroking_color"], return_chars=True
    )
    return Page(
        page.page_number,
        float(page.width),
        float(page.height),
        tuple(_word(w) for w in found),
        tuple(_stroke("line", o) for o in page.lines)
        + tuple(_stroke("rect", o) for o in page.rects)
        + tuple(_stroke("curve", o) for o in page.curves),
        tuple(Picture(_box(i)) for i in page.images),
        tuple(Hyperlink(_box(a), a["uri"]) for a in page.annots if a.get("uri")),
    )


def _box(o: Any) -> Box:
    return Box(float(o["x0"]), float(o["top"]), float(o["x1"]), float(o["bottom"]))


def _word(w: Any) -> Word:
    box, text = _box(w), w["text"]
    edges = tuple(c["x0"] for c in w["chars"]) + (w["chars"][-1]["x1"],)
    if len(edges) != len(text) + 1:
        step = box.width / len(text)
        edges = tuple(box.x0 + step * i for i in range(len(text) + 1))
    font = w["fontname"].split("+")[-1]
    low = font.lower()
    return Word(
        text,
        box,
        font,
        w["size"],
        tuple(w["non_stroking_color"] or ()),
        w["upright"],
        edges,
        "bold" in low or "black" in low,
        "italic" in low or "oblique" in low,
    )


def _stroke(kind: Any, o: Any) -> Stroke:
    return Stroke(
        kind,
        _box(o),
        tuple(o["non_stroking_color"] or ()) if o.get("fill") else None,
        tuple(o["stroking_color"] or ()) if o.get("stroke") else None,
        float(o.get("linewidth") or 0),
        tuple(o.get("pts") or ()),
    )
