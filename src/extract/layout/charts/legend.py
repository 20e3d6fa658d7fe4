"""What colours stand for: marks with words at their right, or words at the ends of lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.layout.charts.labels import REACH, Label, joined, label_of, labels_in, numbers
from extract.layout.labels.chunks import YEAR, chunks_of
from extract.layout.labels.titles import ROUNDED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.layout.charts.shapes import Bar, Bars
    from extract.pdf import Colour, Page, Word

ICON_GAP = 4.0  # points between the small bars that are the mark of bars
MARKER = 14.0  # points; legend marks are no larger
IN_LINE = 3.0  # points between the middles of marks in one row or column
STANDING = 1.6  # times as high as wide: no mark of a legend stands up so
LEAST = 3.0  # points, of a mark that is high
FLAT = 8.0  # points: marks with their words above are no higher
BEHIND = 14.0  # points between a mark and its words
AT_END = 30.0  # points behind the end of a line for its name
LEVEL = 8.0  # points that such a name may be higher or lower than the end
LEADING = 0.6  # of the size, between the lines of one name


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A colour and its name."""

    fill: Colour
    label: Label
    mark: Box


def legend(page: Page, box: Box, fills: frozenset[Colour], bars: frozenset[Box]) -> list[LegendEntry]:
    """Return the names of the colours: small marks of those colours with words at their right.

    `box` is the place of the chart, `fills` its colours, `bars` the shapes that are no marks.
    """
    zone = Box(box.x0 - REACH, box.top - REACH, box.x1 + 2 * REACH, box.bottom + REACH)
    shapes = [
        (stroke.box, fill)
        for stroke in page.strokes
        if (fill := stroke.fill or stroke.stroke) and fill in fills and stroke.box not in bars
        if max(stroke.box.width, stroke.box.height) <= 4 * MARKER and zone.holds_middle(stroke.box)
    ]
    marks = [(mark, fill) for mark, fill in _icons(shapes) if may_be_mark(mark)]
    found: dict[Colour, list[LegendEntry]] = {}
    for words_at in (_right_of, _above):
        for mark, fill in marks if not found else ():
            label = words_at(mark, [m for m, _ in marks], page.words)
            if label and _is_name(label.text):
                found.setdefault(fill, []).append(LegendEntry(fill, label, mark))
    entries = _together(found)
    return sorted(entries, key=lambda entry: (round(entry.mark.top / 4), entry.mark.x0))


def _icons(shapes: Sequence[tuple[Box, Colour]]) -> list[tuple[Box, Colour]]:
    """Return the shapes with small bars of one colour that stand beside each other as one: a drawn icon."""
    found: list[tuple[Box, Colour]] = []
    for box, fill in sorted(shapes, key=lambda shape: (round(shape[0].bottom), shape[0].x0)):
        last, colour = found[-1] if found else (box, ())
        close = 0 < box.x0 - last.x1 <= ICON_GAP and abs(box.bottom - last.bottom) < 1
        if colour == fill and close and max(box.height, box.width, last.height) <= MARKER:
            found[-1] = (last.union(box), fill)
        else:
            found.append((box, fill))
    return found


def may_be_mark(box: Box) -> bool:
    """Tell whether a shape is a small square or circle, or a short level line; upright lines are rules."""
    if box.height > STANDING * max(box.width, LEAST):
        return False
    wide = box.width <= (4 if box.height <= FLAT else 2) * MARKER
    return wide and box.height <= 2 * MARKER and min(box.width, box.height) <= MARKER


def _together(found: Mapping[Colour, Sequence[LegendEntry]]) -> list[LegendEntry]:
    """Choose one entry for each colour: the first of those in a row or a column with most of the others."""
    every = [entry for entries in found.values() for entry in entries]
    return [max(entries, key=lambda entry: _neighbours(entry, every)) for entries in found.values()]


def _neighbours(entry: LegendEntry, every: Sequence[LegendEntry]) -> int:
    """Return how many colours have a mark in the row or the column of this one."""
    x, y = entry.mark.middle
    return len(
        {
            other.fill
            for other in every
            if abs(other.mark.middle[1] - y) <= IN_LINE or abs(other.mark.middle[0] - x) <= IN_LINE
        }
    )


def _is_name(text: str) -> bool:
    """Tell whether words name a series: a year may, another number is a value."""
    return any(c.isalnum() for c in text) and (not numbers(text) or YEAR.fullmatch(text) is not None)


def _right_of(mark: Box, marks: Sequence[Box], words: Sequence[Word]) -> Label | None:
    """Return the words at the right of a mark, up to the next mark or a wide gap, and their next lines."""
    y = mark.middle[1]
    stop = min((m.x0 for m in marks if m.x0 > mark.x1 and abs(m.middle[1] - y) < 4), default=float("inf"))
    right = [w for w in words if w.upright and mark.x1 - 1 <= w.box.x0 and w.box.x1 <= stop + 1]
    row = sorted((w for w in right if w.box.top <= y <= w.box.bottom), key=lambda w: w.box.x0)
    if not row or row[0].box.x0 - mark.x1 > BEHIND:
        return None
    label = label_of(chunks_of(row)[0])
    return joined([label, *_next_lines(label, marks, right)])


def _above(mark: Box, marks: Sequence[Box], words: Sequence[Word]) -> Label | None:
    """Return the one or two lines right above a mark that is one of several on one height."""
    if mark.height > FLAT or sum(abs(m.middle[1] - mark.middle[1]) < 1 for m in marks) < 2:
        return None
    over = [
        w
        for w in words
        if w.upright and mark.top - 3 * w.size <= w.box.top and w.box.bottom <= mark.top + 2
        if mark.x0 - w.size <= w.box.middle[0] <= mark.x1 + w.size
    ]
    lines = labels_in(over)[-2:]
    return joined(lines) if lines and mark.top - lines[-1].box.bottom < lines[-1].words[0].size else None


def _next_lines(label: Label, marks: Sequence[Box], words: Sequence[Word]) -> list[Label]:
    """Return the lines below that begin where the name does and have no mark of their own."""
    first = label.words[0]
    lower = [
        w
        for w in words
        if label.box.bottom - 1 <= w.box.top <= label.box.bottom + 3 * first.size
        if abs(w.size - first.size) < ROUNDED and w.box.x0 >= first.box.x0 - 1
    ]
    found: list[Label] = []
    foot = label.box.bottom
    for part in labels_in(lower):
        marked = any(abs(m.middle[1] - part.box.middle[1]) < 0.5 * first.size for m in marks)
        if marked or part.box.top - foot > LEADING * first.size or len(found) == 2:
            break
        if abs(part.box.x0 - first.box.x0) > 1.5:
            continue
        found.append(part)
        foot = part.box.bottom
    return found


def names_at_ends(bars: Bars, words: Sequence[Word], axis: Sequence[Label]) -> list[LegendEntry]:
    """Return the words at the right ends of lines or areas, each as the name of the nearest one."""
    taken = {id(word) for label in axis for word in label.words}
    free = [label for label in labels_in(w for w in words if id(w) not in taken) if not numbers(label.text)]
    ends: dict[Colour, Bar] = {}
    for bar in bars.bars:
        if bar.fill not in ends or bar.middle > ends[bar.fill].middle:
            ends[bar.fill] = bar
    pairs = sorted(
        ((_height(bar, label, bars), bar.fill, label) for bar in ends.values() for label in free),
        key=lambda pair: pair[0],
    )
    found: dict[Colour, LegendEntry] = {}
    used: set[int] = set()
    for far, fill, label in pairs:
        if far <= LEVEL and fill not in found and id(label) not in used:
            found[fill] = LegendEntry(fill, label, label.box)
            used.add(id(label))
    return [found[fill] for fill in ends if fill in found] if len(found) == len(ends) else []


def _height(bar: Bar, label: Label, bars: Bars) -> float:
    """Return how far a name is above or below the end of a line; infinite if it is not behind it."""
    if not -2 <= label.box.x0 - bar.high <= AT_END:
        return float("inf")
    middle = (bar.base + bar.tip) / 2 if bars.is_area else bar.tip
    return abs(-middle - label.box.middle[1])
