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
    OcrConfidence,
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
    "read_by_ocr",
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
    "correction_stale",
    "partner_unknown",
    "date_unknown",
    "nothing_found",
    "language_unsupported",
]
Severity = Literal["error", "warning", "info"]
Aggregation = Literal["total", "part", "context"]
TransactionType = Literal["1", "2", "3", "4", "11", "13"]  # of IATI 2.03
ActivityDateType = Literal["1", "2", "3", "4"]  # of IATI 2.03


class ContributionPlace(Record):
    """A place where a contribution is stated: an amount, or a value of a chart."""

    record: Literal["amount", "chart_value"]
    amount_id: str | None = None
    chart_id: str | None = None
    series: str | None = Field(None, description="of the chart: the name in its legend")
    label: str | None = Field(None, description="of the chart: the category")
    section_id: str | None
    table_id: str | None = None
    row: int | None = None
    column: int | None = None
    text: str = Field(description="as printed; the number of a chart's value, in the chart's unit")
    spans: tuple[Span, ...] = ()


class StatedValue(Record):
    """What is stated of a contribution for one of its years."""

    contribution_id: str = Field(description="the part that holds the value, with all its places")
    period_start: date
    period_end: date
    value: Money
    value_max: Money | None = None
    qualifier: Qualifier = "exact"


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
    """Money given to the publishing organisation: all statements of the same sum, the most precise first.

    Its words and place are those of its most precise statement; those of a chart's value are the chart's
    title and place.
    """

    kind: Flow
    currency: CurrencyCode | None
    value: Money
    value_max: Money | None = None
    qualifier: Qualifier = "exact"
    period_start: date | None = None
    period_end: date | None = None
    amount_id: str | None = Field(None, description="the amount that states it; null for a chart's value")
    chart_id: str | None = Field(None, description="the chart whose value states it")
    aggregation: Aggregation = Field(
        "total", description="only totals add up; parts lie in them, context is said beside them"
    )
    part_of: tuple[str, ...] = Field((), description="the smallest contributions that include this part")
    provider: str | None = Field(
        None, description="who gives, a country by its alpha-3 code; null for the partner as a whole"
    )
    source: Literal["text", "table", "chart"] = "text"
    transaction_type: TransactionType | None = Field(
        None,
        description="IATI, if words say so: `1` incoming funds, `11` incoming commitment, `13` pledge",
    )
    transaction_words: str | None = Field(None, description="the words that say so: 'paid', 'has pledged'")
    places: tuple[ContributionPlace, ...] = Field((), description="all that state it, its own first")
    series: tuple[StatedValue, ...] = Field((), description="by year or other part of its period")
    ocr_confidence: OcrConfidence = None


class ProjectRow(Record):
    """A row of a table that names a work, with what it states; in `text`, ` | ` parts its cells."""

    id: str
    table_id: str
    row: int = Field(ge=1, description="1 is the first below the header")
    column: int = Field(ge=0, description="the column of the name")
    title: str
    text: str
    spans: tuple[Span, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    regions: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    currency: CurrencyCode | None = None
    value: Money | None = Field(None, description="under a head such as 'Budget'")
    qualifier: Qualifier | None = None
    start: date | None = None
    end: date | None = None
    duration: Duration | None = None
    amount_ids: tuple[str, ...] = Field((), description="all amounts of the row")


class Project(Traced):
    """A named piece of work, described in a section of its own or named in the row of a table.

    `text` is its heading or name. Its offsets are `start_char` and `end_char`, as `start` and `end` are days.
    The fields say what the section states, or the row where there is no section; `rows` has what tables say.
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
    end_derived: date | None = Field(
        None, description="start plus duration less a day, where no end is stated but both of these are"
    )
    beneficiaries: Money | None = Field(None, description="the first count of people reached")
    links: tuple[str, ...] = Field((), description="addresses to which words of its section lead")
    description: str
    amount_ids: tuple[str, ...] = ()
    transaction_type: TransactionType | None = Field(
        None,
        description="IATI, of `value`: `2` outgoing commitment, `3` disbursement, `4` expenditure",
    )
    transaction_words: str | None = Field(
        None, description="the words that say so: 'approved', 'spent'; with no type: 'budget'"
    )
    start_type: ActivityDateType | None = Field(
        None, description="IATI, of `start`, if words say so: `1` planned, `2` actual"
    )
    end_type: ActivityDateType | None = Field(
        None, description="IATI, of `end`, if words say so: `3` planned, `4` actual"
    )
    rows: tuple[ProjectRow, ...] = Field((), description="rows of tables about the same work")


class FactPart(Record):
    """A part of what a fact counts: `4 fundamental` of 32 Conventions.

    `start` and `end` are offsets into the text in which the fact stands, from the count to the kind.
    """

    key: str = Field(
        description="the kind: `fundamental`, `governance`, `technical`, `in_force`, `denounced`, …"
    )
    label: str = Field(description="the kind as printed")
    value: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    spans: tuple[Span, ...] = ()


class Fact(Placed):
    """Something that a document states about the partnership: since when, how many."""

    key: str = Field(
        description="`member_since`, `conventions_ratified`, `beneficiaries`, `staff`, `offices`"
    )
    value: str
    parts: tuple[FactPart, ...] = Field((), description="of ratified Conventions: how many of which kind")


class KeyFigure(Placed):
    """A number that a document shows large or apart, with what it says of it; `text` is the whole line."""

    label: str = Field(description="the words beside the number")
    value: Money = Field(description="in units: 2100000 for '2.1 million'")
    unit: str | None = Field(None, description="`percent`, or `out of 10`; null for a count or money")
    currency: CurrencyCode | None = Field(None, description="ISO 4217, for money")
    record_id: str | None = Field(None, description="the amount or fact that holds the same number")
    ocr_confidence: OcrConfidence = None


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
