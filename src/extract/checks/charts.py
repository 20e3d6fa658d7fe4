"""Charts of contributions by year against what the text states for the same years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.checks.verdicts import Sum, Term
from extract.entities.money.heads import read_head
from extract.records import About
from extract.records.giving.drawn import chart_flow, measured, number_of
from extract.records.intervals import Interval, of_amount, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.models import (
        Chart,
        ChartSeries,
        ChartValue,
        Comparison,
        Contribution,
        FactSheet,
        Flow,
        Language,
    )

NEAR = Decimal("0.5")  # a figure further away than this share is no other printing of the same sum
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart of money by year: its currency, its years, and the sum that it shows for a flow."""

    chart: Chart
    currencies: tuple[str, ...]
    first: int
    last: int
    flow: Flow
    whole: Interval
    others: tuple[Interval, ...]  # sums of single series, which parts of the flow may state


def chart_sums(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare the contributions of a flow with the sum that a chart shows for it.

    Only charts of money whose labels are years are compared, with contributions of the same currency and just
    these years, and only figures near the sum contradict it. Rounding of every label counts, and the error of
    measuring.
    """
    drawn = [one for chart in sheet.charts for one in _drawn(chart, sheet.language or "en")]
    for contribution in sheet.contributions:
        for one in drawn:
            if _same(contribution, one) and contribution.source == "text":
                yield from _compared(sheet, contribution, one)


def _drawn(chart: Chart, language: Language) -> Iterator[Drawn]:
    """Yield what the chart shows for each flow that a series, or else its title, names."""
    head = read_head(chart.unit or chart.title or "", language)
    years = sorted({int(v.label) for s in chart.series for v in s.values if _YEAR.fullmatch(v.label.strip())})
    labels = {v.label for s in chart.series for v in s.values}
    if head is None or not years or len(years) != len(labels) or years[-1] - years[0] + 1 != len(years):
        return
    sums = {series.name: _sum(series, head.scale) for series in chart.series}
    named = [(flow, series) for series in chart.series if (flow := chart_flow(series.name))]
    titled = chart_flow(chart.title or "")
    if not named and titled:
        whole = total(sums.values())
        yield Drawn(chart, head.unit.codes, years[0], years[-1], titled, whole, tuple(sums.values()))
    for flow in {flow for flow, _ in named}:
        mine = [sums[series.name] for other, series in named if other == flow]
        yield Drawn(
            chart, head.unit.codes, years[0], years[-1], flow, total(mine), (*mine, total(sums.values()))
        )


def _sum(series: ChartSeries, scale: int) -> Interval:
    values = total(value_term(value).interval for value in series.values)
    return Interval(values.low.scaleb(scale), values.high.scaleb(scale))


def value_term(value: ChartValue) -> Term:
    """Return a value with what it can mean."""
    return Term(number_of(value), measured(value))


def _same(contribution: Contribution, one: Drawn) -> bool:
    start, end = contribution.period_start, contribution.period_end
    return (
        contribution.kind == one.flow
        and contribution.currency in one.currencies
        and bool(start and end)
        and (start.year if start else 0, end.year if end else 0) == (one.first, one.last)
    )


def _compared(sheet: FactSheet, contribution: Contribution, one: Drawn) -> Iterator[Comparison]:
    """Yield one that meets the whole, or one near it that meets no series either."""
    stated = of_amount(contribution, sheet.language)
    meets = stated.meets(one.whole)
    if not meets and (_meets_any(stated, one.others) or not _near(contribution.value, one.whole)):
        return
    shown = ((one.whole.low + one.whole.high) / 2).quantize(Decimal(1))
    told = Sum(
        f"Chart {one.chart.text!r} ({one.flow}, {one.first} to {one.last}) against {contribution.text!r}",
        Term(contribution.value, stated),
        (Term(shown, one.whole),),
        unit=f"the values add up to {contribution.currency} ",
    )
    spans = (*contribution.spans, *one.chart.spans)
    about = About("contribution", contribution.id, "value", spans)
    yield told.compared(sheet.source.sha256, "text_chart", about)


def _meets_any(stated: Interval, shown: Iterable[Interval]) -> bool:
    return any(stated.meets(one) for one in shown)


def _near(value: Decimal, shown: Interval) -> bool:
    return shown.low * NEAR <= value <= shown.high / NEAR
