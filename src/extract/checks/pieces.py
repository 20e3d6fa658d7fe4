"""Sections that hold nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records import About, issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import FactSheet, Issue


def empty_sections(sheet: FactSheet) -> Iterator[Issue]:
    """Report each heading with neither text, sub-section, table, chart nor caption below it."""
    parents = {section.parent_id for section in sheet.sections}
    filled = {piece.section_id for piece in (*sheet.tables, *sheet.charts)}
    for section in sheet.sections:
        if section.heading and not section.text and section.id not in parents | filled and section.level > 0:
            told = f"The heading {section.heading!r} has no text below it."
            about = About("section", section.id, "text", section.spans)
            yield issue(sheet.source.sha256, "empty_section", told, about)
