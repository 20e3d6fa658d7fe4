"""What a comparison comes to: it agrees, it contradicts, or it cannot be checked and why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.models import Comparison, content_id, plain
from extract.records import issue
from extract.records.intervals import Interval, total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.models import ComparisonKind, Issue, IssueCode, Verdict
    from extract.records import About

CODES: Mapping[ComparisonKind, IssueCode] = {
    "text_chart": "chart_text_mismatch",
    "text_table": "figure_mismatch",
    "repeated_figure": "figure_mismatch",
    "project_period": "duration_mismatch",
    "partner_named": "partner_mismatch",
}  # all others are totals


@dataclass(frozen=True, slots=True)
class Term:
    """A figure as read, and all that it can mean."""

    value: Decimal
    interval: Interval


@dataclass(frozen=True, slots=True)
class Sum:
    """What is stated, and the terms that make it up; `partial` if the terms may leave something out.

    `reason` says why they cannot be held against each other.
    """

    what: str
    stated: Term
    terms: tuple[Term, ...]
    unit: str = ""
    partial: bool = False
    reason: str | None = None

    @property
    def verdict(self) -> Verdict:
        """Compare the intervals, never the bare numbers."""
        if self.reason:
            return "cannot_be_checked"
        summed = total(term.interval for term in self.terms)
        stated = self.stated.interval
        agrees = stated.meets(summed) or (self.partial and summed.low <= stated.high)
        return "agrees" if agrees else "contradicts"

    @property
    def message(self) -> str:
        """Write the sum: `4 + 3 + 20 = 27, stated 32; difference 5`."""
        summed = sum((term.value for term in self.terms), Decimal(0))
        stated = self.stated.value
        shown = " + ".join(plain(term.value) for term in self.terms)
        if len(self.terms) > 1:
            shown += f" = {plain(summed)}"
        told = f"{self.what}: {self.unit}{shown}, stated {plain(stated)}"
        if self.reason:
            return f"{told}; not checked: {self.reason}."
        if self.verdict == "agrees":
            return f"{told}; they agree."
        return f"{told}; difference {plain(abs(stated - summed))}."

    def compared(self, document: str, kind: ComparisonKind, about: About) -> Comparison:
        """Return the record of this comparison."""
        return comparison(document, kind, self.verdict, self.message, about)


def comparison(
    document: str, kind: ComparisonKind, verdict: Verdict, message: str, about: About
) -> Comparison:
    """Return a comparison whose id is made of its kind, record, places and words."""
    return Comparison(
        id=content_id("cmp", document, kind, about.record_id, about.field, about.spans, message),
        kind=kind,
        verdict=verdict,
        message=message,
        record=about.record,
        record_id=about.record_id,
        field=about.field,
        spans=about.spans,
    )


def contradiction(document: str, found: Comparison, about: About) -> Issue:
    """Return the issue that a contradicting comparison is."""
    return issue(document, CODES.get(found.kind, "total_mismatch"), found.message, about)
