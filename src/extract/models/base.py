"""What every record has: an identity by content, the printed words, and their place."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, StringConstraints

SCHEMA_VERSION = "1.0"


def plain(value: Decimal) -> str:
    """Write a decimal without exponent or needless zeros: `41800000`, `0.5`."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


MOST, DIGITS = Decimal(10) ** 18, 4  # what the database keeps: less than this, to so many places


def is_kept(value: Decimal) -> bool:
    """Tell whether a number can be kept as it is: no sum of money is so large, nor told so exactly."""
    return abs(value) < MOST and value == round(value, DIGITS)


Money = Annotated[Decimal, PlainSerializer(plain, return_type=str, when_used="json")]
CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Duration = Annotated[str, StringConstraints(pattern=r"^P(\d+[YMWD])+$")]
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Qualifier = Literal["exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most"]
Flow = Literal["assessed", "voluntary", "core_voluntary", "project", "other"]


OcrConfidence = Annotated[
    int | None,
    Field(
        ge=0,
        le=100,
        description="how sure OCR was of its least sure word; null where the PDF itself has the text",
    ),
]


class Record(BaseModel):
    """The common base: frozen, strict, nothing unknown."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", validate_by_name=True, validate_by_alias=True
    )


class Span(Record):
    """A place on one line of one page: points, origin at the top left."""

    page: int = Field(ge=1, description="page number, from 1")
    x0: float
    top: float
    x1: float
    bottom: float


class Traced(Record):
    """A record with its words and their place.

    `text` stands in `section.text` at the offsets that the concrete record names; in the section's heading if
    `in_heading`; in a cell of a table if `table_id` is given (`row` 0 is the table's header, `row` n is
    `rows[n-1]`, and a null `row` is the table's title).
    """

    id: str = Field(
        description="hash of document, kind, place and words: the same PDF and rules give the same id"
    )
    section_id: str | None = Field(description="the section in which it stands")
    text: str = Field(description="as printed, hyphenation undone")
    in_heading: bool = False
    table_id: str | None = None
    row: int | None = Field(None, ge=0)
    column: int | None = Field(None, ge=0)
    spans: tuple[Span, ...] = Field((), description="one for each printed line")
    rule: str = Field(description="the rule that made it")


class Placed(Traced):
    """A traced record whose offsets are called `start` and `end`."""

    start: int = Field(ge=0, description="offset of the first character of `text`")
    end: int = Field(ge=0, description="offset behind the last character of `text`")


def content_id(prefix: str, document: str, *parts: object) -> str:
    """Return an id such as `amt-1f0c…`: a hash of the document's sha256 and of what and where the record is.

    Spans count by page and rounded place, so that a change elsewhere on the page changes no id.
    """
    told = "\x1f".join([document, *(_told(part) for part in parts)])
    return f"{prefix}-{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _told(part: object) -> str:
    if isinstance(part, Span):
        return f"{part.page}:{part.x0:.0f}:{part.top:.0f}:{part.x1:.0f}:{part.bottom:.0f}"
    if isinstance(part, tuple | list):
        return "\x1e".join(_told(p) for p in part)
    return str(part)
