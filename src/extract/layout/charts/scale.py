"""What a point of length is worth: by the axis, else by the numbers printed at bars."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_UP, Decimal
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from extract.layout.charts.axis import DRAWN
from extract.layout.charts.labels import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.layout.charts.axis import Axis
    from extract.layout.charts.labels import Label
    from extract.layout.charts.shapes import Bar, Bars

OFF = 0.25  # a printed number farther from the measured one belongs to something else
AT_ZERO = 6.0  # points between the foot of the bars and where the axis has zero, as its numbers stand


@dataclass(frozen=True, slots=True)
class Scale:
    """Value = length in points * `unit` + `start`; `slack` is by how many points a length may be off."""

    unit: float
    slack: float
    start: float = 0.0

    def measure(self, bar: Bar) -> float:
        """Return what a bar is worth."""
        return bar.length * self.unit + self.start


def rounded(exact: float, half: float) -> tuple[Decimal, Decimal]:
    """Return a measured value and its error with as many decimals as the error is worth.

    12.3456 ± 0.037 is 12.35 ± 0.05: the error holds what rounding takes away.
    """
    error = Decimal(str(max(half, 1e-12)))
    step = Decimal(1).scaleb(error.adjusted())
    value = Decimal(str(exact)).quantize(step, rounding=ROUND_HALF_EVEN)
    return value, (error + abs(value - Decimal(str(exact)))).quantize(step, rounding=ROUND_UP)


def scale_of(bars: Bars, axis: Axis | None) -> Scale | None:
    """Return what the axis says that a point of length is worth.

    Bars begin at zero, or single ones at the lowest number of the axis; None if they begin elsewhere.
    """
    if axis is None:
        return None
    if bars.is_line and not bars.is_area:
        return Scale(axis.unit, axis.slack)
    foot = bars.stacks[0][0].base
    if abs(foot - axis.zero) <= AT_ZERO:
        slack = 2 * DRAWN if not axis.exact else min(axis.slack, 2 * DRAWN)
        return Scale(axis.unit, slack)
    at_foot = any(
        abs(axis.value(foot) - float(numbers(o.text)[0])) <= AT_ZERO * axis.unit for o in axis.labels
    )
    if at_foot and all(len(stack) == 1 for stack in bars.stacks) and not bars.is_area:
        return Scale(axis.unit, axis.slack, axis.value(foot))
    return None


def scale_from(labels: Mapping[Bar, Label]) -> Scale | None:
    """Measure by the bars that have a number; the middle one speaks for all."""
    long = {bar: float(numbers(label.text)[0]) for bar, label in labels.items() if abs(bar.length) > 3}
    units = [value / bar.length for bar, value in long.items()]
    middle = median(units) if len(units) > 1 else 0
    if middle <= 0:
        return None
    off = median(abs(value - bar.length * middle) / middle for bar, value in long.items())
    return Scale(middle, 2 * DRAWN + off)


def fits(labels: Mapping[Bar, Label], *, is_line: bool = False) -> bool:
    """Tell whether most numbers grow with their bars: those in the coloured cells of a table do not.

    The numbers at the points of a line are in the order of their heights.
    """
    if is_line:
        points = sorted((bar.tip, numbers(label.text)[0]) for bar, label in labels.items())
        return all(b[1] >= a[1] for a, b in pairwise(points) if b[0] - a[0] > 2 * DRAWN)
    shares = [
        [float(value) / bar.length for value in numbers(label.text)]
        for bar, label in labels.items()
        if bar.length
    ]
    if len(shares) < 3:
        return True
    usual = median(each[0] for each in shares)
    near = [each for each in shares if any(abs(s - usual) <= OFF * abs(usual) for s in each)]
    return 2 * len(near) > len(shares)


def read_label(label: Label | None, bar: Bar, scale: Scale | None) -> Decimal | None:
    """Choose the reading of the printed number that fits the bar's length; None if none does."""
    if label is None:
        return None
    readings = numbers(label.text)
    if scale is None:
        return readings[0]
    measured = scale.measure(bar)
    slack = OFF * abs(measured) + 2 * scale.unit
    readings = (*readings, *(-value for value in readings)) if measured < 0 else readings
    fitting = [value for value in readings if abs(float(value) - measured) <= slack]
    return min(fitting, key=lambda v: abs(float(v) - measured), default=None)
