"""Finds the dates of a text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.addresses import without_addresses
from extract.entities.dates.chains import join_points
from extract.entities.dates.durations import find_durations
from extract.entities.dates.habits import habits_of
from extract.entities.dates.reading import find_points
from extract.entities.dates.refusals import dates_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.entities.values import Entity
    from extract.models import Language


@lru_cache(maxsize=1024)  # amounts ask for the dates of their text, those of a table for those of its heads
def find_dates(
    text: str, language: Language, *, partner: str | None = None, month_first: bool | None = None
) -> tuple[Entity, ...]:
    """Return the dates and durations of `text` in order, with `DateValue`s.

    Whether `03/04/2022` is March or April follows the other dates of the text, then `month_first`, which the
    document's other dates show, then the habit of `partner` (alpha-3); else the day comes first.
    """
    habits = habits_of(text, language, partner=partner, month_first=month_first)
    points = tuple(find_points(without_addresses(text), language, habits))
    dates = tuple(join_points(text, tuple(dates_among(text, points, language)), language))
    durations = _beside(find_durations(text, language), dates)
    return tuple(sorted((*dates, *durations), key=lambda entity: entity.start))


def _beside(durations: Iterable[Entity], dates: tuple[Entity, ...]) -> Iterator[Entity]:
    """Yield the durations that overlap no date; both come in order."""
    index = 0
    for duration in durations:
        while index < len(dates) and dates[index].end <= duration.start:
            index += 1
        if index == len(dates) or dates[index].start >= duration.end:
            yield duration
