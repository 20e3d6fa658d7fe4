"""Four digits that are no year: names (`2030 Agenda`), numbers of things (`page 2010`), counts, money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.currencies import currency_ends, currency_starts
from extract.entities.dates.patterns import DASH, GAP, MAYBE, any_of
from extract.entities.dates.rules import date_rules

if TYPE_CHECKING:
    from extract.models import Language

_WINDOW = 40


@dataclass(frozen=True, slots=True)
class _Refusals:
    before: re.Pattern[str]
    behind: re.Pattern[str]


@lru_cache(maxsize=16)
def _refusals(language: Language) -> _Refusals:
    words = date_rules().of(language)
    agenda = rf"(?i:{any_of(words.agenda)})(?:{GAP}[^\W\d_]+)?"
    name = any_of(words.name_before)
    number = rf"(?i:{any_of(words.number_before)})\.?[°º:]?"
    digits = r"\d[.,'’]|\+\d[\d\s()./-]*"
    return _Refusals(
        before=re.compile(rf"(?:(?<!\w)(?:{agenda}|{name}|{number}){MAYBE}|{digits}|n[°º]{MAYBE}|#)$"),
        behind=re.compile(
            rf"[.,'’]\d|{MAYBE}[%€$£]|{GAP}(?i:{any_of((*words.agenda, *words.counted))})(?!\w)"
            r"|[-/]\d+[-/]\d|[-/](?:\d|\d{3}|\d{5,})(?!\d)|_|@"
        ),
    )


def is_year(text: str, start: int, end: int, language: Language, *, in_range: bool) -> bool:
    """Tell whether the bare four digits at `start` to `end` can be a year where they stand.

    `in_range` tells that another year stands just before, joined by a dash or stroke.
    """
    refusals = _refusals(language)
    if refusals.behind.match(text, end):
        return False
    if in_range:
        return True
    if refusals.before.search(text[max(0, start - _WINDOW) : start]):
        return False
    if re.search(rf"\w{DASH}$", text[max(0, start - 2) : start]):
        return False
    return not (
        currency_ends(text[max(0, start - 8) : start], language)
        or currency_starts(text[end : end + 40], language)
    )
