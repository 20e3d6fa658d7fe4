"""Numbers and days as gold writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def plain_number(value: Decimal | str | None) -> int | float | str | None:
    """Return a number for JSON that loses nothing: `41800000`, `6.2`; text where a float cannot hold it."""
    if value is None:
        return None
    exact = Decimal(value)
    if exact == exact.to_integral_value():
        return int(exact)
    return float(exact) if Decimal(repr(float(exact))) == exact else str(exact)


def periods(start: date | None, end: date | None) -> str | None:
    """Return a period as `2019/2021`, as days where it is not of whole years, with `..` for an open side."""
    if start is None and end is None:
        return None
    if start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}/{end.year}"
    return "/".join(day.isoformat() if day else ".." for day in (start, end))
