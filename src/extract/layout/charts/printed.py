"""The number printed at a bar or at a point of a line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.layout.charts.labels import Label, labels_in, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.charts.shapes import Bar, Bars
    from extract.pdf import Word

ABOVE = 14.0  # points between a point of a line and its number
SAME = 0.1  # points
BEYOND = 9.0  # points between an upright bar's end and its number
FAR = 22.0  # the same for level bars


def printed_numbers(words: Iterable[Word], axis: Iterable[Label]) -> list[Label]:
    """Return the numbers among `words` that are not those of the axis."""
    taken = {id(word) for label in axis for word in label.words}
    return [label for label in labels_in(w for w in words if id(w) not in taken) if numbers(label.text)]


def matched(bars: Bars, printed: Sequence[Label]) -> dict[Bar, Label]:
    """Return the number printed on each bar or behind its end, for the bars that have one."""
    inside = {id(label) for label in printed for bar in bars.bars if bar.box.holds_middle(label.box)}
    outside = [label for label in printed if id(label) not in inside]
    found: dict[Bar, Label] = {}
    for stack in bars.stacks:
        for bar in stack:
            label = _label_at(bar, stack, bars, printed, outside)
            if label:
                found[bar] = label
    return found


def _label_at(
    bar: Bar, stack: Sequence[Bar], bars: Bars, printed: Sequence[Label], outside: Sequence[Label]
) -> Label | None:
    held = [label for label in printed if bar.box.holds_middle(label.box)]
    if held and not bars.is_line:
        return held[0]
    if bars.track is not None:
        bar = replace(bar, tip=max(bar.tip, bars.track))
    ends = bars.is_line or not any(_follows(bar, o) for o in stack)
    free = printed if bars.is_line else outside
    far = ABOVE if bars.is_line else BEYOND if bars.upright else FAR
    behind = [label for label in free if ends and _is_behind(bar, label, far, upright=bars.upright)]
    if bars.is_line:
        return min(behind, key=lambda label: _fit(bar, label), default=None)
    return min(behind, key=lambda label: abs(_across(label, upright=bars.upright) - bar.middle), default=None)


def _fit(bar: Bar, label: Label) -> tuple[bool, int, float]:
    """Rank the numbers above a point: those in the colour of its line first, then the nearest."""
    aside = abs(_across(label, upright=True) - bar.middle)
    return label.words[0].colour != bar.fill, round(aside), -label.box.bottom - bar.tip


def _follows(bar: Bar, other: Bar) -> bool:
    """Tell whether another part of the column is further from the axis."""
    same = (bar.length >= 0) == (other.length >= 0)
    return same and abs(other.tip - bar.base) > abs(bar.tip - bar.base) + SAME


def _across(label: Label, *, upright: bool) -> float:
    return label.box.middle[0] if upright else label.box.middle[1]


def _is_behind(bar: Bar, label: Label, far: float, *, upright: bool) -> bool:
    """Tell whether a number stands beyond the end of a bar: above, at the right, or below zero below."""
    slack = 4 if upright else 2
    if not bar.low - slack <= _across(label, upright=upright) <= bar.high + slack:
        return False
    start, end = (-label.box.bottom, -label.box.top) if upright else (label.box.x0, label.box.x1)
    middle = (start + end) / 2
    if bar.tip >= bar.base:
        return middle >= bar.tip and start - bar.tip <= far
    return middle <= bar.tip and bar.tip - end <= far
