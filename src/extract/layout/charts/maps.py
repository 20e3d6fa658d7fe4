"""Maps and other drawings of many curves with words among them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import chunks_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.layout.labels.chunks import Chunk
    from extract.pdf import Page

CELL = 20.0  # points; curves in the same or in neighbouring squares belong together
LEAST_CURVES = 200  # fewer are a logo, a pictogram or an ornament
LEAST_AREA = 0.1  # of the page
LEAST_WORDS = 6
EDGE = 0.1  # of the width and the height, on each side: what a frame takes
FILLED = 0.3  # of the curves are farther inside
RUNNING = 4  # words in each of three lines of a text
LONG = 9  # words in a row: text that runs over a background
Square = tuple[int, int]


def find_maps(page: Page) -> list[Box]:
    """Return the places of drawings of many curves that hold labels, but no running text."""
    curves = [s.box for s in page.strokes if s.kind == "curve" and s.fill]
    if len(curves) < LEAST_CURVES:
        return []
    groups = [group for group in _clusters(curves) if len(group) >= LEAST_CURVES]
    places = [box for group in groups if _fills(group, box := around(group))]
    large = [box for box in places if box.area >= LEAST_AREA * page.width * page.height]
    return [found for box in large if (found := _labelled(box, page)) is not None]


def _labelled(box: Box, page: Page) -> Box | None:
    """Add the labels that stand out over the edge; None without labels, or with running text inside."""
    words = [word for word in page.words if word.upright]
    chunks = [chunk for row in rows_of(words) for chunk in chunks_of(row)]
    inside = [chunk for chunk in chunks if any(box.holds_middle(word.box) for word in chunk.words)]
    count = sum(len(chunk.words) for chunk in inside)
    if count < LEAST_WORDS or any(len(chunk.words) >= LONG for chunk in inside) or _runs_on(inside):
        return None
    return around([box, *(chunk.box for chunk in inside)])


def _fills(group: Sequence[Box], box: Box) -> bool:
    """Tell a map from a frame of dots, whose inside is empty."""
    across, down = EDGE * box.width, EDGE * box.height
    inner = Box(box.x0 + across, box.top + down, box.x1 - across, box.bottom - down)
    return sum(inner.holds_middle(curve) for curve in group) >= FILLED * len(group)


def _runs_on(chunks: Sequence[Chunk]) -> bool:
    """Tell whether lines of several words stand under each other as those of a text do."""
    lines = sorted((c for c in chunks if len(c.words) >= RUNNING), key=lambda c: (round(c.box.x0), c.box.top))
    follows = [
        abs(one.box.x0 - other.box.x0) <= 1 and 0 < other.box.top - one.box.top <= 2 * one.words[0].size
        for one, other in pairwise(lines)
    ]
    return any(one and other for one, other in pairwise(follows))


def _clusters(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    """Group boxes whose centres are in squares that touch; linear in their number."""
    squares: dict[Square, list[Box]] = defaultdict(list)
    for box in boxes:
        x, y = box.middle
        squares[int(x // CELL), int(y // CELL)].append(box)
    while squares:
        todo = [next(iter(squares))]
        group: list[Box] = []
        while todo:
            x, y = todo.pop()
            group += squares.pop((x, y), [])
            todo += [(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (x + i, y + j) in squares]
        yield group
