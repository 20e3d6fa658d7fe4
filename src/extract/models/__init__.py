"""The record contract as pydantic models: frozen, strict, money as `Decimal`, places in points."""

from extract.models.base import SCHEMA_VERSION, Flow, Qualifier, Span, Traced, content_id, plain
from extract.models.document import (
    Accounting,
    Chart,
    ChartSeries,
    ChartValue,
    Extraction,
    Partner,
    Published,
    Section,
    SectionRole,
    Source,
    Table,
)
from extract.models.factsheet import Annotations, FactSheet, Language
from extract.models.records import Contact, Contribution, Fact, Issue, IssueCode, Link, Project, Severity
from extract.models.values import Amount, Country, CountryRole, Date, Organisation, Region

__all__ = [
    "SCHEMA_VERSION",
    "Accounting",
    "Amount",
    "Annotations",
    "Chart",
    "ChartSeries",
    "ChartValue",
    "Contact",
    "Contribution",
    "Country",
    "CountryRole",
    "Date",
    "Extraction",
    "Fact",
    "FactSheet",
    "Flow",
    "Issue",
    "IssueCode",
    "Language",
    "Link",
    "Organisation",
    "Partner",
    "Project",
    "Published",
    "Qualifier",
    "Region",
    "Section",
    "SectionRole",
    "Severity",
    "Source",
    "Span",
    "Table",
    "Traced",
    "content_id",
    "plain",
]
