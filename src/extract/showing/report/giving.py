"""Charts of contributions: a part for each kind, with columns for years and bars for sums of several."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extract.showing.report.columns import columns
from extract.showing.report.kinds import ORDER, kind_of
from extract.showing.report.lanes import lanes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import altair as alt

    from extract.showing.report.axes import Layers, Years
    from extract.showing.report.figures import Unit
    from extract.warehouse.reporting import Given


def chart_of(given: Sequence[Given], unit: Unit) -> alt.VConcatChart | None:
    """Return the chart of one giver's sums in one currency; None where no years are known.

    Nothing is added but sums of one kind for one year, which stand on each other; a sum of several years is a
    bar as long as they are, with its number: how it is spread over them is not known.
    """
    import altair as alt

    dated = [one for one in given if one.start and one.end]
    if not dated:
        return None
    years = _years(dated)
    most = _highest(dated)
    parts = [
        part for kind in ORDER for part in _parts([d for d in dated if d.kind == kind], unit, years, most)
    ]
    return alt.vconcat(*parts, spacing=6)


def _years(dated: Iterable[Given]) -> Years:
    days = [day for one in dated for day in (one.start, one.end) if day]
    return min(days).year, max(days).year


def _highest(dated: Iterable[Given]) -> Decimal:
    """Return the highest column, in units of the currency."""
    sums: dict[tuple[str, int], Decimal] = {}
    for one in dated:
        if one.year is not None:
            at = one.kind, one.year
            sums[at] = sums.get(at, Decimal(0)) + (one.money.most or one.money.value)
    return max(sums.values(), default=Decimal(0))


def _parts(dated: Sequence[Given], unit: Unit, years: Years, most: Decimal) -> Iterable[Layers]:
    yearly = [one for one in dated if one.year is not None]
    longer = [one for one in dated if one.year is None]
    title = kind_of(dated[0].kind).name if dated else ""
    if yearly:
        yield columns(yearly, unit, years, most).properties(title=title)
    if longer:
        yield lanes(longer, unit, years, alone=not yearly).properties(title="" if yearly else title)
