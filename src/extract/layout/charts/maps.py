"""Maps and other drawings of many curves with words among them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import chunks_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.pdf import Page

CELL = 20.0  # points; curves in the same or in neighbouring squares belong together
LEAST_CURVES = 200  # fewer are a logo, a pictogram or an ornament
LEAST_AREA = 0.1  # of the page
LEAST_WORDS = 6
LONG = 9  # words in a row: text that runs over a background
Square = tuple[int, int]


def find_maps(page: Page) -> list[Box]:
    """Return the places of drawings of many curves that hold labels, but no running text."""
    curves = [s.box for s in page.strokes if s.kind == "curve" and s.fill]
    if len(curves) < LEAST_CURVES:
        return []
    places = [around(group) for group in _clusters(curves) if len(group) >= LEAST_CURVES]
    large = [box for box in places if box.area >= LEAST_AREA * page.width * page.height]
    return [found for box in large if (found := _labelled(box, page)) is not None]


def _labelled(box: Box, page: Page) -> Box | None:
    """Add the labels that stand out over the edge; None without labels, or with running text inside."""
    words = [word for word in page.words if word.upright]
    chunks = [chunk for row in rows_of(words) for chunk in chunks_of(row)]
    inside = [chunk for chunk in chunks if any(box.holds_middle(word.box) for word in chunk.words)]
    count = sum(len(chunk.words) for chunk in inside)
    if count < LEAST_WORDS or any(len(chunk.words) >= LONG for chunk in inside):
        return None
    return around([box, *(chunk.box for chunk in inside)])


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
