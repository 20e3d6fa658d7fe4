"""The words of a pie: in its sectors, around it, at the ends of lines, in its legend."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.layout.charts.labels import (
    Label,
    joined,
    labels_in,
    named_number,
    near_words,
    numbers,
    two_numbers,
)
from extract.layout.labels.wording import is_drawing, is_source, is_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.charts.legend import LegendEntry
    from extract.layout.charts.sectors import Pie, Sector
    from extract.pdf import Page, Word

AROUND = 24.0  # points outside the circle in which labels stand
LEADERS = 70.0  # the same at the end of a line that leads there
TOUCH = 8.0  # points between the end of such a line and its label
LONG = 6  # words of a label


@dataclass(frozen=True, slots=True)
class Slice:
    """What is known of a sector: its name, the number printed for it, the labels that say so."""

    name: str
    printed: str
    labels: tuple[Label, ...]


def slices_of(pie: Pie, page: Page, entries: Sequence[LegendEntry]) -> dict[Sector, Slice]:
    """Return name and number of each sector, those that the legend's order begins with first."""
    taken = {id(word) for entry in entries for word in entry.label.words}
    free = [w for w in near_words(page, pie.box, LEADERS) if id(w) not in taken]
    complete = len(entries) == len(pie.sectors)
    told = complete and all(_has_number(entry.label.text) for entry in entries)
    held = {} if told else _around(pie, free, page, names=not complete)
    called = {entry.fill: entry.label for entry in entries}
    order = {entry.fill: at for at, entry in enumerate(entries)}
    sectors = sorted(pie.sectors, key=lambda s: (order.get(s.colour, len(order)), s.order))
    return {s: _slice(called.get(s.colour), held.get(s, [])) for s in sectors}


def _slice(entry: Label | None, held: Sequence[Label]) -> Slice:
    """Put the words of a sector together: its entry in the legend, and what stands in or beside it."""
    texts = [*([entry] if entry else []), *held]
    name, printed = "", ""
    for label in texts:
        both = named_number(label.text)
        if numbers(label.text):
            printed = printed or label.text
        elif pair := two_numbers(label.text):
            printed = printed or pair[0]
        elif both:
            name, printed = name or both[0], printed or both[1]
        else:
            name = name or label.text
    return Slice(name, printed, tuple(texts))


def _around(pie: Pie, words: Sequence[Word], page: Page, *, names: bool) -> dict[Sector, list[Label]]:
    """Give the labels in and around a pie to its sectors; without `names`, only numbers."""
    labels = [block for block in _blocks(labels_in(words)) if _is_label(block)]
    ends = _leaders(pie, page)
    found: dict[Sector, list[tuple[float, Label]]] = {}
    for label in labels:
        sector, far = _sector_at(pie, label, ends)
        if sector and (names or _has_number(label.text)):
            found.setdefault(sector, []).append((far, label))
    usual = _usual([label for held in found.values() for _, label in held])
    return {s: _nearest([(far, o) for far, o in held if _look(o) in usual]) for s, held in found.items()}


def _has_number(text: str) -> bool:
    return bool(numbers(text) or named_number(text) or two_numbers(text))


def _is_label(label: Label) -> bool:
    text = label.text
    told = is_drawing(text) or is_source(text) or (is_unit(text) and not numbers(text))
    return len(label.words) <= LONG and not told


def _look(label: Label) -> tuple[float, str]:
    return round(label.words[0].size), label.words[0].font


def _usual(labels: Sequence[Label]) -> set[tuple[float, str]]:
    """Return the looks that labels have more than once: a title has another one."""
    looks = Counter(_look(label) for label in labels)
    return {look for look, count in looks.items() if count > 1} or set(looks)


def _blocks(labels: Sequence[Label]) -> list[Label]:
    """Join the lines of one label: below each other, in one size, up to a number."""
    found: list[Label] = []
    for label in labels:
        at = next((i for i, block in enumerate(found) if _goes_on(block, label)), None)
        if at is None:
            found.append(label)
        else:
            found[at] = joined([found[at], label])
    return found


def _goes_on(block: Label, label: Label) -> bool:
    one, other = block.box, label.box
    size = label.words[0].size
    close = -0.3 * size <= other.top - one.bottom < 0.5 * size and abs(size - block.words[-1].size) < 0.5
    even = min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.middle[0] - other.middle[0]) / 2)
    return close and even < 2 and one.overlap_x(other) > 0 and not _has_number(block.text)


def _nearest(held: Sequence[tuple[float, Label]]) -> list[Label]:
    """Return the nearest number and the nearest name: what stands apart belongs to something else."""
    ordered = [label for _, label in sorted(held, key=lambda pair: pair[0])]
    numbered = [label for label in ordered if numbers(label.text) or two_numbers(label.text)]
    return [*[o for o in ordered if o not in numbered][:1], *numbered[:1]]


def _sector_at(
    pie: Pie, label: Label, ends: Sequence[tuple[float, tuple[float, float]]]
) -> tuple[Sector | None, float]:
    """Return the sector that a label is in, beside, or led to by a line, and how far it is."""
    far, angle = pie.polar(*label.box.middle)
    if far < pie.inner:
        return None, far
    if far > pie.radius:
        led = [(_gap(label.box, x, y), at) for at, (x, y) in ends]
        gap, at = min(led, default=(TOUCH + 1, 0.0))
        if gap <= TOUCH:
            return _holding(pie, at), gap
        b = label.box
        far, angle = pie.polar(min(max(pie.x, b.x0), b.x1), min(max(pie.y, b.top), b.bottom))
        if far - pie.radius > AROUND:
            return None, far
    return _holding(pie, angle), max(far - pie.radius, 0)


def _holding(pie: Pie, angle: float) -> Sector | None:
    return next((sector for sector in pie.sectors if sector.holds(angle)), None)


def _gap(box: Box, x: float, y: float) -> float:
    return max(box.x0 - x, x - box.x1, 0) + max(box.top - y, y - box.bottom, 0)


def _leaders(pie: Pie, page: Page) -> list[tuple[float, tuple[float, float]]]:
    """Return the lines that begin at the circle: the angle where, and their other end."""
    found = []
    zone = Box(pie.box.x0 - LEADERS, pie.box.top - LEADERS, pie.box.x1 + LEADERS, pie.box.bottom + LEADERS)
    for stroke in page.strokes:
        if (stroke.fill and stroke.kind != "line") or not 2 <= len(stroke.points) <= 4:
            continue
        if stroke.box in pie.shapes or not zone.holds(stroke.box):
            continue
        ends = sorted((pie.polar(*point), point) for point in (stroke.points[0], stroke.points[-1]))
        (near, angle), _ = ends[0]
        if 0.3 * pie.radius <= near <= pie.radius + 6 < ends[1][0][0]:
            found.append((angle, ends[1][1]))
    return found
