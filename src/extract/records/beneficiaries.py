"""Counts of the people whom a work reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.models import plain
from extract.records.fact_rules import fact_rules
from extract.records.people_counts import numbers
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.models import Amount, Language
    from extract.records.people_counts import Number

_WORD = r"[^\W\d_][\w'’-]*"
_OF = r"\s+(?:de\s+|d['’]|of\s+)?"
_CLAUSE = re.compile(r"[.;:]")
NEAR = 8  # words behind people in which it stands that they teach others
BEFORE, AFTER = 60, 160  # characters in which the words around a number stand


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people: characters `start` to `end` name both, `value` is the number."""

    start: int
    end: int
    value: str


def people_reached(text: str, money: Iterable[Amount] = (), language: Language = "en") -> Count | None:
    """Return the first count of people reached that `text` holds.

    Recognises '3,400 apprentices', '8 400 enfants', '1.2 million garment workers', 'thirty-two teachers',
    '500 to 600 women' (the lower number), 'a formé 325 déléguées'; not people whom somebody employs, a
    population, or people a day, nor a number that belongs to `money` in the text.
    """
    taken = [(amount.start, amount.end) for amount in money]
    for number in numbers(text, language):
        if any(start < number.end and number.start < end for start, end in taken):
            continue
        end = next(_ends(text, number), None)
        if end is not None and not _is_refused(text, number.start, end):
            return Count(number.start, end, plain(number.value))
    return None


def _ends(text: str, number: Number) -> Iterator[int]:
    """Yield where the words end by which a number counts people."""
    behind = text[number.last : number.last + AFTER]
    named = _named().match(behind)
    if named and not _is_thing(named, digits=number.in_digits):
        yield number.last + named.end()
    before = text[max(0, number.start - BEFORE) : number.start]
    taught = _noun().match(behind) if _taught().search(before) else _taught_after().match(behind)
    if taught and not _things(taught["noun"], *taught["between"].split()):
        yield number.last + taught.end("noun")


def _is_refused(text: str, start: int, end: int) -> bool:
    rules = fact_rules().beneficiaries
    before = " ".join(text[max(0, start - BEFORE) : start].split()[-3:])
    after = _CLAUSE.split(text[end : end + AFTER])[0].split()
    return bool(
        phrases(rules.refused_before).search(before)
        or phrases(rules.refused_after).match(" ".join(after[:2]))
        or phrases(rules.teach).search(" ".join(after[:NEAR]))
    )


@cache
def _named() -> re.Pattern[str]:
    """Match what counts people by its name or its ending: 'young workers', 'de cultivatrices'."""
    rules = fact_rules().beneficiaries
    endings = "|".join(map(re.escape, rules.endings))
    return re.compile(
        rf"{_OF}(?P<between>(?:{_WORD}\s+){{0,2}}?)(?:{phrases(rules.people).pattern}"
        rf"|(?P<ending>[^\W\d_]{{2,}}(?:{endings}))(?!\w)|(?P<implied>{phrases(rules.implied).pattern}))",
        re.IGNORECASE,
    )


@cache
def _noun() -> re.Pattern[str]:
    """Match any plural, with at most two words before it."""
    return re.compile(rf"{_OF}(?P<between>(?:{_WORD}\s+){{0,2}}?)(?P<noun>[^\W\d_]{{3,}}[sx])(?!\w)")


@cache
def _taught_after() -> re.Pattern[str]:
    """Match a plural of whom it is said that they were taught: 'délégués du port ont été formés'."""
    rules = fact_rules().beneficiaries
    return re.compile(
        rf"{_OF}(?P<between>(?:{_WORD}\s+){{0,2}}?)(?P<noun>[^\W\d_]{{3,}}[sx])(?:\s+{_WORD}){{0,4}}?\s+"
        rf"{phrases(rules.taught_after).pattern}",
        re.IGNORECASE,
    )


@cache
def _taught() -> re.Pattern[str]:
    """Match a verb that only people can be the object of, at the end of what stands before a number."""
    rules = fact_rules().beneficiaries
    rough = phrases(rules.roughly).pattern
    return re.compile(rf"{phrases(rules.taught).pattern}(?:\s+{rough}){{0,3}}\s+$", re.IGNORECASE)


def _is_thing(found: re.Match[str], *, digits: bool) -> bool:
    """Tell whether the word only ends like one for people, or is not what the number counts."""
    words = found["between"].split()
    if found["implied"]:
        return bool(words) or not digits
    return found["ending"] is not None and _things(found["ending"], *words)


def _things(*words: str) -> bool:
    return any(word.casefold() in fact_rules().beneficiaries.things for word in words)
