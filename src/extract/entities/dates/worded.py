"""Forms of dates with words: months by their names, quarters and half-years, decades."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.entities.dates.patterns import (
    CENTURY,
    DASH,
    DAY,
    END,
    GAP,
    MAYBE,
    YEAR,
    any_of,
    between_days,
    month_names,
    one_day,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.entities.dates.rules import DateWords
    from extract.models import Language

_NO_MORE = r"(?![\w%]|[.,]\d)"  # behind two figures that may be a year


def with_months(language: Language, words: DateWords) -> Iterable[tuple[str, str]]:
    """Return `14-Mar-22`, `3, 5 and 9 May 2022`, `March 14, 2022`, `Mar-22`, `mai 2022`, `15 avril`."""
    month, of, day = month_names(language), rf"(?:{words_of(words.of)}{GAP})?", one_day(language)
    days = rf"{day}(?:{between_days(language)}{day}){{0,6}}+"
    named = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in words.no_month_after) + month
    no_day = rf"{_NO_MORE}(?!{GAP}{of}{month})"  # '15 March-22 April 2022'
    hyphened = rf"(?P<dmh_days>{DAY})(?P<dmh_s>[-/])(?P<dmh_month>{month})(?P=dmh_s)"
    month_before = rf"(?P<mdy_month>{month}){GAP}(?:the{GAP})?"
    middle = rf"(?:{words_of(words.middle)}{MAYBE})?"
    return (
        ("dmh", rf"{hyphened}(?P<dmh_year>{YEAR}|\d\d){no_day}"),
        ("dmy", rf"(?P<dmy_days>{days}){GAP}{of}(?P<dmy_month>{month})(?:{_year_of('dmy', words)})?"),
        ("mdy", rf"{month_before}(?P<mdy_days>{days})(?:{_year_of('mdy', words)}|{END})"),
        ("mh2", rf"(?P<mh2_month>{named})(?:[-/](?P<mh2_year>{YEAR}){END}|-(?P<mh2_short>\d\d){no_day})"),
        ("my", rf"{middle}(?P<my_month>{named})(?:{_year_of('my', words)})?"),
    )


def _year_of(form: str, words: DateWords) -> str:
    """Return the pattern of the year behind a month: ` 2022`, `, 2022`, ` del año 2022`, ` '22`."""
    return rf"{_of(words)}(?P<{form}_year>{YEAR}){END}|{MAYBE}['’‘](?P<{form}_short>\d\d){_NO_MORE}"


def _of(words: DateWords) -> str:
    return rf"(?:,{MAYBE}|{GAP})(?:{words_of(words.of)}{GAP})?"


def parts_of_years(language: Language, words: DateWords) -> Iterable[tuple[str, str]]:
    """Return `Q1 2023`, `1Q23`, `2023 Q1`, `first and second quarters of FY2023`, `Quarter 1 2023`, `Q1`."""
    letter, part = any_of(words.part_letters), rf"(?i:{any_of(words.parts)})"
    nth, leading = rf"(?i:{any_of(words.ordinals)})", rf"(?i:{any_of(words.leading)})"
    nths = rf"{nth}(?:{between_days(language)}{nth}){{0,3}}+"
    fiscal = rf"(?:{words_of(words.fiscal)}{MAYBE})?"
    of, near = rf"{_of(words)}{fiscal}", rf"(?:[-/]|{_of(words)})?{fiscal}"
    short = r"['’‘]?(?P<lq_short>\d\d)"
    return (
        ("ql", rf"(?P<ql_part>{letter})(?P<ql_nth>[1-4])(?:{near}(?P<ql_year>{YEAR}|['’‘]\d\d))?{END}"),
        ("lq", rf"(?P<lq_nth>[1-4])(?P<lq_part>{letter})(?:{near}(?P<lq_year>{YEAR})|{short}){END}"),
        ("yq", rf"(?P<yq_year>{YEAR})[- ]?(?P<yq_part>{letter})(?P<yq_nth>[1-4]){END}"),
        (
            "qw",
            rf"(?P<qw_nths>{nths})(?:{GAP}|-)(?P<qw_part>{part})\.?{END}(?:{of}(?P<qw_year>{YEAR}){END})?",
        ),
        ("lead", rf"(?P<lead_count>{leading}){GAP}(?P<lead_part>{part}){of}(?P<lead_year>{YEAR}){END}"),
        ("wq", rf"(?P<wq_part>{part})\.?{GAP}(?P<wq_nth>[1-4]){of}(?P<wq_year>{YEAR}){END}"),
    )


def decades(language: Language, words: DateWords) -> Iterable[tuple[str, str]]:
    """Return `1990s`, `’90s`, `90s`, `nineties`, `les années 1990 et 2000`, `década de los noventa`."""
    full, word = rf"{CENTURY}\d0", rf"(?i:{any_of(words.tens)})"
    if not words.decade:
        short = r"['’‘]?(?P<ds_tens>[2-9]0)['’]?s"
        return (("dc", rf"(?P<dc_tens>{full})['’]?s{END}"), ("ds", rf"(?:{short}|(?P<ds_word>{word})){END}"))
    one, further = rf"(?:[2-9]0|{word})", rf"(?:,?{GAP}{words_of(words.and_)}{GAP}|,{GAP})"
    listed = rf"{full}(?:{further}{full}){{0,3}}+|{one}(?:{between_days(language)}{one}){{0,3}}+"
    joined = words_of((*words.to, *words.and_))
    no_year = rf"(?!\w|{MAYBE}(?:{DASH}|/)|,?{GAP}{joined}{GAP}\d|,{GAP}\d)"  # 'les années 2020 et 2021'
    return (("dl", rf"{words_of(words.decade)}{GAP}(?P<dl_list>{listed}){no_year}"),)
