"""Pies: filled sectors of several colours that meet in one point, with numbers around them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.charts.labels import legend, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.pdf import Page, Stroke

LEAST_WIDTH = 40.0  # points
LEAST_SECTORS = 3
MOST = 400  # filled curves on a page; more are a drawing
ROUND = 25.0  # points around a pie in which its numbers stand


def find_pies(page: Page) -> list[Box]:
    """Return the places of pies with their numbers and legends."""
    sectors = [s for s in page.strokes if s.kind == "curve" and s.fill and len(s.points) > 3]
    if not LEAST_SECTORS <= len(sectors) <= MOST:
        return []
    found = [_place(group, page) for group in _meeting(sectors)]
    return [box for box in found if box is not None]


def _meeting(sectors: Sequence[Stroke]) -> list[list[Stroke]]:
    """Group sectors that have a corner in common: the middle of the pie."""
    corners: dict[tuple[int, int], list[Stroke]] = defaultdict(list)
    for sector in sectors:
        for corner in {(round(x), round(y)) for x, y in sector.points}:
            corners[corner].append(sector)
    groups = sorted(corners.values(), key=len, reverse=True)
    return [group for group in groups[:3] if _is_round(group)]


def _is_round(group: Sequence[Stroke]) -> bool:
    box = around(sector.box for sector in group)
    colours = {sector.fill for sector in group}
    even = abs(box.width - box.height) <= 0.1 * box.width
    return len(group) >= LEAST_SECTORS and len(colours) > 1 and box.width >= LEAST_WIDTH and even


def _place(group: Sequence[Stroke], page: Page) -> Box | None:
    """Add numbers and legend; None without two numbers, as an ornament has none."""
    box = around(sector.box for sector in group)
    zone = Box(box.x0 - ROUND, box.top - ROUND, box.x1 + ROUND, box.bottom + ROUND)
    held = [w.box for w in page.words if zone.holds_middle(w.box) and numbers(w.text)]
    if len(held) < 2:
        return None
    fills = frozenset(sector.fill for sector in group if sector.fill)
    entries = legend(page, box, fills, frozenset(sector.box for sector in group))
    return around([box, *held, *(e.mark for e in entries), *(e.label.box for e in entries)])
