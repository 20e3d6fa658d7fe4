"""What joins two dates: `to`, `–`, `et le`, `, `; what makes an 'and' a range; what leaves a range open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.patterns import DASH, GAP, MAYBE, lead, words_of
from extract.entities.dates.rules import date_rules

if TYPE_CHECKING:
    from extract.entities.dates.points import Link
    from extract.models import Language

_LONGEST = 45  # characters between two dates that belong together
_WINDOW = 45  # characters before a date that may open a range


@dataclass(frozen=True, slots=True)
class _Links:
    between_two: re.Pattern[str]
    range_before: re.Pattern[str]
    onwards: re.Pattern[str]
    onwards_if_from: re.Pattern[str]
    from_before: re.Pattern[str]
    from_on: re.Pattern[str]
    present: re.Pattern[str]


@lru_cache(maxsize=16)
def _links(language: Language) -> _Links:
    words, before = date_rules().of(language), lead(language)
    to, dash = rf",?{GAP}{words_of(words.to)}{GAP}", rf"{MAYBE}{DASH}{MAYBE}"
    alone = rf"{words_of(words.present_behind_dash)}(?=\W{{0,3}}$|[).,;:\n])"  # no 'to present the findings'
    behind_dash = words_of((*words.present, *words.present_behind_dash))
    present = rf"(?:{dash}{behind_dash}|{to}(?:{words_of(words.present)}|{alone}))"
    return _Links(
        between_two=re.compile(
            rf"(?:(?P<to>(?:{dash}|{MAYBE}/{MAYBE}|{to}))|(?P<and>,?{GAP}{words_of(words.and_)}{GAP})"
            rf"|(?P<comma>,{GAP})){before}"
        ),
        range_before=re.compile(rf"{words_of(words.between)}{GAP}{before}$"),
        onwards=re.compile(rf",?{GAP}{words_of(words.onwards)}(?!\w)"),
        onwards_if_from=re.compile(rf",?{GAP}{words_of(words.onwards_if_from)}(?!\w)"),
        from_before=re.compile(rf"{words_of(words.from_)}{GAP}{before}$"),
        from_on=re.compile(rf"{words_of(words.from_on)}{GAP}{before}$"),
        present=re.compile(rf"{present}(?!\w)|{MAYBE}{DASH}{MAYBE}(?=\))"),
    )


def link_of(gap: str, language: Language) -> Link | None:
    """Return what the characters between two dates make of them."""
    if len(gap) > _LONGEST:
        return None
    match = _links(language).between_two.fullmatch(gap)
    return match.lastgroup if match else None  # type: ignore[return-value]


def opens_range(text: str, start: int, language: Language) -> bool:
    """Tell whether 'between' stands before the date at `start`."""
    return _before(_links(language).range_before, text, start) is not None


def lasts_on(text: str, start: int, end: int, language: Language) -> tuple[int, int] | None:
    """Return where an open range begins and ends: `2026 onwards`, `à partir de 2024`, `2019–present`."""
    links = _links(language)
    behind = links.onwards.match(text, end) or links.present.match(text, end)
    if behind is None and _before(links.from_before, text, start):
        behind = links.onwards_if_from.match(text, end)
    before = _before(links.from_on, text, start)
    if behind is None and before is None:
        return None
    return before.start() if before else start, behind.end() if behind else end


def _before(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    return pattern.search(text, max(0, start - _WINDOW), start)
