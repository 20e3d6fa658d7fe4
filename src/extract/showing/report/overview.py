"""Counts at the top of the page, and for each partner of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.warehouse.reporting import Report, Who


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each thing; `who` is None for all partners together."""

    who: Who | None
    documents: int
    newest: str | None
    contributions: int
    projects: int
    countries: int
    issues: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of the whole page, and of each partner in it."""

    all: Counts
    partners: tuple[Counts, ...]


def overview(report: Report) -> Overview:
    """Return the counts of a report."""
    named = {row.partner.key: row.partner for row in report.covered if row.partner}
    partners = sorted(named.values(), key=lambda who: (who.name, who.key))
    return Overview(_counts(report, None), tuple(_counts(report, who) for who in partners))


def _counts(report: Report, who: Who | None) -> Counts:
    documents = [row for row in report.covered if who is None or row.partner == who]
    names = {row.document for row in documents}
    return Counts(
        who=who,
        documents=len(documents),
        newest=max((row.published for row in documents if row.published), default=None),
        contributions=sum(who in (None, one.partner) for one in report.stated),
        projects=sum(who in (None, one.partner) for one in report.works),
        countries=len({one.code for one in report.placed if who in (None, one.partner)}),
        issues=sum(issue.document in names for issue in report.noted),
    )
