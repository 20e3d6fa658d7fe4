"""Whose cooperation a document is about.

Looked for in the title, the subtitle, the lines above the title, what its source tells, the file's name,
and at last in what the document speaks of most; a generic document has no partner.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from extract.entities.places import find_places
from extract.entities.places.standard_names import short_names
from extract.entities.values import CountryValue
from extract.identity.rules import Body, identity_rules
from extract.models import Partner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.identity.front import Front, Said
    from extract.identity.told import Told
    from extract.models import Language, Span
    from extract.text import TextUnit

SUBTITLE = 14  # words; a longer line below the title is text
MOST_OFTEN = 4  # times that a country is named at least where nothing else tells
UP_FRONT = 3  # texts at the start of the document
SHARE = 0.5  # of all mentions of countries, or of one
FEW_SECTIONS = 3  # a text in fewer may name its country in one of them


@dataclass(frozen=True, slots=True)
class _Found:
    code: str
    name: str
    spans: tuple[Span, ...]
    demonym: bool


class _Mentions:
    """How often each country is named; counted only if something asks, as it takes a while."""

    def __init__(self, units: Sequence[TextUnit], language: Language) -> None:
        self._units = [unit for unit in units if unit.table is None]
        self._language = language

    @cached_property
    def counts(self) -> Counter[str]:
        """By alpha-3 code, in headings and texts."""
        return Counter(code for codes in self._by_unit for code in codes)

    def is_throughout(self, code: str) -> bool:
        """Tell whether a country is named all over the text, and not mostly in one of several sections."""
        held: Counter[int] = Counter()
        for unit, codes in zip(self._units, self._by_unit, strict=True):
            held[unit.section] += codes.count(code)
        return len(held) < FEW_SECTIONS or max(held.values()) <= SHARE * held.total()

    @cached_property
    def up_front(self) -> frozenset[str]:
        """The countries in headings and in the first texts."""
        held = enumerate(zip(self._units, self._by_unit, strict=True))
        return frozenset(
            code for at, (unit, codes) in held if unit.in_heading or at < UP_FRONT for code in codes
        )

    @cached_property
    def _by_unit(self) -> list[list[str]]:
        return [self._codes(unit) for unit in self._units]

    def _codes(self, unit: TextUnit) -> list[str]:
        values = [place.value for place in find_places(unit.text, self._language)]
        return [value.code for value in values if isinstance(value, CountryValue)]


def partner(front: Front, units: Sequence[TextUnit], language: Language, told: Told) -> Partner | None:
    """Return the country or listed body that the document is about; None rather than a guess."""
    return next(_candidates(front, units, language, told), None)


def _candidates(front: Front, units: Sequence[TextUnit], language: Language, told: Told) -> Iterator[Partner]:
    often = _Mentions(units, language)
    subtitle = [line for line in front.below if len(line.text.split()) <= SUBTITLE]
    if front.title:
        yield from _named([front.title], "title", often, language)
    yield from _named(subtitle[:2], "subtitle", often, language)
    yield from _named(_heads(front, often, language), "masthead", often, language)
    yield from _hinted(told.hints.partner)
    yield from _of_file(told.file_name, often, language)
    yield from _most_often(often)


def _named(texts: Iterable[Said], rule: str, often: _Mentions, language: Language) -> Iterator[Partner]:
    """Take the country named; of several, the one of which the document speaks most; else a listed body."""
    held = list(texts)
    found = [country for text in held for country in _countries(text, language)]
    names = [country for country in found if not country.demonym] or found
    if names:
        best = max(names, key=lambda c: often.counts[c.code]) if len(names) > 1 else names[0]
        yield Partner(
            name=best.name, code=best.code, kind="country", rule=f"partner.{rule}", spans=best.spans
        )
        return
    for text in held:
        for match in _body_names().finditer(text.text):
            body = _bodies()[match.group()]
            spans = text.source.locate(*match.span())
            yield Partner(name=body.name, code=body.code, kind=body.kind, rule=f"partner.{rule}", spans=spans)


def _heads(front: Front, often: _Mentions, language: Language) -> list[Said]:
    """Return the lines above the title, but not those with a country of which a text on others says nothing.

    The picture on a cover may say where it was taken.
    """

    def is_beside_the_point(line: Said) -> bool:
        codes = {found.code for found in _countries(line, language)}
        return bool(often.counts) and not codes <= often.counts.keys()

    return [line for line in front.above if not is_beside_the_point(line)]


def _countries(text: Said, language: Language) -> Iterator[_Found]:
    for place in find_places(text.text, language):
        if isinstance(place.value, CountryValue):
            spans = text.source.locate(place.start, place.end)
            yield _Found(place.value.code, place.value.name, spans, place.value.demonym)


def _hinted(hint: str | None) -> Iterator[Partner]:
    """Take the country (alpha-3 code) or the listed body (a name or code of it) that a source tells."""
    if hint in short_names():
        yield Partner(name=short_names()[hint], code=hint, kind="country", rule="partner.source")
    for body in identity_rules().body:
        if hint and hint in {*body.names, body.name, body.code}:
            yield Partner(name=body.name, code=body.code, kind=body.kind, rule="partner.source")


def _of_file(file_name: str, often: _Mentions, language: Language) -> Iterator[Partner]:
    """Take a country in the file's name of which the text speaks too."""
    words = re.sub(r"[\W_]+", " ", PurePath(file_name).stem).title()
    values = [place.value for place in find_places(words, language)]
    for value in values:
        if isinstance(value, CountryValue) and not value.demonym and often.counts[value.code]:
            yield Partner(name=value.name, code=value.code, kind="country", rule="partner.file_name")


def _most_often(often: _Mentions) -> Iterator[Partner]:
    """Take the country of which the document speaks more than of all others together, also up front.

    It does so throughout: a case study on a country makes no partner of it.
    """
    for code, count in often.counts.most_common(1):
        mostly = count >= MOST_OFTEN and count > SHARE * often.counts.total()
        if mostly and code in often.up_front and often.is_throughout(code):
            yield Partner(name=short_names()[code], code=code, kind="country", rule="partner.most_named")


@cache
def _bodies() -> dict[str, Body]:
    """Return each name with the body that bears it, the first in the rules if two do."""
    return {name: body for body in reversed(identity_rules().body) for name in body.names}


@cache
def _body_names() -> re.Pattern[str]:
    names = sorted(_bodies(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
