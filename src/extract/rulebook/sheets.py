"""A text as if it were printed in a document: under a heading below a title, or at the front."""

from __future__ import annotations

from datetime import UTC, datetime

from extract._version import __version__
from extract.entities import introduced_acronyms, read_units
from extract.entities.contexts import contexts
from extract.entities.values import Context
from extract.geometry import Box, around
from extract.identity import Identity
from extract.identity.front import Said, said
from extract.layout.types import Layout, Line, Paragraph
from extract.models import Extraction, FactSheet, Language, SectionRole, Source
from extract.pdf import Pdf, Word
from extract.records import Reading, assemble
from extract.rules import version
from extract.sections import Section
from extract.text import text_units

TITLE = "A sheet"
SIZE, ADVANCE, LEADING = 10.0, 5.0, 14.0  # of letters and lines, in points
SOURCE = Source(
    uri="file:///example.pdf", file_name="example.pdf", sha256="", bytes=0, page_count=0, text_layer="none"
)
NO_PAGES = Pdf((), 0)


def sheet_of(text: str, language: Language, heading: str, role: SectionRole = "body") -> FactSheet:
    """Return the fact sheet of a document with one section: `text` under `heading`."""
    sections = (
        Section(0, 0, None, (_line(TITLE, 0),), "body", ()),
        Section(1, 1, 0, (_line(heading, 1),), role, (Paragraph((_line(text, 2),)),)),
    )
    units = text_units(sections)
    document = Context(language, acronyms=introduced_acronyms((unit.text for unit in units), language))
    read = read_units(units, contexts(units, sections, document))
    extraction = Extraction(
        extractor_version=__version__, rules_version=version(), extracted_at=datetime.now(UTC), seconds=0
    )
    return assemble(
        Reading(SOURCE, extraction, NO_PAGES, Layout(), sections, read, Identity(TITLE), language)
    )


def front_line(text: str) -> Said:
    """Return a line of a document's first page."""
    return said([_line(text, 0)])[0]


def _line(text: str, number: int) -> Line:
    words, x = [], SIZE
    for part in text.split():
        words.append(_word(part, x, LEADING * number))
        x += ADVANCE * (len(part) + 1)
    return Line(1, around(word.box for word in words), tuple(words))


def _word(text: str, x: float, top: float) -> Word:
    edges = tuple(x + ADVANCE * n for n in range(len(text) + 1))
    return Word(text, Box(x, top, edges[-1], top + SIZE), "Sans", SIZE, (0.0,), upright=True, edges=edges)
