"""Which columns a head stands over that has other heads below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.tables.frames import joined_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.labels.chunks import Chunk
    from extract.pdf import Stroke

FLAT = 2.0  # points: no rule is thicker
UNDER = 1.0  # of the height of a head: how far below it its rule may be
SIDE = 2.0  # points: a head is centred over its columns rather than set at their edge


def spread(
    level: Sequence[Chunk],
    own: Sequence[list[int]],
    body: Sequence[Box | None],
    below: dict[int, Chunk],
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


def _is_parent(head: Chunk, own: Sequence[int], below: dict[int, Chunk]) -> bool:
    """Tell a head over others from one that stands beside them, with nothing below it."""
    return own[0] in below or any(other.box.overlap_x(head.box) > 0 for other in below.values())


def _shape(head: Chunk, level: Sequence[Chunk], strokes: Sequence[Stroke]) -> Box | None:
    """Return the rule below a head, or the narrowest coloured ground around it, if no other has the same."""
    others = [other.box for other in level if other is not head]
    rules = _rules_under(head.box, strokes)
    grounds = [s.box for s in strokes if s.fill is not None and s.box.holds(head.box, slack=1)]
    own = [box for box in rules + grounds if not any(box.overlap_x(other) > 2 for other in others)]
    return min(own, key=lambda box: box.width, default=None)


def stands_over(head: Box, columns: Sequence[Box], strokes: Sequence[Stroke]) -> bool:
    """Tell whether a short rule parts a head from those of several, but not all, columns below."""
    over = [
        sum(rule.overlap_x(column) > 0.5 * column.width for column in columns)
        for rule in _rules_under(head, strokes)
        if rule.top <= columns[0].top + SIDE
    ]
    return any(1 < count < len(columns) for count in over)


def _rules_under(head: Box, strokes: Sequence[Stroke]) -> list[Box]:
    """Return the rules close below a head that are as wide; a rule may be drawn in pieces, by columns."""
    flat = (stroke.box for stroke in strokes if stroke.box.height < FLAT)
    near = [rule for rule in flat if -FLAT <= rule.top - head.bottom <= UNDER * head.height]
    rules = [*near, *(rule for rule, _ in joined_rules(near))]
    return [rule for rule in rules if rule.overlap_x(head) > head.width - 1]


def _equal_shares(
    parents: int, below: dict[int, Chunk], own: Sequence[list[int]], places: Sequence[int]
) -> list[list[int]] | None:
    """Part the columns evenly where the heads below repeat: 'Sector', '2021', '2022', '2021', '2022'.

    Heads before those that repeat stand below none.
    """
    beside = {c for i, columns in enumerate(own) if i not in places for c in columns}
    columns = [c for c in sorted(below) if c not in beside]
    if parents < 2:
        return None
    for each in range(len(columns) // parents, 1, -1):
        last = columns[-each * parents :]
        texts = [below[c].text for c in last]
        over = [own[i][0] in share for i, share in zip(places, _shares(last, each), strict=True)]
        if texts == texts[:each] * parents and (last == columns or all(over)):
            return _shares(last, each)
    return None


def _shares(columns: Sequence[int], each: int) -> list[list[int]]:
    return [list(columns[at : at + each]) for at in range(0, len(columns), each)]


def _best_run(
    head: Chunk, own: int, body: Sequence[Box | None], below: dict[int, Chunk], taken: set[int]
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


def _cuts(first: int, last: int, below: dict[int, Chunk]) -> bool:
    """Tell whether a run ends inside the columns of one head."""
    ends = ((first - 1, first), (last, last + 1))
    return any(a in below and b in below and below[a] is below[b] for a, b in ends)


def _cost(head: Box, run: Sequence[int], body: Sequence[Box | None], below: dict[int, Chunk]) -> float:
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
