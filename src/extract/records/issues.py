"""What the stages noticed, as issues for a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.entities.values import MoneyValue
from extract.models import Issue, Span, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.entities.values import Entity, ReadUnit
    from extract.models import IssueCode, Severity
    from extract.models.document import TextLayer
    from extract.pdf import Page, Pdf
    from extract.records.pieces import Pieces
    from extract.records.reading import Reading
    from extract.records.tracing import Place

FEW = 0.01  # below this share, unreadable characters are mostly bullets
NO_OCR = "none"


def text_layer(pdf: Pdf) -> TextLayer:
    """Tell whether all, some or none of the pages have words; a page without words and pictures is blank."""
    silent = sum(1 for page in pdf.pages if page.silent)
    written = sum(1 for page in pdf.pages if page.words and not page.silent)
    if not written:
        return "none"
    return "partial" if silent else "full"


def noticed(reading: Reading, pieces: Pieces) -> tuple[Issue, ...]:
    """Return the issues that the stages before this one left on their results."""
    document = reading.source.sha256
    return (
        *_damaged(document, reading.pdf),
        *_silent_pages(document, reading.pdf),
        *_unreadable(document, reading.pdf),
        *_foreign(document, reading.foreign),
        *_tables(document, reading, pieces),
        *_charts(document, reading, pieces),
        *_currencies(document, reading.units, pieces),
    )


@dataclass(frozen=True, slots=True)
class About:
    """What an issue is about: a record, one of its fields, and the places that were compared."""

    record: str | None = None
    record_id: str | None = None
    field: str | None = None
    spans: tuple[Span, ...] = ()


def issue(
    document: str, code: IssueCode, message: str, about: About = About(), severity: Severity = "warning"
) -> Issue:
    """Return an issue whose id is made of its code, record, field, places and words."""
    return Issue(
        id=content_id("iss", document, code, about.record_id, about.field, about.spans, message),
        code=code,
        severity=severity,
        message=message,
        record=about.record,
        record_id=about.record_id,
        field=about.field,
        spans=about.spans,
    )


def _whole(page: Page) -> Span:
    return Span(page=page.number, x0=0.0, top=0.0, x1=page.width, bottom=page.height)


def ocr_of(pdf: Pdf) -> str | None:
    """Return by what pages without text were read, `none` if by nothing; None if all pages have text."""
    lacking = any(page.silent or page.garbled for page in pdf.pages)
    return (pdf.ocr or NO_OCR) if lacking else None


def _silent_pages(document: str, pdf: Pdf) -> Iterator[Issue]:
    silent = [page for page in pdf.pages if page.silent and not page.words]
    if not any(page.words for page in pdf.pages):
        pages = "Its only page is" if len(pdf.pages) == 1 else f"All its {len(pdf.pages)} pages are"
        told = f"{pages} without text, as in a scan. {_no_words(next(iter(pdf.pages), None), pdf)}"
        yield issue(document, "no_text_layer", told, severity="error")
        return
    for page in silent:
        told = f"Page {page.number} has no text, only pictures or drawings. {_no_words(page, pdf)}".rstrip()
        looked = page.ocr is not None and not page.ocr.problem
        about = About(spans=(_whole(page),))
        yield issue(document, "no_text_layer", told, about, "info" if looked else "warning")


def _no_words(page: Page | None, pdf: Pdf) -> str:
    """Say why a page has no words of OCR either, and what to do."""
    if page is None or page.ocr is None:
        return pdf.without_ocr or "Ask for a PDF with text, or type in what it says."
    return f"OCR could not read it: {page.ocr.problem}." if page.ocr.problem else "OCR found no words either."


def _unreadable(document: str, pdf: Pdf) -> Iterator[Issue]:
    for page in pdf.pages:
        if page.unreadable > 0:
            share = f"{page.unreadable:.1%}" if page.unreadable < FEW else f"{page.unreadable:.0%}"
            told = f"Page {page.number}: the fonts of {share} of the characters do not tell which they are."
            more = "It was read by OCR." if page.read_by_ocr else _no_words(page, pdf) if page.garbled else ""
            about = About(spans=(_whole(page),))
            yield issue(document, "unreadable_font", f"{told} {more}".rstrip(), about, _how_bad(page))


def _how_bad(page: Page) -> Severity:
    if page.garbled:
        return "info" if page.read_by_ocr else "error"
    return "warning" if page.unreadable >= FEW else "info"


def _damaged(document: str, pdf: Pdf) -> Iterator[Issue]:
    if pdf.repaired:
        told = "The file is damaged. It was mended, and then more of it could be read than before."
        yield issue(document, "damaged", told, severity="info")
    severity: Severity = "warning" if any(page.words for page in pdf.pages) else "error"
    for problem in pdf.damaged:
        told = f"The file is damaged, the rest was read: {problem}."
        yield issue(document, "damaged", told, severity=severity)


def _foreign(document: str, written_in: str | None) -> Iterator[Issue]:
    if written_in:
        told = (
            f"The text is in {written_in}, for which there are no rules: no values were read from it. "
            "Its sections, tables, links and contacts are kept."
        )
        yield issue(document, "language_unsupported", told)


def _tables(document: str, reading: Reading, pieces: Pieces) -> Iterator[Issue]:
    blocks = (block for section in reading.sections for block in section.tables)
    for block, table in zip(blocks, pieces.tables, strict=True):
        if block.problem:
            told = f"The table {table.text!r} on page {block.page} cannot be trusted: {block.problem}"
            yield issue(document, "table_unreadable", told, About("table", table.id, spans=table.spans))


def _charts(document: str, reading: Reading, pieces: Pieces) -> Iterator[Issue]:
    blocks = (block for section in reading.sections for block in section.charts)
    for block, chart in zip(blocks, pieces.charts, strict=True):
        if block.problem:
            named = f"The chart {chart.text!r}" if chart.text else "A chart"
            told = f"{named} on page {block.page} has no values here: {block.problem}"
            yield issue(document, "chart_unreadable", told, About("chart", chart.id, spans=chart.spans))


def _currencies(document: str, units: Iterable[ReadUnit], pieces: Pieces) -> Iterator[Issue]:
    """Yield one issue for each currency that was only the likeliest, with the places of all its amounts."""
    found: dict[str | None, list[tuple[Place, Entity]]] = {}
    for read in units:
        for entity in read.entities:
            if isinstance(entity.value, MoneyValue) and entity.value.ambiguous:
                place = pieces.anchors.place(read.unit, entity.start, entity.end)
                found.setdefault(entity.value.currency, []).append((place, entity))
    for currency, amounts in found.items():
        place, entity = amounts[0]
        more = f" and {len(amounts) - 1} more of its amounts" if len(amounts) > 1 else ""
        told = (
            f"{entity.text!r}{more}: the sign or name is shared by several currencies; "
            f"{currency or 'none'} was taken as the likeliest."
        )
        spans = tuple(span for one, _ in amounts for span in one.spans)
        about = About("amount", place.traced("amt", entity.rule)["id"], "currency", spans)
        yield issue(document, "currency_ambiguous", told, about)
