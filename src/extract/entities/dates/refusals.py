"""Figures that are no date: names (`2030 Agenda`), numbers of things (`page 2010`), codes, counts, money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.entities.currencies import currency_ends, currency_starts
from extract.entities.dates.around import CODE_BEFORE, CODE_BEHIND, Around, around, stands_behind
from extract.entities.dates.links import link_of
from extract.entities.dates.patterns import DASH, MAYBE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.entities.dates.points import Point
    from extract.models import Language

Verdict = Literal["date", "numbered", "named", "other"]

_BARE = len("2024")
_NUMBERS = frozenset({"num", "mn", "mh", "yy", "y"})  # forms that numbers of things have too
_DOCUMENTS = frozenset({"mn", "mh", "yy"})  # forms that numbers of laws and reports have: 12/2003, 2019-12
_DASHED = re.compile(rf"{MAYBE}(?:{DASH}|/){MAYBE}")


def dates_among(text: str, points: Sequence[Point], language: Language) -> Iterator[Point]:
    """Yield those of `points` that are dates where they stand."""
    before: tuple[Point, Verdict] | None = None
    for index, point in enumerate(points):
        figure = _Figure(text, point, language)
        behind = points[index + 1] if index + 1 < len(points) else None
        verdict = _inherited(figure, before) or figure.verdict(opens=_is_dashed(text, point, behind))
        if verdict == "date":
            yield point
        before = point, verdict


def _inherited(figure: _Figure, before: tuple[Point, Verdict] | None) -> Verdict | None:
    """Judge the second of two by the first: `2019–2021`, `pages 1990 to 2010`; None where that is no help."""
    if before is None or figure.point.form not in ("y", "yy"):
        return None
    first, verdict = before
    if verdict == "numbered" and link_of(figure.text[first.end : figure.point.start], figure.language):
        return verdict
    if not _is_dashed(figure.text, first, figure.point):
        return None
    return "other" if verdict == "date" and figure.is_code_or_count else verdict


def _is_dashed(text: str, left: Point, right: Point | None) -> bool:
    return right is not None and _DASHED.fullmatch(text, left.end, right.start) is not None


@dataclass(frozen=True, slots=True)
class _Figure:
    """A point in its text."""

    text: str
    point: Point
    language: Language

    def verdict(self, *, opens: bool) -> Verdict:
        """Judge by the words around; `opens` tells that the point is the first of a range with a dash."""
        form, words = self.point.form, around(self.language)
        document = words.document if self.point.unit == "month" else words.law
        if form in _NUMBERS and self._stands_behind(words.numbered):
            return "numbered"
        if form in _DOCUMENTS and self._stands_behind(document):
            return "numbered"
        if form in ("y", "yy"):
            return self._verdict_on_year(words, opens=opens)
        return "other" if form in ("sy", "ds", "dc") and not self._is_short_date(words) else "date"

    def _verdict_on_year(self, words: Around, *, opens: bool) -> Verdict:
        if self._stands_behind(CODE_BEFORE) and not self._stands_behind(words.hyphened):
            return "other"
        if self.point.form == "yy" or self.point.end - self.point.start > _BARE:
            return "date"
        if not opens and self._is_name(words):
            return "named"
        return "other" if self.is_code_or_count or self._is_money() else "date"

    def _is_name(self, words: Around) -> bool:
        """Tell `Horizon 2020`, `2030 Agenda`, and `Plan 2030` from `Plan 2023`."""
        if self._stands_behind(words.named) or words.named_behind.match(self.text, self.point.end):
            return True
        return (self.point.year or 0) % 5 == 0 and self._stands_behind(words.aimed)

    @property
    def is_code_or_count(self) -> bool:
        """Whether what follows makes it a code (`2019/1158`) or a count (`2000 people`)."""
        words, end = around(self.language), self.point.end
        if CODE_BEHIND.match(self.text, end) or self._stands_behind(words.many):
            return True
        counted = words.counted_behind.match(self.text, end)
        if not counted or (self.point.year or 0) % 100 == 0:
            return counted is not None
        return counted[0].islower() and not self._stands_behind(words.in_time)  # no '2023 Youth Forum'

    def _is_short_date(self, words: Around) -> bool:
        """Tell `in ’22` and `the 90s` from others; `the 2010's` is a decade, `2020's` of the year 2020."""
        if self.point.form == "sy":
            return self._stands_behind(words.short_year)
        printed = self.text[self.point.start : self.point.end]
        plain = self.point.form == "dc" and not {"'", "’"} & set(printed)
        return plain or printed[0] in "'’‘" or self._stands_behind(words.decade)

    def _is_money(self) -> bool:
        start, end = self.point.start, self.point.end
        before, behind = self.text[max(0, start - 8) : start], self.text[end : end + 40]
        return currency_ends(before, self.language) or currency_starts(behind, self.language)

    def _stands_behind(self, pattern: re.Pattern[str]) -> bool:
        return stands_behind(pattern, self.text, self.point.start)
