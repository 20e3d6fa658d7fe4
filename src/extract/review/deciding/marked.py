"""What stands in a box that was drawn on a page, read as the same words in the document would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract import sources
from extract.entities.values import Context
from extract.errors import CorrectionError, FactSheetsError
from extract.marking import Text, text_of
from extract.warehouse.reviewing.standing import standing

if TYPE_CHECKING:
    from pathlib import Path

    from extract.marking import Place
    from extract.settings import Settings
    from extract.warehouse.reviewing.standing import Standing

LOST = "The PDF of this document is not in the archive any more, so no words can be marked on it."


@dataclass(frozen=True, slots=True)
class Marked:
    """A box that was drawn on a page, and what stands in it."""

    document: str
    place: Place
    standing: Standing
    text: Text


def archived(settings: Settings, document: str, uri: str) -> Path:
    """Return where the PDF of a document lies; `CorrectionError` if it is gone."""
    try:
        archive = sources.archive_of(settings)
        found = archive.find(uri, document)
        here = sources.fetched(found, settings) if found else None
    except FactSheetsError as error:
        raise CorrectionError(error.message) from error
    if not isinstance(here, sources.Archived):
        raise CorrectionError(LOST)
    return here.path


def marked(settings: Settings, document: str, place: Place) -> Marked | None:
    """Return what stands in a box; None if there is no such page. `CorrectionError` if it cannot be read."""
    known = standing(settings.published, document, place.page, place.box)
    if known is None or place.page > known.pages:
        return None
    path = archived(settings, document, known.uri)
    return Marked(document, place, known, text_of(path, place, _context(known), settings))


def _context(known: Standing) -> Context:
    """Return by what the words are read: as the same words in the section would be."""
    return Context(
        known.language,
        partner=known.partner,
        title=known.title,
        heading=known.heading,
        role=known.role,
        likely_currency=known.currency,
    )
