"""Pies and rings: the name of each sector, and the number printed for it or its share of the turn."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003
from math import degrees
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.charts.axis import DRAWN
from extract.layout.charts.labels import (
    labels_in,
    measure_of,
    numbers,
)
from extract.layout.charts.legend import legend
from extract.layout.charts.pie_labels import slices_of
from extract.layout.charts.scale import rounded
from extract.layout.charts.sectors import Pie, Sector, find_sectors
from extract.models import ChartValue, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.layout.charts.pie_labels import Slice
    from extract.pdf import Page

UNEVEN = 10.0  # degrees between the largest and the smallest sector: a logo has even ones
LARGE = 30.0  # points, the radius
PERCENT = "%"


@dataclass(frozen=True, slots=True)
class FoundPie:
    """A pie with its values.

    `circle` is its place without words, `measure` the unit where no words name it, `problem` why there are no
    values. A gauge is not whole.
    """

    box: Box
    circle: Box
    series: tuple[tuple[ChartValue, ...], ...]
    measure: str | None
    problem: str | None
    is_whole: bool = True


def find_pies(page: Page) -> list[FoundPie]:
    """Return the pies of `page`; one with a name or a number for most of its sectors has values."""
    return [found for pie in find_sectors(page) if (found := _read(pie, page))]


def _read(pie: Pie, page: Page) -> FoundPie | None:
    if pie.is_open:
        return _gauge(pie, page)
    fills = frozenset(sector.colour for sector in pie.sectors)
    entries = legend(page, pie.box, fills, pie.shapes)
    slices = slices_of(pie, page, entries)
    known = [one for one in slices.values() if one.name or one.printed]
    places = [label.box for one in slices.values() for label in one.labels]
    box = around([pie.box, *places, *(e.mark for e in entries), *(e.label.box for e in entries)])
    named = [one for one in known if one.name]
    if 2 * len(named) < len(slices) or len(known) < len(slices):
        told = "its sectors have neither names nor numbers beside them."
        return FoundPie(box, pie.box, (), None, told) if _is_no_logo(pie, page) else None
    values, measure = _values(pie, slices)
    return FoundPie(box, pie.box, (values,), measure, None)


def _gauge(pie: Pie, page: Page) -> FoundPie | None:
    """Return a gauge as a chart without values, if there is a number in it."""
    labels = labels_in(word for word in page.words if word.upright and pie.box.holds_middle(word.box))
    if pie.radius < LARGE or not any(numbers(label.text) for label in labels):
        return None
    box = around([*pie.shapes, *(label.box for label in labels)])
    told = "it is a gauge, and only its pointer tells the value."
    return FoundPie(box, box, (), None, told, is_whole=False)


def _is_no_logo(pie: Pie, page: Page) -> bool:
    """Tell a pie from a logo: large, with sectors of uneven size, or with numbers."""
    spans = [sector.span for sector in pie.sectors]
    inside = [w for w in page.words if pie.box.holds_middle(w.box) and numbers(w.text)]
    return (max(spans) - min(spans) > UNEVEN and pie.radius >= LARGE) or len(inside) > 1


def _values(pie: Pie, slices: Mapping[Sector, Slice]) -> tuple[tuple[ChartValue, ...], str | None]:
    printed = {sector: one.printed for sector, one in slices.items() if one.printed}
    if len(printed) == len(slices) and (fitting := _fitting(printed)):
        values = tuple(
            ChartValue(label=slices[s].name, value=plain(fitting[s]), origin="label") for s in slices
        )
        measures = {measure_of(text) for text in printed.values()}
        return values, (measures.pop() or None) if len(measures) == 1 else None
    half = degrees(DRAWN / pie.radius) / 3.6
    whole = sum(s.span for s in slices)
    values = tuple(_measured(slices[s].name, 100 * s.span / whole, half) for s in slices)
    return values, PERCENT


def _measured(name: str, share: float, half: float) -> ChartValue:
    value, error = rounded(share, half)
    return ChartValue(label=name, value=plain(value), error=plain(error), origin="geometry")


def _fitting(printed: Mapping[Sector, str]) -> dict[Sector, Decimal]:
    """Choose the readings whose shares are those of the angles; none if the numbers are no shares."""
    for reading in (0, 1):
        values = {s: (numbers(t)[min(reading, len(numbers(t)) - 1)]) for s, t in printed.items()}
        whole = float(sum(values.values()))
        turn = sum(s.span for s in values)
        if whole > 0 and all(abs(float(v) / whole - s.span / turn) <= 0.04 for s, v in values.items()):
            return values
    return {}
