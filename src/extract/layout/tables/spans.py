"""The rows of a header become one: heads over several columns stand before each of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import YEAR, chunks_of, rows_of
from extract.layout.tables.columns import column_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.tables.columns import Cells
    from extract.layout.tables.frames import Frame
    from extract.layout.tables.matrix import Matrix
    from extract.pdf import Stroke, Word

APART = 0.55  # of the size: a wider gap parts two heads
TIGHT = 1.4  # of the size: lines of one head stand no farther apart
NEAR_EDGE = 4.0  # points
SIDE = 2.0  # points: a head is centred over its columns rather than set at their edge


@dataclass(frozen=True, slots=True)
class _Head:
    """The words of one head, all its lines."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


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


def _drawn(found: Matrix, count: int, cells: Sequence[Box]) -> list[tuple[_Head, list[int]]]:
    """Return each head with the columns of its drawn cell."""
    placed = []
    for row in found.rows[:count]:
        for c, words in enumerate(row):
            if words:
                x, y = words[0].box.middle
                cell = next((b for b in cells if b.x0 <= x <= b.x1 and b.top <= y <= b.bottom), None)
                columns = _columns_in(cell, found.bounds) if cell else [c]
                placed.append((_Head(words, around(w.box for w in words)), columns or [c]))
    return placed


def _columns_in(cell: Box, bounds: Sequence[float]) -> list[int]:
    return [i for i, (low, high) in enumerate(pairwise(bounds)) if cell.x0 <= (low + high) / 2 <= cell.x1]


def _placed(
    words: Iterable[Word], found: Matrix, count: int, strokes: Sequence[Stroke]
) -> list[tuple[_Head, list[int]]]:
    """Return the heads from top to bottom with the columns that each stands over."""
    levels = _merged([_heads(row) for row in rows_of(words)], strokes)
    body = _extents(found, count)
    placed: list[tuple[_Head, list[int]]] = []
    below: dict[int, _Head] = {}
    for level in reversed(levels):
        columns = [_own(head, body, found.bounds) for head in level]
        if below:
            columns = _spread(level, columns, body, below, strokes)
        placed = [*zip(level, columns, strict=True), *placed]
        for head, covered in zip(level, columns, strict=True):
            below |= dict.fromkeys(covered, head)
    return placed


def _heads(row: Sequence[Word]) -> list[_Head]:
    return [_Head(chunk.words, chunk.box) for chunk in chunks_of(row, APART)]


def _extents(found: Matrix, count: int) -> list[Box | None]:
    """Return the place of what each column holds below the header."""
    columns = zip(*found.rows[count:], strict=True)
    boxes = [[word.box for cell in column for word in cell] for column in columns]
    return [around(held) if held else None for held in boxes]


def _merged(levels: Sequence[list[_Head]], strokes: Sequence[Stroke]) -> list[list[_Head]]:
    """Join the lines of wrapped heads: each stands close above one other, with no rule between."""
    done: list[list[_Head]] = []
    for level in levels:
        kept = []
        for head in level:
            above = _above(head, level, done, strokes)
            if above is None:
                kept.append(head)
                continue
            at, other = above
            whole = _Head(other.words + head.words, other.box.union(head.box))
            done[at][done[at].index(other)] = whole
        if kept:
            done.append(kept)
    return done


def _above(
    head: _Head, level: Sequence[_Head], done: Sequence[list[_Head]], strokes: Sequence[Stroke]
) -> tuple[int, _Head] | None:
    """Return the head whose last line stands close above `head` and above no other, with its level."""
    for at in range(len(done) - 1, -1, -1):
        for other in done[at]:
            if other.box.overlap_x(head.box) > 0:
                return (at, other) if _wraps(other, head, level, done[at], strokes) else None
    return None


def _wraps(
    other: _Head, head: _Head, level: Sequence[_Head], above: Sequence[_Head], strokes: Sequence[Stroke]
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


def _own(head: _Head, body: Sequence[Box | None], bounds: Sequence[float]) -> list[int]:
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


def _spread(
    level: Sequence[_Head],
    own: Sequence[list[int]],
    body: Sequence[Box | None],
    below: dict[int, _Head],
    strokes: Sequence[Stroke],
) -> list[list[int]]:
    """Return the columns that heads with heads below them stand over."""
    shaped = [_shape(head, level, strokes) for head in level]
    drawn = [
        [c for c in sorted(below) if shape and below[c].box.overlap_x(shape) > 0.5 * below[c].box.width]
        for shape in shaped
    ]
    if any(len(columns) > 1 for columns in drawn):
        return [d or o for d, o in zip(drawn, own, strict=True)]
    parents = [i for i, head in enumerate(level) if _is_parent(head, own[i], below)]
    shared = _equal_shares(len(parents), below, own, parents)
    spread = list(own)
    for n, i in enumerate(parents):
        taken = {c for j, other in enumerate(own) if j != i for c in other}
        spread[i] = shared[n] if shared else _best_run(level[i], own[i][0], body, below, taken)
    return spread


def _is_parent(head: _Head, own: Sequence[int], below: dict[int, _Head]) -> bool:
    """Tell a head over others from one that stands beside them, with nothing below it."""
    return own[0] in below or any(other.box.overlap_x(head.box) > 0 for other in below.values())


def _shape(head: _Head, level: Sequence[_Head], strokes: Sequence[Stroke]) -> Box | None:
    """Return the rule below a head, or the narrowest coloured ground around it, if no other has the same."""
    others = [other.box for other in level if other is not head]
    rules = [s.box for s in strokes if s.box.height < 2 and _is_under(s.box, head.box)]
    grounds = [s.box for s in strokes if s.fill is not None and s.box.holds(head.box, slack=1)]
    own = [box for box in rules + grounds if not any(box.overlap_x(other) > 2 for other in others)]
    return min(own, key=lambda box: box.width, default=None)


def _is_under(rule: Box, head: Box) -> bool:
    near = -2 <= rule.top - head.bottom <= 0.8 * head.height
    return near and rule.overlap_x(head) > 0.9 * head.width


def _equal_shares(
    parents: int, below: dict[int, _Head], own: Sequence[list[int]], places: Sequence[int]
) -> list[list[int]] | None:
    """Part the columns evenly where the heads below repeat: '2021', '2022', '2021', '2022'."""
    beside = {c for i, columns in enumerate(own) if i not in places for c in columns}
    columns = [c for c in sorted(below) if c not in beside]
    if parents < 2 or len(columns) % parents:
        return None
    each = len(columns) // parents
    texts = [below[c].text for c in columns]
    if each < 2 or texts != texts[:each] * parents:
        return None
    return [columns[n * each : (n + 1) * each] for n in range(parents)]


def _best_run(
    head: _Head, own: int, body: Sequence[Box | None], below: dict[int, _Head], taken: set[int]
) -> list[int]:
    """Return the run of columns around `own` over which the head is best centred, or at whose edge it is."""
    free = [c in below and (c not in taken or c == own) for c in range(len(body))]
    if not free[own]:
        near = [c for c in (own + 1, own - 1) if 0 <= c < len(free) and free[c]]
        if not near:
            return [own]
        own = near[0]
    runs = [
        list(range(first, last + 1))
        for first in range(own, -1, -1)
        if all(free[first : own + 1])
        for last in range(own, len(free))
        if all(free[own : last + 1]) and not _cuts(first, last, below)
    ]
    return min(runs, key=lambda run: _cost(head.box, run, body, below), default=[own])


def _cuts(first: int, last: int, below: dict[int, _Head]) -> bool:
    """Tell whether a run ends inside the columns of one head."""
    ends = ((first - 1, first), (last, last + 1))
    return any(a in below and b in below and below[a] is below[b] for a, b in ends)


def _cost(head: Box, run: Sequence[int], body: Sequence[Box | None], below: dict[int, _Head]) -> float:
    """Return how far a head stands from the middle or an edge of a run of columns, less for long runs."""
    boxes = [around([below[c].box, *([held] if (held := body[c]) else [])]) for c in run]
    extent = around(boxes)
    x = head.middle[0]
    middles = [extent.middle[0]]
    if len(run) > 1:  # the cells of right-aligned figures reach from one right edge to the next
        pitch = boxes[1].x1 - boxes[0].x1
        middles.append(extent.x1 - pitch * len(run) / 2)
        middles.append(extent.x0 + (boxes[1].x0 - boxes[0].x0) * len(run) / 2)
    miss = min(abs(x - middle) for middle in middles)
    sides = min(abs(head.x0 - extent.x0), abs(head.x1 - extent.x1)) + SIDE
    return min(miss, sides) - len(run)
