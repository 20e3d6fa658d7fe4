"""All forms of one date, as one pattern for each language.

Each form is a named group, and so is each of its parts: `dmy`, with `dmy_days`, `dmy_month` and `dmy_year`.
In some the year may be missing: a later date may lend it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.patterns import DASH, DAY, END, GAP, MAYBE, YEAR, any_of, month_numbers, words_of
from extract.entities.dates.rules import DateWords, date_rules
from extract.entities.dates.worded import decades, parts_of_years, with_months

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Language

_START = rf"(?<![\w$€£¥₹])(?:(?<!\d[.,:])|(?<={YEAR},))"
_NO_CODE = r"(?<![./])(?<!\w/)(?<![^\W\d]-)"  # no path or number of a document goes before


@lru_cache(maxsize=16)
def forms(language: Language) -> re.Pattern[str]:
    """Return the pattern of all forms; the name of the last group that matched is the form."""
    words = date_rules().of(language)
    every = (
        *_in_figures(),
        *with_months(language, words),
        *parts_of_years(language, words),
        *decades(language, words),
        *_years(words),
    )
    one = "|".join(f"(?P<{name}>{form})" for name, form in every)
    return re.compile(rf"{_START}(?=[\d'’‘]|{_first_letters(language, words)})(?:{one})")


def _first_letters(language: Language, words: DateWords) -> str:
    """Return the pattern of two letters with which a form may begin: most words of a text are soon passed."""
    lists: tuple[Iterable[str], ...] = (
        *(words.months, month_numbers(language), words.days, words.middle, words.decade, words.tens),
        *(words.fiscal, words.part_letters, words.parts, words.ordinals, words.leading),
    )
    letters = {word[:2] for known in lists for word in known if word[0].isalpha()}
    return f"(?i:{any_of(sorted(letters))})"


def _in_figures() -> Iterable[tuple[str, str]]:
    """Return `2022-03-14`, `14/03/2022`, `14.03.22`, `6–9.12.2022`, `03/2022`, `03-2022`."""
    iso = rf"(?P<iso_year>{YEAR})(?P<iso_s>[-/.])(?P<iso_month>\d\d?)(?P=iso_s)(?P<iso_day>\d\d?)"
    day = rf"(?P<num_one>\d\d?)(?P<num_s>[-/.])(?P<num_two>\d\d?)(?P=num_s)(?P<num_year>{YEAR}|\d\d)"
    since = rf"(?:(?P<num_from>{DAY}\.?){MAYBE}{DASH}{MAYBE})?"
    return (
        ("iso", rf"{iso}(?!\d)"),
        ("num", rf"{_NO_CODE}{since}{day}(?![\d%]|(?P=num_s)\d)"),
        ("mn", rf"{_NO_CODE}(?P<mn_month>0?[1-9]|1[0-2])/(?P<mn_year>{YEAR})(?![\d/])"),
        ("mh", rf"{_NO_CODE}(?<!\d-)(?P<mh_month>0[1-9]|1[0-2])-(?P<mh_year>{YEAR})(?![\d-])"),
    )


def _years(words: DateWords) -> Iterable[tuple[str, str]]:
    """Return `FY2024`, `FY23/24`, `2019-21`, `2022-03` (a month), `mid-2024`, `2024`, `2024a`, `’22`."""
    fiscal = rf"(?P<fy_name>{words_of(words.fiscal)})(?:{MAYBE}|-)"
    digits = rf"(?:(?P<fy_year>{YEAR})|['’‘]?(?P<fy_short>\d\d)(?!\d))"
    tail = rf"(?:(?:{DASH}|/)(?P<fy_tail>\d\d))?(?![\w%]|[.,]\d|[-/]\d(?!\d\d\d))"
    pair = rf"(?P<yy_year>{YEAR})(?P<yy_s>(?P<yy_apart>\s)?(?:{DASH}|/)\s?)(?P<yy_tail>\d\d)"
    no_count = rf"(?(yy_apart)(?!{GAP}[^\W\d_A-Z]))"  # '2019 – 25 countries'
    return (
        ("fy", rf"{fiscal}{digits}{tail}"),
        ("yy", rf"{pair}(?![\w%]|[.,]\d|[-/](?!{YEAR})\d){no_count}"),
        ("y", rf"(?:{words_of(words.middle)}{MAYBE})?(?P<y_year>{YEAR})(?:{END}|(?=[a-e](?!\w)))"),
        ("sy", r"['’](?P<sy_short>\d\d)(?![\w%'’]|[.,]\d)"),
    )
