"""Counts: exact numbers of things."""

from __future__ import annotations

from decimal import Decimal

from extract.checks.intervals import Interval
from extract.checks.verdicts import Term


def count_term(value: int | str) -> Term:
    """Return a count, which is never rounded."""
    number = Decimal(value)
    return Term(number, Interval(number, number))
