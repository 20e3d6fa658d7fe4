"""The rows of a header become one: heads over several columns stand before each of theirs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import YEAR, Chunk, chunks_of, rows_of
from extract.layout.tables.columns import column_at
from extract.layout.tables.over import spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.tables.columns import Cells
    from extract.layout.tables.frames import Frame
    from extract.layout.tables.matrix import Matrix
    from extract.pdf import Stroke, Word

APART = 0.55  # of the size: a wider gap parts two heads
TIGHT = 1.4  # of the size: lines of one head stand no farther apart
NEAR_EDGE = 4.0  # points


def joined_header(found: Matrix, count: int, frame: Frame, strokes: Sequence[Stroke]) -> Cells:
    """Join `count` rows of heads: 'Assessed' over '2021', '2022' gives 'Assessed 2021', 'Assessed 2022'."""
    if count == 0:
        return tuple(() for _ in found.bounds[1:])
    if frame.cells:
        placed = _drawn(found, count, frame.cells)
    else:
        words = [word for row in found.rows[:count] for cell in row for word in cell]
        placed = _placed(words, found, count, strokes)
    held: list[list[Word]] = [[] for _ in found.bounds[1:]]
    for head, columns in placed:
        for c in columns:
            held[c] += head.words
    return tuple(map(tuple, held))


def _drawn(found: Matrix, count: int, cells: Sequence[Box]) -> list[tuple[Chunk, list[int]]]:
    """Return each head with the columns of its drawn cell."""
    placed = []
    for row in found.rows[:count]:
        for c, words in enumerate(row):
            if words:
                x, y = words[0].box.middle
                cell = next((b for b in cells if b.x0 <= x <= b.x1 and b.top <= y <= b.bottom), None)
                columns = _columns_in(cell, found.bounds) if cell else [c]
                placed.append((Chunk(words, around(w.box for w in words)), columns or [c]))
    return placed


def _columns_in(cell: Box, bounds: Sequence[float]) -> list[int]:
    return [i for i, (low, high) in enumerate(pairwise(bounds)) if cell.x0 <= (low + high) / 2 <= cell.x1]


def _placed(
    words: Iterable[Word], found: Matrix, count: int, strokes: Sequence[Stroke]
) -> list[tuple[Chunk, list[int]]]:
    """Return the heads from top to bottom with the columns that each stands over."""
    levels = _merged([_heads(row) for row in rows_of(words)], strokes)
    body = _extents(found, count)
    placed: list[tuple[Chunk, list[int]]] = []
    below: dict[int, Chunk] = {}
    for level in reversed(levels):
        columns = [_own(head, body, found.bounds) for head in level]
        if below:
            columns = spread(level, columns, body, below, strokes)
        placed = [*zip(level, columns, strict=True), *placed]
        for head, covered in zip(level, columns, strict=True):
            below |= dict.fromkeys(covered, head)
    return placed


def _heads(row: Sequence[Word]) -> list[Chunk]:
    return chunks_of(row, APART)


def _extents(found: Matrix, count: int) -> list[Box | None]:
    """Return the place of what each column holds below the header."""
    columns = zip(*found.rows[count:], strict=True)
    boxes = [[word.box for cell in column for word in cell] for column in columns]
    return [around(held) if held else None for held in boxes]


def _merged(levels: Sequence[list[Chunk]], strokes: Sequence[Stroke]) -> list[list[Chunk]]:
    """Join the lines of wrapped heads: each stands close above one other, with no rule between."""
    done: list[list[Chunk]] = []
    for level in levels:
        kept = []
        for head in level:
            above = _above(head, level, done, strokes)
            if above is None:
                kept.append(head)
                continue
            at, other = above
            whole = Chunk(other.words + head.words, other.box.union(head.box))
            done[at][done[at].index(other)] = whole
        if kept:
            done.append(kept)
    return done


def _above(
    head: Chunk, level: Sequence[Chunk], done: Sequence[list[Chunk]], strokes: Sequence[Stroke]
) -> tuple[int, Chunk] | None:
    """Return the head whose last line stands close above `head` and above no other, with its level."""
    for at in range(len(done) - 1, -1, -1):
        for other in done[at]:
            if other.box.overlap_x(head.box) > 0:
                return (at, other) if _wraps(other, head, level, done[at], strokes) else None
    return None


def _wraps(
    other: Chunk, head: Chunk, level: Sequence[Chunk], above: Sequence[Chunk], strokes: Sequence[Stroke]
) -> bool:
    last, first = other.words[-1], head.words[0]
    near = head.box.bottom - last.box.bottom <= TIGHT * first.size and last.bold == first.bold
    alone = sum(o.box.overlap_x(other.box) > 0 for o in level) == 1
    alone = alone and sum(o.box.overlap_x(head.box) > 0 for o in above) == 1
    if not near or not alone or _ruled(other.box, head.box, strokes):
        return False
    sides = [o for o in level if o is not head and not any(a.box.overlap_x(o.box) > 0 for a in above)]
    return not (YEAR.fullmatch(head.text) and sides)


def _ruled(above: Box, below: Box, strokes: Sequence[Stroke]) -> bool:
    return any(
        s.box.height < 2
        and above.middle[1] < s.box.middle[1] < below.middle[1]
        and s.box.overlap_x(below) > 0.5 * below.width
        for s in strokes
    )


def _own(head: Chunk, body: Sequence[Box | None], bounds: Sequence[float]) -> list[int]:
    """Return the column at whose edge or over whose middle a head stands, or where most of it does."""
    middle = column_at(head.box.middle[0], bounds)
    near = [
        (_miss(head.box, box), c)
        for c, box in enumerate(body)
        if box and box.overlap_x(head.box) > -NEAR_EDGE
    ]
    miss, best = min(near, default=(NEAR_EDGE, middle))
    return [best] if miss < NEAR_EDGE and abs(best - middle) <= 1 else [middle]


def _miss(head: Box, column: Box) -> float:
    sides = abs(head.x0 - column.x0), abs(head.x1 - column.x1)
    return min(*sides, abs(head.middle[0] - column.middle[0]))
