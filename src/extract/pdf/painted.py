"""A page is painted by the fast reader; pdfplumber's own parser takes over where that one fails."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from extract.pdf.device import PageDevice
from extract.pdf.interpreter import PageInterpreter
from extract.pdf.layers import layers_of
from extract.pdf.quick import QuickInterpreter

if TYPE_CHECKING:
    from pdfminer.pdfpage import PDFPage

    from extract.pdf.allowance import Allowance
    from extract.pdf.opening import Opened
    from extract.pdf.space import View
    from extract.settings import Reader

log = logging.getLogger(__name__)


def painted(document: Opened, page: PDFPage, number: int, view: View, reader: Reader) -> PageDevice:
    """Return what is painted on page `number`. Raises whatever the parser does, and `Overrun`."""
    if reader == "pdfplumber":
        return _walked(document, page, view, PageInterpreter)
    try:
        return _walked(document, page, view, QuickInterpreter)
    except MemoryError:
        raise
    except Exception as error:
        if reader == "fast":
            raise
        log.info("page %d: the fast reader failed", number, exc_info=error)
        document.allowance.told()
        device = _walked(document, page, view, PageInterpreter)
        document.allowance.failed[number] = type(error).__name__
        return device


def _walked(document: Opened, page: PDFPage, view: View, by: type[PageInterpreter]) -> PageDevice:
    layers = layers_of(document.doc.catalog)
    device = PageDevice(document.resources, document.fonts, document.allowance, layers)
    by(document.resources, device).render_contents(page.resources, page.contents, ctm=view.matrix)
    return device


def fallback(allowance: Allowance) -> str | None:
    """Return what was left to pdfplumber's parser, and why; None if nothing was."""
    told = [f"page {number}: the fast reader failed ({why})" for number, why in allowance.failed.items()]
    if allowance.asked:
        parts, them = ("part", "it") if allowance.asked == 1 else ("parts", "them")
        told.append(f"{allowance.asked} {parts} of what is painted: the fast reader does not know {them}")
    return "; ".join(told) or None
