"""Plain grounds in a picture: boxes, and bands behind headings and heads of tables.

Only wide ones that stand alone on the paper: what lies against another grey is a part of a photo or a chart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from PIL import Image

    from extract.pdf.ocr.types import Ground

TILE = 6  # pixels of 300 dots an inch: so large are the squares that are looked at
DOTS = 300 / 72  # pixels a point
DARKER = 7  # of 255: a ground is darker than the paper by more
ALIKE = 8  # of 255: squares of one ground differ by no more
HOLE = 5  # squares that letters may cover
PLAIN = 0.45  # of the squares of a ground that letters leave free
STEP = 1  # squares by which the ends of a ground may move from one row to the next
LEAST = (4, 3)  # squares, width and height
WIDE, HIGH = 100.0, 8.0  # points: lower ones are lines of text
TOUCH = 2  # squares between two grounds that lie against each other
LARGEST = 0.6  # of the picture


@dataclass(slots=True)
class _Open:
    start: int
    end: int
    top: int
    bottom: int
    greys: list[float]


def grounds_in(grey: Image.Image, scale: float) -> tuple[Ground, ...]:
    """Return the rectangles of one grey in a picture of `scale` pixels a point, each with its grey."""
    tile = max(2, round(TILE * scale / DOTS))
    tiles = _tiles(np.asarray(grey), tile)
    if not tiles.size:
        return ()
    paper = float(np.percentile(tiles, 90))
    found = [one for one in _rectangles(tiles, paper - DARKER) if _is_large(one, LEAST)]
    wide, high = round(WIDE * scale / tile), round(HIGH * scale / tile)
    return tuple(
        _ground(one, tile)
        for one in found
        if _is_large(one, (wide, high)) and _area(one) < LARGEST * tiles.size and _stands_alone(one, found)
    )


def _is_large(one: _Open, least: tuple[int, int]) -> bool:
    return one.end - one.start >= least[0] and one.bottom - one.top + 1 >= least[1]


def _area(one: _Open) -> int:
    return (one.end - one.start) * (one.bottom - one.top + 1)


def _stands_alone(one: _Open, others: Sequence[_Open]) -> bool:
    """Tell whether no other ground lies against one; letters on it do not count."""
    return not any(
        other.start < one.end + TOUCH
        and one.start - TOUCH < other.end
        and other.top <= one.bottom + TOUCH
        and one.top - TOUCH <= other.bottom
        and not (one.start <= other.start and other.end <= one.end and one.top <= other.top <= one.bottom)
        for other in others
    )


def _ground(one: _Open, tile: int) -> Ground:
    left, right = float(one.start * tile), float(one.end * tile)
    top, bottom = float(one.top * tile), float((one.bottom + 1) * tile)
    return left, top, right, bottom, round(float(np.median(one.greys)) / 255, 3)


def _tiles(picture: NDArray[np.uint8], tile: int) -> NDArray[np.float64]:
    """Return the middle grey of each square."""
    rows, columns = picture.shape[0] // tile, picture.shape[1] // tile
    whole = picture[: rows * tile, : columns * tile].reshape(rows, tile, columns, tile)
    squares = whole.swapaxes(1, 2).reshape(rows, columns, tile * tile)
    return np.asarray(np.median(squares, axis=2), dtype=np.float64)


def _rectangles(tiles: NDArray[np.float64], limit: float) -> Iterator[_Open]:
    """Join the runs of one grey in each row to those above them that begin and end in the same place."""
    going: list[_Open] = []
    for row in range(len(tiles)):
        for start, end, shade in _runs(tiles[row], limit):
            same = next((one for one in going if _goes_on(one, start, end, shade)), None)
            if same is None:
                going.append(_Open(start, end, row, row, [shade]))
            else:
                same.bottom = row
                same.greys.append(shade)
        yield from (one for one in going if row - one.bottom > HOLE)
        going = [one for one in going if row - one.bottom <= HOLE]
    yield from going


def _goes_on(one: _Open, start: int, end: int, shade: float) -> bool:
    return (
        abs(one.start - start) <= STEP and abs(one.end - end) <= STEP and abs(one.greys[0] - shade) <= ALIKE
    )


def _runs(row: NDArray[np.float64], limit: float) -> Iterator[tuple[int, int, float]]:
    """Yield the runs of squares of one grey, darker than the paper, with that grey; letters are holes."""
    dark = np.flatnonzero(row < limit)
    for part in np.split(dark, np.flatnonzero(np.diff(dark) > HOLE) + 1) if len(dark) else ():
        start, end = int(part[0]), int(part[-1]) + 1
        shade = float(np.median(row[start:end]))
        plain = np.abs(row[start:end] - shade) <= ALIKE
        if plain[:2].any() and plain[-2:].any() and plain.mean() > PLAIN:
            yield start, end, shade
        else:
            yield from _neighbours(row, part)


def _neighbours(row: NDArray[np.float64], dark: NDArray[np.intp]) -> Iterator[tuple[int, int, float]]:
    """Yield the plain runs that touch each other, such as bars of a chart."""
    steps = np.flatnonzero((np.diff(dark) > 1) | (np.abs(np.diff(row[dark])) > ALIKE))
    for part in np.split(dark, steps + 1):
        if len(part) >= LEAST[0]:
            yield int(part[0]), int(part[-1]) + 1, float(np.median(row[part]))
