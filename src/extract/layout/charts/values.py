"""The value of each bar: the number printed at it, else its length against the axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.layout.charts.categories import named
from extract.layout.charts.labels import Label, measure_of
from extract.layout.charts.scale import Scale, read_label, rounded, scale_from
from extract.models import ChartSeries, ChartValue, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from extract.layout.charts.legend import LegendEntry
    from extract.layout.charts.shapes import Bar, Bars


@dataclass(frozen=True, slots=True)
class Reading:
    """A bar's value, by how much it may be off if it was measured, and where it came from."""

    bar: Bar
    value: Decimal
    error: Decimal | None = None

    @property
    def origin(self) -> Literal["label", "geometry"]:
        """Printed or measured."""
        return "label" if self.error is None else "geometry"


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts of a chart are called: categories, colours, and the one series without a legend."""

    categories: Sequence[Label]
    legend: Sequence[LegendEntry]
    single: str
    groups: Sequence[Label] = ()


def series_of(
    bars: Bars, scale: Scale | None, names: Names, labels: Mapping[Bar, Label]
) -> tuple[ChartSeries, ...]:
    """Return one series for each colour in the order of the legend; `labels` are the numbers at bars.

    Bars that each have a name and a colour of their own are one series.
    """
    if scale is None and not bars.is_line:
        scale = scale_from(labels)
    readings = _readings(bars, scale, labels)
    called = _called(bars, names)
    if not names.legend and _one_each(bars, names.categories):
        return _as_series(names.single, readings, called)
    entries = {entry.fill: entry.label.text for entry in names.legend}
    fills = list(dict.fromkeys(bar.fill for bar in bars.bars))
    found: list[ChartSeries] = []
    for fill in [*(f for f in entries if f in fills), *(f for f in fills if f not in entries)]:
        coloured = [reading for reading in readings if reading.bar.fill == fill]
        found += _as_series(entries.get(fill, names.single), coloured, called)
    return tuple(found)


def _as_series(
    name: str, readings: Sequence[Reading], called: Mapping[float, str]
) -> tuple[ChartSeries, ...]:
    values = tuple(
        ChartValue(
            label=called[reading.bar.middle],
            value=plain(reading.value),
            error=None if reading.error is None else plain(reading.error),
            origin=reading.origin,
        )
        for reading in readings
    )
    return (ChartSeries(name=name, values=values),) if values else ()


def _called(bars: Bars, names: Names) -> dict[float, str]:
    """Return the category of each bar; where labels come again in each group, with the group's name."""
    middles = [bar.middle for bar in bars.bars]
    found = named(middles, names.categories, upright=bars.upright)
    texts = [label.text for label in names.categories]
    if len(set(texts)) == len(texts) or not names.groups:
        return found
    grouped = {m: min(names.groups, key=lambda group: abs(group.box.middle[0] - m)).text for m in middles}
    again = {text for text in texts if texts.count(text) > 1}
    return {m: f"{grouped[m]} {text}" if text in again else text for m, text in found.items()}


def _one_each(bars: Bars, labels: Sequence[Label]) -> bool:
    return len(labels) >= len(bars.stacks) and all(len(stack) == 1 for stack in bars.stacks)


def _readings(bars: Bars, scale: Scale | None, labels: Mapping[Bar, Label]) -> list[Reading]:
    found = []
    for bar in bars.bars:
        value = read_label(labels.get(bar), bar, scale)
        if value is not None:
            found.append(Reading(bar, value))
        elif scale is not None:
            found.append(Reading(bar, *rounded(scale.measure(bar), scale.slack * scale.unit)))
    return found


def measure_in(labels: Sequence[Label]) -> str | None:
    """Return what stands at all numbers alike, as a unit: '%', '€ m'; None if nothing does."""
    found = {measure_of(label.text) for label in labels}
    return found.pop() or None if len(found) == 1 else None
