"""Whether the first and the last day of a work are planned or past, where its sentences say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from extract.records.transacting.cues import day_cues

if TYPE_CHECKING:
    import datetime

    from extract.models import ActivityDateType, Date
    from extract.records.story import Story
    from extract.records.transacting.cues import Cues

Edge = Literal["start", "end"]
TYPES: tuple[ActivityDateType, ...] = ("1", "2", "3", "4")
PLANNED = ("1", "3")


def said_of_day(told: Story, edge: Edge, day: datetime.date | None) -> ActivityDateType | None:
    """Return IATI's type of a day: 1 planned start, 2 actual start, 3 planned end, 4 actual end.

    'started in May 2021', 'will close in August 2025', 'prévu jusqu'en mars 2024', 'terminó en 2022'.
    """
    cues = day_cues(told.language, edge)
    if cues is None or day is None:
        return None
    here = (date for date in told.dates if told.in_body(date) and getattr(date, edge) == day)
    return next((code for date in here if (code := _said(told, date, cues))), None)


def _said(told: Story, date: Date, cues: Cues) -> ActivityDateType | None:
    """Return what the clause around a date says, the words before it first: 'will be launched' is planned."""
    low, high = told.sentence(date.start_char)
    before = cues.pieces(told.text[low : date.start_char])[-1]
    behind = cues.pieces(told.text[date.end_char : high])[0]
    for words in (before, behind):
        codes = [cue.said.code for cue in cues.within(words)]
        if codes:
            code = next((one for one in codes if one in PLANNED), codes[-1])
            return next(one for one in TYPES if one == code)
    return None
