"""Frames around tables without rules of two columns, with their heads and the rest of the last name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import Chunk, body_size, is_figure, rows_of
from extract.layout.labels.titles import title_of
from extract.layout.labels.wording import is_note, is_unit
from extract.layout.tables.above import row_of
from extract.layout.tables.frames import Frame
from extract.layout.tables.pairs import IN_LINE, LEAST_ROWS, Pair, are_pages, box_of, goes_with, runs_of_pairs
from extract.layout.tables.wraps import runs_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.tables.above import Row
    from extract.pdf import Word

HEAD = 5  # words
REACH = 70.0  # points: figures of one column stand no farther apart
MOST = 60  # figures looked at
FAR = 2.2  # of the size: how far above the first row its heads may stand
CLOSE = 0.7  # of the gap between rows: lines of one name stand closer


def paired_frames(words: Iterable[Word]) -> list[Frame]:
    """Return the places where four names or more have one figure each, under heads or a title."""
    held = list(words)
    if not _may_pair(held):
        return []
    rows = [row_of(row) for row in rows_of(held)]
    return [frame for run in runs_of_pairs(rows) if (frame := _frame(rows, run, held)) is not None]


def _may_pair(words: Iterable[Word]) -> bool:
    """Tell quickly whether a column can be there: figures that end, begin or stand at one place."""
    boxes = [word.box for word in words if any(map(str.isdigit, word.text)) and is_figure(word.text)]
    places = ([b.x1 for b in boxes], [b.x0 for b in boxes], [b.middle[0] for b in boxes])
    return any(_has_column(sorted(zip(xs, (b.top for b in boxes), strict=True))) for xs in places)


def _has_column(places: Sequence[tuple[float, float]]) -> bool:
    """Tell whether enough of the places (x, height) are in line and near each other."""
    enough = LEAST_ROWS - 2  # a figure may be missing
    for at, (x, _) in enumerate(places[:-enough]):
        if places[at + enough][0] - x <= IN_LINE:
            tops = sorted(top for other, top in places[at : at + MOST] if other - x <= IN_LINE)
            if any(tops[i + enough] - tops[i] < enough * REACH for i in range(len(tops) - enough)):
                return True
    return False


def _frame(rows: Sequence[Row], run: Sequence[Pair], words: Sequence[Word]) -> Frame | None:
    heads = _heads(rows, run)
    box = around([box_of(run), *(chunk.box for chunk in (*heads, *_rest(rows, run)))])
    if len(heads) < 2 and (are_pages(run) or not title_of(box, 0, words, body_size(words)).title):
        return None
    names = [chunk.box.x1 for chunk in (*(pair.name for pair in run), *heads[:-1])]
    figures = [chunk.box.x0 for chunk in (*(pair.figure for pair in run), *heads[-1:])]
    bound = (max(names) + min(figures)) / 2
    ys = (around(chunk.box for chunk in heads).bottom + 0.5,) if heads else ()
    outer = Box(box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1)
    return Frame(outer, ys, (outer.x0, bound, outer.x1))


def _heads(rows: Sequence[Row], run: Sequence[Pair]) -> list[Chunk]:
    """Return the heads close above the first row: one over each column, or one over the figures."""
    box, first = box_of(run), run[0].name
    above = [row.chunks for row in rows if row.box.middle[1] < box.top - 1]
    lines = [line for row in above if (line := [chunk for chunk in row if chunk.box.overlap_x(box) > 0])]
    heads = lines[-1] if lines else []
    if not heads or box.top - heads[0].box.bottom > FAR * first.words[0].size:
        return []
    return heads if _are_heads(heads, run) else []


def _are_heads(heads: Sequence[Chunk], run: Sequence[Pair]) -> bool:
    """Tell heads from a title with its unit behind, and from figures."""
    figures = around(pair.figure.box for pair in run)
    *before, last = heads
    if len(before) > 1 or any(len(head.words) > HEAD or is_figure(head.text) for head in heads):
        return False
    sides = (last.box.x0 - figures.x0, last.box.x1 - figures.x1, last.box.middle[0] - figures.middle[0])
    if min(map(abs, sides)) > IN_LINE or last.box.x0 <= run[0].name.box.x0 + IN_LINE:
        return False
    if not before:
        return not is_unit(last.text)
    type_ = [(head.words[0].font, head.words[0].size) for head in heads]
    return abs(before[0].box.x0 - run[0].name.box.x0) <= IN_LINE and (
        type_[0] == type_[1] or not is_unit(last.text)
    )


def _rest(rows: Iterable[Row], run: Sequence[Pair]) -> list[Chunk]:
    """Return the lines in which the last name goes on below its figure."""
    last = run[-1].name
    below = [c for row in rows if row.box.top > last.box.middle[1] for c in row.chunks if goes_with(c, run)]
    gaps = [low.name.box.top - high.name.box.bottom for high, low in pairwise(run)]
    rest: list[Chunk] = []
    for line in below:
        gap = line.box.top - last.box.bottom
        close = gap < CLOSE * min(gaps) or (gap <= min(gaps) + 1 and runs_on(last.words[-1], line.words[0]))
        if not close or _style(line) != _style(last) or is_note(line.text):
            break
        rest.append(line)
        last = line
    return rest


def _style(chunk: Chunk) -> tuple[str, float, tuple[float, ...]]:
    word = chunk.words[0]
    return word.font, round(word.size, 1), word.colour
