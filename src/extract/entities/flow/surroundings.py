"""What the headings above an amount say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.entities.flow.cues import explicit
from extract.entities.flow.headings import heading_class
from extract.entities.flow.rules import pattern

if TYPE_CHECKING:
    from extract.entities.values import Context
    from extract.models import Flow

_TWO_THINGS = re.compile(r"(?<!\w)(?:and|et|y|e)(?!\w)|&", re.IGNORECASE)


def named_above(context: Context, *, near: bool) -> Flow | None:
    """Return the flow that the section's own heading names, or (not `near`) one above it."""
    headings = [context.heading] if near else [context.heading, *context.headings_above]
    told = next(((h, flow) for h in headings if h and (flow := explicit(h, context.language))), None)
    if told is None or (told[1] == "assessed" and _TWO_THINGS.search(told[0])):
        return None  # 'Dues and gifts' tells neither
    return told[1]


def section_class(context: Context) -> str:
    """Return the class of the section's heading; all of a document about one work is work."""
    if context.in_heading:
        return "general"
    above = [h for h in (context.heading, *context.headings_above, context.title) if h]
    if any(pattern(context.language, "work").search(h) for h in above):
        return "work"
    heading = context.heading or next(iter(context.headings_above), None)  # captions and notes have none
    if heading is not None and heading == context.title:
        return "finance"
    if heading and pattern(context.language, "aid").search(heading):
        return "aid"
    return heading_class(heading, context.language, context.partner)
