"""The rows of a document as a reviewer needs them: what is doubtful first, then section by section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.review.documents.entries import Entry

MENTIONS = ("country", "region", "date", "organisation")
IN_SECTIONS = ("amount", "contribution", "project", "fact", "key_figure", *MENTIONS)
OWN_LISTS = ("table", "chart", "contact", "link")
WORST = {"bad": 0, "warn": 1, "": 2, "good": 3}
FEW = 3  # mentions that are shown unfolded


@dataclass(frozen=True, slots=True)
class Part:
    """A section with what stands in it; without a section, what stands in none."""

    section: Entry | None
    rows: tuple[Entry, ...]
    mentions: tuple[Entry, ...]

    @property
    def folded(self) -> bool:
        """Tell whether the mentions are too many to be shown at once."""
        return len(self.mentions) > FEW


@dataclass(frozen=True, slots=True)
class Outline:
    """All rows, by the list in which they are shown."""

    issues: tuple[Entry, ...]
    checks: tuple[Entry, ...]
    parts: tuple[Part, ...]
    lists: Mapping[str, tuple[Entry, ...]]
    gone: tuple[Entry, ...]

    def all(self) -> Iterator[Entry]:
        """Yield every row once, in the order in which it is shown."""
        yield from self.issues
        yield from self.checks
        for part in self.parts:
            yield from (part.section,) if part.section else ()
            yield from part.rows
            yield from part.mentions
        for some in self.lists.values():
            yield from some
        yield from self.gone

    def find(self, record_id: str) -> Entry | None:
        """Return the row of this id."""
        return next((one for one in self.all() if one.record_id == record_id), None)


def outline(entries: Iterable[Entry], gone: Sequence[Entry] = ()) -> Outline:
    """Return the rows by list; `gone` are records that reviewers have rejected."""
    by_kind: dict[str, list[Entry]] = {}
    for one in entries:
        by_kind.setdefault(one.kind, []).append(one)
    found = {kind: tuple(some) for kind, some in by_kind.items()}
    return Outline(
        issues=tuple(sorted(found.get("issue", ()), key=_urgency)),
        checks=tuple(sorted(found.get("comparison", ()), key=_urgency)),
        parts=tuple(_parts(found)),
        lists={kind: tuple(sorted(found[kind], key=_place)) for kind in OWN_LISTS if kind in found},
        gone=tuple(gone),
    )


def _parts(found: Mapping[str, tuple[Entry, ...]]) -> Iterator[Part]:
    held: dict[str | None, list[Entry]] = {}
    ordered = sorted(found.get("section", ()), key=lambda one: one.start)
    sections = {one.record_id: one for one in ordered}
    for kind in IN_SECTIONS:
        for one in found.get(kind, ()):
            held.setdefault(one.section_id if one.section_id in sections else None, []).append(one)
    for key, section in sections.items():
        yield _part(section, held.get(key, ()))
    if None in held:
        yield _part(None, held[None])


def _part(section: Entry | None, rows: Iterable[Entry]) -> Part:
    ordered = sorted(rows, key=lambda one: (one.start, _place(one)))
    told = tuple(one for one in ordered if one.kind not in MENTIONS)
    return Part(section, told, tuple(one for one in ordered if one.kind in MENTIONS))


def _urgency(one: Entry) -> tuple[bool, int, tuple[float, ...]]:
    """Rank what is answered behind the others, what is worst first, then by place."""
    return "waiting" in one.states or "accepted" in one.states, WORST.get(one.tone, 2), _place(one)


def _place(one: Entry) -> tuple[float, ...]:
    return next(((s.page, s.box.top, s.box.x0) for s in one.spots), (0.0,))
