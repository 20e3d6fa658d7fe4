"""What is known of one row: all that a card shows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from extract.geometry import Box


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the row. `machine` is what the program had read where a reviewer corrected it."""

    name: str
    value: object
    meaning: str  # the column's comment, with its unit
    machine: str | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """A sum as the row states it."""

    currency: str | None
    value: Decimal
    value_max: Decimal | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A row in a few words: `address` is what `explain` takes, `text` what the document says there."""

    table: str
    address: str
    text: str
    money: Money | None = None
    document: str | None = None
    page: int | None = None
    kind: str | None = None  # of money or of a record: voluntary, email, recipient
    period: tuple[date | None, date | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Links:
    """Rows that stand in one relation to the row; `total` counts those that are not listed too."""

    relation: str
    rows: tuple[Said, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Document:
    """The file in which the row was read, its state and where it was seen."""

    sha256: str
    file_name: str
    state: str
    cause: str | None
    title: str | None
    partner: str | None
    publisher: str | None
    published: str | None
    language: str | None
    page_count: int | None
    is_current: bool | None
    seen_at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Boxes on one page of a document; without boxes, the page as a whole.

    `within` is the table in which they stand.
    """

    document: str
    page: int
    boxes: tuple[Box, ...]
    caption: str = ""
    within: Box | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """The row's words between those around them; `where` they stand: text, heading or table."""

    before: str
    words: str
    after: str
    where: str = "text"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed, or the rows of it that matter; `marked` are positions in `rows`."""

    title: str | None
    unit: str | None
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marked: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows that belong to the row: the values of a chart, the places of a contribution."""

    table: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule that made the row; `told` is what the reference table says of it, by column."""

    name: str
    told: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Check:
    """A comparison or an issue. `concerns` says how it meets the row."""

    address: str
    kind: str  # of a comparison; the code of an issue
    verdict: str  # agrees, contradicts, cannot_be_checked; error, warning, info
    message: str
    concerns: str
    page: int | None
    next_step: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reviewer said of a field of the row, as the log has it."""

    field: str | None  # none if it is about the row as a whole
    machine: str | None
    value: str | None
    told: Mapping[str, object]  # the other columns


@dataclass(frozen=True, slots=True)
class Stage:
    """One edition in a change: the record there, if there is one."""

    document: str
    file_name: str
    edition: str | None
    page: int | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the record from one edition to the next."""

    address: str
    state: str
    label: str
    field: str | None
    old: str | None
    new: str | None
    older: Stage
    newer: Stage


@dataclass(frozen=True, slots=True)
class Explanation:
    """One row of one table: what it says, where that stands, and all that bears on it."""

    said: Said
    meaning: str  # the table's comment
    fields: tuple[Field, ...]
    document: Document | None = None
    section: Said | None = None
    quote: str | None = None
    around: Around | None = None
    grid: Grid | None = None
    places: tuple[Place, ...] = ()
    rule: Rule | None = None
    comparisons: tuple[Check, ...] = ()
    issues: tuple[Check, ...] = ()
    corrections: tuple[Correction, ...] = ()
    refers_to: tuple[Links, ...] = ()
    referred_by: tuple[Links, ...] = ()
    listings: tuple[Listing, ...] = ()
    history: tuple[Change, ...] = ()
    next_step: str | None = None  # of an issue: what a person can do about it
