"""Tables without rules whose columns hold text: told by a row of heads and rows that begin below each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import YEAR, Chunk, chunks_of, rows_of
from extract.layout.tables.frames import Frame
from extract.layout.tables.rows import rows_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.layout.tables.columns import Cells
    from extract.pdf import Word

LEAST_COLUMNS = 3
LEAST_ROWS = 2
SHORT = 5  # words of a head
CELL = 25  # words of a cell
MEAN = 8.0  # words of a cell; in columns of prose there are more
FAR = 2.2  # of the size: how far below a row the next may begin
IN_LINE = 3.0  # points between the edges of a head and of what stands below it
MOST = 300  # lines
LEADING = 0.45  # of the size; rows of a table without figures and rules stand farther apart
SAME = 0.4  # of the words below may be set like the heads: totals, names of rows


@dataclass(frozen=True, slots=True)
class _Heads:
    """A line of heads, each with the left edge of the next."""

    chunks: tuple[Chunk, ...]
    box: Box


def headed_frames(words: Sequence[Word]) -> list[Frame]:
    """Return the places where three heads or more of one type, not that of the text, have rows below.

    Each row begins in most columns at one height; each column stands in line with its head, left or right.
    """
    marked = [word for word in words if word.bold or len(set(word.colour)) > 1]
    found: list[Frame] = []
    for row in rows_of(marked)[:MOST]:
        for heads in _heads(row):
            frame = _frame(heads, words)
            if frame and not any(frame.box.overlap(other.box) > 0 for other in found):
                found.append(frame)
    return found


def _heads(row: Sequence[Word]) -> Iterator[_Heads]:
    """Part a line where its type changes; keep runs of three short heads or more."""
    runs: list[list[Chunk]] = [[]]
    for chunk in chunks_of(row):
        short = len(chunk.words) <= SHORT and (
            any(map(str.isalpha, chunk.text)) or YEAR.fullmatch(chunk.text) is not None
        )
        if not short or (runs[-1] and _type(runs[-1][-1]) != _type(chunk)):
            runs.append([])
        if short:
            runs[-1].append(chunk)
    for run in runs:
        if len(run) >= LEAST_COLUMNS:
            yield _Heads(tuple(run), around(chunk.box for chunk in run))


def _may_be_head(text: str) -> bool:
    return any(map(str.isalpha, text)) or YEAR.fullmatch(text) is not None


def _type(chunk: Chunk) -> tuple[str, float, tuple[float, ...]]:
    word = chunk.words[0]
    return word.font, round(word.size, 1), word.colour


def _frame(heads: _Heads, words: Sequence[Word]) -> Frame | None:
    """Return the head with the rows below it, as long as they are rows of such a table."""
    size = heads.chunks[0].words[0].size
    left, right = heads.box.x0 - IN_LINE, _right(heads, words)
    below = [w for w in words if w.box.top > heads.box.middle[1] and left <= w.box.x0 and w.box.x1 <= right]
    near = _near(below, heads, size)
    bounds = _bounds(heads, near, right)
    if any(low >= high for low, high in pairwise(bounds)):
        return None
    rows = _rows(rows_in(near, bounds), heads)
    if not _are_rows(rows) or _share(rows, heads) > SAME:
        return None
    held = around([heads.box, *(word.box for row in rows for cell in row for word in cell)])
    ys = (heads.box.bottom + 0.5,)
    return Frame(Box(held.x0 - 1, held.top - 1, held.x1 + 1, held.bottom + 1), ys, bounds)


def _right(heads: _Heads, words: Iterable[Word]) -> float:
    """Return how far the last column reaches: to the next words beside it, or as wide as the widest other."""
    last = heads.chunks[-1].box
    starts = [chunk.box.x0 for chunk in heads.chunks]
    widest = max(b - a for a, b in pairwise(starts))
    beside = [w.box.x0 for w in words if w.box.overlap_y(last) > 0 and w.box.x0 > last.x1 + 1]
    return min([last.x0 + 1.3 * widest + last.width, *beside])


def _near(below: Sequence[Word], heads: _Heads, size: float) -> list[Word]:
    """Return the words of the lines below, up to a wide gap or a text that runs across columns."""
    held: list[Word] = []
    bottom = heads.box.bottom
    for row in rows_of(below):
        box = around(word.box for word in row)
        if box.top - bottom > FAR * size or any(_crosses(chunk, heads) for chunk in chunks_of(row)):
            break
        held += row
        bottom = max(bottom, box.bottom)
    return held


def _crosses(chunk: Chunk, heads: _Heads) -> bool:
    over = sum(chunk.box.x0 < head.box.x0 - 1 and chunk.box.x1 > head.box.x0 + 1 for head in heads.chunks[1:])
    return over > 0 and len(chunk.words) > SHORT


def _bounds(heads: _Heads, below: Sequence[Word], right: float) -> tuple[float, ...]:
    """Return the bounds of the columns: left of each head and of the figures that end below it."""
    chunks = [chunk for row in rows_of(below) for chunk in chunks_of(row)]
    bounds = [heads.box.x0 - 1]
    for before, head in pairwise(heads.chunks):
        own = [c.box.x0 for c in chunks if _in_line(c.box, head.box)]
        others = [
            c.box.x1 for c in chunks if before.box.x0 - IN_LINE <= c.box.x0 < min([head.box.x0, *own]) - 1
        ]
        starts = min([head.box.x0, *own])
        bounds.append((max([x for x in others if x < starts] + [before.box.x1]) + starts) / 2)
    return (*bounds, right)


def _in_line(box: Box, head: Box) -> bool:
    middles = abs(box.middle[0] - head.middle[0])
    return min(abs(box.x0 - head.x0), abs(box.x1 - head.x1), middles) <= IN_LINE


def _rows(rows: Sequence[Cells], heads: _Heads) -> list[Cells]:
    """Return the rows up to one that is none of the table's: too long, or not in line with its heads."""
    kept: list[Cells] = []
    for row in rows:
        filled = [cell for cell in row if cell]
        if any(len(cell) > CELL for cell in filled) or not _fits(row, heads):
            break
        kept.append(row)
    while kept and sum(map(bool, kept[-1])) == 1:
        kept.pop()
    return kept


def _fits(row: Cells, heads: _Heads) -> bool:
    cells = [(cell, head.box) for cell, head in zip(row, heads.chunks, strict=True) if cell]
    lined = [_in_line(around(word.box for word in cell), head) for cell, head in cells]
    return sum(lined) >= 0.7 * len(lined)


def _are_rows(rows: Sequence[Cells]) -> bool:
    """Tell rows of a table from columns of text: most cells filled, short, beginning at one height."""
    full = [row for row in rows if sum(map(bool, row)) >= max(LEAST_COLUMNS, 0.7 * len(row))]
    cells = [cell for row in rows for cell in row if cell]
    if len(full) < LEAST_ROWS or sum(map(len, cells)) > MEAN * len(cells):
        return False
    if not any(c.isdigit() for cell in cells for word in cell for c in word.text) and _is_tight(rows):
        return False
    level = sum(_is_level(row) for row in full)
    return level >= 0.8 * len(full)


def _is_tight(rows: Sequence[Cells]) -> bool:
    """Tell whether rows stand no farther apart than lines of text: lists below heads do."""
    boxes = [around(word.box for cell in row for word in cell) for row in rows]
    sizes = [next(cell for cell in row if cell)[0].size for row in rows]
    gaps = [(low.top - high.bottom) / size for (high, low), size in zip(pairwise(boxes), sizes, strict=False)]
    return max(gaps) < LEADING


def _share(rows: Sequence[Cells], heads: _Heads) -> float:
    """Return the share of the words below that are set like the heads."""
    words = [(w.font, round(w.size, 1), w.colour) for row in rows for cell in row for w in cell]
    return words.count(_type(heads.chunks[0])) / len(words)


def _is_level(row: Cells) -> bool:
    """Tell whether the cells of a row have their first lines, their last or their middles at one height."""
    boxes = [around(word.box for word in cell) for cell in row if cell]
    near = 0.4 * next(cell for cell in row if cell)[0].size
    heights = ([b.top for b in boxes], [b.bottom for b in boxes], [b.middle[1] for b in boxes])
    return any(max(ys) - min(ys) <= near for ys in heights)
