"""Postal addresses: lines one below the other that name a street or box, a town, a country.

4, route des Morillons      P.O. Box 30218      Dirección: Calle 70 n.º 9-41
1211 Geneva 22              00100 Nairobi       Bogotá
Switzerland                 Kenya
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.records.address_lines import Line, read_lines
from extract.records.printed import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.records.said import Said
    from extract.records.tracing import Passage

_TRAILING = " \t\u00a0,;."


@dataclass(frozen=True, slots=True)
class Address:
    """Characters `start` to `end` are an address; `value` joins its lines."""

    start: int
    end: int
    value: str


@dataclass(slots=True)
class _Open:
    """The lines of an address that may go on; `maybe` are names that belong to it if a town follows."""

    lines: list[Line] = field(default_factory=list)
    maybe: list[Line] = field(default_factory=list)

    def takes(self, line: Line) -> bool:
        """Add a line that goes on with the address, and tell whether it does."""
        before = self.lines[-1] if self.lines else None
        if before and not self.maybe and (before.text.endswith(",") or before.lacks_number_of(line)):
            fits = line.belongs or line.is_name
        elif line.is_street:
            fits = not self._has("is_street") or (line.is_box and not self._has("is_town"))
        else:
            fits = line.is_house or (line.is_town and bool(before))
        if fits:
            self.lines += [*self.maybe, line]
            self.maybe = []
        elif line.is_name and self._has("is_street") and not self._has("is_town"):
            self.maybe.append(line)
            return True
        return fits

    def closed(self) -> list[list[Line]]:
        """Return the address, if a street or box is named, or a house in a town; nothing is held any more."""
        whole = self._has("is_street") or (self._has("is_house") and self._has("is_town"))
        found, self.lines, self.maybe = self.lines, [], []
        return [found] if whole else []

    def _has(self, what: str) -> bool:
        return any(getattr(line, what) for line in self.lines)


def addresses(said: Said, passage: Passage, low: int, high: int, *, loose: bool) -> Iterator[Address]:
    """Yield the addresses between `low` and `high`; `loose` takes streets without a word for street."""
    named = [
        (country.start, country.end)
        for country in said.values.countries
        if country.section_id == passage.section_id and not country.in_heading and country.table_id is None
    ]
    for held in _grouped(read_lines(lines(passage, low, high), named, loose=loose)):
        start, text = held[0].start, passage.text[held[0].start : held[-1].end].rstrip(_TRAILING)
        yield Address(start, start + len(text), _joined(held))


def _joined(held: list[Line]) -> str:
    """Join lines with commas, but for a street and its number: 'Linden Strasse' and '5, Aarhus'."""
    first, *others = held
    value, before = first.text.rstrip(_TRAILING), first
    for line in others:
        value += (" " if before.lacks_number_of(line) else ", ") + line.text.rstrip(_TRAILING)
        before = line
    return value


def _grouped(read: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield lines that belong together: a street or box, and what names house, town and country."""
    held = _Open()
    for line in read:
        if not held.takes(line):
            yield from held.closed()
            held.takes(line)
        if line.is_last:
            yield from held.closed()
    yield from held.closed()
