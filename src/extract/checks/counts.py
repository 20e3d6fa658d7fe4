"""Counts: exact numbers of things."""

from __future__ import annotations

from decimal import Decimal

from extract.checks.verdicts import Term
from extract.records.intervals import Interval


def count_term(value: int | str) -> Term:
    """Return a count, which is never rounded."""
    number = Decimal(value)
    return Term(number, Interval(number, number))
