"""When a work ends that has a first day and a duration."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_PART = re.compile(r"(\d+)([YMWD])")
_LONGEST = 200 * 12  # months


def whole_months(first: date, last: date) -> int:
    """Return the months from the first to the last day, both included, to the nearest."""
    after = last + timedelta(days=1)
    return 12 * (after.year - first.year) + after.month - first.month + round((after.day - first.day) / 30.44)


def in_months(duration: str) -> int:
    """Return the whole months of an ISO 8601 duration; weeks and days are left out."""
    told = {unit: int(number) for number, unit in _PART.findall(duration)}
    return 12 * told.get("Y", 0) + told.get("M", 0)


def last_day(start: date, duration: str) -> date | None:
    """Return the last day of `duration` (ISO 8601) from `start` on: of P26M from 1 May 2021, 30 June 2023."""
    told = {unit: int(number) for number, unit in _PART.findall(duration)}
    months = 12 * told.get("Y", 0) + told.get("M", 0)
    if months > _LONGEST:
        return None
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    day = min(start.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) + timedelta(days=7 * told.get("W", 0) + told.get("D", 0) - 1)
