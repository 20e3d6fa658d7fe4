"""Small documents made of words on fake lines, with values where the test puts them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any

from extract.entities.values import (
    Context,
    CountryValue,
    DateValue,
    Entity,
    MoneyValue,
    OrganisationValue,
    ReadUnit,
    RegionValue,
)
from extract.geometry import Box, around
from extract.identity import Identity
from extract.layout.types import Cell, Layout, Line, Paragraph, TableBlock
from extract.models import Extraction, Source
from extract.pdf import Page, Pdf, Word
from extract.records import Reading, assemble
from extract.sections import Section
from extract.text import text_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.entities.values import Value
    from extract.models import FactSheet, SectionRole
    from extract.pdf import Hyperlink

ADVANCE, LEADING = 5.0, 14.0
NO_LAYOUT = Layout()


def word(text: str, x: float, top: float) -> Word:
    """A word of 10 points whose characters are all equally wide."""
    edges = tuple(x + ADVANCE * i for i in range(len(text) + 1))
    return Word(text, Box(x, top, edges[-1], top + 10), "Sans", 10, (0.0,), upright=True, edges=edges)


def line(text: str, top: float, *, page: int = 1, x: float = 50) -> Line:
    words = []
    for part in text.split():
        words.append(word(part, x, top))
        x += ADVANCE * (len(part) + 1)
    return Line(page, around(w.box for w in words), tuple(words))


class Sheet:
    """Sections one below the other on one page."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self._tops = count(1)

    def _line(self, text: str) -> Line:
        return line(text, LEADING * next(self._tops))

    def add(
        self,
        heading: str | None,
        *paragraphs: str,
        level: int = 1,
        below: int | None = None,
        role: SectionRole = "body",
        table: Sequence[Sequence[str]] = (),
    ) -> Sheet:
        """Add a section; `below` is the number of the section above it."""
        head = (self._line(heading),) if heading else ()
        body = tuple(Paragraph((self._line(text),)) for text in paragraphs)
        tables = (self._table(table),) if table else ()
        self.sections.append(Section(len(self.sections), level, below, head, role, body, tables))
        return self

    def _table(self, rows: Sequence[Sequence[str]]) -> TableBlock:
        top = LEADING * next(self._tops)
        cells = [tuple(self._cell(text, 50 + 120 * i) for i, text in enumerate(row)) for row in rows]
        header, *others = cells
        return TableBlock(1, Box(40, top, 500, top + 20 * len(rows)), (), (), header, tuple(others))

    def _cell(self, text: str, x: float) -> Cell:
        return Cell((line(text, LEADING * next(self._tops), x=x),)) if text else Cell()

    def words(self) -> tuple[Word, ...]:
        """All words on the page."""
        return tuple(
            w
            for section in self.sections
            for one in (*section.heading, *(x for p in section.paragraphs for x in p.lines))
            for w in one.words
        )


@dataclass(frozen=True)
class Mark:
    """A value to be found wherever `text` stands."""

    text: str
    value: Value


def money(text: str, value: float | str, currency: str = "USD", **more: Any) -> Mark:
    return Mark(text, MoneyValue(currency, Decimal(str(value)), **{"flow": "project", **more}))


def country(text: str, code: str, **more: Any) -> Mark:
    role = more.get("role", "recipient")
    return Mark(text, CountryValue(code, text, **{"role": role, "at_work": role == "recipient", **more}))


def region(text: str) -> Mark:
    return Mark(text, RegionValue(text))


def organisation(text: str, name: str | None = None, **more: Any) -> Mark:
    return Mark(text, OrganisationValue(name or text, **{"kind": "agency", **more}))


def day(text: str, first: str | None, last: str | None, kind: Any = "range") -> Mark:
    return Mark(
        text,
        DateValue(
            kind, date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
        ),
    )


def lasting(text: str, duration: str) -> Mark:
    return Mark(text, DateValue("duration", duration=duration))


def entities(text: str, marks: Iterable[Mark]) -> tuple[Entity, ...]:
    """The marks that `text` holds, each at its first place."""
    found = [
        Entity(text.index(m.text), text.index(m.text) + len(m.text), m.text, m.value, "test")
        for m in marks
        if m.text in text
    ]
    return tuple(sorted(found, key=lambda e: e.start))


def reading(
    sheet: Sheet,
    *marks: Mark,
    pages: tuple[Page, ...] | None = None,
    links: tuple[Hyperlink, ...] = (),
    layout: Layout = NO_LAYOUT,
    **more: Any,
) -> Reading:
    units = text_units(sheet.sections)
    page = Page(1, 600, 800, sheet.words(), links=links)
    return Reading(
        source=Source(
            uri="file:///a.pdf", file_name="a.pdf", sha256="0" * 64, bytes=1, page_count=1, text_layer="none"
        ),
        extraction=Extraction(
            extractor_version="1", rules_version="1", extracted_at=datetime(2024, 1, 1, tzinfo=UTC), seconds=0
        ),
        pdf=Pdf(pages if pages is not None else (page,), 1, **more),
        layout=layout,
        sections=tuple(sheet.sections),
        units=tuple(ReadUnit(unit, Context("en"), entities(unit.text, marks)) for unit in units),
        identity=Identity(title="A sheet"),
        language="en",
    )


def assembled(sheet: Sheet, *marks: Mark, **more: Any) -> FactSheet:
    return assemble(reading(sheet, *marks, **more))
