"""Numbers of days and years that are no durations: ages, rates (`two days a week`), days of work, 'un an'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.patterns import DASH, GAP, MAYBE, words_of
from extract.entities.dates.rules import date_rules

if TYPE_CHECKING:
    from decimal import Decimal

    from extract.models import Language

_WINDOW = 48  # characters around a duration that may refuse it
_YOUNGEST = 12  # from which a number of years 'and over', or from … to …, is an age
_OLDEST = 99
_FEW = 8  # years between the ends of a range that may be a duration: '3–10 years'


@dataclass(frozen=True, slots=True)
class Said:
    """A number of units at characters `start` to `end`; `idle` where it is an article or an idiom."""

    text: str
    start: int
    end: int
    unit: str
    number: Decimal
    idle: bool

    @property
    def before(self) -> str:
        """The words before."""
        return self.text[max(0, self.start - _WINDOW) : self.start]

    @property
    def behind(self) -> str:
        """The words behind."""
        return self.text[self.end : self.end + _WINDOW]


@dataclass(frozen=True, slots=True)
class _Words:
    """Patterns of what stands before a duration (`…$`), and of what stands behind it."""

    lasting: re.Pattern[str]
    rate_before: re.Pattern[str]
    rate_behind: re.Pattern[str]
    age_before: re.Pattern[str]
    age_behind: re.Pattern[str]
    grown_up_before: re.Pattern[str]
    grown_up_behind: re.Pattern[str]
    range_before: re.Pattern[str]
    in_time: re.Pattern[str]


def is_no_duration(said: Said, language: Language) -> bool:
    """Tell whether the words around make the number of units something else than a duration."""
    words = _words(language)
    if words.rate_behind.match(said.behind) or words.rate_before.search(said.before):
        return True
    if said.idle and not words.lasting.search(said.before):
        return True
    return _is_age(said, words)


def _is_age(said: Said, words: _Words) -> bool:
    """Tell an age: by its words, or a number of years from twelve on that is only said of people."""
    if words.age_behind.match(said.behind) or words.age_before.search(said.before):
        return True
    if said.unit != "Y" or not _YOUNGEST <= said.number <= _OLDEST:
        return False
    if words.grown_up_behind.match(said.behind) or words.grown_up_before.search(said.before):
        return True
    lower = words.range_before.search(said.before)  # '15–24 years'
    if lower is None or (int(lower[1]) < _YOUNGEST and said.number - int(lower[1]) < _FEW):
        return False
    return not words.in_time.search(said.before[: lower.start()])


@lru_cache(maxsize=16)
def _words(language: Language) -> _Words:
    every = date_rules().of(language)
    words = every.durations
    to = rf"(?:{GAP}{words_of((*every.to, *every.and_))}{GAP}|{MAYBE}{DASH}{MAYBE})"
    lower = rf"(?:\d{{1,2}}{to})?"
    people = words_of(words.people)
    linked = rf"(?:{GAP}{words_of(words.people_links)}{GAP}|{MAYBE}\({MAYBE})"
    of_people = rf"{people}(?:{linked}{lower}|{GAP}\d{{1,2}}{to})"
    per = rf"{MAYBE}{words_of(words.rate_after)}{MAYBE}(?:\d+{GAP})?{words_of(words.units)}(?!\w)"
    out_of = rf"{GAP}{words_of(words.rate_of)}{GAP}\d{{1,2}}(?!\d)"
    return _Words(
        lasting=re.compile(rf"{words_of(words.lasting)}{MAYBE}$"),
        rate_before=re.compile(rf"{words_of(words.rate_before)}{GAP}$"),
        rate_behind=re.compile(rf"{per}|{out_of}|(?:{GAP}|-){words_of(words.work_after)}(?!\w)"),
        age_before=re.compile(rf"(?:{words_of(words.age_before)}[\s(:,]{{1,3}}{lower}|{of_people})$"),
        age_behind=re.compile(rf"(?:{MAYBE}-|{GAP}){words_of(words.age_after)}(?!\w)"),
        grown_up_before=re.compile(
            rf"(?:{people}{GAP}{words_of(words.older_than)}{GAP}|(?<!\d\s){words_of(words.age_at)}{GAP})$"
        ),
        grown_up_behind=re.compile(rf"{GAP}{words_of(words.age_after_many)}(?!\w)"),
        range_before=re.compile(rf"(?<![\w.,])(\d{{1,2}}){to}$"),
        in_time=re.compile(rf"{words_of((*words.lasting, *words.within))}{GAP}$"),
    )
