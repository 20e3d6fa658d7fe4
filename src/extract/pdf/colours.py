"""Colours as the parser keeps them become tuples of numbers in 0..1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfminer.pdfcolor import PDFColorSpace

    from extract.pdf.types import Colour

_INKS = frozenset({"Separation", "DeviceN"})


def colour_of(value: Any, space: PDFColorSpace) -> Colour:
    """Return grey (1), RGB (3) or CMYK (4) numbers; nothing for a pattern.

    One number in an ink of its own (a spot colour) counts ink, not light: 1 is the full ink and so becomes a
    dark grey, as the ink's own hue cannot be known from the content.
    """
    numbers = value if isinstance(value, tuple | list) else (value,)
    if not all(isinstance(number, int | float) for number in numbers):
        return ()
    if len(numbers) == 1 and space.name in _INKS:
        return (1.0 - float(numbers[0]),)
    return tuple(float(number) for number in numbers)
