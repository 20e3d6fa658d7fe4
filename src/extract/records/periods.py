"""First day, last day and duration of a work, as its section states them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.records.durations import last_day, months, months_between
from extract.records.phrases import phrases
from extract.records.project_rules import project_rules
from extract.records.story import asked_once

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from extract.models import Amount, Date
    from extract.records.story import Story

_PLAN_WORDS, _MOST_YEARS = 3, 30
_NEXT_TO = 12  # characters
CLOSE = 24  # characters between an amount and its duration
SHORTEST_DAYS = 60  # a range below this is an event
_FEW_WORDS = r"(?:\s+[^\s.;:,()]+){0,4}\s*[(:]?\s*$"
_COUNTED = re.compile(r",\s*(?:\w+\s+)?\d")
_OF = re.compile(r"\s(?:of|de|d['’])\s*$", re.IGNORECASE)
_LONG = re.compile(r"P\d+Y(\d+M)?$|P([3-9]|\d{2,})M$")


@dataclass(frozen=True, slots=True)
class Period:
    """What is stated; None is not stated. A `rough` start is a year of which the day is not known."""

    start: datetime.date | None = None
    end: datetime.date | None = None
    duration: str | None = None
    rough: bool = False

    @property
    def end_derived(self) -> datetime.date | None:
        """The last day, where none is stated but a first day (or month) and a duration are."""
        if self.start is None or self.duration is None or self.end is not None or self.rough:
            return None
        return last_day(self.start, self.duration)


@asked_once
def period(story: Story) -> Period:
    """Return the period of the work that `story` tells.

    Recognises 'from July 2019 to June 2022', '(2023-25)', 'launched in May 2021 for four years', 'a 26-month
    project', 'court jusqu'en mars 2024', 'comenzó en enero de 2021', 'Start: May 2021'; not the dates of
    events, nor a loan's terms.
    """
    dates = [date for date in story.dates if story.in_body(date)]
    told, stated = _told(story, dates), _labelled(story, dates)
    start = stated.start or told.start
    end, duration = stated.end or told.end, stated.duration or told.duration
    duration = duration or _fitting(start, end, dates)
    rough = any(date.kind == "year" and date.start == start for date in dates)
    return Period(start, end, duration, rough=rough)


def _fitting(start: datetime.date | None, end: datetime.date | None, dates: Sequence[Date]) -> str | None:
    """Return a duration that is just the time from start to end: '… to May 2027, 72 months in all'."""
    if start is None or end is None or end < start or end.year - start.year > _MOST_YEARS:
        return None
    between = round(months_between(start, end))
    lasting = (date.duration for date in dates if date.duration and _LONG.match(date.duration))
    return next((d for d in lasting if round(months(d)) == between), None)


def _labelled(story: Story, dates: Sequence[Date]) -> Period:
    """Return what labels state: 'Start date: May 2021', 'Durée : 24 mois', 'Período: 2021-2024'."""
    found: dict[str, list[Date]] = {"start": [], "end": [], "period": []}
    for one in story.labels:
        for kind in one.kinds & found.keys():
            found[kind] += [date for date in dates if one.holds(date.start_char)]
    whole = next((d for d in found["period"] if d.kind == "range"), None)
    start, end = next(iter(found["start"]), whole), next(iter(found["end"]), whole)
    duration = next((d.duration for d in found["period"] if d.kind == "duration"), None)
    return Period(start.start if start else None, end.end if end else None, duration)


def _told(story: Story, dates: Sequence[Date]) -> Period:
    """Return what sentences state."""
    duration = next((d.duration for d in dates if d.kind == "duration" and _is_duration(story, d)), None)
    for date in dates:
        if not date.start or not date.end or _of_a_plan(story, date):
            continue
        if date.kind == "range" and (date.end - date.start).days >= SHORTEST_DAYS:
            return Period(date.start, date.end, duration)
    start = next((d.start for d in dates if d.start and _is_start(story, d)), None)
    end = next((d.end for d in dates if d.end and _is_end(story, d)), None)
    return Period(start, end, duration)


def _of_a_plan(story: Story, date: Date) -> bool:
    """Tell whether the years are those of a strategy: 'as its Strategic Plan, 2022–25, says'."""
    words = " ".join(_before(story, date).split()[-_PLAN_WORDS:])
    return bool(phrases(project_rules().periods.plans).search(words))


def _before(story: Story, date: Date) -> str:
    return story.text[story.sentence(date.start_char)[0] : date.start_char]


def _after(story: Story, date: Date) -> str:
    return story.text[date.end_char : story.sentence(date.start_char)[1]]


def _led_by(words: tuple[str, ...], before: str) -> bool:
    """Tell whether one of `words` stands at most four words before the end of `before`."""
    return any(re.match(_FEW_WORDS, before[found.end() :]) for found in phrases(words).finditer(before))


def _is_start(story: Story, date: Date) -> bool:
    words, before = project_rules().periods.starts, _before(story, date)
    if _led_by(words, before) or _is_since(story, date):
        return True
    opens = len(before.split()) <= 1  # 'In March 2022 the project started'
    return opens and any(
        len(_after(story, date)[: found.start()].split()) <= 6
        and phrases(project_rules().work.nouns).search(_after(story, date)[: found.start()])
        for found in phrases(words).finditer(_after(story, date))
    )


def _is_end(story: Story, date: Date) -> bool:
    rules, before = project_rules().periods, _before(story, date)
    if _COUNTED.match(_after(story, date)):
        return False  # 'Until the end of 2023, 148,000 children were born'
    return date.kind != "duration" and (_led_by(rules.ends, before) or _ends_with(rules.until, before))


def _is_since(story: Story, date: Date) -> bool:
    """Tell whether a sentence opens with 'Since May 2021', or 'from May 2021' stands before a duration."""
    rules, before = project_rules().periods, _before(story, date)
    if not (_ends_with(rules.since, before) or (date.kind == "range" and date.end is None)):
        return False
    opens = len(before.split()) <= 3
    return opens or any(d.kind == "duration" and _next_to(d, date) for d in story.dates)


def _next_to(duration: Date, date: Date) -> bool:
    """Tell whether a few letters part the two: 'for two years, from May 2021'."""
    gap = max(duration.start_char - date.end_char, date.start_char - duration.end_char)
    return 0 <= gap <= _NEXT_TO


def _is_duration(story: Story, date: Date) -> bool:
    rules = project_rules().periods
    before, after = _before(story, date), _after(story, date)
    beside = " ".join((*before.split()[-4:], "|", *after.split()[:2]))
    if not _LONG.match(date.duration or "") or phrases(rules.not_durations).search(beside):
        return False
    if phrases((*rules.things, *project_rules().work.nouns)).search(" ".join(after.split()[:2])):
        return True
    if _OF.search(before) and _ends_with(project_rules().work.nouns, _OF.sub("", before)):
        return True  # 'projet de 30 mois'
    return _ends_with(rules.lasts, before) or (
        _ends_with(rules.spans, before) and _about_work(story, before + date.text + after, date)
    )


def _ends_with(words: tuple[str, ...], before: str) -> bool:
    return any(
        not before[found.end() :].strip(" :(") or before[found.end() :].split() in (["a"], ["the"], ["about"])
        for found in phrases(words).finditer(before)
    )


def _about_work(story: Story, sentence: str, date: Date) -> bool:
    """Tell whether `sentence` speaks of a work's start, of the work itself, or of money for it."""
    low, high = story.sentence(date.start_char)
    paid = any(
        a.flow == "project" and story.in_body(a) and low <= a.start < high and _beside(date, a, low)
        for a in story.amounts
    )
    rules = project_rules()
    words = (*rules.periods.starts, *rules.work.nouns)
    began = any(low <= d.start_char < high and d.start and _is_since(story, d) for d in story.dates)
    return began or paid or bool(phrases(words).search(sentence))


def _beside(date: Date, amount: Amount, sentence: int) -> bool:
    """Tell whether a duration belongs to an amount: close to it, or at the head of its sentence."""
    gap = max(date.start_char - amount.end, amount.start - date.end_char)
    return gap <= CLOSE or date.start_char - sentence <= CLOSE / 2
