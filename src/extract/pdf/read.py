"""Read a PDF as it is; if that fails or something in it is broken, mend it and read it once more."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.errors import DamagedDocument, EncryptedDocument, UnreadableDocument
from extract.pdf.admission import admitted
from extract.pdf.once import Asked, no_page, read_once
from extract.pdf.repair import StillLocked, mended
from extract.pdf.unlocking import OddlyEncrypted, locked

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path
    from typing import BinaryIO

    from extract.pdf.types import Pdf
    from extract.settings import Limits, Reader

log = logging.getLogger(__name__)
for _parser in ("pdfminer", "pdfplumber"):  # they warn of each oddity that they cope with
    logging.getLogger(_parser).setLevel(logging.ERROR)


def read_pdf(
    path: Path,
    limits: Limits,
    only: Collection[int] | None = None,
    passwords: tuple[str, ...] = (),
    reader: Reader = "auto",
) -> Pdf:
    """Read all pages of `path`: words, strokes, pictures and links, in points from the visible top left.

    With `only`, pages of other numbers (from 1) are passed over. `passwords` are tried where the empty one
    does not open the file. `reader` is `fast`, `pdfplumber` (its own parser, the reference), or `auto`: the
    fast one, and the other where it fails; both give the same. `Pdf.reader` and `Pdf.fallback` tell which.

    Words come line by line (by baseline) from the top, and on a line from the left, across columns; turned
    words come last. A page that cannot be read is left out and told in `Pdf.damaged`; a page without text has
    no words. A file of which not all can be read is mended, and read once more: `Pdf.repaired` if that gave
    more. Errors: `EmptyFile`, `NotAPdf`, `EncryptedDocument`, `DamagedDocument`, `UnopenableFile` and
    `LimitExceeded`; no error of the parser comes through.
    """
    asked = Asked(path, limits, only, passwords, reader)
    with admitted(path, limits) as stream:
        try:
            first = _tried(stream, asked)
        except (DamagedDocument, OddlyEncrypted) as error:
            second = _second(stream, asked, error)
            if only is None and not any(_found(second)[1:]):
                raise
            return second
        if not (first.damaged or first.doubtful):
            return first
        try:
            second = _second(stream, asked, DamagedDocument(path, ""))
        except (UnreadableDocument, MemoryError):
            return first
        return second if _found(second) > _found(first) else first


def _tried(stream: BinaryIO, asked: Asked) -> Pdf:
    try:
        return read_once(stream, asked)
    except (UnreadableDocument, MemoryError):
        raise
    except Exception as error:
        log.debug("%s", asked.path.name, exc_info=error)
        raise no_page(asked.path) from error


def _second(stream: BinaryIO, asked: Asked, first: EncryptedDocument | DamagedDocument) -> Pdf:
    """Read the file as it was mended; raise what was wrong at `first` if that helps nothing."""
    try:
        copy = mended(stream, asked.passwords)
    except StillLocked:
        raise locked(asked.path, asked.passwords) from None
    if copy is None:
        raise first
    return replace(_tried(copy, asked), repaired=not isinstance(first, OddlyEncrypted))


def _found(pdf: Pdf) -> tuple[int, int]:
    return len(pdf.pages), sum(len(page.words) + len(page.strokes) + len(page.images) for page in pdf.pages)
