"""What one point of a bar is worth: the numbers along the axis, or those printed on bars."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.layout.charts.labels import Label, label_of, numbers
from extract.layout.labels.chunks import chunks_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.charts.bars import Bar, Bars
    from extract.pdf import Word


@dataclass(frozen=True, slots=True)
class Scale:
    """Value = (length along the bars in points) * `unit`."""

    unit: float

    def value(self, bar: Bar) -> Decimal:
        """Measure a bar, rounded to what a fifth of a point is worth."""
        exact = Decimal(str((bar.tip - bar.base) * self.unit))
        step = Decimal(1).scaleb(Decimal(str(max(self.unit / 5, 1e-12))).adjusted() + 1)
        rounded = exact.quantize(step, rounding=ROUND_HALF_EVEN)
        return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded.normalize()


def ticks(bars: Bars, words: Sequence[Word]) -> list[Label]:
    """Return the numbers of the value axis: at the left of upright bars, below level ones."""
    box = bars.box
    if bars.upright:
        near = [w for w in words if w.box.x1 <= box.x0 + 1 and w.box.x1 > box.x0 - 60]
        near = [w for w in near if w.box.middle[1] <= box.bottom + 5]
    else:
        near = [w for w in words if box.bottom - 1 <= w.box.middle[1] <= box.bottom + 40]
        near = [w for w in near if w.box.middle[0] >= box.x0 - 8]
    labels = [label_of(chunk) for row in rows_of(near) for chunk in chunks_of(row)]
    return _even([label for label in labels if numbers(label.text)], upright=bars.upright)


def _even(labels: Sequence[Label], *, upright: bool) -> list[Label]:
    """Keep numbers that stand in one line; the axis counts in equal steps from it."""
    if upright:
        columns = [[o for o in labels if abs(o.box.x1 - label.box.x1) <= 2] for label in labels]
    else:
        columns = [[o for o in labels if abs(o.box.middle[1] - label.box.middle[1]) <= 2] for label in labels]
    best = max(columns, key=len, default=[])
    return best if len(best) > 1 else []


def scale_of(bars: Bars, axis: Sequence[Label]) -> Scale | None:
    """Return what the axis says that a point is worth; None if it does not begin where the bars do."""
    fitted = fit(axis, upright=bars.upright)
    if fitted is None or abs(fitted[1] - bars.stacks[0][0].base) > 6:
        return None
    return Scale(fitted[0])


def fit(axis: Sequence[Label], *, upright: bool) -> tuple[float, float] | None:
    """Return what a point is worth and the place of zero, from two numbers or more in proportion."""
    points = sorted((_along(label, upright=upright), numbers(label.text)[0]) for label in axis)
    steps = [(float(b[1] - a[1]) / (b[0] - a[0])) for a, b in pairwise(points) if b[0] - a[0] > 1]
    if not steps or min(steps) <= 0 or max(steps) > 1.1 * min(steps):
        return None
    first, last = points[0], points[-1]
    unit = float(last[1] - first[1]) / (last[0] - first[0])
    return unit, first[0] - float(first[1]) / unit


def _along(label: Label, *, upright: bool) -> float:
    return -label.box.middle[1] if upright else label.box.middle[0]
