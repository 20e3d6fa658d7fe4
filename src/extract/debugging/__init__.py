"""Pictures of how a document was read: for those who look whether it was read right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.debugging.notes import notes_of
from extract.debugging.outlines import outlines
from extract.debugging.paint import painted
from extract.errors import StorageError
from extract.pdf.picture import page_pictures
from extract.pipeline import read_file
from extract.settings.passwords import passwords_of

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet
    from extract.settings import Settings
    from extract.sources import Archived

__all__ = ["draw_document", "picture_name"]

SCALE = 1.6  # pixels a point


def draw_document(file: Path | Archived, settings: Settings, *, out: Path) -> FactSheet:
    """Write `out`/NAME-pN.png for each page of the PDF, and return its fact sheet.

    A picture shows the page with an outline around each block, numbered in reading order; the words of
    headings, tables, charts and furniture by colour; every value underlined; and beside the page a list of
    the blocks with what was read in them, and the page's issues. Errors: those of reading, `StorageError`.
    """
    from extract.sources import Archived

    path = file.path if isinstance(file, Archived) else file
    reading, sheet = read_file(file, settings)
    numbers = [page.number for page in reading.pdf.pages]
    _make(out)
    for number, (picture, scale) in zip(
        numbers, page_pictures(path, numbers, SCALE, settings.limits, passwords_of(settings)), strict=True
    ):
        marked = outlines(reading, sheet, number)
        target = out / picture_name(path, number)
        painted(picture, scale, marked, notes_of(sheet, marked, number)).save(target)
    return sheet


def picture_name(path: Path, number: int) -> str:
    """Return what the picture of a page is called: `norway-2023-p2.png`."""
    return f"{path.stem}-p{number}.png"


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"{out}: cannot be made ({error.strerror}). Choose another folder by --out."
        ) from error
