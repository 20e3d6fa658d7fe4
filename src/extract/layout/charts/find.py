"""Finds the charts of one page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.layout.charts.captions import bounds, caption_of
from extract.layout.charts.graphs import Graph, read_graphs
from extract.layout.charts.grids import grids_over, outside
from extract.layout.charts.keyed import drawings_with_legends
from extract.layout.charts.labels import labels_in
from extract.layout.charts.maps import find_maps
from extract.layout.charts.pictures import find_pictures
from extract.layout.charts.pies import find_pies
from extract.layout.charts.places import values_of_places
from extract.layout.charts.plot import lines_in
from extract.layout.charts.plots import plots_with_axes
from extract.layout.charts.unread import PROSE, drawings_with_captions
from extract.layout.types import ChartBlock
from extract.models import ChartSeries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.geometry import Box
    from extract.layout.charts.pies import FoundPie
    from extract.pdf import Page

SLACK = 3.0  # points that a label may stand out of its chart
PICTURE = "it is a picture, and its values are printed nowhere in the text layer."
MAP = "it is a map or a drawing whose values belong to places, not to names."
UNKNOWN = "it is drawn in a way that is neither bars, lines nor a pie."


@dataclass(frozen=True, slots=True)
class FoundChart:
    """A chart, and the places in `page.words` of all its words, title and unit included."""

    block: ChartBlock
    words: frozenset[int]


def find_charts(page: Page) -> tuple[FoundChart, ...]:
    """Return the charts on `page`, from top to bottom.

    Bars (single, grouped, stacked; upright or level), lines, areas, pies and rings come with their values;
    maps, other drawings with axes or captions, and pictures that are called charts come with the problem.
    Cells of a table, grounds of tables and boxes, bands of key figures, photos and ornaments are no charts.
    """
    found = _found(page, page)
    grids = grids_over(page, [chart.block.box for chart in found])
    if grids:
        strokes, words = outside(page, grids)
        found = _found(replace(page, strokes=strokes, words=words), page)
    return tuple(sorted(found, key=lambda chart: (chart.block.box.top, chart.block.box.x0)))


def _found(shown: Page, page: Page) -> list[FoundChart]:
    """Read the charts of what is shown of a page."""
    found: list[FoundChart] = []
    for graph in _graphs(shown, found):
        if not any(chart.block.box.overlap(graph.box) > 0 for chart in found):
            found.append(_chart(graph, page))
    return found


def _graphs(page: Page, found: Sequence[FoundChart]) -> Iterator[Graph]:
    """Yield what may be a chart, the surest first; `found` grows as charts are taken."""
    yield from read_graphs(page)
    for pie in find_pies(page):
        yield _pie(pie, page)
    for box in find_maps(page):
        yield _map(box, page)
    for box in plots_with_axes(page, [chart.block.box for chart in found]):
        yield Graph(box, "unknown", caption_of(box, box, page), problem=UNKNOWN)
    for box in drawings_with_legends(page, [chart.block.box for chart in found]):
        yield Graph(box, "unknown", caption_of(box, box, page), problem=UNKNOWN)
    for box, title in find_pictures(page):
        yield Graph(box, "picture", title, problem=PICTURE)
    for box in drawings_with_captions(page):
        yield Graph(box, "unknown", caption_of(box, box, page), problem=UNKNOWN)


def _pie(pie: FoundPie, page: Page) -> Graph:
    title = caption_of(pie.box, pie.circle, page)
    series = tuple(ChartSeries(name=title.name, values=values) for values in pie.series)
    return Graph(pie.box, "pie" if pie.is_whole else "unknown", title, series, pie.measure, pie.problem)


def _map(box: Box, page: Page) -> Graph:
    """Return a map, with its figures if they stand below names of places."""
    title = caption_of(box, box, page)
    values, measure = values_of_places(box, (word for word in page.words if word.upright))
    series = (ChartSeries(name=title.name, values=values),) if values else ()
    return Graph(box, "unknown", title, series, measure, None if series else MAP)


def _inside(box: Box, page: Page) -> list[int]:
    """Return the places of the words in a chart, without lines of text that only begin or end there."""
    held = [i for i, word in enumerate(page.words) if box.holds_middle(word.box)]
    level = [w for w in page.words if w.upright and w.box.top < box.bottom and w.box.bottom > box.top]
    lines = [o for o in labels_in(level) if len(o.words) >= PROSE and not box.holds(o.box, slack=SLACK)]
    text = {id(word) for line in lines for word in line.words}
    return [i for i in held if id(page.words[i]) not in text]


def _chart(graph: Graph, page: Page) -> FoundChart:
    """Put the words inside a chart and those of its title into its block."""
    title = graph.title
    inside = _inside(graph.box, page)
    titled = {id(word) for word in title.words}
    words = frozenset(inside) | {i for i, w in enumerate(page.words) if id(w) in titled}
    block = ChartBlock(
        page=page.number,
        box=bounds(graph.box, title),
        kind=graph.kind,
        title=title.title,
        unit=title.unit,
        series=graph.series,
        lines=lines_in(page, (i for i in inside if id(page.words[i]) not in titled)),
        measure=graph.measure,
        problem=graph.problem,
    )
    return FoundChart(block, words)
