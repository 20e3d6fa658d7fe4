"""What the heads of a cell, or title and names of a chart's value, say: 'Pledged', 'Contributions paid'."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.records.transacting.cues import Cues, Said


def said_by_heads(heads: Iterable[str], cues: Cues | None) -> Said | None:
    """Return what the nearest of `heads` says that says anything; 'Pledged or paid' says nothing sure."""
    for head in heads if cues else ():
        found = [cue.said for cue in cues.within(head, head=True)] if cues else []
        if found:
            return found[0] if len({said.code for said in found}) == 1 else None
    return None
