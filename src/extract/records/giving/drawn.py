"""Statements in charts of money: each value whose series, label or title names a kind of giving."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from extract.entities.money.heads import HeadUnit, read_head
from extract.models import ContributionPlace, content_id, is_kept
from extract.records.check_rules import check_rules
from extract.records.giving.grids import kind_of
from extract.records.giving.statements import GIVING, Links, Period, Statement
from extract.records.intervals import Interval, of_printed
from extract.records.phrases import phrases
from extract.records.transacting import given_cues, said_by_heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.models import Chart, ChartSeries, ChartValue, Flow, Language
    from extract.records.giving.givers import Givers
    from extract.records.transacting import Said

YEAR = re.compile(r"(?:FY\s?)?((?:19|20)\d\d)")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?[-–—/]\s?((?:19|20)?\d\d))?(?!\d)")
ADDS_UP = frozenset({"stacked", "pie"})


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with what its unit and title say of all its values."""

    chart: Chart
    head: HeadUnit
    currency: str | None
    flow: Flow | None
    period: Period
    givers: Givers
    language: Language

    def said(self, series: str, label: str) -> Said | None:
        """Return which transaction the names of a value and the title say it is."""
        return said_by_heads((label, series, self.chart.title or ""), given_cues(self.language))


def chart_flow(words: str) -> Flow | None:
    """Return the only kind of giving that `words` name; 'core voluntary' is core."""
    rules = check_rules().flows
    found = [flow for flow in GIVING if phrases(getattr(rules, flow)).search(words)]
    if found == ["core_voluntary", "voluntary"]:
        return "core_voluntary"
    return found[0] if len(found) == 1 else None


def measured(value: ChartValue) -> Interval:
    """Return what a value of a chart can mean: by its printed digits, or by the error of measuring."""
    number = number_of(value)
    if value.error is not None:
        return Interval(number - Decimal(value.error), number + Decimal(value.error))
    return of_printed(number)


def number_of(value: ChartValue) -> Decimal:
    """Return the value as a number, 0 if it is none."""
    try:
        return Decimal(value.value)
    except InvalidOperation:
        return Decimal(0)


def drawn(
    charts: Iterable[Chart], language: Language, currencies: Iterable[str], givers: Givers
) -> tuple[tuple[Statement, ...], Links]:
    """Return the statements of `charts`, and which lie in which.

    Of the codes of an ambiguous sign, the first of the document's own `currencies` is taken.
    """
    found: list[Statement] = []
    links = Links()
    for chart in charts:
        head = read_head(chart.unit or "", language) or read_head(chart.title or "", language)
        if head is None:
            continue
        own = [code for code in currencies if code in head.unit.codes]
        currency = own[0] if own else head.unit.codes[0]
        title = chart.title or ""
        drawing = Drawing(chart, head, currency, chart_flow(title), _period(title), givers, language)
        values = tuple(_values(drawing))
        found.extend(one for _, _, one in values)
        links.add(_links(chart, values))
    return tuple(found), links


Valued = tuple[str, str, Statement]  # series, label


def _values(drawing: Drawing) -> Iterator[Valued]:
    for number, series in enumerate(drawing.chart.series):
        flow = chart_flow(series.name)
        named = any(chart_flow(other.name) for other in drawing.chart.series)
        for at, value in enumerate(series.values):
            kind = flow or chart_flow(value.label) or (None if named else drawing.flow)
            told = number_of(value)
            if kind and told > 0 and is_kept(told.scaleb(drawing.head.scale)):
                key = content_id("chv", drawing.givers.said.document, drawing.chart.id, number, at)
                yield series.name, value.label, _statement(key, drawing, series, value, kind)


def _statement(key: str, drawing: Drawing, series: ChartSeries, value: ChartValue, kind: Flow) -> Statement:
    scale, means = drawing.head.scale, measured(value)
    words = [w for w in (series.name, value.label) if _is_plain(w)]
    givers = [giver for word in words if (giver := drawing.givers.by_name(word))]
    period = _period(value.label) if YEAR.match(value.label.strip()) else _period(series.name)
    return Statement(
        key=key,
        kind=kind,
        currency=drawing.currency,
        value=number_of(value).scaleb(scale),
        value_max=None,
        qualifier="about" if value.origin == "geometry" else "exact",
        means=Interval(means.low.scaleb(scale), means.high.scaleb(scale)),
        period=period if period.known else drawing.period,
        source="chart",
        place=ContributionPlace(
            record="chart_value",
            chart_id=drawing.chart.id,
            series=series.name,
            label=value.label,
            section_id=drawing.chart.section_id,
            text=value.value,
            spans=drawing.chart.spans,
        ),
        giver=givers[0] if givers else None,
        line=None if givers or not words else " / ".join(words),
        said=drawing.said(series.name, value.label),
        chart=drawing.chart,
    )


def _is_plain(words: str) -> bool:
    plain = words.strip()
    return bool(plain) and kind_of(plain) == "part" and not chart_flow(plain) and not _YEARS.fullmatch(plain)


def _period(words: str) -> Period:
    """Return the only year or years that `words` name: '2021', '2018–2022', '2022-23'."""
    found = _YEARS.findall(words)
    if len(found) != 1:
        return Period()
    first, last = found[0][0], found[0][1] or found[0][0]
    whole = last if len(last) == 4 else first[:2] + last
    return Period(date(int(first), 1, 1), date(int(whole), 12, 31)) if first <= whole else Period()


def _links(chart: Chart, values: tuple[Valued, ...]) -> Links:
    """Put values into the total of their label or series; those of bars that are stacked add up."""
    links = Links()
    for series, label, one in values:
        for other_series, other_label, other in values:
            if one.kind != other.kind or one is other:
                continue
            same_label, same_series = label == other_label, series == other_series
            if (same_label and kind_of(other_series) == "total") or (
                same_series and kind_of(other_label) == "total"
            ):
                if kind_of(series if same_label else label) != "total":
                    links.parts.add((one.key, other.key))
            elif chart.kind in ADDS_UP and "total" not in (kind_of(series), kind_of(label)):
                links.beside.add(frozenset({one.key, other.key}))
    return links
