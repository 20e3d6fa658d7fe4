"""Charts against the totals and the shares that they print themselves."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extract.checks.charts import value_term
from extract.checks.verdicts import Sum, Term
from extract.records import About
from extract.records.check_rules import check_rules
from extract.records.intervals import Interval
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.models import Chart, ChartSeries, Comparison, ComparisonKind, FactSheet

LEAST_PARTS = 2
HUNDRED = Decimal(100)


def chart_totals(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare a series (or a slice, or a bar) called 'Total' with the sum of the others.

    Stacked bars only, and other charts where most values show that it is their sum.
    """
    for chart in sheet.charts:
        found = [*_series_totals(chart), *_label_totals(chart)]
        wrong = sum(one.verdict == "contradicts" for one in found)
        if chart.kind == "stacked" or wrong * 2 < len(found):
            yield from (_compared(sheet, chart, "chart_total", one) for one in found)


def chart_shares(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare the printed shares of a pie with 100 per cent; if they are less, one may not be printed."""
    for chart in sheet.charts:
        terms = [value_term(value) for series in chart.series for value in series.values]
        printed = all(value.origin == "label" for series in chart.series for value in series.values)
        if (
            chart.kind != "pie"
            or (chart.unit or "").strip() != "%"
            or len(terms) < LEAST_PARTS
            or not printed
        ):
            continue
        whole = Term(HUNDRED, Interval(HUNDRED, HUNDRED))
        short = sum((term.interval.high for term in terms), Decimal(0)) < HUNDRED
        reason = "a slice may not print its share" if short else None
        found = Sum(f"Chart {chart.text!r}, shares in per cent", whole, tuple(terms), reason=reason)
        yield _compared(sheet, chart, "chart_shares", found)


def _series_totals(chart: Chart) -> Iterator[Sum]:
    """Yield a sum for each value of a series called 'Total'."""
    totals = [series for series in chart.series if _is_total(series.name)]
    others = [series for series in chart.series if not _is_total(series.name)]
    if len(totals) != 1 or len(others) < LEAST_PARTS:
        return
    for value in totals[0].values:
        terms = _at(others, value.label)
        if len(terms) >= LEAST_PARTS:
            yield Sum(f"Chart {chart.text!r}, {value.label!r}", value_term(value), terms)


def _label_totals(chart: Chart) -> Iterator[Sum]:
    """Yield a sum for each series with a value called 'Total'."""
    for series in chart.series:
        totals = [value for value in series.values if _is_total(value.label)]
        terms = tuple(value_term(value) for value in series.values if not _is_total(value.label))
        if len(totals) == 1 and len(terms) >= LEAST_PARTS:
            yield Sum(f"Chart {chart.text!r}, {series.name or 'all'!r}", value_term(totals[0]), terms)


def _at(others: Sequence[ChartSeries], label: str) -> tuple[Term, ...]:
    return tuple(value_term(value) for series in others for value in series.values if value.label == label)


def _is_total(words: str) -> bool:
    return bool(phrases(check_rules().totals).fullmatch(words.strip()))


def _compared(sheet: FactSheet, chart: Chart, kind: ComparisonKind, found: Sum) -> Comparison:
    return found.compared(sheet.source.sha256, kind, About("chart", chart.id, "series", chart.spans))
