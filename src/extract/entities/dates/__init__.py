"""Dates: days, months, years, quarters, half-years, decades, ranges and durations in en, fr and es.

`find` is the order of the steps: `forms` are matched and become `points` (`reading`, `parts`), `refusals`
drops what is no date where it stands, `chains` makes ranges and lists of the rest; `durations` are apart.
"""

from extract.entities.dates.find import find_dates
from extract.entities.dates.habits import shown_order

__all__ = ["find_dates", "shown_order"]
