"""Filled or framed rectangles that hold text of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.geometry import Box, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.types import Line
    from extract.pdf import Colour, Page, Stroke

LEAST_WIDTH, LEAST_HEIGHT = 60.0, 18.0  # points
PAGE_SHARE = 0.8  # of the page: larger rectangles are its background
MOST = 200  # rectangles looked at on a page
SLACK = 2.0


def find_boxes(page: Page, lines: Sequence[Line]) -> list[Box]:
    """Return the outermost rectangles that hold at least two lines of text, and cut through none."""
    found: list[Box] = []
    large = [box for box in _merged(_candidates(page)) if _large(box)]
    for box in sorted(large, key=lambda b: -b.area)[:MOST]:
        if any(outer.holds(box, slack=SLACK) for outer in found):
            continue
        inside = [line for line in lines if box.holds_middle(line.box)]
        if len(inside) > 1 and not _cuts(box, lines) and len(inside) < 0.8 * len(lines):
            found.append(box)
    return found


def _candidates(page: Page) -> list[Box]:
    whole = Box(0, 0, page.width, page.height)
    drawn = [s.box for s in page.strokes if s.kind in ("rect", "curve") and is_visible(s)]
    drawn += _from_lines(page.strokes)
    return [b for b in drawn if b.width >= LEAST_WIDTH and b.overlap(whole) < PAGE_SHARE * whole.area]


def _large(box: Box) -> bool:
    return box.width >= LEAST_WIDTH and box.height >= LEAST_HEIGHT


def is_visible(stroke: Stroke) -> bool:
    """Tell whether a shape has a frame or a ground that is not white."""
    framed = stroke.stroke is not None and not is_white(stroke.stroke)
    return framed or (stroke.fill is not None and not is_white(stroke.fill))


def is_white(colour: Colour) -> bool:
    """Tell whether a colour is (nearly) that of paper; a pattern is not."""
    if not colour:
        return False
    return max(colour) < 0.01 if len(colour) == 4 else min(colour) > 0.985


def _from_lines(strokes: Iterable[Stroke]) -> list[Box]:
    """Return the frames drawn as four thin lines."""
    thin = [s.box for s in strokes if min(s.box.width, s.box.height) < 2.5]
    across = [b for b in thin if b.width >= LEAST_WIDTH]
    down = [b for b in thin if b.height >= LEAST_HEIGHT]
    frames = []
    if len(down) * len(across) > MOST**2:
        return []  # a drawing, not frames
    for left in down:
        tops = [a for a in across if _corner(a.x0, a.top, left.x0, left.top)]
        feet = [a for a in across if _corner(a.x0, a.bottom, left.x0, left.bottom)]
        frames += [around((t, f, left)) for t in tops for f in feet if abs(t.x1 - f.x1) < 3 and t is not f]
    return [
        f
        for f in frames
        if any(_corner(d.x1, d.top, f.x1, f.top) and d.height > 0.9 * f.height for d in down)
    ]


def _corner(x: float, y: float, other_x: float, other_y: float) -> bool:
    return abs(x - other_x) < 3 and abs(y - other_y) < 3


def _merged(boxes: Iterable[Box]) -> list[Box]:
    """Join rectangles of equal width that are stacked without a gap: pieces of one box."""
    merged: list[Box] = []
    for box in sorted(boxes, key=lambda b: (round(b.x0), round(b.x1), b.top)):
        last = merged[-1] if merged else None
        if last and abs(last.x0 - box.x0) < 1 and abs(last.x1 - box.x1) < 1 and last.overlap_y(box) > -1:
            merged[-1] = last.union(box)
        else:
            merged.append(box)
    return merged


def _cuts(box: Box, lines: Iterable[Line]) -> bool:
    """Tell whether a line of text runs through the left or right edge."""
    for line in lines:
        middle = line.box.middle[1]
        if box.top < middle < box.bottom and (
            line.box.x0 < box.x0 - SLACK < line.box.x1 - 4 or line.box.x0 + 4 < box.x1 + SLACK < line.box.x1
        ):
            return True
    return False
