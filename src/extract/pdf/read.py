"""Open a PDF once and read each page once."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, NoReturn

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.utils.exceptions import PdfminerException

from extract.errors import (
    DamagedDocument,
    EmptyFile,
    EncryptedDocument,
    LimitExceeded,
    NotAPdf,
    UnopenableFile,
    UnreadableDocument,
)
from extract.pdf.device import PageDevice, TooManyObjects
from extract.pdf.hidden import parted
from extract.pdf.interpreter import PageInterpreter
from extract.pdf.layers import layers_of
from extract.pdf.links import links_of
from extract.pdf.space import View, view_of
from extract.pdf.types import Page, Pdf
from extract.pdf.words import unreadable_share, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from pdfplumber.pdf import PDF

    from extract.geometry import Box
    from extract.pdf.fonts import Font
    from extract.settings import Limits

log = logging.getLogger(__name__)
logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each oddity that it copes with

_HEADER, _HEADER_WITHIN = b"%PDF-", 1024


def read_pdf(path: Path, limits: Limits) -> Pdf:
    """Read all pages of `path`: words, strokes, pictures and links, in points from the visible top left.

    Words come line by line (by baseline) from the top, and on a line from the left, across columns; turned
    words come last. A page that cannot be read is left out and told in `Pdf.damaged`; a page without text has
    no words. Errors: `EmptyFile`, `NotAPdf`, `EncryptedDocument`, `DamagedDocument`, `UnopenableFile` and
    `LimitExceeded`; no error of the parser comes through.
    """
    with _opened(path) as stream:
        _admit(path, stream, limits)
        document = _document(path, stream)
        found = _found_pages(path, document, limits)
        return _read(path, document, found, limits)


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    try:
        stream = path.open("rb")
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise UnopenableFile(
            path, f"the file cannot be opened ({why}); allow this user to read it, then ingest it again."
        ) from error
    with stream:
        yield stream


def _admit(path: Path, stream: BufferedReader, limits: Limits) -> None:
    size = stream.seek(0, 2)
    stream.seek(0)
    if size == 0:
        raise EmptyFile(path, "the file has no bytes; fetch it again from where it came.")
    if size > limits.file_size:
        raise LimitExceeded.of(path, f"the file has {size:,} bytes", "file_size", f"{limits.file_size:,}")
    if _HEADER not in stream.read(_HEADER_WITHIN):
        raise NotAPdf(path, "this is not a PDF, whatever its name says; ask the sender for the PDF.")
    stream.seek(0)


def _document(path: Path, stream: BufferedReader) -> PDF:
    try:
        return pdfplumber.open(stream)
    except MemoryError:
        raise
    except PdfminerException as error:
        _refuse(path, error.args[0] if error.args else error)
    except Exception as error:  # noqa: BLE001 - broken files make the parser raise anything
        _refuse(path, error)


def _refuse(path: Path, error: BaseException) -> NoReturn:
    if isinstance(error, MemoryError):
        raise error
    if isinstance(error, PDFPasswordIncorrect):
        raise EncryptedDocument(
            path, "the PDF opens only with a password; save it without one, then ingest it again."
        ) from error
    if isinstance(error, PDFEncryptionError):
        raise EncryptedDocument(
            path, "the PDF is encrypted in a way that cannot be read; save it without encryption."
        ) from error
    raise _damaged(path) from error


def _damaged(path: Path) -> UnreadableDocument:
    return DamagedDocument(
        path, "the PDF is damaged and no page of it can be read; open and save it anew, or fetch it again."
    )


def _found_pages(path: Path, document: PDF, limits: Limits) -> list[PDFPage]:
    found: list[PDFPage] = []
    try:
        found.extend(islice(PDFPage.create_pages(document.doc), limits.pages + 1))
    except MemoryError:
        raise
    except Exception as error:
        log.info("%s: the list of pages breaks off", path.name, exc_info=error)
    if not found:
        raise _damaged(path)
    if len(found) > limits.pages:
        raise LimitExceeded.of(path, "the document has too many pages", "pages", limits.pages)
    return found


def _read(path: Path, document: PDF, found: list[PDFPage], limits: Limits) -> Pdf:
    pages: list[Page] = []
    damaged: list[str] = []
    fonts: dict[int, Font] = {}
    for number, page in enumerate(found, 1):
        try:
            pages.append(_page(document, page, number, fonts, limits))
        except MemoryError:
            raise
        except TooManyObjects:
            found_there = f"page {number} paints too many objects"
            raise LimitExceeded.of(path, found_there, "objects", f"{limits.objects:,}") from None
        except Exception as error:
            log.info("%s: page %d", path.name, number, exc_info=error)
            damaged.append(f"page {number} is damaged and could not be read")
    if not pages:
        raise _damaged(path)
    return Pdf(
        tuple(pages),
        len(found),
        _told(document, "Producer"),
        _told(document, "Title"),
        tuple(damaged),
    )


def _told(document: PDF, key: str) -> str | None:
    value = document.metadata.get(key)
    return value.strip("\x00 ") or None if isinstance(value, str) else None


def _page(document: PDF, page: PDFPage, number: int, fonts: dict[int, Font], limits: Limits) -> Page:
    view = view_of(page)
    device = PageDevice(document.rsrcmgr, fonts, limits.objects, layers_of(document.doc.catalog))
    interpreter = PageInterpreter(document.rsrcmgr, device)
    interpreter.render_contents(page.resources, page.contents, ctm=view.matrix)
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
