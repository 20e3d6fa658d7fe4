"""When a document came out, as far as it says so itself.

Read: `July 2023` below the title, `Updated 3 May 2024`, `Edición de 2021`, `Project brief, January 30, 2024`,
a year in the title, `© Name, July 2025`, `October 2013 – for a copy visit …` at the foot, `© 2022 Name`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from extract.entities.dates import find_dates
from extract.entities.values import DateValue
from extract.identity.rules import identity_rules
from extract.models import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.identity.front import Front, Said
    from extract.models import Language

BESIDE_YEAR = 3  # the same beside a year alone: 'Edition of 2021'
BESIDE = 5  # words that may stand beside the date on its line
NAMED = 10  # words before a comma and a date: 'Country note on water, 4 May 2023'
TOP = 15  # lines of a first page without a title that may hold its date
SHORT = 16  # words of a line that may name a date of publication
_WORD = re.compile(r"[^\W\d_]+")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\W*(?:[^\W\d_]+\W+){0,6}?((?:19|20)\d\d)\b", re.IGNORECASE)
_HOUR = re.compile(r"\b\d{1,2}\s?(?:[:h]\s?\d\d\b|[ap]\.?m\b\.?|h\b)", re.IGNORECASE)
_IMPRINT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_ISSUE = re.compile(r"\bn(?:[°º]|[or]s?\b)\.?\s?\d+", re.IGNORECASE)
_PARTING = frozenset("–—|•·/-")
_LENGTH = {"day": 10, "month": 7, "year": 4}
PRECISE = frozenset({"day", "month"})
YEARS = frozenset({"year"})


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of a document, and what tells whether the month comes first in its `03/04/2022`."""

    language: Language
    partner: str | None = None  # alpha-3
    month_first: bool | None = None  # as its other dates show it


@dataclass(frozen=True, slots=True)
class _Date:
    """A date in a line, its characters and its first and last day."""

    start: int
    end: int
    kind: str
    first: date
    last: date


def published(front: Front, speech: Speech) -> Published | None:
    """Return the date that the document gives for itself, as precise as printed; None if it gives none."""
    return next(_candidates(front, speech), None)


def _candidates(front: Front, speech: Speech) -> Iterator[Published]:
    yield from _date_lines(front.below, "published.below_title", speech, PRECISE)
    yield from _at_ends(front.below, "published.below_title", speech)
    yield from _date_lines(reversed(front.above), "published.above_title", speech, PRECISE)
    yield from _date_lines(front.below, "published.below_title", speech, YEARS)
    yield from _date_lines(reversed(front.above), "published.above_title", speech, YEARS)
    yield from _imprint(front, speech)
    if front.title:
        yield from _dates(front.title, "published.title", speech)
    running = {line.text for line in front.margins}
    upper = [line for line in front.first[:TOP] if line.text not in running]
    yield from _at_ends(upper, "published.top", speech)
    yield from _named(front, speech)
    top = front.margins if front.title else (*front.margins, *front.first[:TOP])
    yield from _date_lines(top, "published.margin", speech)
    yield from _at_ends(top, "published.margin", speech)
    yield from _at_ends(front.last, "published.imprint", speech)
    yield from _copyright(front)


def _date_lines(
    lines: Iterable[Said], rule: str, speech: Speech, kinds: frozenset[str] = frozenset(_LENGTH)
) -> Iterator[Published]:
    """Take lines that hold little besides a date of one of `kinds`; 'committed since 2013' holds none."""
    opening = _opening(speech.language)
    for line in lines:
        for found in _simple(line.text, speech):
            runs_on = line.text[-1:] == "," or (line.text[:1].islower() and line.text[-1:] == ".")
            if found.kind not in kinds or runs_on or opening.search(line.text[: found.start]):
                continue
            rest = _HOUR.sub(" ", line.text[: found.start] + " " + line.text[found.end :])
            plain = _without_date_words(rest, speech.language)
            digits = sum(c.isdigit() for c in plain)
            words, year = len(_WORD.findall(plain)), found.kind == "year"
            if words <= (BESIDE_YEAR if year else BESIDE) and digits <= (0 if year else 3):
                yield _published(line, found, rule)


def _imprint(front: Front, speech: Speech) -> Iterator[Published]:
    """Take a month or a day behind the sign of copyright, or alone on the line below: '© Name, July 2025'."""
    lines = (*front.last, *front.first)
    for at, line in enumerate(lines):
        sign = _IMPRINT.search(line.text) if len(line.text.split()) <= SHORT else None
        for said in lines[at : at + 2] if sign else ():
            for found in _simple(said.text, speech):
                alone = len(said.text) == found.end - found.start
                if (said is line or alone) and found.kind != "year":
                    yield _published(said, found, "published.copyright")


def _dates(text: Said, rule: str, speech: Speech) -> Iterator[Published]:
    for found in _simple(text.text, speech):
        yield _published(text, found, rule)


def _named(front: Front, speech: Speech) -> Iterator[Published]:
    """Take dates that follow a word of publication in a short line of the first or last page."""
    named = re.compile(rf"\b{_any_of(_date_words(speech.language))}\b\W*(?:\w+\W+){{0,2}}$", re.IGNORECASE)
    for line in (*front.first, *front.last):
        if len(line.text.split()) <= SHORT:
            for found in _simple(line.text, speech):
                if found.kind != "year" and named.search(line.text[: found.start]):
                    yield _published(line, found, "published.named")


def _at_ends(lines: Iterable[Said], rule: str, speech: Speech) -> Iterator[Published]:
    """Take a month or day alone on a line, or that a bar, a dash or a comma parts from what it dates."""
    for line in lines:
        for found in _simple(line.text, speech):
            before, behind = line.text[: found.start].strip(), line.text[found.end :].strip(" .")
            opens = not before and behind[:1] in _PARTING
            named = before[-1:] == "," and before[:1].isupper() and len(before.split()) <= NAMED
            closes = not behind and (before[-1:] in _PARTING or named)
            if ((opens or closes) if before or behind else True) and found.kind != "year":
                yield _published(line, found, rule)


def _copyright(front: Front) -> Iterator[Published]:
    for line in (*front.last, *front.first):
        for match in _COPYRIGHT.finditer(line.text):
            yield _year(line, match)


def _date_words(language: Language) -> tuple[str, ...]:
    return identity_rules().date_words.of(language).words


def _opening(language: Language) -> re.Pattern[str]:
    """Return what a text ends with before a date from which on something lasts."""
    words = identity_rules().date_words.of(language).opening
    return re.compile(rf"\b{_any_of(words)}\s*$", re.IGNORECASE)


def _any_of(words: tuple[str, ...]) -> str:
    """Return an alternation of words, the longest first; no words match nothing."""
    longest = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest)) or '(?!)'})"


def _without_date_words(text: str, language: Language) -> str:
    low = text.lower()
    for words in sorted(_date_words(language), key=len, reverse=True):
        low = low.replace(words, " ")
    return low


def _simple(text: str, speech: Speech) -> Iterator[_Date]:
    """Yield the days, months and years of a text; ranges and durations are no dates of publication.

    The number of an issue before a date makes no range of it: 'No. 3 - 28 August 2014'.
    """
    unnumbered = _ISSUE.sub(lambda number: " " * len(number.group()), text)
    language, partner, order = speech.language, speech.partner, speech.month_first
    for found in find_dates(unnumbered, language, partner=partner, month_first=order):
        value = found.value
        if isinstance(value, DateValue) and value.kind in _LENGTH and value.start and value.end:
            yield _Date(found.start, found.end, value.kind, value.start, value.end)


def _published(line: Said, found: _Date, rule: str) -> Published:
    return Published(
        value=found.first.isoformat()[: _LENGTH[found.kind]],
        start=found.first,
        end=found.last,
        text=line.text[found.start : found.end],
        rule=rule,
        spans=line.source.locate(found.start, found.end),
    )


def _year(line: Said, match: re.Match[str]) -> Published:
    year = int(match.group(1))
    found = _Date(match.start(1), match.end(1), "year", date(year, 1, 1), date(year, 12, 31))
    return _published(line, found, "published.copyright")
