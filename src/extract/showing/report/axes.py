"""What the charts of contributions have in common: their width, and the axis of years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.showing.report.figures import ticks

if TYPE_CHECKING:
    import altair as alt

    Years = tuple[int, int]  # the first and the last year of an axis
    Layers = alt.LayerChart | alt.FacetChart  # as altair names what it layers

WIDTH = 330  # pixels
MOST_YEARS = 8  # written at the axis


def years_axis(years: Years, *, labels: bool = True) -> alt.X:
    """Return the axis from the first day of the first year to the last of the last, years at their middle."""
    import altair as alt

    first, last = years
    middles = [year + 0.5 for year in ticks(first, last, MOST_YEARS)]
    axis = alt.Axis(
        values=middles, labelExpr="floor(datum.value)", grid=False, ticks=False, labels=labels, domain=labels
    )
    return alt.X("from:Q", scale=alt.Scale(domain=[first, last + 1], nice=False, zero=False), axis=axis)
