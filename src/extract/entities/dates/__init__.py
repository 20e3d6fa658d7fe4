"""Dates: days, months, years, quarters, half-years, decades, ranges and durations in en, fr and es."""

from extract.entities.dates.find import find_dates

__all__ = ["find_dates"]
