"""Plots that are of no kind that is read: told by an axis with numbers and a row of labels along the foot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.charts.axis import find_axis, find_powers
from extract.layout.charts.labels import Label, labels_in, numbers
from extract.layout.charts.shapes import THIN, is_white, runs
from extract.layout.charts.unread import holds_prose, with_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Page, Word

LEAST_NUMBERS = 3  # on the axis
SURE_NUMBERS = 4  # the same where nothing is drawn that can be told: patterns and gradients cannot
LEAST = (80.0, 50.0)  # points, width and height
LONGEST = 420.0  # points
MOST_AXES = 12
MOST = 3000  # shapes on a page
SLOPE = 3.0  # points that a line or a shape goes both ways
PICTURE = 0.4  # of the plot, filled by a picture
MOST_WORDS = 12  # in the plot; a table has more
ABOVE = 6.0  # points that shapes may stand out above the numbers
AT_AXIS = 14.0  # points between the numbers and the lines that begin there


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn on a page: level lines, shapes that only charts have, grounds that tables have too."""

    level: tuple[Box, ...]
    shapes: tuple[Box, ...]
    grounds: tuple[Box, ...]


def plots_with_axes(page: Page, known: Sequence[Box]) -> list[Box]:
    """Return the places at the right of a column of numbers at marks, in even steps or powers.

    `known` are the places of charts that were read.
    """
    if len(page.strokes) > MOST or sum(s.box.height <= THIN for s in page.strokes) < LEAST_NUMBERS:
        return []
    words = [word for word in page.words if word.upright]
    digits = [w for w in words if w.text[-1].isdigit() or w.text[-1] == "%"]
    free = [w for w in digits if numbers(w.text) and not any(box.holds_middle(w.box) for box in known)]
    columns = [c for c in runs(free, lambda w: w.box.x1, 1.0) if len(c) >= LEAST_NUMBERS][:MOST_AXES]
    if not columns:
        return []
    drawn = _drawn(page)
    return [box for column in columns if (box := _plot(column, page, words, drawn))]


def _drawn(page: Page) -> _Drawn:
    level, shapes, grounds = [], [], [picture.box for picture in page.images]
    for stroke in page.strokes:
        box = stroke.box
        if box.height <= THIN < box.width:
            level.append(box)
        elif min(box.width, box.height) > SLOPE:
            if stroke.kind != "rect":
                shapes.append(box)
            elif not (stroke.fill and is_white(stroke.fill)):
                grounds.append(box)
    return _Drawn(tuple(level), tuple(shapes), tuple(grounds))


def _plot(column: Sequence[Word], page: Page, words: Sequence[Word], drawn: _Drawn) -> Box | None:
    place = around(word.box for word in column)
    zone = Box(place.x1, place.top - ABOVE, _end(place, drawn), place.bottom + 2)
    inside = [b for b in (*drawn.shapes, *drawn.grounds) if zone.holds_middle(b) and zone.holds(b, slack=12)]
    box = around(inside) if inside else zone
    if zone.width < LEAST[0] or zone.height < LEAST[1]:
        return None
    if not _is_sure(len(column), zone, drawn, words) or not _has_foot(around([box, zone, place]), words):
        return None
    axis = _numbers(box, page, words) or _numbers(zone, page, words)
    if len(axis) < LEAST_NUMBERS or not _is_sure(len(axis), zone, drawn, words):
        return None
    whole = around([box, replace(zone, top=place.top), *(label.box for label in axis)])
    if holds_prose(whole, words):
        return None
    return with_labels(whole, whole, words)


def _end(place: Box, drawn: _Drawn) -> float:
    """Return where the lines end that begin at the numbers, or the shapes behind them."""
    far = Box(place.x0, place.top - ABOVE, place.x1 + LONGEST, place.bottom + ABOVE)
    begun = [b for b in drawn.level if far.holds(b) and abs(b.x0 - place.x1) <= AT_AXIS]
    if begun and max(b.width for b in begun) >= LEAST[0]:
        return max(b.x1 for b in begun)
    return max((b.x1 for b in (*drawn.shapes, *drawn.grounds) if far.holds(b)), default=place.x1)


def _numbers(box: Box, page: Page, words: Sequence[Word]) -> tuple[Label, ...]:
    """Return the numbers of the axis if they stand at marks, in even steps or in powers."""
    axis = find_axis(page, box, words, upright=True)
    if axis and axis.exact and len(axis.labels) >= LEAST_NUMBERS:
        return axis.labels
    return find_powers(page, box, words)


def _is_sure(count: int, zone: Box, drawn: _Drawn, words: Iterable[Word]) -> bool:
    """Tell a plot from a table: curves, slopes or a picture; or many numbers, and no words inside."""
    held = replace(zone, top=zone.top + ABOVE)
    texts = [w for w in words if held.holds_middle(w.box) and any(c.isalpha() for c in w.text)]
    if len(texts) > MOST_WORDS:
        return False
    shapes = sum(zone.holds_middle(box) and zone.holds(box, slack=12) for box in drawn.shapes)
    picture = any(zone.overlap(box) >= PICTURE * zone.area for box in drawn.grounds)
    grounds = sum(zone.holds_middle(box) and zone.holds(box, slack=12) for box in drawn.grounds)
    sure = count >= SURE_NUMBERS and (not texts or grounds >= SURE_NUMBERS)
    return bool(shapes) or (picture and not texts) or sure


def _has_foot(box: Box, words: Iterable[Word]) -> bool:
    """Tell whether a row of labels stands along the foot."""
    under = [w for w in words if box.bottom - 4 <= w.box.top <= box.bottom + 24]
    along = [w for w in under if box.x0 - 12 <= w.box.middle[0] <= box.x1 + 12]
    return len(labels_in(along)) > 1
