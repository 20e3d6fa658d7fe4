"""Columns: the sums of one kind for single years, one on the other."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from extract.showing.report import told
from extract.showing.report.axes import WIDTH, years_axis
from extract.showing.report.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

    from extract.showing.report.axes import Layers, Years
    from extract.showing.report.figures import Unit
    from extract.warehouse.reporting import Given

    Mark = dict[str, Any]

HEIGHT = 96  # pixels
HEADROOM = 1.15  # above the highest column, for its number
MOST_LABELS, LONGEST = 9, 6  # columns with a number above, and characters of that number


def columns(yearly: Sequence[Given], unit: Unit, years: Years, most: Decimal) -> Layers:
    """Return a column for each sum; `most` is where the axis of sums ends, in units of the currency."""
    import altair as alt

    marks, tops = _stacked(yearly, unit), _tops(yearly, unit)
    height = alt.Y(
        "low:Q", scale=alt.Scale(domain=[0, float(most / unit.size) * HEADROOM or 1.0]), axis=_sums_axis()
    )
    ink = kind_of(yearly[0].kind).ink
    bars = (
        alt.Chart(alt.InlineData(values=marks))
        .mark_bar(fill=ink, stroke="var(--panel)", strokeWidth=0.75)
        .encode(x=years_axis(years), x2="to:Q", y=height, y2="high:Q", href="href:N", description="told:N")
        .encode(fillOpacity=alt.FillOpacity("solid:Q", scale=None, legend=None))
    )
    labels = (
        alt.Chart(alt.InlineData(values=tops))
        .mark_text(dy=-6)
        .encode(x="middle:Q", y="high:Q", text="label:N")
    )
    return alt.layer(bars, labels).properties(width=WIDTH, height=HEIGHT)


def _stacked(yearly: Sequence[Given], unit: Unit) -> list[Mark]:
    """Return a mark for each sum, on those of its year; what ranges may reach stands lighter on top."""
    marks: list[Mark] = []
    for _, some in groupby(sorted(yearly, key=_year), key=_year):
        level = Decimal(0)
        group = list(some)
        for one in group:
            reach = level + one.money.value / unit.size
            marks.append(_column(one, level, reach, solid=1.0))
            level = reach
        for one in group:
            if one.money.most is not None:
                reach = level + (one.money.most - one.money.value) / unit.size
                marks.append(_column(one, level, reach, solid=0.4))
                level = reach
    return marks


def _year(one: Given) -> int:
    return one.year or 0


def _column(one: Given, low: Decimal, high: Decimal, *, solid: float) -> Mark:
    assert one.year
    return {
        "from": one.year + 0.1,
        "to": one.year + 0.9,
        "low": float(low),
        "high": float(high),
        "href": f"#{one.record}",
        "told": told.given(one),
        "solid": solid,
    }


def _tops(yearly: Sequence[Given], unit: Unit) -> list[Mark]:
    """Return the number above each year with one sum; none where they would not fit."""
    groups = [list(some) for _, some in groupby(sorted(yearly, key=_year), key=_year)]
    if len(groups) > MOST_LABELS:
        return []
    alone = [(some[0], unit.told(some[0].money, sign=True)) for some in groups if len(some) == 1]
    return [
        {
            "middle": _year(one) + 0.5,
            "high": float((one.money.most or one.money.value) / unit.size),
            "label": label,
        }
        for one, label in alone
        if len(label) <= LONGEST
    ]


def _sums_axis() -> alt.Axis:
    import altair as alt

    return alt.Axis(tickCount=3, domain=False, ticks=False)
