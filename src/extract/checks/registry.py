"""All checks, in the order in which they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.checks.periods import inverted, lasting
from extract.checks.pieces import empty_sections
from extract.records.tracing import distinct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.models import FactSheet, Issue

CHECKS: tuple[Callable[[FactSheet], Iterable[Issue]], ...] = (inverted, lasting, empty_sections)


def check(sheet: FactSheet) -> tuple[Issue, ...]:
    """Return the issues that `sheet` does not hold yet; each says what was compared and where it stands."""
    known = {issue.id for issue in sheet.issues}
    found = distinct(issue for run in CHECKS for issue in run(sheet))
    return tuple(issue for issue in found if issue.id not in known)
