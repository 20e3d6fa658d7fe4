"""Sections that hold nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records import About, issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import FactSheet, Issue, Section

CLOSE = 3  # heights of a heading between it and the heading that goes on below


def empty_sections(sheet: FactSheet) -> Iterator[Issue]:
    """Report each heading of the body with neither text, sub-section, table, chart nor caption below it.

    A heading right above another is its first line, one behind 'With best wishes,' is a signature, and words
    in a box by themselves are labels of a drawing.
    """
    parents = {section.parent_id for section in sheet.sections}
    filled = {piece.section_id for piece in (*sheet.tables, *sheet.charts)}
    around = zip((None, *sheet.sections), sheet.sections, (*sheet.sections[1:], None), strict=False)
    for before, section, after in around:
        if not section.heading or section.text or section.level == 0:
            continue
        if before is not None and before.text.endswith(","):
            continue
        if section.id in parents | filled or section.role != "body" or _goes_on(section, after):
            continue
        told = f"The heading {section.heading!r} has no text below it."
        about = About("section", section.id, "text", section.spans)
        yield issue(sheet.source.sha256, "empty_section", told, about)


def _goes_on(section: Section, after: Section | None) -> bool:
    if after is None or not after.heading or not (section.spans and after.spans):
        return False
    last, first = section.spans[-1], after.spans[0]
    return last.page == first.page and 0 < first.top - last.bottom < CLOSE * (last.bottom - last.top)
