"""Drawings that are charts, but of no kind that is read: told by their captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.charts.labels import labels_in
from extract.layout.charts.shapes import is_white
from extract.layout.labels.wording import is_drawing, is_source, names_drawing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Page, Stroke, Word

LEAST_SHAPES = 4  # coloured ones inside
LEAST = (80.0, 50.0)  # points, width and height
FAR = 40.0  # points between a caption and its drawing
TALL = 260.0  # points
REACH = 14.0  # points between the parts of a drawing
MOST = 3000  # coloured shapes on a page
PROSE = 9  # words in a row


def drawings_with_captions(page: Page) -> list[Box]:
    """Return the coloured drawings right below or above a caption such as 'Figure 4. Gaps by policy'."""
    words = [word for word in page.words if word.upright]
    named = [word.box for word in words if names_drawing(word.text)]
    level = [w for w in words if any(w.box.top < b.bottom and w.box.bottom > b.top for b in named)]
    captions = [label.box for label in labels_in(level) if is_drawing(label.text)]
    if not captions:
        return []
    shapes = _coloured(page)
    if not LEAST_SHAPES <= len(shapes) <= MOST:
        return []
    boxes = [shape.box for shape in shapes]
    found = [
        with_labels(box, caption, words) if below else box
        for caption in captions
        for below in (True, False)
        if (box := _drawing(caption, boxes, below=below))
    ]
    return [box for box in found if not holds_prose(box, words)]


def _drawing(caption: Box, shapes: Sequence[Box], *, below: bool) -> Box | None:
    """Return the shapes next to a caption that hang together."""
    top, bottom = (caption.bottom, caption.bottom + TALL) if below else (caption.top - TALL, caption.top)
    zone = Box(caption.x0 - 30, top - 2, caption.x0 + max(caption.width, 300), bottom + 2)
    near = [box for box in shapes if zone.holds(box, slack=4)]
    order = sorted(near, key=lambda b: b.top if below else -b.bottom)
    kept: list[Box] = []
    edge = caption.bottom if below else caption.top
    for box in order:
        gap = box.top - edge if below else edge - box.bottom
        if gap > (REACH * 2 if kept else FAR):
            break
        kept.append(box)
        edge = max(edge, box.bottom) if below else min(edge, box.top)
    if len(kept) < LEAST_SHAPES:
        return None
    whole = around(kept)
    return whole if whole.width >= LEAST[0] and whole.height >= LEAST[1] else None


def holds_prose(box: Box, words: Iterable[Word]) -> bool:
    """Tell whether text runs in a place: a chart holds labels."""
    inside = [word for word in words if box.holds_middle(word.box)]
    return any(len(label.words) >= PROSE for label in labels_in(inside))


def _coloured(page: Page) -> list[Stroke]:
    """Return the filled shapes that are neither paper nor text grounds."""
    large = 0.3 * page.width * page.height
    return [
        s
        for s in page.strokes
        if s.fill and s.kind != "line" and not is_white(s.fill)
        if min(s.box.width, s.box.height) > 2 and s.box.area < large
    ]


def with_labels(box: Box, caption: Box, words: Iterable[Word]) -> Box:
    """Add the short labels at the left, up to where the caption begins, and in the rows right below."""
    labels = [o for o in labels_in(words) if len(o.words) < PROSE and not is_source(o.text)]
    left = [
        o.box
        for o in labels
        if caption.x0 - REACH <= o.box.x0 and o.box.x1 <= box.x0 + REACH and o.box.overlap_y(box) > 0
    ]
    box = around([box, *left])
    for label in sorted(labels, key=lambda o: o.box.top):
        below = 0 <= label.box.top - box.bottom + 2 <= REACH
        if below and box.x0 - REACH <= label.box.x0 and label.box.x1 <= box.x1 + REACH:
            box = box.union(label.box)
    return box
