"""The document itself: where it came from, how it was read, whose it is, and its sections."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from extract.models.base import PartialDate, Placed, Record, Span

TextLayer = Literal["full", "partial", "none"]
SectionRole = Literal["body", "sidebar", "caption", "footnote", "contact", "key_figures"]
PartnerKind = Literal["country", "organisation", "region"]
Language = Annotated[str, StringConstraints(pattern="^[a-z]{2}$")]  # ISO 639-1
FurnitureReason = Literal[
    "running_head",
    "running_foot",
    "page_number",
    "side_text",
    "masthead",
    "pull_quote",
    "hidden",
    "decoration",
    "contents",
    "list_marker",
    "heading_number",
    "note_mark",
]


class Source(Record):
    """The file."""

    uri: str
    file_name: str
    sha256: str
    bytes: int = Field(ge=0)
    page_count: int = Field(ge=0)
    producer: str | None = None
    text_layer: TextLayer
    ocr_pages: tuple[int, ...] = ()


class Accounting(Record):
    """Every currency sign, code or name beside a number on any page, and what became of it."""

    tokens: int = Field(0, ge=0, description="money tokens found in all the words of all pages")
    in_amounts: int = Field(0, ge=0)
    in_charts: int = Field(0, ge=0)
    left_out: dict[str, int] = Field(
        default_factory=dict, description="by the name of the rule: furniture, pull_quote"
    )
    unclaimed: int = Field(0, ge=0, description="each is an open issue `amount_unclaimed`")


class Characters(Record):
    """Every visible character printed on any page (blanks do not count), and where it went."""

    printed: int = Field(0, ge=0)
    in_sections: int = Field(0, ge=0, description="in the headings and texts of sections, captions included")
    in_tables: int = Field(0, ge=0, description="in titles, units and cells")
    in_charts: int = Field(0, ge=0, description="in titles, units, axes, legends and labels")
    left_out: dict[str, int] = Field(
        default_factory=dict, description="by the reason of the furniture: running_head, hidden"
    )


class Extraction(Record):
    """How the file was read."""

    extractor_version: str
    rules_version: str = Field(description="hash of the rule data")
    extracted_at: datetime = Field(description="UTC")
    corrections_version: str | None = Field(
        None, description="hash of the corrections that concern the document; null if none does"
    )
    seconds: float = Field(ge=0)
    ocr: str | None = Field(
        None,
        description="by what pages without text were read; `none`: there was no OCR; null: all have text",
    )
    repaired: bool = Field(
        default=False,
        description="whether the file is damaged and more could be read of it once it was mended",
    )
    reader: Literal["fast", "pdfplumber"] = Field(
        "fast", description="what read the pages; both give the same, pdfplumber's own parser for more time"
    )
    reader_fallback: str | None = Field(
        None, description="what the fast reader left to pdfplumber's parser, and why; null: nothing"
    )
    accounting: Accounting = Accounting()
    characters: Characters = Characters()


class Partner(Record):
    """Whose cooperation the document is about."""

    name: str
    code: str | None = Field(description="ISO 3166-1 alpha-3, `EU`, or the code of another listed body")
    kind: PartnerKind
    rule: str
    spans: tuple[Span, ...] = ()


class Published(Record):
    """The date that the document gives for itself."""

    value: PartialDate = Field(description="ISO 8601, as precise as printed")
    start: date
    end: date
    text: str
    rule: str
    spans: tuple[Span, ...] = ()


class Section(Placed):
    """What a reader sees as one piece: a heading (or none) and the text below it, in reading order.

    `start` and `end` are those of `text` in itself (0 and its length); `spans` cover heading and text.
    """

    order: int = Field(ge=0)
    level: int = Field(ge=0, description="0 is the title's section")
    parent_id: str | None
    heading: str | None
    role: SectionRole
    language: Language | None = Field(None, description="of its text; of the document where it is short")


class Furniture(Placed):
    """Words that belong to the page and to no section; `start` and `end` are 0 and the length of `text`."""

    reason: FurnitureReason


class Table(Placed):
    """A table; `text` is its title, or its first header cell."""

    title: str | None
    unit: str | None = Field(description="as printed: 'US$ thousand'")
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class ChartValue(Record):
    """One value of a series."""

    label: str = Field(description="the category: '2021'")
    value: str = Field(description="decimal number in the chart's unit, as text")
    error: str | None = Field(
        None, description="by how much a measured value may be off, in the chart's unit; null if printed"
    )
    origin: Literal["label", "geometry"] = Field(
        alias="from", description="`label`: a printed value; `geometry`: measured from the drawing"
    )


class ChartSeries(Record):
    """The values of one name in the legend."""

    name: str
    values: tuple[ChartValue, ...]


class Chart(Placed):
    """A chart; `text` is its title."""

    title: str | None
    unit: str | None
    kind: Literal["bar", "grouped", "stacked", "line", "pie", "picture", "unknown"]
    series: tuple[ChartSeries, ...]
