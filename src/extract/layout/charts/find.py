"""Finds the charts of one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.geometry import Box, around
from extract.layout.charts.axis import fit, scale_of, ticks
from extract.layout.charts.bars import Bars, find_bars
from extract.layout.charts.labels import LegendEntry, categories, groups, legend, near_words, numbers
from extract.layout.charts.maps import find_maps
from extract.layout.charts.pies import find_pies
from extract.layout.charts.polylines import above, find_polylines
from extract.layout.charts.values import Names, series_of
from extract.layout.labels.chunks import as_lines, body_size
from extract.layout.labels.titles import Title, title_of
from extract.layout.labels.wording import is_unit
from extract.layout.types import ChartBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.charts.labels import Label
    from extract.models import ChartSeries
    from extract.pdf import Page, Word


Kind = Literal["bar", "grouped", "stacked", "line", "pie", "unknown"]


@dataclass(frozen=True, slots=True)
class FoundChart:
    """A chart, and the places in `page.words` of all its words, title and unit included."""

    block: ChartBlock
    words: frozenset[int]


def find_charts(page: Page) -> tuple[FoundChart, ...]:
    """Return the charts drawn on `page`, from top to bottom.

    Bars (single, grouped, stacked; upright or level) and lines come with their values, pies and maps without.
    Grounds of tables and boxes, bands of key figures and ornaments are no charts.
    """
    found: list[FoundChart] = []
    for bars in [*find_bars(page), *find_polylines(page)]:
        if not _covered(bars.box, found) and (chart := _read(bars, page)):
            found.append(chart)
    pies = [box for box in find_pies(page) if not _covered(box, found)]
    found += [_chart(page, box, _title(box, page), "pie", ()) for box in pies]
    maps = [box for box in find_maps(page) if not _covered(box, found)]
    found += [_chart(page, box, _title(box, page), "unknown", ()) for box in maps]
    return tuple(sorted(found, key=lambda chart: (chart.block.box.top, chart.block.box.x0)))


def _covered(box: Box, found: Iterable[FoundChart]) -> bool:
    return any(chart.block.box.overlap(box) > 0 for chart in found)


def _read(bars: Bars, page: Page) -> FoundChart | None:
    near = near_words(page, bars.box)
    labels = categories(bars, near)
    axis = ticks(bars, near)
    if _holds_prose(bars, near) or not (_is_labelled(bars, labels, axis) and _has_numbers(bars, near, axis)):
        return None
    fitted = fit(axis, upright=True) if bars.is_line else None
    if fitted:
        bars = above(bars, fitted[1])
    fills = frozenset(bar.fill for bar in bars.bars)
    shapes = frozenset(bar.box for bar in bars.bars)
    plot = _with_gridlines(bars, page)
    entries = legend(page, plot, fills, shapes)
    box = around(
        [plot, *_boxes(labels), *_boxes(axis), *(e.mark for e in entries), *_boxes(e.label for e in entries)]
    )
    box = around([box, *_boxes(groups(bars, labels, near))])
    box = _with_value_labels(box, bars, near)
    title = _title(box, page)
    series = series_of(bars, scale_of(bars, axis), Names(labels, entries, _name(title)), near)
    return _chart(page, box, title, _kind(bars, entries), series)


def _chart(page: Page, box: Box, title: Title, kind: Kind, series: tuple[ChartSeries, ...]) -> FoundChart:
    """Put the words inside `box` and those of the title into the chart."""
    inside = [i for i, word in enumerate(page.words) if box.holds_middle(word.box)]
    words = frozenset(inside) | {i for i, w in enumerate(page.words) if any(w is t for t in title.words)}
    block = ChartBlock(
        page=page.number,
        box=around([box, *(line.box for line in (*title.title, *title.unit))]),
        kind=kind,
        title=title.title,
        unit=title.unit,
        series=series,
        lines=as_lines(page.number, [page.words[i] for i in inside]),
    )
    return FoundChart(block, words)


def _boxes(labels: Iterable[Label]) -> list[Box]:
    return [label.box for label in labels]


def _holds_prose(bars: Bars, words: Sequence[Word]) -> bool:
    """Tell boxes of text from bars: bars hold numbers at most."""
    inside = [w for w in words if any(bar.box.holds_middle(w.box) for bar in bars.bars)]
    wordy = [w for w in inside if sum(c.isalpha() for c in w.text) > 2]
    return len(wordy) > max(1, 0.3 * len(inside))


def _has_numbers(bars: Bars, words: Iterable[Word], axis: Sequence[Label]) -> bool:
    """Tell whether there is an axis, or numbers at half of the bars: coloured cells of a table have none."""
    if len(axis) > 1:
        return True
    zone = bars.box
    around_bars = Box(zone.x0 - 4, zone.top - 12, zone.x1 + 30, zone.bottom + 2)
    held = [w for w in words if around_bars.holds_middle(w.box) and numbers(w.text)]
    return 2 * len(held) >= len(bars.bars)


def _is_labelled(bars: Bars, labels: Sequence[Label], axis: Sequence[Label]) -> bool:
    """Tell whether bars have names or an axis, as those of a chart do."""
    groups = len({stack[0].fill for stack in bars.stacks}) or 1
    wanted = len(bars.stacks) / groups
    return len(labels) >= max(2, 0.6 * wanted) or (len(axis) > 2 and bool(labels))


def _with_gridlines(bars: Bars, page: Page) -> Box:
    """Add the thin lines in even steps behind the bars, and the axis beside them."""
    box = bars.box
    zone = Box(box.x0 - 40, box.top - 60, box.x1 + 60, box.bottom + 4)
    thin = [s.box for s in page.strokes if min(s.box.width, s.box.height) <= 1.5 and zone.holds(s.box)]
    level = [line for line in thin if line.width >= 0.8 * box.width]
    upright = [line for line in thin if line.height >= 0.8 * box.height]
    return around([box, *(_even(level) if bars.upright else level), *upright])


def _even(lines: Sequence[Box]) -> list[Box]:
    """Keep the lines that follow each other upwards in steps like the first; a frame above is none."""
    kept: list[Box] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if kept and kept[-1].top - line.top < 1:
            continue
        step = kept[0].top - kept[1].top if len(kept) > 1 else float("inf")
        if kept and kept[-1].top - line.top > 1.3 * step:
            break
        kept.append(line)
    return kept


def _with_value_labels(box: Box, bars: Bars, words: Iterable[Word]) -> Box:
    """Add the numbers printed above or behind the bars."""
    reach = bars.box
    zone = Box(reach.x0 - 4, reach.top - 12, reach.x1 + (4 if bars.upright else 30), reach.bottom)
    held = [w.box for w in words if zone.holds_middle(w.box) and any(c.isdigit() for c in w.text)]
    return around([box, *held])


def _title(box: Box, page: Page) -> Title:
    words = [w for w in page.words if w.upright]
    outside = [word for word in words if not box.holds_middle(word.box)]
    title = title_of(box, page.number, outside, body_size(words))
    if title.unit:
        return title
    top = [w for w in words if box.holds_middle(w.box) and w.box.top < box.top + 14]
    units = [line for line in as_lines(page.number, top) if is_unit(" ".join(w.text for w in line.words))]
    return Title(title.title, tuple(units[:1]))


def _kind(bars: Bars, entries: Sequence[LegendEntry]) -> Kind:
    if bars.is_line:
        return "line"
    if any(len(stack) > 1 for stack in bars.stacks):
        return "stacked"
    return "grouped" if len(entries) > 1 else "bar"


def _name(title: Title) -> str:
    return " ".join(word.text for line in title.title for word in line.words)
