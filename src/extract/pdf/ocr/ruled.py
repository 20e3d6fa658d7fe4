"""Ruled lines in a picture, of which tables are made: thin, long, darker than what is on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from extract.pdf.ocr.types import Pixels

# In pixels of 300 dots an inch; other pictures are measured in parts of these.
DOTS = 300 / 72  # pixels a point
PIECE = 10  # along the line: so long are the pieces that are looked at
APART = 9  # across it: so far away is the paper on both sides
LEVEL, UPRIGHT = 250, 110  # the least length of a line: strokes of letters in a row make short ones
DARKER = 17.0  # of 255: than the paper beside it
PAPER = 120.0  # of 255: what is darker is a photo
BESIDE = 3  # pixels above and below a line in which letters would be seen
UNDERLINED = 0.12  # of a line: where letters stand on more of it, it is an underline, or no line
LETTERS = 90  # of 255: they are darker than the paper by more
EDGE = 2  # pixels: how far the ink of a line spreads
STEP = 2  # pixels by which a line may move from one piece to the next


@dataclass(slots=True)
class _Line:
    first: int  # rows
    last: int
    start: int  # pieces
    end: int


def rules_in(grey: Image.Image, scale: float) -> tuple[Pixels, ...]:
    """Return the level and the upright lines of a picture of `scale` pixels a point."""
    picture = np.asarray(grey)
    part = max(scale / DOTS, 0.2)
    level = list(_lines(picture, part, LEVEL))
    upright = list(_lines(picture.T, part, UPRIGHT))
    return (*level, *((top, x0, bottom, x1) for x0, top, x1, bottom in upright))


def without_rules(grey: Image.Image, rules: Iterable[Pixels]) -> Image.Image:
    """Return a picture with its ruled lines painted over, as tesseract takes them for letters.

    A line on which letters stand stays: painting over an underline would cut them.
    """
    clean = np.array(grey)
    paper = int(np.percentile(np.asarray(grey.reduce(8)), 75))
    for x0, top, x1, bottom in rules:
        level = x1 - x0 >= bottom - top
        place = clean if level else clean.T
        first, last, start, end = (top, bottom, x0, x1) if level else (x0, x1, top, bottom)
        _paint(place, max(int(first) - EDGE, BESIDE), int(last) + EDGE, slice(int(start), int(end)), paper)
    return Image.fromarray(clean)


def _paint(picture: NDArray[np.uint8], first: int, last: int, along: slice, paper: int) -> None:
    """Paint over the rows from `first` to `last`, unless much stands right above or below them."""
    above, below = picture[first - BESIDE : first, along], picture[last + 1 : last + 1 + BESIDE, along]
    if above.size and below.size:
        touched = np.minimum(above.min(axis=0), below.min(axis=0)) < paper - LETTERS
        if touched.mean() < UNDERLINED:
            picture[first : last + 1, along] = paper


def _lines(picture: NDArray[np.uint8], part: float, least: int) -> Iterator[Pixels]:
    """Yield lines along the rows of a picture."""
    piece, apart = 2 * max(1, round(PIECE * part / 2)), max(2, round(APART * part))
    count = picture.shape[1] // piece
    if not count or picture.shape[0] <= 2 * apart:
        return
    halves = picture[:, : count * piece].reshape(len(picture), count, 2, -1).mean(axis=3, dtype=np.float32)
    means, lightest = halves.mean(axis=2), halves[apart:-apart].max(axis=2)  # between letters there is paper
    beside = np.minimum(means[: -2 * apart], means[2 * apart :])
    found = (lightest < beside - DARKER) & (beside > PAPER)
    for line in _joined(found):
        if (line.end - line.start) * piece >= least * part and line.last - line.first < apart:
            yield (
                float(line.start * piece),
                float(line.first + apart),
                float(line.end * piece),
                float(line.last + apart + 1),
            )


def _joined(found: NDArray[np.bool_]) -> Iterable[_Line]:
    """Join the pieces of each row, and the rows of each line."""
    done: list[_Line] = []
    going: list[_Line] = []
    for row in np.flatnonzero(found.any(axis=1)):
        for start, end in _runs(found[row]):
            line = next((one for one in going if one.start <= end and start <= one.end), None)
            if line is None:
                going.append(_Line(int(row), int(row), start, end))
            else:
                line.last, line.start, line.end = int(row), min(line.start, start), max(line.end, end)
        done += [line for line in going if row - line.last > STEP]
        going = [line for line in going if row - line.last <= STEP]
    return done + going


def _runs(row: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield where pieces of one row hang together, give or take one, and are long enough to be looked at."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
    starts, ends = edges[::2], edges[1::2]
    start: int | None = None
    last = 0
    for one, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if start is not None and one - last > 1:
            if last - start >= 5:
                yield start, last
            start = None
        start = one if start is None else start
        last = end
    if start is not None and last - start >= 5:
        yield start, last
