"""The outline of a document after a section was moved, raised or lowered, or has another heading.

A section moves with all that is below it. A body section lies below the nearest one before it that has a
lower level; captions, footnotes, key figures and boxes lie below the body section beside which they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.corrections.carrying import change
from extract.corrections.sheets import record_of, updated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.models import Change, FactSheet, Section

ASIDE = frozenset({"caption", "footnote", "key_figures", "sidebar"})  # roles of what stands beside a text
PLACED = (
    *("amounts", "countries", "regions", "dates", "organisations", "contributions", "projects", "facts"),
    *("key_figures", "contacts", "links"),
)
OUTLINE = ("order", "level", "parent_id")


def moved(sheet: FactSheet, section: str, order: int) -> FactSheet:
    """Return the sheet with a section, and all below it, at another place; past the end is the end."""
    below = _below(sheet.sections, section)
    block = [one for one in sheet.sections if one.id in below]
    rest = [one for one in sheet.sections if one.id not in below]
    at = min(order, len(rest))
    return settled_outline(_numbered(sheet, [*rest[:at], *block, *rest[at:]]), section)


def _numbered(sheet: FactSheet, sections: Sequence[Section]) -> FactSheet:
    counted = tuple(one.model_copy(update={"order": n}) for n, one in enumerate(sections))
    return sheet.model_copy(update={"sections": counted})


def _below(sections: Sequence[Section], section: str) -> frozenset[str]:
    """Return a section and all below it, however deep."""
    found = {section}
    while more := {one.id for one in sections if one.parent_id in found} - found:
        found |= more
    return frozenset(found)


def settled_outline(sheet: FactSheet, section: str) -> FactSheet:
    """Give a section the parent that its place and level call for, and those below which it now stands."""
    at, one = next((n, one) for n, one in enumerate(sheet.sections) if one.id == section)
    before = _chain(sheet.sections, sheet.sections[at - 1]) if at else []
    sheet = _below_first(sheet, one, before)
    if one.role in ASIDE:
        return sheet
    above = [record_of(sheet, "section", section), *_ancestors(sheet.sections, section)]
    known = {other.id for other in above[1:]}
    places = {other.id: n for n, other in enumerate(sheet.sections)}
    for other in sheet.sections[at + 1 :]:
        parent = other.parent_id
        interrupted = parent not in known and (parent is None or places[parent] <= at)
        if other.role not in ASIDE and interrupted and not _fits(other, parent, above[0]):
            sheet = _below_first(sheet, other, above)
    return sheet


def _fits(other: Section, parent: str | None, moved_one: Section) -> bool:
    """Tell whether a section may stay where it is: below the moved one, or as high as it."""
    if parent == moved_one.id:
        return other.level > moved_one.level
    return parent is None and other.level <= moved_one.level


def _below_first(sheet: FactSheet, one: Section, above: Sequence[Section]) -> FactSheet:
    """Put a section below the first of `above` that can hold it; what stands beside a text follows it."""
    beside = one.role in ASIDE
    holding = (other for other in above if other.role not in ASIDE and (beside or other.level < one.level))
    parent = next(holding, None)
    fields: dict[str, Any] = {"parent_id": parent and parent.id}
    if beside and one.role != "sidebar" and parent:
        fields["level"] = parent.level + 1
    return updated(sheet, "section", one.id, **fields)


def _chain(sections: Sequence[Section], one: Section) -> list[Section]:
    return [one, *_ancestors(sections, one.id)]


def _ancestors(sections: Sequence[Section], section: str) -> Iterator[Section]:
    """Yield what a section lies below, the nearest first."""
    held = {one.id: one for one in sections}
    met = {section}
    parent = held[section].parent_id
    while parent is not None and parent in held and parent not in met:
        met.add(parent)
        yield held[parent]
        parent = held[parent].parent_id


def outline_changes(machine: FactSheet, before: FactSheet, now: FactSheet) -> Iterator[Change]:
    """Yield what has changed in the places of all sections."""
    then = {one.id: one for one in before.sections}
    for one in now.sections:
        for name in OUTLINE:
            if getattr(then[one.id], name) != getattr(one, name):
                yield change("section", record_of(machine, "section", one.id), name, getattr(one, name))


def reheaded(sheet: FactSheet, section: str) -> FactSheet:
    """Let what stands in a section's heading lead to its words in the new one, where they are in it still."""
    heading = record_of(sheet, "section", section).heading or ""
    for name in PLACED:
        some = getattr(sheet, name)
        found = tuple(_in_heading(one, section, heading) for one in some)
        if found != some:
            sheet = sheet.model_copy(update={name: found})
    return sheet


def _in_heading(record: Any, section: str, heading: str) -> Any:
    at = heading.find(record.text) if record.text else -1
    if not record.in_heading or record.section_id != section or at < 0:
        return record
    names = ("start_char", "end_char") if hasattr(record, "start_char") else ("start", "end")
    return record.model_copy(update=dict(zip(names, (at, at + len(record.text)), strict=True)))
