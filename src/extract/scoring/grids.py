"""Tables and charts: each gold one is compared with the one of ours that shares most with it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extract.scoring.compared import number, plain_text

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from extract.models import Chart, FactSheet
    from extract.scoring.gold import Gold, GoldChart
    from extract.scoring.tally import Tally

Grid = Counter["Hashable"]


def compare_grids(name: str, sheet: FactSheet | None, gold: Gold, tallies: Mapping[str, Tally]) -> None:
    """Add the tables and charts of one document to the tallies."""
    tables = [_cells((t.header, *t.rows)) for t in sheet.tables] if sheet else []
    charts = [_points(c) for c in sheet.charts] if sheet else []
    _compare(name, tables, [_cells(t.rows) for t in gold.tables], tallies["table cells"])
    _compare(name, charts, [_gold_points(c) for c in gold.charts], tallies["chart values"])


def _compare(name: str, ours: list[Grid], theirs: Sequence[Grid], tally: Tally) -> None:
    free = list(ours)
    for wanted in theirs:
        best = max(free, key=lambda grid: (grid & wanted).total(), default=None)
        shared = best is not None and (best & wanted).total() > 0
        tally.compare(name, best.elements() if best is not None and shared else (), wanted.elements())
        if best is not None and shared:
            free.remove(best)
    for left in free:
        tally.compare(name, left.elements(), ())


def _cells(rows: Sequence[Sequence[str | None]]) -> Grid:
    return Counter(plain_text(cell) for row in rows for cell in row if plain_text(cell))


def _points(chart: Chart) -> Grid:
    return Counter(
        (plain_text(series.name), plain_text(point.label), number(point.value))
        for series in chart.series
        for point in series.values
    )


def _gold_points(chart: GoldChart) -> Grid:
    return Counter(
        (plain_text(name), plain_text(label), number(value))
        for name, values in chart.series.items()
        for label, value in values.items()
    )
