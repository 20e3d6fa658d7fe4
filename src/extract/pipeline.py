"""From a PDF to a FactSheet: the stages, in order."""

from __future__ import annotations

import hashlib
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract import rules
from extract._version import __version__
from extract.checks import examine
from extract.corrections import Corrections
from extract.corrections.apply import apply
from extract.corrections.issues import closed, reopened
from extract.entities import introduced_acronyms, read_units
from extract.entities.contexts import contexts
from extract.entities.values import Context
from extract.identity import identify
from extract.language import detect, detect_part
from extract.layout import lay_out
from extract.models import Extraction, FactSheet, Source
from extract.pdf import read_pdf
from extract.records import Reading, assemble
from extract.sections import split
from extract.sources import Archived
from extract.text import text_units

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import Language
    from extract.pdf import Pdf
    from extract.settings import Settings
    from extract.text import TextUnit

FALLBACK: Language = "en"  # by whose rules values are read where the language cannot be told


def extract_document(
    file: Path | Archived, settings: Settings, corrections: Corrections | None = None
) -> FactSheet:
    """Return what the PDF says, as reviewers would have it where `corrections` are given.

    Raises `UnreadableDocument` and its children where it cannot be read.
    """
    return read_file(file, settings, corrections)[1]


def read_file(
    file: Path | Archived, settings: Settings, corrections: Corrections | None = None
) -> tuple[Reading, FactSheet]:
    """Return the same with all that the stages know, for those who look how it came about."""
    started = time.monotonic()
    rules.use(settings.rules_dir)
    pdf = read_pdf(file.path if isinstance(file, Archived) else file, settings.limits)
    reading = read_document(pdf, _source(file))
    decided = corrections or Corrections()
    sheet = reopened(apply(assemble(reading), decided))
    examined = examine(sheet)
    extraction = sheet.extraction.model_copy(update={"seconds": round(time.monotonic() - started, 3)})
    found = {"issues": sheet.issues + examined.issues, "comparisons": examined.comparisons}
    return reading, closed(sheet.model_copy(update=found | {"extraction": extraction}), decided)


def read_document(pdf: Pdf, source: Source) -> Reading:
    """Lay out the pages, divide them into sections, and read the values of each text."""
    layout = lay_out(pdf)
    sections = split(layout)
    units = text_units(sections)
    language = detect(unit.text for unit in units)
    identity = identify(pdf, sections, units, language or FALLBACK, source.file_name)
    document = Context(
        language or FALLBACK,
        partner=identity.partner.code if identity.partner else None,
        acronyms=introduced_acronyms((unit.text for unit in units), language or FALLBACK),
    )
    languages = {unit.section: detect_part(unit.text, language) for unit in units if _is_body(unit)}
    read = read_units(units, contexts(units, sections, document, languages))
    source = source.model_copy(update={"page_count": pdf.page_count, "producer": pdf.producer})
    return Reading(source, _extraction(), pdf, layout, sections, read, identity, language, languages)


def _is_body(unit: TextUnit) -> bool:
    return unit.table is None and not unit.in_heading


def _source(file: Path | Archived) -> Source:
    """Describe the file; what only its pages tell is filled in later."""
    kept, seen = (file.path, file.seen) if isinstance(file, Archived) else (file, file)
    with kept.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return Source(
        uri=seen.absolute().as_uri(),
        file_name=seen.name,
        sha256=sha256,
        bytes=kept.stat().st_size,
        page_count=0,
        text_layer="none",
    )


def _extraction() -> Extraction:
    return Extraction(
        extractor_version=__version__,
        rules_version=rules.version(),
        extracted_at=datetime.now(UTC),
        seconds=0.0,
    )
