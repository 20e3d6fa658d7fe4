"""All checks, in the order in which they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.checks.amounts import implausible
from extract.checks.charts import chart_sums
from extract.checks.conventions import convention_kinds
from extract.checks.partners import partners
from extract.checks.periods import inverted, lasting
from extract.checks.pieces import empty_sections
from extract.checks.places import unknown_countries
from extract.checks.sums import text_sums
from extract.checks.totals import table_totals
from extract.records.tracing import distinct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.models import FactSheet, Issue

CHECKS: tuple[Callable[[FactSheet], Iterable[Issue]], ...] = (
    table_totals,
    text_sums,
    convention_kinds,
    chart_sums,
    inverted,
    lasting,
    implausible,
    partners,
    unknown_countries,
    empty_sections,
)


def check(sheet: FactSheet) -> tuple[Issue, ...]:
    """Return the issues that `sheet` does not hold yet; each says what was compared and where it stands."""
    known = {issue.id for issue in sheet.issues}
    found = distinct(issue for run in CHECKS for issue in run(sheet))
    return tuple(issue for issue in found if issue.id not in known)
