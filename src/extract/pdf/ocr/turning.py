"""From where words lie on a straightened page to where their ink is on the page as it is shown, and back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from extract.geometry import Box, around

if TYPE_CHECKING:
    from extract.pdf.types import Page


def as_printed(box: Box, page: Page) -> Box:
    """Return the place on the page as it is shown of a box on the straightened page: the box around it."""
    return box if page.ocr is None else _turned(box, page, page.ocr.turned)


def straight(box: Box, page: Page, turned: float) -> Box:
    """Return the place on the straightened page of a box on the page as it is shown."""
    return _turned(box, page, -turned)


def _turned(box: Box, page: Page, degrees: float) -> Box:
    """Turn a box clockwise about the middle of its page."""
    if not degrees:
        return box
    x, y = page.width / 2, page.height / 2
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    corners = [(a - x, b - y) for a in (box.x0, box.x1) for b in (box.top, box.bottom)]
    places = [(x + cos * a - sin * b, y + sin * a + cos * b) for a, b in corners]
    return around(Box(a, b, a, b) for a, b in places)
