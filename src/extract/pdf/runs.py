"""Between the parser and the words: glyphs as they were painted, string by string."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extract.geometry import Box

if TYPE_CHECKING:
    from extract.pdf.types import Colour

Matrix = tuple[float, float, float, float, float, float]
_LEVEL = 0.02  # a slope below this is a scanner's or a designer's slip, not rotated text
_SLANTED = 0.1


class Frame(NamedTuple):
    """The direction in which text runs, as a unit vector; (1, 0) is ordinary text.

    Places in a frame are `along` the direction and `across` it; for ordinary text these are x and top.
    """

    x: float
    y: float
    mirrored: bool = False

    @property
    def upright(self) -> bool:
        """Whether the text runs from left to right and stands on its feet."""
        return self == LEVEL

    def box(self, left: float, right: float, high: float, low: float) -> Box:
        """Return the upright box around `left`..`right` along and `high`..`low` across."""
        if self.x == 1.0 and left <= right and high <= low:
            return Box(left, high, right, low)
        corners = [(s, t) for s in (left, right) for t in (high, low)]
        xs = [s * self.x - t * self.y for s, t in corners]
        ys = [s * self.y + t * self.x for s, t in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


LEVEL = Frame(1.0, 0.0)


class Look(NamedTuple):
    """What the glyphs of one string have in common."""

    font: str
    size: float
    colour: Colour
    bold: bool
    italic: bool


@dataclass(slots=True)
class Run:
    """The glyphs of one painted string, in points of its frame; `line` is the baseline.

    `texts` holds for each glyph its letters, a space, or `fonts.UNREADABLE`; `lefts` and `rights` its edges;
    `tracking` is the gap that the document sets between all letters.
    """

    frame: Frame
    line: float
    high: float
    low: float
    look: Look
    tracking: float
    texts: list[str] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    order: int = 0  # when it was painted
    invisible: bool = False  # painted without any ink
    backwards: bool = False  # its font has letters that are read from right to left


class Slope(NamedTuple):
    """How text space lies on the page, wherever it begins: its frame, and the linear maps into it."""

    frame: Frame
    stretch: float  # points along for one unit of x
    height: float  # points across for one unit of y; negative where up is up
    slanted: bool  # whether upright letters are made to lean, as an italic would


@lru_cache(1024)
def slope_of(a: float, b: float, c: float, d: float, turned: bool) -> Slope | None:  # noqa: FBT001 - cached
    """Work out how text runs under a matrix (text space to points from the top left); None if it vanishes.

    `turned` says that the font size is negative, which makes letters run backwards on their heads.
    """
    sign = -1.0 if turned else 1.0
    stretch = math.hypot(a, b)
    if abs(a * d - b * c) < 1e-12:
        return None
    ux, uy = (
        (1.0, 0.0) if sign * a > 0 and abs(b) <= _LEVEL * abs(a) else (sign * a / stretch, sign * b / stretch)
    )
    height, lean = d * ux - c * uy, c * ux + d * uy
    frame = Frame(ux, uy, mirrored=sign * height > 0)
    return Slope(frame, sign * stretch, height, abs(lean) > _SLANTED * abs(height))
