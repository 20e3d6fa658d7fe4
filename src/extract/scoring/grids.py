"""Tables and charts: each gold one is compared with the one of ours that shares most with it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extract.scoring.compared import number, plain_text

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from extract.models import Chart, FactSheet
    from extract.scoring.gold import Gold, GoldChart
    from extract.scoring.tally import Tally

Grid = Counter["Hashable"]


def compare_grids(name: str, sheet: FactSheet | None, gold: Gold, tallies: Mapping[str, Tally]) -> None:
    """Add the tables and charts of one document to the tallies."""
    tables = [_cells((t.header, *t.rows)) for t in sheet.tables] if sheet else []
    charts = [_points(c) for c in sheet.charts] if sheet else []
    for field, ours, theirs in (
        ("table cells", tables, _tables(gold)),
        ("chart values", charts, _charts(gold)),
    ):
        for best, wanted in _matched(ours, theirs):
            found = ours[best].elements() if best is not None else ()
            tallies[field].compare(name, found, wanted.elements())


def judged_grids(sheet: FactSheet, gold: Gold) -> Iterator[tuple[str, int, int]]:
    """Yield the rule of each table and chart, how many of its cells or values gold has, and their number."""
    tables = [_cells((table.header, *table.rows)) for table in sheet.tables]
    charts = [_points(chart) for chart in sheet.charts]
    for records, ours, theirs in (
        (sheet.tables, tables, _tables(gold)),
        (sheet.charts, charts, _charts(gold)),
    ):
        for best, wanted in _matched(ours, theirs):
            if best is not None:
                yield records[best].rule, (ours[best] & wanted).total(), ours[best].total()


def _tables(gold: Gold) -> list[Grid]:
    return [_cells(table.rows) for table in gold.tables]


def _charts(gold: Gold) -> list[Grid]:
    return [_gold_points(chart) for chart in gold.charts]


def _matched(ours: Sequence[Grid], theirs: Sequence[Grid]) -> list[tuple[int | None, Grid]]:
    """Return which of ours is most like each of theirs (None: none shares anything), then those left over."""
    free = dict(enumerate(ours))
    pairs: list[tuple[int | None, Grid]] = []
    for wanted in theirs:
        shared = {number: (grid & wanted).total() for number, grid in free.items()}
        best = max(shared, key=lambda number: shared[number], default=None)
        best = best if best is not None and shared[best] else None
        pairs.append((best, wanted))
        if best is not None:
            del free[best]
    return [*pairs, *((number, Grid()) for number in free)]


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
