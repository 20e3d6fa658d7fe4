"""Which words are bold: those whose stems are thick for their size, beside most of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from extract.pdf.ocr.picture import threshold
from extract.pdf.ocr.sizes import Sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PIL import Image

    from extract.pdf.ocr.types import SeenLine, SeenWord

THICK = 0.125  # of the size: what is thicker is bold whatever the page has
HEAVIER = 1.2  # times the usual thickness
WIDEST = 0.3  # of the size: a longer run of ink is no stem
NEARLY = 0.9  # times as thick are the words of a line most of which is bold
LETTERS = 3  # a word of fewer tells nothing
MIDDLE = 0.5


def with_weights(lines: Sequence[SeenLine], grey: Image.Image) -> tuple[SeenLine, ...]:
    """Return the lines with their bold words marked."""
    picture, sizes = np.asarray(grey), Sizes(lines)
    limit = threshold(picture)
    found = [[_thickness(word, sizes.of(line), picture, limit) for word in line.words] for line in lines]
    usual = min(_usual(lines, found), THICK / HEAVIER)
    return tuple(
        replace(line, words=tuple(_weighted(line.words, some, usual * HEAVIER)))
        for line, some in zip(lines, found, strict=True)
    )


def _weighted(words: Sequence[SeenWord], thick: Sequence[float], limit: float) -> list[SeenWord]:
    """Mark the words of a line; a short one is as the next that tells, or the one before."""
    telling = {at: thick[at] for at, word in enumerate(words) if thick[at] and _tells(word)}
    most = sum(one > limit for one in telling.values()) > MIDDLE * len(telling)
    nearly = limit * (NEARLY if most else 1.0)
    found: list[SeenWord] = []
    for at, word in enumerate(words):
        near = min(telling, key=lambda other: (other < at, abs(other - at)), default=None)
        found.append(replace(word, bold=near is not None and telling[near] > nearly))
    return found


def _tells(word: SeenWord) -> bool:
    return sum(map(str.isalnum, word.text)) >= LETTERS


def _usual(lines: Sequence[SeenLine], found: Sequence[Sequence[float]]) -> float:
    """Return the thickness that half of the letters do not reach."""
    pairs = sorted(
        (one, len(word.text))
        for line, some in zip(lines, found, strict=True)
        for word, one in zip(line.words, some, strict=True)
        if one
    )
    half = sum(count for _, count in pairs) * MIDDLE
    for one, count in pairs:
        half -= count
        if half <= 0:
            return one
    return 0.0


def _thickness(word: SeenWord, size: float, picture: NDArray[np.uint8], limit: int) -> float:
    """Return the usual length of a run of ink in a word, in parts of the size; 0.0 if there is none."""
    x0, top, x1, bottom = map(int, word.box)
    crop = picture[max(top, 0) : bottom, max(x0, 0) : x1]
    if not crop.size:
        return 0.0
    ink = crop < limit
    if ink.mean() > MIDDLE:  # light letters on a dark ground
        ink = ~ink
    edges = np.diff(np.pad(ink.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    starts, ends = np.nonzero(edges == 1)[1], np.nonzero(edges == -1)[1]
    runs = ends - starts
    runs = runs[runs < WIDEST * size]
    return float(runs.mean()) / size if len(runs) else 0.0
