"""A match of a form, its parts by name, and the items of a list in one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.points import Point, full_year
from extract.entities.numbers import fold

if TYPE_CHECKING:
    import re

    from extract.entities.dates.habits import Habits
    from extract.entities.dates.points import Unit
    from extract.models import Language


@dataclass(frozen=True, slots=True)
class Found:
    """One match in a text of `language`."""

    match: re.Match[str]
    language: Language
    habits: Habits

    @property
    def form(self) -> str:
        """The name of the form."""
        return self.match.lastgroup or ""

    def part(self, name: str) -> str:
        """Return the text of one part of the form, or nothing."""
        group = f"{self.form}_{name}"
        return (self.match[group] or "") if group in self.match.re.groupindex else ""

    def point(self, unit: Unit, **values: int | None) -> Point:
        """Return a point over the whole match, in the year that it names."""
        digits = (self.part("year") or self.part("short")).lstrip("'’‘")
        start, end = self.match.span()
        year = full_year(digits) if digits else None
        return replace(Point(start, end, self.form, unit, year), **values)  # type: ignore[arg-type]

    def listed(self, name: str, item: re.Pattern[str]) -> list[re.Match[str]]:
        """Return the items of the list that stands in one part of the form."""
        return list(item.finditer(self.match.string, *self.match.span(f"{self.form}_{name}")))

    def outstretched(self, name: str, points: list[Point]) -> list[Point]:
        """Let the last point of that list have what follows in the form, the first what stands before."""
        if not points:
            return []
        start, end = self.match.span()
        points[-1] = replace(points[-1], end=end)
        if self.match.start(f"{self.form}_{name}") > start:
            points[0] = replace(points[0], start=start)
        return points


def looked_up(table: dict[str, int], words: str) -> int:
    """Return what `words` stand for in rule data, whatever their case and accents."""
    return _folded(tuple(table.items()))[fold(" ".join(words.split()))]


@lru_cache(maxsize=64)
def _folded(items: tuple[tuple[str, int], ...]) -> dict[str, int]:
    return {fold(word): value for word, value in items}
