"""Places on a page: PDF points (1/72 inch), origin at the top left, `top` grows downwards.

They are compared many thousand times on a page: calls of `min` and `max` would cost more than the rest.
"""

# ruff: noqa: FURB136, PLR1730

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle on one page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """In points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """In points."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The centre, as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def area(self) -> float:
        """In square points."""
        return max(self.width, 0.0) * max(self.height, 0.0)

    def union(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )

    def overlap(self, other: Box) -> float:
        """Return the area that both share, in square points."""
        across = self.overlap_x(other)
        if across <= 0:
            return 0.0
        down = self.overlap_y(other)
        return across * down if down > 0 else 0.0

    def overlap_x(self, other: Box) -> float:
        """Return the width that both share, in points; negative is the gap between them."""
        right = self.x1 if self.x1 < other.x1 else other.x1
        return right - (self.x0 if self.x0 > other.x0 else other.x0)

    def overlap_y(self, other: Box) -> float:
        """Return the height that both share, in points; negative is the gap between them."""
        foot = self.bottom if self.bottom < other.bottom else other.bottom
        return foot - (self.top if self.top > other.top else other.top)

    def holds(self, other: Box, *, slack: float = 0.0) -> bool:
        """Tell whether `other` lies inside, give or take `slack` points on each side."""
        return (
            other.x0 >= self.x0 - slack
            and other.x1 <= self.x1 + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )

    def holds_middle(self, other: Box) -> bool:
        """Tell whether the centre of `other` lies inside."""
        return (
            self.top <= (other.top + other.bottom) / 2 <= self.bottom
            and self.x0 <= (other.x0 + other.x1) / 2 <= self.x1
        )


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all of `boxes`; `ValueError` if there are none."""
    first, *others = boxes
    x0, top, x1, bottom = first.x0, first.top, first.x1, first.bottom
    for box in others:
        if box.x0 < x0:
            x0 = box.x0
        if box.top < top:
            top = box.top
        if box.x1 > x1:
            x1 = box.x1
        if box.bottom > bottom:
            bottom = box.bottom
    return Box(x0, top, x1, bottom) if others else first
