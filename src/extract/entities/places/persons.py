"""When a country's name is part of a person's or a longer name: `Ms Georgia`, `Amina Chad`, `Africa Fund`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel.dates import get_day_names, get_month_names

from extract.entities.numbers import fold
from extract.entities.places.context_rules import context_rules
from extract.entities.places.country_rules import country_rules
from extract.entities.places.gazetteer import gazetteer
from extract.rules import languages

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.entities.places.gazetteer import PlaceName

_SENTENCE_STARTS = frozenset('.!?:;•·▪▶–—-“”"«(/|')
_LONGEST_TITLE = 90  # tokens


def has_title(reading: Reading, first: int) -> bool:
    """`Ms Georgia`, `Dr Michael Jordan`, `Photo: Kenya Souley`."""
    for index in range(first - 1, max(first - 6, -1), -1):
        token = reading.tokens[index]
        if token.low in context_rules().titles and _capital(token.text) and index + 1 < len(reading.tokens):
            return _is_chain(reading, index + 1, first)
        if token.kind != "sign" and not _capital(token.text):
            return False
    return False


def _is_chain(reading: Reading, first: int, behind: int) -> bool:
    return all(t.text in ".:-" or _capital(t.text) for t in reading.tokens[first:behind])


def goes_on(reading: Reading, behind: int, place: PlaceName) -> bool:
    """`Georgia Meier`, `Niger Delta`, `Africa Fund`: a name goes on, but not in `UK Government`."""
    if (
        place.kind == "demonym"
        or behind >= len(reading.tokens)
        or not joined(reading, behind)
        or _in_title_case(reading)
    ):
        return False
    following = reading.tokens[behind]
    free = following.low in context_rules().free_after | context_rules().openers
    return _is_name_word(following.text) and not free and not _begins_anew(reading, behind)


def _begins_anew(reading: Reading, index: int) -> bool:
    """Tell whether a month, a day or another place begins here, and so no surname."""
    low = reading.low(index)
    return low in _calendar() or gazetteer().at(reading, index, lambda _place, _behind: True) is not None


def is_last_name(reading: Reading, first: int, behind: int, place: PlaceName) -> bool:
    """`Amina Chad`, `Fondo México`: a name leads to the country's."""
    if first < 1 or not joined(reading, first) or not _leads(reading, first):
        return False
    person = place.code in country_rules().also_persons
    if _in_title_case(reading):
        return person and _starts_sentence(reading, first - 1) and reading.low(behind) == ","
    return person or not (_starts_sentence(reading, first - 1) or _is_long_chain(reading, first - 1))


def _leads(reading: Reading, first: int) -> bool:
    """Tell whether the word before a country looks like part of a name, and is no word of the sentence."""
    before = reading.tokens[first - 1]
    words = context_rules()
    free = before.low in words.free_before or before.low in words.openers
    return _is_name_word(before.text) and not free and not _names_place(reading, first)


def _is_long_chain(reading: Reading, last: int) -> bool:
    """Tell whether two capitals lead to the name: a programme (`Better Work Lesotho`), hardly a person."""
    return last > 0 and joined(reading, last) and _is_name_word(reading.tokens[last - 1].text)


def _names_place(reading: Reading, first: int) -> bool:
    return gazetteer().at(reading, first - 1, lambda _place, behind: behind <= first) is not None


def joined(reading: Reading, index: int) -> bool:
    """Tell whether only a space lies between a token and the one before."""
    return reading.gap(index) in (" ", "\u00a0")


def _starts_sentence(reading: Reading, index: int) -> bool:
    if index < 1 or "\n" in reading.gap(index):
        return True
    return reading.tokens[index - 1].text in _SENTENCE_STARTS


def _capital(text: str) -> bool:
    return text[:1].isupper()


def _is_name_word(text: str) -> bool:
    """Tell whether a word looks like one of a name: a capital, then small letters (`Meier`, not `ILO`)."""
    return len(text) > 1 and text[0].isupper() and text[1:].islower()


def _in_title_case(reading: Reading) -> bool:
    """Tell whether nearly all long words of a short text have capitals, so that capitals tell nothing."""
    if len(reading.tokens) > _LONGEST_TITLE:
        return False
    long = [t.text for t in reading.tokens if t.kind == "word" and len(t.text) > 3]
    return 4 <= len(long) <= 30 and sum(map(_capital, long)) > 0.8 * len(long)


@cache
def _calendar() -> frozenset[str]:
    months = (get_month_names("wide", locale=language).values() for language in languages())
    days = (get_day_names("wide", locale=language).values() for language in languages())
    return frozenset(fold(name) for names in (*months, *days) for name in names)
