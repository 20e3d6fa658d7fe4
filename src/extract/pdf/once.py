"""One reading of one stream of bytes: its pages, and what could not be read of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from extract.errors import DamagedDocument, LimitExceeded
from extract.pdf.allowance import Allowance, Overrun
from extract.pdf.hidden import parted
from extract.pdf.links import links_of
from extract.pdf.pages import count_of, pages_of
from extract.pdf.painted import fallback, painted
from extract.pdf.space import View, view_of
from extract.pdf.spoilt import spoil
from extract.pdf.types import Page, Pdf
from extract.pdf.unlocking import unlocked
from extract.pdf.words import unreadable_share, words_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path
    from typing import BinaryIO

    from pdfminer.pdfpage import PDFPage

    from extract.geometry import Box
    from extract.pdf.opening import Opened
    from extract.settings import Limits, Reader

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be read: the path for messages, the limits, the pages (None: all), and passwords to try.

    By which reader: `fast`, `pdfplumber`, or `auto`, which turns to the second where the first fails.
    """

    path: Path
    limits: Limits
    only: Collection[int] | None = None
    passwords: tuple[str, ...] = ()
    reader: Reader = "auto"


def read_once(stream: BinaryIO, asked: Asked) -> Pdf:
    """Read the pages. Errors: `EncryptedDocument`, `DamagedDocument` if there are none, `LimitExceeded`."""
    try:
        return _read(stream, asked)
    except Overrun as reached:
        raise exceeded(asked, reached, "the file") from None


def exceeded(asked: Asked, reached: Overrun, what: str) -> LimitExceeded:
    """Return the error for a limit that is reached by a page or by the file."""
    value = getattr(asked.limits, reached.limit)
    return LimitExceeded.of(asked.path, f"{what} {reached.found}", reached.limit, f"{value:,}")


def _read(stream: BinaryIO, asked: Asked) -> Pdf:
    allowance, quick = Allowance(asked.limits), asked.reader != "pdfplumber"
    document = unlocked(stream, allowance, asked.path, asked.passwords, quick=quick)
    found, broken = _found_pages(document, asked)
    pages: list[Page] = []
    broken += (f"before its pages {problem}" for problem in dict.fromkeys(document.allowance.told()))
    for number, page in enumerate(found, 1):
        if asked.only is None or number in asked.only:
            pages += _tried(document, page, number, asked, broken)
    if not pages and broken:
        raise no_page(asked.path)
    return Pdf(
        tuple(pages),
        len(found),
        document.told("Producer"),
        document.told("Title"),
        tuple(broken),
        doubtful=document.allowance.doubtful,
        reader="fast" if quick else "pdfplumber",
        fallback=fallback(allowance),
    )


def no_page(path: Path) -> DamagedDocument:
    """Return the error for a file of which nothing can be read."""
    return DamagedDocument(
        path, "the PDF is damaged and no page of it can be read; open and save it anew, or fetch it again."
    )


def _found_pages(document: Opened, asked: Asked) -> tuple[list[PDFPage], list[str]]:
    """Return the pages, and what is wrong with the list of them."""
    found: list[PDFPage] = []
    broken: list[str] = []
    try:
        found.extend(islice(pages_of(document), asked.limits.pages + 1))
        missing = count_of(document) - len(found)
    except MemoryError:
        raise
    except Exception as error:
        log.info("%s: the list of pages breaks off", asked.path.name, exc_info=error)
        broken.append("the list of its pages breaks off")
        missing = 0
    if not found:
        raise no_page(asked.path)
    if len(found) > asked.limits.pages:
        raise LimitExceeded.of(asked.path, "the document has too many pages", "pages", asked.limits.pages)
    if missing > 0:
        broken.append(f"it says that it has {len(found) + missing} pages, and {len(found)} can be found")
    return found, broken


def _tried(document: Opened, page: PDFPage, number: int, asked: Asked, broken: list[str]) -> list[Page]:
    """Return the page, if it can be read; add what is wrong with it to `broken`."""
    try:
        read = [_page(document, page, number, asked.reader)]
    except MemoryError:
        raise
    except Overrun as reached:
        raise exceeded(asked, reached, f"page {number}") from None
    except Exception as error:
        log.info("%s: page %d", asked.path.name, number, exc_info=error)
        broken.append(f"page {number} is damaged and could not be read")
        return []
    broken += (f"on page {number} {problem}" for problem in dict.fromkeys(document.allowance.told()))
    return read


def _page(document: Opened, page: PDFPage, number: int, reader: Reader) -> Page:
    view = view_of(page)
    device = painted(document, page, number, view, reader)
    spoil(device.runs)
    text = parted(device, view)
    return Page(
        number,
        view.width,
        view.height,
        tuple(words_of(text.seen)),
        tuple(stroke for stroke in device.strokes if _touches(stroke.box, view)),
        tuple(picture for picture in device.pictures if _touches(picture.box, view)),
        tuple(links_of(page, view.matrix)),
        tuple(text.words()),
        unreadable_share(device.runs),
    )


def _touches(box: Box, view: View) -> bool:
    return box.x1 >= 0 and box.bottom >= 0 and box.x0 <= view.width and box.top <= view.height
