"""The whole: one PDF becomes one `FactSheet`."""

from __future__ import annotations

from extract.models.base import SCHEMA_VERSION, Record
from extract.models.corrections import AppliedCorrection
from extract.models.document import (
    Chart,
    Extraction,
    Furniture,
    Language,
    Partner,
    Published,
    Section,
    Source,
    Table,
)
from extract.models.records import Comparison, Contact, Contribution, Fact, Issue, KeyFigure, Link, Project
from extract.models.values import Amount, Country, Date, Organisation, Region


class Annotations(Record):
    """The values of a plain text: offsets lead into that text, and there are no places."""

    language: Language
    amounts: tuple[Amount, ...] = ()
    countries: tuple[Country, ...] = ()
    regions: tuple[Region, ...] = ()
    dates: tuple[Date, ...] = ()
    organisations: tuple[Organisation, ...] = ()


class FactSheet(Record):
    """All that one PDF says, each piece with its place."""

    schema_version: str = SCHEMA_VERSION
    source: Source
    extraction: Extraction
    title: str | None
    language: Language | None
    partner: Partner | None
    published: Published | None
    publisher: str | None = None
    sections: tuple[Section, ...] = ()
    amounts: tuple[Amount, ...] = ()
    countries: tuple[Country, ...] = ()
    regions: tuple[Region, ...] = ()
    dates: tuple[Date, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    projects: tuple[Project, ...] = ()
    facts: tuple[Fact, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    contacts: tuple[Contact, ...] = ()
    links: tuple[Link, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    issues: tuple[Issue, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    corrections: tuple[AppliedCorrection, ...] = ()
