"""What OCR reads of one picture: lines of words, in pixels from the top left of the straightened picture."""

from __future__ import annotations

from dataclasses import dataclass

Pixels = tuple[float, float, float, float]  # x0, top, x1, bottom
Ground = tuple[float, float, float, float, float]  # the same, and its grey in 0..1


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter and its place."""

    text: str
    box: Pixels


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as tesseract saw it; `sure` is its confidence, 0 to 100."""

    text: str
    box: Pixels
    sure: float
    glyphs: tuple[Glyph, ...] = ()
    bold: bool = False
    language: str = ""  # in which it was read, by tesseract's name


@dataclass(frozen=True, slots=True)
class SeenLine:
    """Words on one line."""

    words: tuple[SeenWord, ...]
    box: Pixels


@dataclass(frozen=True, slots=True)
class SeenPage:
    """All that was seen of one picture, `scale` pixels a point, after it was turned by `turned` degrees.

    `rules` are ruled lines, level and upright; `grounds` plain ones, darker than the paper.
    """

    lines: tuple[SeenLine, ...]
    rules: tuple[Pixels, ...]
    turned: float
    scale: float
    grounds: tuple[Ground, ...] = ()
