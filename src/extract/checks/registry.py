"""All checks, in the order in which they run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.checks.amounts import implausible
from extract.checks.charts import chart_sums
from extract.checks.conventions import convention_kinds
from extract.checks.listed import listed_counts
from extract.checks.lists import text_lists
from extract.checks.partners import partners
from extract.checks.periods import inverted, lasting
from extract.checks.pieces import empty_sections
from extract.checks.places import unknown_countries
from extract.checks.repeated import repeated_facts, repeated_tiles
from extract.checks.shown import chart_shares, chart_totals
from extract.checks.spoken import text_tables
from extract.checks.sums import text_sums
from extract.checks.totals import table_totals
from extract.checks.verdicts import comparison, contradiction
from extract.checks.wholes import text_wholes
from extract.models import Comparison, Issue
from extract.records import About
from extract.records.tracing import distinct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.models import FactSheet

CHECKS: tuple[Callable[[FactSheet], Iterable[Issue | Comparison]], ...] = (
    table_totals,
    text_sums,
    text_lists,
    text_wholes,
    convention_kinds,
    listed_counts,
    chart_sums,
    chart_totals,
    chart_shares,
    text_tables,
    repeated_facts,
    repeated_tiles,
    inverted,
    lasting,
    implausible,
    partners,
    unknown_countries,
    empty_sections,
)


@dataclass(frozen=True, slots=True)
class Examined:
    """What the checks found: issues that the sheet does not hold yet, and all comparisons with verdicts."""

    issues: tuple[Issue, ...]
    comparisons: tuple[Comparison, ...]


def examine(sheet: FactSheet) -> Examined:
    """Hold `sheet` against itself; a comparison that contradicts is an issue as well."""
    found = [one for run in CHECKS for one in run(sheet)]
    known = {issue.id for issue in sheet.issues}
    issues = distinct(_issue(sheet, one) for one in found if _alarms(one))
    return Examined(
        tuple(issue for issue in issues if issue.id not in known),
        distinct(_comparison(sheet, one) for one in found if _compares(one)),
    )


def check(sheet: FactSheet) -> tuple[Issue, ...]:
    """Return the issues that `sheet` does not hold yet; each says what was compared and where it stands."""
    return examine(sheet).issues


def _alarms(found: Issue | Comparison) -> bool:
    return isinstance(found, Issue) or found.verdict == "contradicts"


def _compares(found: Issue | Comparison) -> bool:
    return isinstance(found, Comparison) or found.code == "total_mismatch"


def _issue(sheet: FactSheet, found: Issue | Comparison) -> Issue:
    if isinstance(found, Issue):
        return found
    return contradiction(sheet.source.sha256, found, _about(found))


def _comparison(sheet: FactSheet, found: Issue | Comparison) -> Comparison:
    """Return a comparison; an issue of a check of counts is one that contradicts."""
    if isinstance(found, Comparison):
        return found
    return comparison(sheet.source.sha256, "count_parts", "contradicts", found.message, _about(found))


def _about(found: Issue | Comparison) -> About:
    return About(found.record, found.record_id, found.field, found.spans)
