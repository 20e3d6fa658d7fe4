"""What it means together: contributions, projects, facts, contacts, links and issues."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from extract.models.base import (
    CountryCode,
    CurrencyCode,
    Duration,
    Flow,
    Money,
    Placed,
    Qualifier,
    Record,
    Span,
    Traced,
)

IssueCode = Literal[
    "total_mismatch",
    "period_inverted",
    "duration_mismatch",
    "partner_mismatch",
    "currency_ambiguous",
    "amount_implausible",
    "amount_unclaimed",
    "country_unknown",
    "chart_text_mismatch",
    "figure_mismatch",
    "no_text_layer",
    "unreadable_font",
    "encrypted",
    "damaged",
    "not_a_pdf",
    "unopenable",
    "limit_exceeded",
    "duplicate_document",
    "older_edition",
    "empty_section",
    "table_unreadable",
    "chart_unreadable",
    "correction_orphaned",
]
Severity = Literal["error", "warning", "info"]


ComparisonKind = Literal[
    "table_column",
    "table_row",
    "text_sum",
    "text_list",
    "text_chart",
    "text_table",
    "chart_total",
    "chart_shares",
    "count_parts",
    "listed_count",
    "repeated_figure",
    "project_period",
    "partner_named",
]
Verdict = Literal["agrees", "contradicts", "cannot_be_checked"]


class Contribution(Placed):
    """Money given to the publishing organisation, as one statement says it."""

    kind: Flow
    currency: CurrencyCode | None
    value: Money
    value_max: Money | None = None
    qualifier: Qualifier = "exact"
    period_start: date | None = None
    period_end: date | None = None
    amount_id: str


class Project(Traced):
    """A named piece of work described in a section of its own; `text` is its heading or quote.

    Its offsets are `start_char` and `end_char`, as `start` and `end` are days.
    """

    start_char: int = Field(ge=0)
    end_char: int = Field(ge=0)
    title: str
    countries: tuple[CountryCode, ...] = ()
    regions: tuple[str, ...] = ()
    funders: tuple[str, ...] = Field((), description="names, or the alpha-3 code where a country pays")
    partners: tuple[str, ...] = ()
    currency: CurrencyCode | None = None
    value: Money | None = None
    qualifier: Qualifier | None = None
    start: date | None = None
    end: date | None = None
    duration: Duration | None = None
    description: str
    amount_ids: tuple[str, ...] = ()


class Fact(Placed):
    """A key figure."""

    key: str = Field(description="`member_since`, `conventions_ratified`, `beneficiaries`, …")
    value: str


class Contact(Placed):
    """A way to reach the people behind the document."""

    kind: Literal["email", "phone", "url", "address"]
    value: str


class Link(Placed):
    """A hyperlink; `start` and `end` are 0 and 0 where its words are in no section."""

    uri: str


class Issue(Record):
    """What a person should look at; a check says what it compared and points at each place."""

    id: str
    code: IssueCode
    severity: Severity
    message: str
    record: str | None = Field(None, description="kind of record: 'amount', 'table', …")
    record_id: str | None = None
    field: str | None = None
    spans: tuple[Span, ...] = ()


class Comparison(Record):
    """Two statements of one document held against each other; one that contradicts is an issue too."""

    id: str
    kind: ComparisonKind
    verdict: Verdict
    message: str = Field(description="the sum with its numbers, or why it cannot be checked")
    record: str | None = Field(None, description="kind of record: 'amount', 'table', …")
    record_id: str | None = None
    field: str | None = None
    spans: tuple[Span, ...] = Field((), description="the places of all that was compared")
