"""How long a duration is, and when a work ends that has a first day and a duration."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_PART = re.compile(r"(\d+)([YMWD])")
_MONTHS = {"Y": 12.0, "M": 1.0, "W": 7 / 30.44, "D": 1 / 30.44}
_LONGEST = 200 * 12  # months


def months(duration: str) -> float:
    """Return the length of an ISO 8601 duration in months: `P2Y` is 24."""
    return sum(int(number) * _MONTHS[unit] for number, unit in _PART.findall(duration))


def months_between(first: date, last: date) -> float:
    """Return the months from the first to the last day, both included."""
    after = last + timedelta(days=1)
    return (after.year - first.year) * 12 + after.month - first.month + (after.day - first.day) / 30.44


def last_day(start: date, duration: str) -> date | None:
    """Return the last day of `duration` (ISO 8601) from `start` on: of P26M from 1 May 2021, 30 June 2023."""
    told = {unit: int(number) for number, unit in _PART.findall(duration)}
    whole = 12 * told.get("Y", 0) + told.get("M", 0)
    if whole > _LONGEST:
        return None
    years, month = divmod(start.month - 1 + whole, 12)
    year = start.year + years
    day = min(start.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) + timedelta(days=7 * told.get("W", 0) + told.get("D", 0) - 1)
