"""The exponent by which a cost grows."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from statistics import linear_regression
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Point:
    """What a size costs: CPU seconds, and megabytes of memory at most."""

    size: int
    cpu: float
    peak_mb: float


def exponent(points: Sequence[Point]) -> float:
    """Return k of cost = c · size^k, by least squares on the logarithms: 1 is linear, 2 quadratic.

    `ValueError` with fewer than two sizes, or a cost that is not above zero: then there is nothing to fit.
    """
    if len(points) < 2 or min(point.cpu for point in points) <= 0:
        raise ValueError("an exponent needs two sizes, and a cost above zero for each")
    return linear_regression([log(p.size) for p in points], [log(p.cpu) for p in points]).slope
