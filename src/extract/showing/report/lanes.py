"""Lanes: a sum of several years as a bar along them, with its number, as nothing says how it is spread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.showing.report import told
from extract.showing.report.axes import WIDTH, years_axis
from extract.showing.report.figures import end_of, start_of
from extract.showing.report.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.showing.report.axes import Layers, Years
    from extract.showing.report.figures import Unit
    from extract.warehouse.reporting import Given

    Mark = dict[str, Any]

LANE = 26  # pixels: a number, and its bar below
LATE = 0.55  # of the axis: a number ends with a bar that begins after it


def lanes(longer: Sequence[Given], unit: Unit, years: Years, *, alone: bool) -> Layers:
    """Return a bar for each sum; the years are written below where no columns above have them."""
    import altair as alt

    marks = [_lane(one, at, unit, years) for at, one in enumerate(longer)]
    data = alt.InlineData(values=marks)
    lane = alt.Y("lane:Q", axis=None, scale=alt.Scale(domain=[0, len(marks)], reverse=True))
    bars = (
        alt.Chart(data)
        .mark_bar(fill=kind_of(longer[0].kind).ink, cornerRadius=2)
        .encode(x=years_axis(years, labels=alone), x2="to:Q", y=lane, y2="below:Q")
        .encode(href="href:N", description="told:N")
    )
    text = alt.Chart(data).encode(x="anchor:Q", y=alt.Y("above:Q"), text="label:N")
    left = text.transform_filter("!datum.late").mark_text(align="left", baseline="bottom", dy=-1)
    right = text.transform_filter("datum.late").mark_text(align="right", baseline="bottom", dy=-1)
    return alt.layer(bars, left, right).properties(width=WIDTH, height=LANE * len(marks))


def _lane(one: Given, at: int, unit: Unit, years: Years) -> Mark:
    assert one.start
    assert one.end
    start, end = start_of(one.start), end_of(one.end)
    late = start > years[0] + (years[1] + 1 - years[0]) * LATE
    return {
        "from": start,
        "to": end,
        "lane": at + 0.6,
        "below": at + 0.95,
        "above": at + 0.6,
        "anchor": end if late else start,
        "late": late,
        "label": unit.told(one.money),
        "href": f"#{one.record}",
        "told": told.given(one),
    }
