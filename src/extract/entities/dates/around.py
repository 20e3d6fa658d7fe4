"""What stands around figures and tells that they are no date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.patterns import DASH, GAP, HYPHEN, MAYBE, YEAR, any_of, words_of
from extract.entities.dates.rules import date_rules

if TYPE_CHECKING:
    from extract.models import Language

_WINDOW = 48  # characters before figures that may say what they are

CODE_BEFORE = re.compile(rf"(?:\d['’]|#|\w[-/]\d+[-/]|[^\W_a-z]/|\w{DASH})$")
CODE_BEHIND = re.compile(
    rf"[.,'’](?!{YEAR}(?!\d))\d|{MAYBE}[%€$£]|\+|_|@|/[A-Z](?![a-z])|-[A-Z]{{1,4}}(?!\w)"
    rf"|[-/](?!{YEAR}[-/])\d+[-/]\d|[-/](?!{YEAR}(?!\d))\d{{3,}}|[-/]\d(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Around:
    """Patterns of what stands before figures (they end where those begin), and of what stands behind."""

    numbered: re.Pattern[str]
    law: re.Pattern[str]
    document: re.Pattern[str]
    named: re.Pattern[str]
    aimed: re.Pattern[str]
    named_behind: re.Pattern[str]
    many: re.Pattern[str]
    counted_behind: re.Pattern[str]
    in_time: re.Pattern[str]
    hyphened: re.Pattern[str]
    short_year: re.Pattern[str]
    decade: re.Pattern[str]


@lru_cache(maxsize=16)
def around(language: Language) -> Around:
    """Return the patterns of a language."""
    words = date_rules().of(language)
    refused = words.refused_years
    number = rf"{words_of(refused.number_before)}\.?[°º:]?{MAYBE}(?:\([A-Z]{{2,3}}\){MAYBE})?"
    run = rf"{words_of(refused.digits_behind)}[\s\d().:+/-]*|\+\d[\d\s()./-]*|(?<!\d)\d{{3}}[ -]|\(0\d+\)\s?"
    name = (
        rf"(?:(?:{GAP}[^\W\d_]+){{0,2}}{GAP}[^\W\d_a-z][^\W\d_]*)?"  # 'Agenda de Desarrollo', 'Vision Zambia'
    )
    return Around(
        numbered=_ending(rf"(?:{number}|{run}|(?<!\w)n[°º]{MAYBE})"),
        law=_ending(rf"{words_of(refused.law_before)}\.?{MAYBE}"),
        document=_ending(rf"{words_of((*refused.law_before, *refused.document_before))}\.?{MAYBE}"),
        named=_ending(rf"(?:(?<!\w){any_of(refused.name_before)}|{words_of(refused.agenda)}{name}){GAP}"),
        aimed=_ending(rf"(?<!\w){any_of(refused.aim_before)}{GAP}"),
        named_behind=re.compile(rf"{GAP}{words_of(refused.agenda)}(?!\w)"),
        many=_ending(rf"{words_of(refused.count_before)}{GAP}"),
        counted_behind=re.compile(rf"{GAP}{words_of(refused.counted)}(?!\w)"),
        in_time=_ending(rf"{words_of(refused.time_before)}{MAYBE}"),
        hyphened=_ending(rf"{words_of(refused.hyphened)}{HYPHEN}"),
        short_year=_ending(rf"{words_of(words.short_year_after)}{MAYBE}"),
        decade=_ending(rf"{words_of(words.decade_article)}(?:{GAP}|{HYPHEN})"),
    )


def stands_behind(pattern: re.Pattern[str], text: str, start: int) -> bool:
    """Tell whether the characters before `start` end as `pattern` says."""
    return pattern.search(text, max(0, start - _WINDOW), start) is not None


def is_numbered(text: str, start: int, language: Language) -> bool:
    """Tell whether the figures at `start` number a thing: `No. 3`, `page 12`."""
    return stands_behind(around(language).numbered, text, start)


def _ending(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern}$")
