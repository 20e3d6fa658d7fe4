"""The forms of one day, month, quarter, half-year, year or decade, as one pattern for each language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale

from extract.entities.dates.rules import DateWords, date_rules
from extract.entities.numbers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Language

CENTURY = "(?:1[89]|2[01])"
YEAR = rf"{CENTURY}\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
GAP = r"[\s\u00a0\u202f]{1,3}"
MAYBE = r"[\s\u00a0\u202f]{0,3}"
DASH = "[-‐‑–—−]"


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of literal words, longest first; spaces match any short white space.

    No words match nothing.
    """
    escaped = [
        re.escape(w).replace(r"\ ", GAP).replace("'", "['’]") for w in sorted(words, key=len, reverse=True)
    ]
    return f"(?:{'|'.join(escaped)})" if escaped else "(?!)"


@lru_cache(maxsize=16)
def month_numbers(language: Language) -> dict[str, int]:
    """Return folded names and abbreviations of months (without full stop) and their numbers."""
    locale = Locale(language)
    names = {
        fold(name).rstrip("."): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in locale.months[context][width].items()
    }
    return names | {fold(name): number for name, number in date_rules().of(language).months.items()}


@lru_cache(maxsize=16)
def month_names(language: Language) -> str:
    """Return the pattern of a month's name; a language that writes it with a capital letter wants that."""
    locale = Locale(language)
    names = {
        name.rstrip(".")
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in locale.months[context][width].values()
    } | set(month_numbers(language))
    rules = date_rules().of(language)
    forms = {n.capitalize() for n in names} | {n.upper() for n in names}
    if not rules.capital:
        forms |= {n.lower() for n in names}
    return rf"(?<!\w){any_of(forms)}(?:\.|(?!\w))"


@lru_cache(maxsize=16)
def points(language: Language) -> re.Pattern[str]:
    """Return the pattern of one point in time; its last named group tells the form.

    Groups: dmy, mdy, mdr (two days), iso, num, my, qy, ly, dec, fy, y (whole forms), dm, md, m (parts, for
    ranges only).
    """
    words = date_rules().of(language)
    month = month_names(language)
    nth = f"(?:{any_of(words.ordinal)})?"
    of = f"(?:{GAP}{any_of(words.of)})?{GAP}"
    year = rf"{YEAR}(?![\w])"
    ordinal = any_of(words.ordinals)
    period = any_of((*words.quarter, *words.half))
    letter = any_of((*words.quarter_letter, *words.half_letter))
    fiscal = any_of(words.fiscal)
    forms = (
        rf"(?P<iso>{YEAR}-\d\d-\d\d(?!\d))",
        rf"(?P<num>\d\d?[/.]\d\d?[/.]{YEAR}(?!\d))",
        rf"(?P<dmy>{DAY}{nth}{of}{month},?{of}{year})",
        rf"(?P<mdy>{month}{GAP}{DAY}{nth},?{GAP}{year})",
        rf"(?P<mdr>{month}{GAP}{DAY}{nth}{MAYBE}{DASH}{MAYBE}{DAY}{nth},?{GAP}{year})",
        rf"(?P<my>{month},?{of}{year})",
        rf"(?P<qy>(?i:{ordinal}{GAP}{period}){of}{year}|{letter}[1-4][ /-]?{year})",
        rf"(?P<dec>{CENTURY}\d0['’]?s(?!\w){_decade(words)})",
        rf"(?P<fy>(?i:{fiscal})[\s-]?(?:{year}|['’]?\d\d(?![\w,.%])))",
        rf"(?P<y>(?:(?i:{any_of(words.middle)}))?{year})",
        rf"(?P<dm>{DAY}{nth}{of}{month})",
        rf"(?P<md>{month}{GAP}{DAY}{nth}(?!\w))",
        rf"(?P<m>{month})",
    )
    return re.compile(rf"(?<![\w$€£¥₹])(?:{'|'.join(forms)})")


def _decade(words: DateWords) -> str:
    """Return the pattern of `années 1990`; `les années 2020 et 2021` are two years."""
    if not words.decade:
        return ""
    further = rf"{any_of((*words.and_, *words.to))}{GAP}"
    another = rf"{MAYBE}(?:{DASH}|,{GAP}{CENTURY}|{further})"
    return rf"|(?i:{any_of(words.decade)}){GAP}{CENTURY}\d0(?!\w|{another})"
