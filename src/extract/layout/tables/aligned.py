"""Tables without any rule: figures that stand in line under each other, twice or more."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import Chunk, is_blank, is_figure, rows_of
from extract.layout.tables.above import Row, row_of, with_heads
from extract.layout.tables.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Word

IN_LINE = 2.0  # points between the ends of figures in one column
LEAST_ROWS = 3
LEAST_COLUMNS = 2
PROSE = 8  # words; a longer run across the figures parts two tables
APART = 3.2  # of the height of a row: figures farther apart are not of one column
LABEL = 60.0  # of the size: how far left of the first figure a row's name may begin


def aligned_frames(words: Iterable[Word]) -> list[Frame]:
    """Return the places where rows of a name and two figures or more stand in line, three times or more."""
    held_words = list(words)
    if not _may_align(held_words):
        return []
    rows = [row_of(row) for row in rows_of(held_words)]
    found: list[Frame] = []
    columns = _columns(rows)
    for column in columns:
        own = {id(chunk) for chunk in column}
        held = [row for row in rows if any(id(chunk) in own for chunk in row.chunks)]
        beside = {id(chunk) for row in held for chunk in row.chunks}
        shared = [other for other in columns if sum(id(chunk) in beside for chunk in other) >= LEAST_ROWS]
        if len(shared) >= LEAST_COLUMNS:
            for part in _parts(rows, shared):
                frame = _frame(rows, part)
                if frame and not any(frame.box.overlap(other.box) > 0 for other in found):
                    found.append(frame)
    return found


def _may_align(words: Iterable[Word]) -> bool:
    """Tell quickly whether two columns can be there: places at which three words with digits end or stand."""
    boxes = [word.box for word in words if any(map(str.isdigit, word.text))]
    return any(
        sum(run >= LEAST_ROWS for run in _runs(sorted(places))) >= LEAST_COLUMNS
        for places in ([box.x1 for box in boxes], [box.middle[0] for box in boxes])
    )


def _runs(places: Iterable[float]) -> list[int]:
    """Count the places that stand next to each other."""
    runs: list[int] = []
    last = float("-inf")
    for place in places:
        if place - last > IN_LINE:
            runs.append(0)
        runs[-1] += 1
        last = place
    return runs


def _columns(rows: Iterable[Row]) -> list[list[Chunk]]:
    """Return figures that end at one place or are centred, no other words between, from top to bottom."""
    figures = [c for row in rows for c in row.chunks if is_figure(c.text) or is_blank(c.text)]
    columns: list[list[Chunk]] = []
    for chunk in sorted(figures, key=lambda c: c.box.top):
        for column in columns:
            last = column[-1].box
            near = chunk.box.top - last.bottom < APART * last.height
            sides = abs(last.x1 - chunk.box.x1), abs(last.middle[0] - chunk.box.middle[0])
            if near and min(sides) <= IN_LINE:
                column.append(chunk)
                break
        else:
            columns.append([chunk])
    return [c for c in columns if len(c) >= LEAST_ROWS and sum(is_figure(x.text) for x in c) >= LEAST_ROWS]


def _parts(rows: Sequence[Row], columns: Sequence[Sequence[Chunk]]) -> list[list[list[Chunk]]]:
    """Part columns of figures where text runs across, between two tables."""
    box = around(chunk.box for column in columns for chunk in column)
    figures = {id(chunk) for column in columns for chunk in column}
    cuts = [row.box.middle[1] for row in rows if _is_prose(row, box, figures)]
    parts: dict[int, list[list[Chunk]]] = {}
    for column in columns:
        held: dict[int, list[Chunk]] = {}
        for chunk in column:
            held.setdefault(bisect_right(cuts, chunk.box.middle[1]), []).append(chunk)
        for at, chunks in held.items():
            parts.setdefault(at, []).append(chunks)
    long = [[c for c in part if len(c) >= LEAST_ROWS] for part in parts.values()] if len(parts) > 1 else []
    return [part for part in long if len(part) >= LEAST_COLUMNS] if long else [list(map(list, columns))]


def _is_prose(row: Row, box: Box, figures: set[int]) -> bool:
    """Tell a row of words that runs across the columns and has none of their figures."""
    if not box.top < row.box.middle[1] < box.bottom or any(id(chunk) in figures for chunk in row.chunks):
        return False
    held = [chunk for chunk in row.chunks if chunk.box.overlap_x(box) > 0]
    wordy = sum(len(chunk.words) for chunk in held) > PROSE
    return wordy and sum(chunk.box.overlap_x(box) for chunk in held) > 0.6 * box.width


def _frame(rows: Sequence[Row], columns: Sequence[Sequence[Chunk]]) -> Frame | None:
    """Put the rows with figures, their names and the heads above them into one frame."""
    figures = around(chunk.box for column in columns for chunk in column)
    size = columns[0][0].words[0].size
    inside = [row for row in rows if figures.top - 1 <= row.box.middle[1] <= figures.bottom + 1]
    names = [_name_of(row, figures.x0, size) for row in inside]
    held = [name.box for name in names if name]
    if len(held) < LEAST_ROWS:
        return None
    box = around([figures, *held])
    box = _with_overhangs(rows, with_heads(rows, box))
    return Frame(Box(box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1), ())


def _with_overhangs(rows: Sequence[Row], box: Box) -> Box:
    """Take in the cells of the last column that reach farther than its head."""
    inside = [row for row in rows if box.top < row.box.middle[1] < box.bottom]
    cells = [chunk for row in inside for chunk in row.chunks if len(chunk.words) <= PROSE]
    return around([box, *(c.box for c in cells if box.x0 <= c.box.x0 < box.x1 < c.box.x1)])


def _name_of(row: Row, left: float, size: float) -> Chunk | None:
    """Return the words next to the figures of a row, at their left."""
    before = [c for c in row.chunks if c.box.x1 <= left + 1 and c.box.x0 >= left - LABEL * size]
    return before[-1] if before and any(c.isalpha() for c in before[-1].text) else None
