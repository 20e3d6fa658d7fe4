"""Drawings with a legend: shapes in the colours of marks that have names, of no kind that is read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.charts.labels import Label, labels_in
from extract.layout.charts.legend import IN_LINE, may_be_mark
from extract.layout.charts.shapes import is_white
from extract.layout.charts.unread import holds_prose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.pdf import Colour, Page, Stroke

MOST = 1500  # coloured shapes on a page
LEAST = (60.0, 40.0)  # points, width and height of the drawing
LEAST_SHAPES = 3  # a curve counts as two
FEWEST = 4  # marks and shapes
LEAST_MARK = 3.0  # points, width of a mark
AT_MARK = 12.0  # points between a mark and its name
NAME = 5  # words of a name
NEAR = 36.0  # points between the legend and the drawing
MOST_WORDS = 15  # in the drawing; a table or a form has more
ALIKE = 1.0  # points: marks of one legend are equally large
Entry = tuple[Box, "Label"]


def drawings_with_legends(page: Page, known: Sequence[Box]) -> list[Box]:
    """Return the places of shapes beside a legend of two colours or more, the legend included.

    `known` are the places of charts that were read.
    """
    if len(page.strokes) < FEWEST:
        return []
    coloured = _coloured(page, known)
    marks = {colour: marked for colour, held in coloured.items() if (marked := _marks(held))}
    if len(marks) < 2:
        return []
    labels = _level_labels(page, [mark for held in marks.values() for mark in held])
    named = {colour: entry for colour, held in marks.items() if (entry := _entries(held, labels))}
    legend = _in_line(named)
    if len(legend) < 2:
        return []
    shapes = [(s.box, s.kind == "curve") for colour in legend for s in coloured[colour]]
    box = _drawing(shapes, [*legend.values()])
    return [box] if box and not _is_wordy(box, legend, page) else []


def _coloured(page: Page, known: Sequence[Box]) -> dict[Colour, list[Stroke]]:
    """Return the shapes outside `known` by their colour; grey and white are none."""
    found: dict[Colour, list[Stroke]] = defaultdict(list)
    for stroke in page.strokes:
        colour = stroke.fill or stroke.stroke
        if colour and len(set(colour)) > 1 and not any(box.holds_middle(stroke.box) for box in known):
            found[colour].append(stroke)
    many = sum(map(len, found.values())) > MOST
    return {} if many else {colour: held for colour, held in found.items() if not is_white(colour)}


def _marks(held: Sequence[Stroke]) -> list[Box]:
    return [s.box for s in held if s.box.width >= LEAST_MARK and may_be_mark(s.box)]


def _level_labels(page: Page, marks: Sequence[Box]) -> list[Label]:
    """Return the labels at the height of marks, from the left."""
    heights = sorted(mark.middle[1] for mark in marks)
    level = [
        word
        for word in page.words
        if word.upright and bisect_left(heights, word.box.top) < bisect_right(heights, word.box.bottom)
    ]
    return sorted(labels_in(level), key=lambda label: label.box.x0)


def _entries(marks: Sequence[Box], labels: Sequence[Label]) -> list[Entry]:
    """Return the marks of one colour with the short names right behind them."""
    found: list[Entry] = []
    starts = [label.box.x0 for label in labels]
    for box in marks:
        for label in labels[bisect_left(starts, box.x1 - 1) : bisect_left(starts, box.x1 + AT_MARK)]:
            level = label.box.top <= box.middle[1] <= label.box.bottom
            if level and len(label.words) <= NAME and any(c.isalpha() for c in label.text):
                found.append((box, label))
                break
    return found


def _in_line(named: Mapping[Colour, Sequence[Entry]]) -> dict[Colour, Entry]:
    """Return one entry for each colour: marks of one size in one row or column, of the most colours."""
    best: dict[Colour, Entry] = {}
    for first in [entry for entries in named.values() for entry in entries]:
        here = {c: held for c, entries in named.items() if (held := _with(first, entries))}
        if all(len(held) == 1 for held in here.values()):
            best = max(best, {colour: held[0] for colour, held in here.items()}, key=len)
    return best


def _with(first: Entry, entries: Sequence[Entry]) -> list[Entry]:
    """Return the marks in one row or column with the first; those of a list come often in one colour."""
    return [entry for entry in entries if _goes_with(entry[0], first[0])]


def _goes_with(one: Box, other: Box) -> bool:
    alike = abs(one.width - other.width) <= ALIKE and abs(one.height - other.height) <= ALIKE
    (x, y), (other_x, other_y) = one.middle, other.middle
    return alike and (abs(x - other_x) <= IN_LINE or abs(y - other_y) <= IN_LINE)


def _drawing(shapes: Sequence[tuple[Box, bool]], legend: Sequence[Entry]) -> Box | None:
    """Return the legend and the shapes that hang together beside it, if they are a drawing.

    Each shape comes with whether it is a curve.
    """
    box = around([*(mark for mark, _ in legend), *(label.box for _, label in legend)])
    marks = {mark for mark, _ in legend}
    free = [shape for shape in shapes if shape[0] not in marks]
    kept: list[tuple[Box, bool]] = []
    while near := [s for s in free if _gap(s[0], box) <= NEAR]:
        kept += near
        free = [s for s in free if _gap(s[0], box) > NEAR]
        box = around([box, *(shape for shape, _ in near)])
    if sum(2 if is_curve else 1 for _, is_curve in kept) < LEAST_SHAPES:
        return None
    drawn = around(shape for shape, _ in kept)
    return box if drawn.width >= LEAST[0] and drawn.height >= LEAST[1] else None


def _gap(one: Box, other: Box) -> float:
    return max(-one.overlap_x(other), -one.overlap_y(other))


def _is_wordy(box: Box, legend: Mapping[Colour, Entry], page: Page) -> bool:
    """Tell whether a text or a table stands in the drawing."""
    known = {id(word) for _, label in legend.values() for word in label.words}
    inside = [w for w in page.words if w.upright and id(w) not in known and box.holds_middle(w.box)]
    return holds_prose(box, inside) or sum(any(c.isalpha() for c in w.text) for w in inside) > MOST_WORDS
