"""What a report tells, as frozen values: each with the record that states it, its page and its document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Who:
    """A partner: `key` is its code, or its name where it has none."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Usd:
    """The same money in US dollars, by a rate that the user has loaded."""

    value: Decimal
    most: Decimal | None
    rate: Decimal
    day: date
    source: str


@dataclass(frozen=True, slots=True)
class Money:
    """A sum as stated: in its own currency, with its qualifier, and its upper end if it is a range."""

    currency: str | None
    value: Decimal
    most: Decimal | None
    qualifier: str | None
    usd: Usd | None


@dataclass(frozen=True, slots=True)
class Given:
    """A contribution, or one year of it: a sum of one kind for the years that it covers.

    `record` states it. `total` is the contribution of which it is a year. `year` is None where the sum
    covers several years, or none that is known. `core` is the unearmarked money in it. `basis` says how the
    year is known; of a contribution as a whole, whether text, table or chart states it.
    """

    record: str
    total: str
    partner: Who
    provider: str | None
    publisher: str | None
    kind: str
    money: Money
    core: Decimal | None
    year: int | None
    start: date | None
    end: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class Work:
    """A project: `end_derived` is the last day where only the first and a duration are printed."""

    record: str
    partner: Who
    publisher: str | None
    title: str
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    funders: tuple[str, ...]
    partners: tuple[str, ...]
    money: Money | None
    start: date | None
    end: date | None
    end_derived: date | None
    duration: str | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A project in one of its countries; `money` is None unless the share of the country is known."""

    record: str
    partner: Who
    code: str
    country: str
    title: str
    share_known: bool
    money: Money | None
    sharing: int
    basis: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a record from one edition to the next."""

    partner: Who
    kind: str
    state: str
    label: str
    field: str | None
    old: str | None
    new: str | None
    older: str | None
    newer: str | None
    older_document: str
    newer_document: str
    older_file: str
    newer_file: str
    older_published: str | None
    newer_published: str | None


@dataclass(frozen=True, slots=True)
class Noted:
    """An open issue."""

    record: str
    severity: str
    code: str
    message: str
    next_step: str | None
    document: str
    file_name: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Covered:
    """A document: what it gives, and what it lacks."""

    document: str
    file_name: str
    state: str
    partner: Who | None
    publisher: str | None
    published: str | None
    language: str | None
    pages: int | None
    gives: tuple[str, ...]
    lacks: tuple[str, ...]
    superseded: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A box on a page: points from the top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a record comes from: its words, file, page, section, place in a table, and rule."""

    record: str
    kind: str
    document: str
    file_name: str
    published: str | None
    page: int | None
    section: str | None
    row_head: str | None
    column_head: str | None
    quote: str
    rule: str | None
    spots: tuple[Spot, ...]
    machine: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report tells; `partner` is None for the whole archive, `names` has countries by code."""

    partner: Who | None
    names: Mapping[str, str]
    stated: tuple[Given, ...]
    given: tuple[Given, ...]
    works: tuple[Work, ...]
    placed: tuple[Placed, ...]
    changed: tuple[Changed, ...]
    noted: tuple[Noted, ...]
    covered: tuple[Covered, ...]
    evidence: tuple[Evidence, ...]
