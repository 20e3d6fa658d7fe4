"""The typed values that the spaCy components put on spans, before they become records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from extract.models import CountryRole, Flow, Language, Qualifier
    from extract.text import TextUnit


@dataclass(frozen=True, slots=True)
class MoneyValue:
    """An amount; the lower end of a range in `value`, the upper in `value_max`."""

    currency: str | None
    value: Decimal
    value_max: Decimal | None = None
    qualifier: Qualifier = "exact"
    flow: Flow = "other"
    per: Literal["year", "month", "day"] | None = None
    period_start: date | None = None
    period_end: date | None = None
    ambiguous: bool = False  # a sign such as `$` that several currencies share, decided by likelihood


@dataclass(frozen=True, slots=True)
class CountryValue:
    """A country by its alpha-3 code."""

    code: str
    name: str
    role: CountryRole = "mentioned"
    demonym: bool = False
    at_work: bool = False  # the words place work or money there, the partner's too


@dataclass(frozen=True, slots=True)
class RegionValue:
    """A region or group by the name that the rule data gives it."""

    name: str
    m49: str | None = None


@dataclass(frozen=True, slots=True)
class DateValue:
    """First and last day (None is open), or an ISO 8601 duration."""

    kind: Literal["day", "month", "year", "range", "duration"]
    start: date | None = None
    end: date | None = None
    duration: str | None = None


@dataclass(frozen=True, slots=True)
class OrganisationValue:
    """An organisation by its usual acronym or name."""

    name: str
    kind: Literal["government", "agency", "un", "ngo", "company", "other"]


Value = MoneyValue | CountryValue | RegionValue | DateValue | OrganisationValue


@dataclass(frozen=True, slots=True)
class Entity:
    """A value with its words: `text` is characters `start` to `end` of the unit's text; `rule` made it."""

    start: int
    end: int
    text: str
    value: Value
    rule: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a text when its values are read; plain text has only a language."""

    language: Language
    partner: str | None = None  # alpha-3 code of the document's own country
    title: str | None = None  # of the document
    heading: str | None = None  # of the section in which the text stands
    headings_above: tuple[str, ...] = ()  # of the sections above that, nearest first
    partner_gives: bool = True  # the partner pays the publisher, rather than the other way round
    role: str = "body"  # the section's role
    in_heading: bool = False  # the text is a heading
    decimal_mark: str | None = None  # `.` or `,`, as the document's numbers show it
    month_first: bool | None = None  # 03/04/2022 is in March, as the document's dates show it
    likely_currency: str | None = None  # what a bare sign such as `$` means in this document
    named_currencies: tuple[tuple[str, int], ...] = ()  # and how often it names each currency in full
    cell_head: str | None = (
        None  # for a table cell: the words of its column head, the unit line and the title
    )
    row_head: str | None = None  # for a table cell: the first cell of its row
    header_cells: tuple[str, ...] = ()  # for a table cell: the heads of all columns
    row_cells: tuple[str, ...] = ()  # for a table cell: all cells of its row
    first_cells: tuple[str, ...] = ()  # for a table cell: the first cell of each row
    acronyms: tuple[tuple[str, str], ...] = ()  # introduced by the document: (acronym, full name)


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A text unit and the values found in it, in order."""

    unit: TextUnit
    context: Context
    entities: tuple[Entity, ...]
