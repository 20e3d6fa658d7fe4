"""The chart of projects along the years: one bar a project, from its first to its last printed day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from extract.showing.report import told
from extract.showing.report.figures import end_of, start_of, ticks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import altair as alt

    from extract.showing.report.axes import Layers, Years
    from extract.warehouse.reporting import Work

    Mark = dict[str, Any]

LANE = 34  # pixels for a project: its title, and its bar below
FONT, LETTER = 11.5, 6.2  # pixels: of titles, and of a letter on average
MOST = 60  # projects in one chart
YEARS = 15  # a project that had ended so long before the latest day is in the table only


def shown_works(works: Iterable[Work]) -> list[Work]:
    """Return the projects with a first or a last day, in their order; of many those that begin last."""
    dated = [work for work in works if _last(work) > date.min]
    latest = max((_last(work).year for work in dated), default=0)
    recent = [work for work in dated if _last(work).year > latest - YEARS]
    return sorted(recent, key=_order)[-MOST:]


def _order(work: Work) -> tuple[date, str, str]:
    return work.start or _last(work), work.title, work.record


def _last(work: Work) -> date:
    """Return the last day that is known of it; `date.min` if none is."""
    return work.end or work.end_derived or work.start or date.min


def chart_of(works: Sequence[Work], *, width: int, partners: bool) -> Layers:
    """Return the chart, `width` pixels wide; `partners` puts the partner's key before each title.

    A day that is not printed is not drawn: an end reckoned from the first day and the duration is lighter, a
    work of which one end only is known is a triangle there.
    """
    import altair as alt

    years = _years(works)
    marks = [_mark(work, at, years, width, partners=partners) for at, work in enumerate(works)]
    data = alt.InlineData(values=marks)
    lane = alt.Y("low:Q", axis=None, scale=alt.Scale(domain=[0, len(marks)], reverse=True, nice=False))
    base = alt.Chart(data).encode(href="href:N", description="told:N")
    bars = (
        base.transform_filter("datum.whole")
        .mark_bar(fill="var(--work)", cornerRadius=2)
        .encode(x=_axis(years), x2="to:Q", y=lane, y2="high:Q")
        .encode(fillOpacity=alt.FillOpacity("solid:Q", scale=None, legend=None))
    )
    points = (
        base.transform_filter("!datum.whole")
        .mark_point(filled=True, fill="var(--work)", size=90, opacity=1)
        .encode(x="from:Q", y="middle:Q", shape=alt.Shape("shape:N", scale=None, legend=None))
    )
    text = alt.Chart(data).encode(x="anchor:Q", y="low:Q", text="label:N")
    left = text.transform_filter("!datum.late").mark_text(
        align="left", baseline="bottom", dy=-2, fontSize=FONT
    )
    right = text.transform_filter("datum.late").mark_text(
        align="right", baseline="bottom", dy=-2, fontSize=FONT
    )
    return alt.layer(bars, points, left, right).properties(width=width, height=LANE * len(marks))


def _years(works: Iterable[Work]) -> Years:
    days = [day for work in works for day in (work.start, work.end or work.end_derived) if day]
    return min(days).year, max(days).year


def _mark(work: Work, at: int, years: Years, width: int, *, partners: bool) -> Mark:
    last = work.end or work.end_derived
    start = start_of(work.start) if work.start else None
    end = end_of(last) if last else None
    begin = start if start is not None else end
    assert begin is not None
    label = f"{work.partner.key} · {work.title}" if partners else work.title
    late, room = _side(begin, end or begin, years, width, len(label) * LETTER)
    return {
        "from": begin,
        "to": end if end is not None else begin,
        "whole": start is not None and end is not None,
        "shape": "triangle-right" if work.start else "triangle-left",
        "solid": 1.0 if work.end else 0.45,
        "low": at + 0.5,
        "high": at + 0.8,
        "middle": at + 0.65,
        "anchor": (end or begin) if late else begin,
        "late": late,
        "label": _fitting(label, room),
        "href": f"#{work.record}",
        "told": told.work(work),
    }


def _side(begin: float, end: float, years: Years, width: int, length: float) -> tuple[bool, float]:
    """Tell whether a title ends where its bar ends, instead of beginning with it; and the room for it."""
    first, last = years
    pixel = width / (last + 1 - first)
    right, left = (last + 1 - begin) * pixel, (end - first) * pixel
    return (False, right) if length <= right or right >= left else (True, left)


def _fitting(label: str, pixels: float) -> str:
    """Return a title as long as there is room for, with an ellipsis where it is cut."""
    most = max(int(pixels / LETTER), 12)
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


def _axis(years: Years) -> alt.X:
    import altair as alt

    first, last = years
    axis = alt.Axis(
        values=ticks(first, last + 1, 9),
        format="d",
        orient="top",
        domain=False,
        ticks=False,
        labelFontSize=11,
    )
    return alt.X("from:Q", scale=alt.Scale(domain=[first, last + 1], nice=False, zero=False), axis=axis)
