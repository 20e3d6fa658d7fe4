"""Numerals by the habits of languages and countries: `1.200`, `1,250,000`, `85'000`, `27,80`, `12,50,000`."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages
from babel.numbers import get_decimal_symbol

from extract.entities.numbers.rules import number_rules
from extract.entities.numbers.territory import alpha2

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Language

_SPACES = re.compile("[ \u00a0\u2007\u2009\u202f'’]")
_MARKS = re.compile("[.,]")
_APOSTROPHE_AND_MARK = re.compile(r"\d{1,3}['’]\d{3}[.,]\d{3}")  # `1'500,000`: both stand between thousands


def decimal_mark(language: Language, country: str | None, numerals: Iterable[str]) -> str:
    """Return `.` or `,`: as most of a text's own `numerals` show it, else as country and language write."""
    return shown_mark(numerals) or usual_mark(language, country)


def shown_mark(numerals: Iterable[str]) -> str | None:
    """Return the decimal mark, `.` or `,`, that most `numerals` show; None if they do not tell."""
    votes = Counter(mark for numeral in numerals if (mark := _shown(numeral)))
    if votes["."] == votes[","]:
        return None
    return max(votes, key=lambda mark: votes[mark])


def usual_mark(language: Language, country: str | None) -> str:
    """Return the decimal mark of a country (alpha-3) if it writes the language, else that of the language."""
    return _national(language, country) or number_rules().of(language).decimal


def _shown(numeral: str) -> str | None:
    """Return the decimal mark that a numeral gives away: `145.6`, `1.250,5`, `1,250,000` do, not `1,250`."""
    marks = _MARKS.findall(numeral)
    if not marks:
        return None
    last = len(numeral) - numeral.rindex(marks[-1]) - 1
    if len(marks) > 1:
        if len(set(marks)) > 1:
            return str(marks[-1])
        return ("," if marks[0] == "." else ".") if last == 3 else None
    return str(marks[0]) if last in (1, 2) else None


@lru_cache(maxsize=512)
def _national(language: Language, country: str | None) -> str | None:
    territory = alpha2(country)
    if (
        territory is None
        or language == "en"
        or language not in get_official_languages(territory, de_facto=True)
    ):
        return None
    try:
        return get_decimal_symbol(Locale(language, territory))
    except UnknownLocaleError:
        return None


def read_numeral(numeral: str, mark: str, *, scaled: bool, thousandths: bool = False) -> Decimal:
    """Return the value of a numeral; `mark` is the decimal mark, `scaled` tells that a scale word follows.

    Money without a scale word is not printed to three decimals: `1,250` is 1250 whatever the mark, unless
    `thousandths` are usual, as in English (`1.250` is an exchange rate or the price of fuel).
    """
    plain = _SPACES.sub("", numeral)
    marks = _MARKS.findall(plain)
    if not marks or _APOSTROPHE_AND_MARK.fullmatch(numeral):
        return Decimal(_MARKS.sub("", plain))
    head, tail = plain[: plain.rindex(marks[-1])], plain[plain.rindex(marks[-1]) + 1 :]
    if _is_decimal(head, tail, marks, mark, three=scaled or (thousandths and mark == ".")):
        return Decimal(f"{_MARKS.sub('', head)}.{tail}")
    return Decimal(_MARKS.sub("", plain))


def _is_decimal(head: str, tail: str, marks: list[str], mark: str, *, three: bool) -> bool:
    if len(set(marks)) > 1:
        return True  # `1.250,50`: the last of two kinds
    if len(marks) > 1:
        return False  # `1.250.000`
    if len(tail) != 3 or len(head) > 3 or head == "0":
        return True  # `2.5`, `27,80`, `1234,567`, `0.125`
    return marks[0] == mark and three
