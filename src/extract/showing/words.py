"""Values as people read them: `4,500,000`, `1 January 2021`, `2021–2023`, `more than`."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EXACT = "exact"
PARTS = re.compile(r"(\d+)([YMWD])")
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
BARE = re.compile(r"-?\d{5,}(\.\d+)?")


def number(value: Decimal | int) -> str:
    """Return a number with its thousands parted: `41,800,000`, `0.5`."""
    told = format(Decimal(value), ",f")
    return told.rstrip("0").rstrip(".") if "." in told else told


def money(value: Decimal | int, currency: str | None, most: Decimal | int | None = None) -> str:
    """Return a sum with its currency: `EUR 4,500,000`, `USD 10,000–12,000`, `4,500 (currency unknown)`."""
    figures = number(value) if most is None else f"{number(value)}–{number(most)}"
    return f"{currency} {figures}" if currency else f"{figures} (currency unknown)"


def qualified(qualifier: str | None) -> str:
    """Return the words of a qualifier with a blank behind, nothing for an exact value: `more than `."""
    return f"{spaced(qualifier)} " if qualifier and qualifier != EXACT else ""


def spaced(name: str) -> str:
    """Return a name of the program as words: `core_voluntary` is `core voluntary`."""
    return name.replace("_", " ")


def capital(told: str) -> str:
    """Return the words with a capital letter at their start, the others as they are."""
    return told[:1].upper() + told[1:]


def day(value: date) -> str:
    """Return `14 July 2023`; of a moment, with its hour in UTC: `14 July 2023, 09:05 UTC`."""
    told = f"{value.day} {value:%B} {value.year}"
    return f"{told}, {value:%H:%M} UTC" if isinstance(value, datetime) else told


def period(first: date | None, last: date | None) -> str:
    """Return whole years as `2021–2023` or `2021`, others by their days, open ends as `from …`, `until …`."""
    if first is None:
        return f"until {day(last)}" if last else ""
    if last is None:
        return f"from {day(first)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return f"{day(first)} – {day(last)}"


def printed(day_or_less: str | None) -> str:
    """Return an ISO date, as precise as it was printed, in words: `2023-07` is `July 2023`."""
    told = (day_or_less or "").split("-")
    if len(told) == 1:
        return told[0]
    full = date.fromisoformat("-".join([*told, "01"][:3]))
    return day(full) if len(told) == 3 else f"{full:%B} {full.year}"


def figures(told: str | None) -> str:
    """Return a text, with its thousands parted if it is nothing but a number of five digits or more."""
    return number(Decimal(told)) if told and BARE.fullmatch(told) else told or ""


def duration(told: str) -> str:
    """Return an ISO 8601 duration in words: `P3Y6M` is `3 years 6 months`."""
    parts = PARTS.findall(told)
    return " ".join(f"{many} {UNITS[unit]}{'' if many == '1' else 's'}" for many, unit in parts) or told


def span(days: tuple[date | None, date | None]) -> str:
    """Return a period that is one value."""
    return period(*days)


FILTERS: Mapping[str, Callable[..., str]] = {
    "number": number,
    "money": money,
    "qualified": qualified,
    "spaced": spaced,
    "capital": capital,
    "day": day,
    "printed": printed,
    "figures": figures,
    "period": period,
    "span": span,
}
