"""What a document says, by section: the ground on which projects, facts and contacts are read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extract.models import Section
    from extract.records.tracing import Passage
    from extract.records.values import Values


class Held(Protocol):
    """A record that stands in a section."""

    @property
    def section_id(self) -> str | None:
        """The section."""

    @property
    def table_id(self) -> str | None:
        """The table, if it stands in a cell."""


H = TypeVar("H", bound=Held)


@dataclass(frozen=True)
class Said:
    """Sections in reading order, their passages, and the values found in them."""

    document: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    values: Values
    cells: tuple[Passage, ...] = ()  # of all tables, row by row; empty ones are left out
    publisher: str | None = None

    @cached_property
    def bodies(self) -> Mapping[str, Passage]:
        """The body of each section that has one."""
        return {p.section_id: p for p in self.passages if not p.in_heading}

    @cached_property
    def headings(self) -> Mapping[str, Passage]:
        """The heading of each section that has one."""
        return {p.section_id: p for p in self.passages if p.in_heading}

    @cached_property
    def _children(self) -> Mapping[str | None, tuple[Section, ...]]:
        found: dict[str | None, tuple[Section, ...]] = {}
        for section in self.sections:
            found[section.parent_id] = (*found.get(section.parent_id, ()), section)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Section]:
        """The sections by id."""
        return {section.id: section for section in self.sections}

    def above(self, section: Section) -> Iterator[Section]:
        """Yield the sections above `section`, nearest first."""
        while section.parent_id is not None and section.parent_id in self.by_id:
            section = self.by_id[section.parent_id]
            yield section

    def children(self, section: Section) -> tuple[Section, ...]:
        """Return the sections directly below `section`, captions and footnotes too."""
        return self._children.get(section.id, ())

    def family(self, section: Section) -> frozenset[str]:
        """Return the ids of `section` and of the captions beside it."""
        captions = (child.id for child in self.children(section) if child.role == "caption")
        return frozenset({section.id, *captions})


def standing_in(records: Iterable[H], ids: frozenset[str]) -> tuple[H, ...]:
    """Return those of `records` that stand in the text of the sections `ids`, not in their tables."""
    return tuple(r for r in records if r.section_id in ids and r.table_id is None)
