"""The pieces of which the forms of dates are made: years, days, gaps, and the words of a language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale

from extract.entities.dates.rules import date_rules
from extract.entities.numbers import fold
from extract.rules.alternation import alternation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Language

CENTURY = "(?:1[89]|2[01])"
YEAR = rf"{CENTURY}\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
GAP = r"[\s\u00a0\u202f]{1,3}"
MAYBE = r"[\s\u00a0\u202f]{0,3}"
DASH = "[-‐‑–—―−]"
HYPHEN = "[-‐‑–]"
END = r"(?![^\W⁰¹²³⁴-⁹])"  # no letter or figure follows, other than the raised mark of a note


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of literal words, longest first; spaces match any short white space.

    Of no words it matches nothing.
    """
    return f"(?:{alternation(words, _written) or '(?!)'})"


def _written(word: str) -> str:
    return re.escape(word).replace(r"\ ", GAP).replace("'", "['’]").replace(r"\-", HYPHEN)


def words_of(words: Iterable[str]) -> str:
    """Return the same, whatever the case, where no other word runs into it."""
    return rf"(?<!\w)(?i:{any_of(words)})"


@lru_cache(maxsize=16)
def month_numbers(language: Language) -> dict[str, int]:
    """Return folded names and abbreviations of months (without full stop) and their numbers."""
    names = {
        fold(name).rstrip("."): number
        for forms in _cldr(language, "months")
        for number, name in forms.items()
    }
    return names | {fold(name): number for name, number in date_rules().of(language).months.items()}


@lru_cache(maxsize=16)
def month_names(language: Language) -> str:
    """Return the pattern of a month's name or abbreviation, whatever the case."""
    names = {name.rstrip(".") for forms in _cldr(language, "months") for name in forms.values()}
    names |= {*date_rules().of(language).months, *month_numbers(language)}
    return rf"(?<!\w)(?i:{any_of(names)})(?:\.|(?!\w))"


@lru_cache(maxsize=16)
def lead(language: Language) -> str:
    """Return the pattern of what may stand before the second of two dates: `the end of`, `lundi`."""
    weekdays = {name.rstrip(".") for forms in _cldr(language, "days") for name in forms.values()}
    fillers = date_rules().of(language).fillers
    apart = any_of(word for word in fillers if word[-1].isalpha())
    tight = any_of(word for word in fillers if not word[-1].isalpha())  # `l'`, `mid-`
    each = rf"(?:{apart}{GAP}|{tight}{MAYBE})"
    return rf"(?>(?i:{each}{{0,4}}+(?:{any_of(weekdays)}\.?,?{GAP}(?:the{GAP})?)?))"


@lru_cache(maxsize=16)
def one_day(language: Language) -> str:
    """Return the pattern of a day of the month: `3`, `3rd`, `1er`, `1.º`, `primero`."""
    words = date_rules().of(language)
    long = any_of(word for word in words.ordinal if len(word) > 1)
    suffix = rf"(?:{MAYBE}(?i:{long})|(?i:{any_of(words.ordinal)}))?"  # '1 o 2 de mayo' are two days
    return rf"(?>{DAY}{suffix}|(?i:{any_of(words.days)}))(?!\w)"


@lru_cache(maxsize=16)
def between_days(language: Language) -> str:
    """Return the pattern of what joins two days of one month: ` to `, `–`, `, `, ` and the `."""
    words = date_rules().of(language)
    joined = rf",?{GAP}(?i:{any_of((*words.to, *words.and_))}){GAP}"
    return rf"(?>{joined}|,{GAP}|{MAYBE}{DASH}{MAYBE}|/){lead(language)}"


def _cldr(language: Language, what: str) -> Iterable[dict[int, str]]:
    """Return the wide and the abbreviated names of months or days, within dates and by themselves."""
    names = getattr(Locale(language), what)
    return (
        names[context][width] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")
    )
