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
from extract.entities.values import Context, ReadUnit
from extract.foreign import foreign
from extract.identity import Told, identify
from extract.language import detect, detect_part
from extract.layout import lay_out
from extract.models import Extraction, FactSheet, Source
from extract.pdf import read_pdf, with_ocr
from extract.records import Reading, assemble
from extract.sections import split
from extract.settings.passwords import passwords_of
from extract.sources import NO_HINTS, Archived, place_of
from extract.text import text_units

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from extract.models import Language
    from extract.pdf import Pdf
    from extract.settings import Settings
    from extract.sources import Hints
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
    reading = _read(file, settings)
    return reading, _timed(decided(assemble(reading), corrections or Corrections()), started)


def read_sheet(file: Path | Archived, settings: Settings) -> FactSheet:
    """Return what the PDF says, before anybody has decided on it, and before it is checked: see `decided`."""
    started = time.monotonic()
    return _timed(assemble(_read(file, settings)), started)


def decided(sheet: FactSheet, corrections: Corrections) -> FactSheet:
    """Return a sheet as reviewers would have it, and checked."""
    corrected = reopened(apply(sheet, corrections))
    examined = examine(corrected)
    found = {"issues": corrected.issues + examined.issues, "comparisons": examined.comparisons}
    return closed(corrected.model_copy(update=found), corrections)


def _read(file: Path | Archived, settings: Settings) -> Reading:
    rules.use(settings.rules_dir)
    path = file.path if isinstance(file, Archived) else file
    source = _source(file)
    pdf = read_pdf(path, settings.limits, passwords=passwords_of(settings), reader=settings.reader)
    pdf = with_ocr(pdf, path, source.sha256, settings)
    return read_document(pdf, source, file.hints if isinstance(file, Archived) else NO_HINTS)


def _timed(sheet: FactSheet, started: float) -> FactSheet:
    extraction = sheet.extraction.model_copy(update={"seconds": round(time.monotonic() - started, 3)})
    return sheet.model_copy(update={"extraction": extraction})


def read_document(pdf: Pdf, source: Source, hints: Hints = NO_HINTS) -> Reading:
    """Lay out the pages, divide them into sections, and read the values of each text."""
    layout = lay_out(pdf)
    sections = split(layout)
    units = text_units(sections)
    told = detect(unit.text for unit in units)
    alien = None if told else foreign(unit.text for unit in units)
    language = told or (None if alien else _spoken(hints))
    identity = identify(pdf, sections, units, language or FALLBACK, Told(source.file_name, hints))
    document = Context(
        language or FALLBACK,
        partner=identity.partner.code if identity.partner else None,
        acronyms=introduced_acronyms((unit.text for unit in units), language or FALLBACK),
    )
    languages = {unit.section: detect_part(unit.text, language) for unit in units if _is_body(unit)}
    around = contexts(units, sections, document, languages)
    read = _unread(units, around) if alien else read_units(units, around)
    source = source.model_copy(update={"page_count": pdf.page_count, "producer": pdf.producer})
    return Reading(
        source,
        _extraction(pdf),
        pdf,
        layout,
        sections,
        read,
        identity,
        language,
        languages,
        alien,
    )


def _unread(units: Sequence[TextUnit], around: Sequence[Context]) -> tuple[ReadUnit, ...]:
    """Return the texts without values, as there are no rules for their language."""
    return tuple(ReadUnit(unit, context, ()) for unit, context in zip(units, around, strict=True))


def _spoken(hints: Hints) -> Language | None:
    """Return the language that the source tells, if there are rules for it."""
    return hints.language if hints.language in rules.languages() else None


def _is_body(unit: TextUnit) -> bool:
    return unit.table is None and not unit.in_heading


def _source(file: Path | Archived) -> Source:
    """Describe the file; what only its pages tell is filled in later."""
    uri, name, kept = place_of(file)
    with kept.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return Source(
        uri=uri,
        file_name=name,
        sha256=sha256,
        bytes=kept.stat().st_size,
        page_count=0,
        text_layer="none",
    )


def _extraction(pdf: Pdf) -> Extraction:
    return Extraction(
        extractor_version=__version__,
        rules_version=rules.version(),
        extracted_at=datetime.now(UTC),
        seconds=0.0,
        repaired=pdf.repaired,
        reader=pdf.reader,
        reader_fallback=pdf.fallback,
    )
