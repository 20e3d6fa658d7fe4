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
MOSTLY = 0.5  # from this share of unreadable characters on, a page's text is worthless


def text_layer(pdf: Pdf) -> TextLayer:
    """Tell whether all, some or none of the pages have words; a page without words and pictures is blank."""
    silent = sum(1 for page in pdf.pages if _is_silent(page))
    written = sum(1 for page in pdf.pages if page.words)
    if not written:
        return "none"
    return "partial" if silent else "full"


def noticed(reading: Reading, pieces: Pieces) -> tuple[Issue, ...]:
    """Return the issues that the stages before this one left on their results."""
    document = reading.source.sha256
    return (
        *_silent_pages(document, reading.pdf),
        *_unreadable(document, reading.pdf),
        *_damaged(document, reading.pdf),
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


def _is_silent(page: Page) -> bool:
    return not page.words and bool(page.images or page.strokes)


def _whole(page: Page) -> Span:
    return Span(page=page.number, x0=0.0, top=0.0, x1=page.width, bottom=page.height)


def _silent_pages(document: str, pdf: Pdf) -> Iterator[Issue]:
    if text_layer(pdf) == "none":
        pages = "Its only page is" if len(pdf.pages) == 1 else f"All its {len(pdf.pages)} pages are"
        told = f"{pages} without text, as in a scan. Ask for a PDF with text, or type in what it says."
        yield issue(document, "no_text_layer", told, severity="error")
        return
    for page in pdf.pages:
        if _is_silent(page):
            told = f"Page {page.number} has no text, only pictures or drawings."
            yield issue(document, "no_text_layer", told, About(spans=(_whole(page),)))


def _unreadable(document: str, pdf: Pdf) -> Iterator[Issue]:
    for page in pdf.pages:
        if page.unreadable > 0:
            share = f"{page.unreadable:.1%}" if page.unreadable < FEW else f"{page.unreadable:.0%}"
            told = f"Page {page.number}: the fonts of {share} of the characters do not tell which they are."
            about = About(spans=(_whole(page),))
            yield issue(document, "unreadable_font", told, about, _how_bad(page.unreadable))


def _how_bad(unreadable: float) -> Severity:
    if unreadable > MOSTLY:
        return "error"
    return "warning" if unreadable >= FEW else "info"


def _damaged(document: str, pdf: Pdf) -> Iterator[Issue]:
    for problem in pdf.damaged:
        yield issue(document, "damaged", f"The file is damaged, the rest was read: {problem}")


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
