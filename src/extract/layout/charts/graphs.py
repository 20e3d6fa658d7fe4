"""Bars and lines with their names, their axis and their values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.geometry import Box, around
from extract.layout.charts.axis import LONGER, LOWER, find_axes, find_axis
from extract.layout.charts.bars import find_bars, parted
from extract.layout.charts.captions import caption_of
from extract.layout.charts.categories import categories, groups, years_between
from extract.layout.charts.labels import labels_in, near_words, numbers
from extract.layout.charts.legend import legend, names_at_ends
from extract.layout.charts.plot import level_axis_title, plot_of, value_axis_title, value_labels
from extract.layout.charts.polylines import DEEP, above, as_bars, find_lines, is_over, vertices
from extract.layout.charts.printed import matched, printed_numbers
from extract.layout.charts.scale import scale_of
from extract.layout.charts.signs import has_numbers, holds_prose, is_labelled, is_sure, is_told
from extract.layout.charts.values import Names, measure_in, series_of
from extract.layout.labels.wording import is_drawing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.layout.charts.axis import Axis
    from extract.layout.charts.labels import Label
    from extract.layout.charts.legend import LegendEntry
    from extract.layout.charts.polylines import Drawn
    from extract.layout.charts.shapes import Bars
    from extract.layout.labels.titles import Title
    from extract.models import ChartSeries
    from extract.pdf import Page, Word

Kind = Literal["bar", "grouped", "stacked", "line", "pie", "picture", "unknown"]

NO_NUMBERS = "neither its bars nor its axis have numbers that can be read."
AT_POINT = 4.0  # points between a label and the corner of a line above it


@dataclass(frozen=True, slots=True)
class Graph:
    """A chart; `measure` is the unit printed at its numbers, `problem` why it has no values."""

    box: Box
    kind: Kind
    title: Title
    series: tuple[ChartSeries, ...] = ()
    measure: str | None = None
    problem: str | None = None


def read_graphs(page: Page) -> Iterator[Graph]:
    """Yield the charts of bars, then those of lines, those with more bars first."""
    lines = find_lines(page)
    for group in find_bars(page):
        near = _near(group, page)
        for bars in parted(group, [label for label in labels_in(near) if numbers(label.text)]):
            axes = find_axes(page, bars.box, near, upright=bars.upright)
            graph = _read(bars, page, axes, [one for drawn in lines for one in drawn])
            if graph:
                yield graph
    for drawn in lines:
        graph = _read_lines(drawn, page)
        if graph:
            yield graph


def _near(bars: Bars, page: Page) -> list[Word]:
    """Return the words around bars, also along an axis that is longer than they are."""
    box = bars.box
    if bars.upright:
        return near_words(page, Box(box.x0, box.top - LONGER, box.x1, box.bottom + LOWER))
    return near_words(page, Box(box.x0, box.top, box.x1 + LONGER, box.bottom))


def _read_lines(lines: Sequence[Drawn], page: Page) -> Graph | None:
    box = around(line.box for line in lines)
    near = near_words(page, Box(box.x0, box.top, box.x1, box.bottom + DEEP))
    axis = find_axis(page, box, near, upright=True, deep=DEEP)
    foot = _foot(box, page, axis)
    bars = as_bars(lines, vertices(lines), foot)
    plot = plot_of(bars, page, axis)
    labels = categories(bars, plot, near, page)
    bars = as_bars(lines, _places(lines, labels), foot)
    if axis and not bars.is_area:
        bars = above(bars, axis.zero)
    return _read(bars, page, [axis] if axis else [])


def _places(lines: Sequence[Drawn], labels: Sequence[Label]) -> list[float]:
    """Return where a line is measured: at its corners if there is a label at each, else above the labels.

    Labels may also be every second or fifth year.
    """
    corners = vertices(lines)
    middles = [label.box.middle[0] for label in labels]
    if len(corners) <= len(labels) or len(middles) < 2:
        return corners
    at_corners = all(min(abs(m - c) for c in corners) <= AT_POINT for m in middles)
    if at_corners and years_between([(o.box.middle[0], o.text) for o in labels], corners):
        return corners
    inside = [m for m in middles if corners[0] - AT_POINT <= m <= corners[-1] + AT_POINT]
    return [min(max(m, corners[0]), corners[-1]) for m in inside] or corners


def _foot(box: Box, page: Page, axis: Axis | None) -> float:
    """Return the height of the axis: the lowest level line below or behind the lines."""
    lowest = max((label.box.middle[1] for label in axis.labels), default=box.bottom) + 4 if axis else None
    deepest = lowest if lowest is not None else box.bottom + DEEP
    level = [
        stroke.box.bottom
        for stroke in page.strokes
        if stroke.box.height <= 1.5 and stroke.box.overlap_x(box) >= 0.9 * box.width
        if stroke.box.width <= 1.6 * box.width and box.top - 5 <= stroke.box.top <= deepest
    ]
    return max([box.bottom + 0.1, *level])


def _read(bars: Bars, page: Page, axes: Sequence[Axis], lines: Sequence[Drawn] = ()) -> Graph | None:
    """Read bars, or lines as bars, and the `lines` drawn over them, which may have the second axis."""
    axis = axes[0] if axes else None
    near = _near(bars, page)
    plot = plot_of(bars, page, axis)
    numbered = axis.labels if axis else ()
    labels = categories(bars, plot, near, page) or _inside(bars, plot, near, page, numbered)
    if holds_prose(bars, near) or not is_labelled(bars, labels, numbered) or not is_sure(bars, axis):
        return None
    over = [_over(line, axes[-1]) for line in lines if axes and is_over(line, bars, plot, len(labels))]
    numbered = tuple(label for one in axes for label in one.labels) if over else numbered
    entries = _legend([bars, *over], plot, near, page, numbered)
    printed = matched(bars, printed_numbers(near, numbered))
    grouped = groups(bars, labels, near)
    box = _place([plot, *value_labels(bars, near)], [*labels, *numbered, *grouped], entries)
    along = [*value_axis_title(box, page), *level_axis_title(box, plot, near)]
    title = caption_of(box, plot, page, along)
    if not has_numbers(bars, near, numbered) and not is_drawing(title.name):
        return None
    names = Names(labels, entries, title.name, grouped)
    series = series_of(bars, scale_of(bars, axis), names, printed)
    if axis is None and not is_told(series, printed, bars):
        return None
    for line in over:
        series += series_of(line, scale_of(line, axes[-1]), names, {})
    measure = None if title.unit else measure_in([*printed.values()] or numbered)
    whole = around([box, *(label.box for label in along)])
    return Graph(whole, _kind(bars, entries), title, series, measure, None if series else NO_NUMBERS)


def _place(boxes: Sequence[Box], labels: Sequence[Label], entries: Sequence[LegendEntry]) -> Box:
    marks = [box for entry in entries for box in (entry.mark, entry.label.box)]
    return around([*boxes, *marks, *(label.box for label in labels)])


def _inside(
    bars: Bars, plot: Box, near: Sequence[Word], page: Page, numbered: Sequence[Label]
) -> list[Label]:
    """Return the labels below the lowest number of the axis: bars may be cut off there."""
    if not (bars.upright and numbered):
        return []
    lowest = max(label.box.middle[1] for label in numbered)
    return categories(bars, Box(plot.x0, plot.top, plot.x1, lowest), near, page)


def _over(line: Drawn, axis: Axis) -> Bars:
    """Return a line over bars as the bars of its points."""
    return above(as_bars([line], vertices([line]), line.box.bottom), axis.zero)


def _legend(
    drawn: Sequence[Bars], plot: Box, near: Sequence[Word], page: Page, numbered: Sequence[Label]
) -> list[LegendEntry]:
    bars, every = drawn[0], [bar for one in drawn for bar in one.bars]
    fills = frozenset(bar.fill for bar in every)
    found = legend(page, plot, fills, frozenset(bar.box for bar in every))
    return found or (names_at_ends(bars, near, numbered) if bars.is_line and len(fills) > 1 else [])


def _kind(bars: Bars, entries: Sequence[LegendEntry]) -> Kind:
    if bars.is_line:
        return "line"
    if any(len(stack) > 1 for stack in bars.stacks):
        return "stacked"
    return "grouped" if len(entries) > 1 else "bar"
