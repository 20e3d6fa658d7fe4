"""Colours as the parser keeps them become tuples of numbers in 0..1; spot colours become what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfminer.pdfcolor import PREDEFINED_COLORSPACE, PDFColorSpace
from pdfminer.pdftypes import PDFStream, resolve1

from extract.pdf.inks import full_ink

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.pdf.types import Colour

_SEPARATION = PREDEFINED_COLORSPACE["Separation"]
_CMYK = 4
Shown = tuple[float, float, float]


class Ink(PDFColorSpace):
    """A spot colour: its one number counts ink, and `full` is what the full ink looks like."""

    def __init__(self, full: Colour) -> None:
        super().__init__("Separation", 1)
        self.full = full

    def tint(self, amount: float) -> Colour:
        """Return the look of `amount` of the ink: 0 is the paper, 1 the full ink."""
        if len(self.full) == _CMYK:
            return tuple(amount * part for part in self.full)
        return tuple(1 - amount * (1 - part) for part in self.full)


def spot_colours(spaces: Any, known: Mapping[str, PDFColorSpace]) -> dict[str, Ink]:
    """Return the spot colours among the colour spaces that the resources of a page or form name."""
    found: dict[str, Ink] = {}
    for name, spec in spaces.items() if isinstance(spaces, dict) else ():
        parts = resolve1(spec)
        if isinstance(parts, list) and len(parts) == 4 and known.get(name) is _SEPARATION:
            found[name] = Ink(full_ink(parts[3]))
    return found


def usable(resources: Any) -> Any:
    """Return resources without colour spaces that do not say how many numbers a colour has.

    The parser would give the whole page up for one.
    """
    spaces = resolve1(resources.get("ColorSpace")) if isinstance(resources, dict) else None
    if not isinstance(spaces, dict) or all(map(_is_counted, spaces.values())):
        return resources
    return resources | {"ColorSpace": {name: one for name, one in spaces.items() if _is_counted(one)}}


def _is_counted(space: Any) -> bool:
    parts = resolve1(space)
    if not isinstance(parts, list) or len(parts) < 2 or getattr(resolve1(parts[0]), "name", "") != "ICCBased":
        return True
    profile = resolve1(parts[1])
    return isinstance(profile, PDFStream) and isinstance(resolve1(profile.get("N")), int)


def shown_as(colour: Colour) -> Shown | None:
    """Return grey, RGB or CMYK as red, green and blue in 0..1; None for a pattern."""
    match colour:
        case (grey,):
            return grey, grey, grey
        case (red, green, blue):
            return red, green, blue
        case (cyan, magenta, yellow, black):
            return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return None


def colour_of(value: Any, space: PDFColorSpace) -> Colour:
    """Return grey (1), RGB (3) or CMYK (4) numbers; nothing for a pattern."""
    numbers = value if isinstance(value, tuple | list) else (value,)
    if not all(isinstance(number, int | float) for number in numbers):
        return ()
    if isinstance(space, Ink) and len(numbers) == 1:
        return space.tint(float(numbers[0]))
    return tuple(float(number) for number in numbers)
