"""The value of each bar: the number printed at it, else its length against the axis."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Literal

from extract.layout.charts.axis import Scale
from extract.layout.charts.labels import Label, label_of, numbers
from extract.layout.labels.chunks import chunks_of, rows_of
from extract.models import ChartSeries, ChartValue, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from extract.layout.charts.bars import Bar, Bars
    from extract.layout.charts.labels import LegendEntry
    from extract.pdf import Word

ABOVE = 11.0  # points; how far above its bar a number may be printed
OFF = 0.25  # a printed number farther from the measured one belongs to something else


@dataclass(frozen=True, slots=True)
class Reading:
    """A bar's value and where it came from."""

    bar: Bar
    value: Decimal
    origin: Literal["label", "geometry"]


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts of a chart are called: categories, colours, and the one series without a legend."""

    categories: Sequence[Label]
    legend: Sequence[LegendEntry]
    single: str


def series_of(
    bars: Bars, scale: Scale | None, names: Names, words: Iterable[Word]
) -> tuple[ChartSeries, ...]:
    """Return one series for each colour in the order of the legend; `words` are those near the bars.

    Bars that each have a name and a colour of their own are one series.
    """
    readings = _readings(bars, scale, _printed(words))
    if not names.legend and _one_each(bars, names.categories):
        return _as_series(names.single, readings, bars, names)
    entries = {entry.fill: entry.label.text for entry in names.legend}
    found: list[ChartSeries] = []
    for fill in entries or dict.fromkeys(bar.fill for bar in bars.bars):
        coloured = [reading for reading in readings if reading.bar.fill == fill]
        found += _as_series(entries.get(fill, names.single), coloured, bars, names)
    return tuple(found)


def _as_series(name: str, readings: Sequence[Reading], bars: Bars, names: Names) -> tuple[ChartSeries, ...]:
    values = tuple(_value(reading, names.categories, upright=bars.upright) for reading in readings)
    return (ChartSeries(name=name, values=values),) if values else ()


def _one_each(bars: Bars, labels: Sequence[Label]) -> bool:
    return len(labels) >= len(bars.stacks) and all(len(stack) == 1 for stack in bars.stacks)


def _value(reading: Reading, labels: Sequence[Label], *, upright: bool) -> ChartValue:
    def distance(label: Label) -> float:
        middle = label.box.middle[0] if upright else label.box.middle[1]
        return abs(middle - reading.bar.middle)

    label = min(labels, key=distance).text if labels else ""
    return ChartValue(label=label, value=plain(reading.value), origin=reading.origin)


def _printed(words: Iterable[Word]) -> list[Label]:
    labels = [label_of(chunk) for row in rows_of(words) for chunk in chunks_of(row)]
    return [label for label in labels if numbers(label.text)]


def _readings(bars: Bars, scale: Scale | None, printed: Sequence[Label]) -> list[Reading]:
    matched = {bar: label for bar in bars.bars if (label := _label_at(bar, bars, printed))}
    scale = scale or _scale_from(matched)
    found = []
    for bar in bars.bars:
        value = _read_label(matched.get(bar), bar, scale)
        if value is not None:
            found.append(Reading(bar, value, "label"))
        elif scale is not None:
            found.append(Reading(bar, scale.value(bar), "geometry"))
    return found


def _label_at(bar: Bar, bars: Bars, printed: Sequence[Label]) -> Label | None:
    """Return the number on the bar, else the nearest one behind its end."""
    inside = [label for label in printed if bar.box.holds_middle(label.box)]
    if inside and not bars.is_line:
        return inside[0]
    last = all(bar is stack[-1] for stack in bars.stacks if bar in stack)
    behind = [label for label in printed if last and _behind(bar, label, upright=bars.upright)]
    free = [
        label for label in behind if not any(b.box.holds_middle(label.box) for b in bars.bars if b is not bar)
    ]
    return min(free, key=lambda label: _far(bar, label, upright=bars.upright), default=None)


def _behind(bar: Bar, label: Label, *, upright: bool) -> bool:
    x, y = label.box.middle
    if upright:
        return bar.low - 4 <= x <= bar.high + 4 and 0 <= bar.box.top - y <= ABOVE
    return bar.low - 2 <= y <= bar.high + 2 and -2 <= label.box.x0 - bar.box.x1 <= 2 * ABOVE


def _far(bar: Bar, label: Label, *, upright: bool) -> float:
    x, y = label.box.middle
    return abs(x - bar.middle) if upright else abs(y - bar.middle)


def _scale_from(matched: dict[Bar, Label]) -> Scale | None:
    """Measure by the bars that have a number; the middle one speaks for all."""
    units = [
        float(numbers(label.text)[0]) / (bar.tip - bar.base)
        for bar, label in matched.items()
        if bar.tip - bar.base > 3
    ]
    middle = median(units) if len(units) > 1 else 0
    return Scale(middle) if middle > 0 else None


def _read_label(label: Label | None, bar: Bar, scale: Scale | None) -> Decimal | None:
    """Choose the reading of the printed number that fits the bar's length; None if none does."""
    if label is None:
        return None
    readings = numbers(label.text)
    if scale is None:
        return readings[0]
    measured = (bar.tip - bar.base) * scale.unit
    slack = OFF * measured + 2 * scale.unit
    fitting = [value for value in readings if abs(float(value) - measured) <= slack]
    return min(fitting, key=lambda v: abs(float(v) - measured), default=None)
