"""What a document says, by section: the ground on which projects, facts and contacts are read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from extract.records.values import Values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extract.models import Section
    from extract.records.tracing import Passage

NOTHING = Values((), (), (), (), ())


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
    def in_texts(self) -> Mapping[str, Values]:
        """The values in heading and text of each section that has any, without those in its tables."""
        found: defaultdict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for kind, record in _every(self.values):
            if record.table_id is None and record.section_id is not None:
                found[record.section_id][kind].append(record)
        return {section: _values(of) for section, of in found.items()}

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


def standing_in(values: Values, ids: frozenset[str]) -> Values:
    """Return those of `values` that stand in the texts of the sections `ids`, not in their tables."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for kind, record in _every(values):
        if record.section_id in ids and record.table_id is None:
            found[kind].append(record)
    return _values(found)


def _every(values: Values) -> Iterator[tuple[str, Any]]:
    for one in fields(values):
        for record in getattr(values, one.name):
            yield one.name, record


def _values(by_kind: Mapping[str, Iterable[Any]]) -> Values:
    return Values(*(tuple(by_kind.get(one.name, ())) for one in fields(Values)))
