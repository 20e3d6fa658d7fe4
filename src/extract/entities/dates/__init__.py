"""Dates: days, months, years, quarters, half-years, decades, ranges and durations in en, fr and es."""

from extract.entities.dates.find import find_dates
from extract.entities.dates.habits import shown_order

__all__ = ["find_dates", "shown_order"]
