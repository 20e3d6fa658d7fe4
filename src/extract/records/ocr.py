"""What OCR has read: values are marked, shown to a reviewer, and put where their ink is.

A value of OCR is as sure as its least sure word. Those that carry money are always asked about: doubtful ones
one by one, the others of a page together.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from extract.geometry import Box
from extract.models import Span
from extract.models.base import Record
from extract.pdf.ocr.turning import as_printed
from extract.records.issues import About, issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.models import Amount, FactSheet, Issue
    from extract.pdf import Page, Pdf

    Pages = Mapping[int, Page]

DOUBTFUL = 75  # confidence below which a figure is asked about by itself
MARKED = ("amounts", "contributions", "key_figures")
_R = TypeVar("_R", bound=Record)


def as_read_by_ocr(sheet: FactSheet, pdf: Pdf) -> FactSheet:
    """Return a sheet with all that is to be said of the pages that OCR has read."""
    pages = {page.number: page for page in pdf.pages if page.read_by_ocr}
    if not pages:
        return sheet
    marked = sheet.model_copy(update={name: _marked(getattr(sheet, name), pages) for name in MARKED})
    placed = in_place(marked, pages)
    source = placed.source.model_copy(update={"ocr_pages": tuple(pages)})
    asked = tuple(_asked(source.sha256, placed.amounts))
    return placed.model_copy(update={"source": source, "issues": (*placed.issues, *asked)})


def in_place(record: _R, pages: Pages) -> _R:
    """Return a record in which all places are those of the ink on the page as it is shown."""
    if isinstance(record, Span):
        return record.model_copy(update=_printed(record, pages))
    changed: dict[str, object] = {}
    for name, value in vars(record).items():
        if isinstance(value, Record):
            changed[name] = in_place(value, pages)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            changed[name] = tuple(in_place(one, pages) for one in value)
    return record.model_copy(update=changed) if changed else record


def _printed(span: Span, pages: Pages) -> dict[str, object]:
    page = pages.get(span.page)
    if page is None:
        return {}
    box = as_printed(Box(span.x0, span.top, span.x1, span.bottom), page)
    return {"x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}


def _marked(records: Sequence[_R], pages: Pages) -> tuple[_R, ...]:
    sure = ((one, _sureness(getattr(one, "spans", ()), pages)) for one in records)
    return tuple(
        one if least is None else one.model_copy(update={"ocr_confidence": least}) for one, least in sure
    )


def _sureness(spans: Sequence[Span], pages: Pages) -> int | None:
    """Return the confidence of the least sure word in some places; None where no word of OCR is."""
    found = [
        word.sure
        for span in spans
        if span.page in pages
        for word in pages[span.page].words
        if word.sure is not None and _on(word.box, span)
    ]
    return round(min(found)) if found else None


def _on(box: Box, span: Span) -> bool:
    place = Box(span.x0, span.top, span.x1, span.bottom)
    return place.overlap_x(box) > 0 and place.top < box.middle[1] < place.bottom


def _asked(document: str, amounts: Sequence[Amount]) -> Iterator[Issue]:
    together: defaultdict[int, list[Amount]] = defaultdict(list)
    for amount in amounts:
        if amount.ocr_confidence is not None and amount.ocr_confidence < DOUBTFUL:
            yield _doubted(document, amount)
        elif amount.ocr_confidence is not None:
            together[amount.spans[0].page].append(amount)
    for number, some in sorted(together.items()):
        yield _of_page(document, number, some)


def _doubted(document: str, amount: Amount) -> Issue:
    told = (
        f"{amount.text!r} on page {amount.spans[0].page} was read by OCR, and is not sure "
        f"({amount.ocr_confidence} of 100): compare it with the page."
    )
    return issue(document, "read_by_ocr", told, About("amount", amount.id, "value", amount.spans))


def _of_page(document: str, number: int, amounts: Sequence[Amount]) -> Issue:
    least = min(amounts, key=lambda one: one.ocr_confidence or 0)
    count = "an amount was" if len(amounts) == 1 else f"{len(amounts)} amounts were"
    told = (
        f"On page {number} {count} read by OCR: compare with the page. "
        f"The least sure is {least.text!r} ({least.ocr_confidence} of 100)."
    )
    spans = tuple(span for amount in amounts for span in amount.spans)
    return issue(document, "read_by_ocr", told, About(spans=spans))
