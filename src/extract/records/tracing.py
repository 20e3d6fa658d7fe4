"""Identity and place: what every record needs to be found again, in the sheet and on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, TypeVar

from extract.models import Span, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.models.base import Record
    from extract.text import SourceMap, TextUnit

TableKey = tuple[int, int]  # the section's order, and the index of the table in it


class Traced(TypedDict):
    """The fields that all traced records share."""

    id: str
    section_id: str | None
    text: str
    in_heading: bool
    table_id: str | None
    row: int | None
    column: int | None
    spans: tuple[Span, ...]
    rule: str


class Offsets(TypedDict):
    """Where `text` stands, for most records."""

    start: int
    end: int


class CharOffsets(TypedDict):
    """Where `text` stands, for records whose `start` is a day."""

    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to `end` of one running text, and where that text stands."""

    document: str
    section_id: str | None
    text: str
    start: int
    end: int
    spans: tuple[Span, ...] = ()
    in_heading: bool = False
    table_id: str | None = None
    row: int | None = None
    column: int | None = None

    def traced(self, kind: str, rule: str, *more: object) -> Traced:
        """Return the shared fields; the id is made of kind, place, words and `more`.

        Words without a place on a page (plain text) are told apart by their section and offsets.
        """
        where = self.spans or (
            self.section_id,
            self.in_heading,
            self.table_id,
            self.row,
            self.column,
            self.start,
        )
        return Traced(
            id=content_id(kind, self.document, where, self.text, *more),
            section_id=self.section_id,
            text=self.text,
            in_heading=self.in_heading,
            table_id=self.table_id,
            row=self.row,
            column=self.column,
            spans=self.spans,
            rule=rule,
        )

    @property
    def offsets(self) -> Offsets:
        """As most records name them."""
        return Offsets(start=self.start, end=self.end)

    @property
    def char_offsets(self) -> CharOffsets:
        """As dates and projects name them."""
        return CharOffsets(start_char=self.start, end_char=self.end)


@dataclass(frozen=True, slots=True)
class Anchors:
    """The ids that sections and tables have been given, and the places of each section's characters."""

    document: str
    sections: Mapping[int, str]
    tables: Mapping[TableKey, str]

    def place(self, unit: TextUnit, start: int, end: int) -> Place:
        """Return the place of characters `start` to `end` of `unit`."""
        table = None if unit.table is None else self.tables[unit.section, unit.table]
        return Place(
            document=self.document,
            section_id=self.sections[unit.section],
            text=unit.text[start:end],
            start=start,
            end=end,
            spans=unit.source.locate(start, end),
            in_heading=unit.in_heading,
            table_id=table,
            row=unit.row,
            column=unit.column,
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A section's body or heading, or a table's cell, with its places: what records are quoted from."""

    document: str
    section_id: str
    text: str
    source: SourceMap | None = None
    in_heading: bool = False
    table_id: str | None = None
    row: int | None = None
    column: int | None = None

    def place(self, start: int, end: int) -> Place:
        """Return the place of characters `start` to `end`."""
        return Place(
            document=self.document,
            section_id=self.section_id,
            text=self.text[start:end],
            start=start,
            end=end,
            spans=self.source.locate(start, end) if self.source else (),
            in_heading=self.in_heading,
            table_id=self.table_id,
            row=self.row,
            column=self.column,
        )


T = TypeVar("T", bound="Record")


def distinct(records: Iterable[T]) -> tuple[T, ...]:
    """Return `records` in order, the first of each id: the same words at the same place are one record."""
    found: dict[str, T] = {}
    for record in records:
        found.setdefault(getattr(record, "id"), record)  # noqa: B009 - all records with an id, no common type
    return tuple(found.values())
