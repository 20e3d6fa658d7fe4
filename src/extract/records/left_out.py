"""What belongs to no section, as records; and the account of every character that is printed."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from extract.layout.dots import DRAWN
from extract.layout.inside import all_blocks, marks_of, placed
from extract.layout.types import Furniture, Line
from extract.models import Characters, Span, content_id
from extract.models import Furniture as Record
from extract.text import joined, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.layout.types import Layout, Mark
    from extract.models import FurnitureReason
    from extract.pdf import Pdf

HOMES = {"section": "in_sections", "table": "in_tables", "chart": "in_charts"}


def furniture(document: str, layout: Layout) -> tuple[Record, ...]:
    """Return what is left out of all sections, with its reason: running heads, markers, hidden text."""
    found: list[Record] = []
    for block in all_blocks(layout.blocks):
        if isinstance(block, Furniture):
            found.append(_record(document, block.lines, block.reason, block.rule))
        found += (_mark(document, mark) for mark in marks_of(block) if mark.word.font != DRAWN)
    return tuple(_distinct(document, found))


def characters(pdf: Pdf, layout: Layout) -> Characters:
    """Count the characters of all pages, and where they went; the two sums are equal."""
    printed = chain.from_iterable((*page.words, *(h.word for h in page.hidden)) for page in pdf.pages)
    homes: Counter[str] = Counter()
    for one in placed(layout.blocks):
        if one.word.font != DRAWN:
            homes[one.home] += len(one.word.text)
    return Characters(
        printed=sum(len(word.text) for word in printed),
        **{field: homes[home] for home, field in HOMES.items()},
        left_out={reason: count for reason, count in sorted(homes.items()) if reason not in HOMES},
    )


def _mark(document: str, mark: Mark) -> Record:
    return _record(document, (Line(mark.page, mark.word.box, (mark.word,)),), mark.reason, "")


def _record(document: str, lines: tuple[Line, ...], reason: FurnitureReason, rule: str) -> Record:
    text, source = joined([lines])
    spans = source.locate(0, len(text)) or tuple(map(_place, lines))
    return Record(
        id=content_id("fur", document, reason, spans, text),
        section_id=None,
        text=text,
        start=0,
        end=len(text),
        spans=spans,
        rule=f"furniture.{reason}" + f".{rule}" * bool(rule),
        reason=reason,
    )


def _place(line: Line) -> Span:
    return span_of(line.page, line.box)


def _distinct(document: str, records: Iterable[Record]) -> Iterator[Record]:
    """Tell equal words at one place apart by a number, as of hidden text that is painted twice."""
    seen: Counter[str] = Counter()
    for record in records:
        again = seen[record.id]
        seen[record.id] += 1
        new_id = content_id("fur", document, record.id, again) if again else record.id
        yield record.model_copy(update={"id": new_id})
