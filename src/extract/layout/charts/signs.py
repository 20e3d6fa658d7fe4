"""What tells bars from the grounds of tables and boxes: names, numbers, an axis, no running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.layout.charts.labels import numbers
from extract.layout.charts.scale import fits, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.layout.charts.axis import Axis
    from extract.layout.charts.labels import Label
    from extract.layout.charts.shapes import Bar, Bars
    from extract.models import ChartSeries
    from extract.pdf import Word

LEAST_NUMBERS = 3  # on the axis of a chart that could be something else


def is_told(series: Sequence[ChartSeries], printed: Mapping[Bar, Label], bars: Bars) -> bool:
    """Tell whether bars without an axis all have names, and numbers that grow with them."""
    named = all(value.label for one in series for value in one.values)
    return named and fits(printed, is_line=bars.is_line)


def is_sure(bars: Bars, axis: Axis | None) -> bool:
    """Ask for an axis where bars are few or alike, or are lines that could be rules."""
    if bars.is_line or (not bars.is_thin and len(bars.bars) > 2 and bars.are_various):
        return True
    return axis is not None and len(axis.labels) >= LEAST_NUMBERS and scale_of(bars, axis) is not None


def holds_prose(bars: Bars, words: Sequence[Word]) -> bool:
    """Tell boxes of text from bars: bars hold numbers at most."""
    whole = bars.box
    near = [w for w in words if whole.holds_middle(w.box)]
    inside = [w for w in near if any(bar.box.holds_middle(w.box) for bar in bars.bars)]
    wordy = [w for w in inside if sum(c.isalpha() for c in w.text) > 2]
    return len(wordy) > max(1, 0.3 * len(inside))


def has_numbers(bars: Bars, words: Iterable[Word], axis: Sequence[Label]) -> bool:
    """Tell whether there is an axis, or numbers at half of the bars: coloured cells of a table have none."""
    if len(axis) > 1:
        return True
    zone = bars.box
    end = zone.x1 if bars.upright or bars.track is None else max(zone.x1, bars.track)
    around_bars = Box(zone.x0 - 4, zone.top - 12, end + 30, zone.bottom + 2)
    held = [w for w in words if around_bars.holds_middle(w.box) and numbers(w.text)]
    return 2 * len(held) >= len(bars.bars)


def is_labelled(bars: Bars, labels: Sequence[Label], axis: Sequence[Label]) -> bool:
    """Tell whether bars have names or an axis, as those of a chart do."""
    if not all(bar.fill for bar in bars.bars):  # gradients, which cannot be told apart
        return len(labels) >= len(bars.stacks) == len(bars.bars)
    colours = len({stack[0].fill for stack in bars.stacks}) or 1
    wanted = len(bars.stacks) / colours
    return len(labels) >= max(2, 0.6 * wanted) or (len(axis) > 2 and bool(labels))
