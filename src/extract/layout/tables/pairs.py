"""Tables without rules of two columns: names at the left, one figure in line behind each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import Chunk, is_blank, is_figure
from extract.layout.labels.wording import LEADER
from extract.layout.tables.judge import CONTACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.tables.above import Row

LEAST_ROWS = 4
IN_LINE = 2.0  # points between the edges of what stands in one column
NEAR = 4.5  # of the height of a line: how far below the last figure the next may stand
INDENT = 2.0  # of the size: how far a name may be set in
LONG = 14  # words; longer names are prose
MEAN = 8.0  # words of a name
SIZES = (0.87, 1.15)  # of the name's size: figures in another are key figures
WIDE = 30.0  # of the size: a wider gap between names and figures parts columns of the page
PAGE = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and the figure behind it."""

    name: Chunk
    figure: Chunk
    before: Chunk | None
    behind: Chunk | None


def runs_of_pairs(rows: Sequence[Row]) -> list[list[Pair]]:
    """Return names and figures that stand in line four times or more, with nothing else between them."""
    chunks = [chunk for row in rows for chunk in row.chunks]
    groups: list[list[Pair]] = []
    for pair in (pair for row in rows for pair in _pairs(row.chunks)):
        group = next((group for group in groups if _goes_on(group, pair)), None)
        if group is None:
            groups.append([pair])
        else:
            group.append(pair)
    long = [group for group in groups if len(group) >= LEAST_ROWS]
    return [run for group in long for run in _unbroken(group, chunks) if _are_rows(run)]


def _pairs(chunks: Sequence[Chunk]) -> list[Pair]:
    """Return the figures of a row that have a name right before them."""
    around_ = [None, *chunks, None, None]
    found = []
    for at, (name, figure) in enumerate(pairwise(chunks), start=1):
        if (is_figure(figure.text) or is_blank(figure.text)) and _is_name(name, figure):
            found.append(Pair(name, figure, around_[at - 1], around_[at + 2]))
    return found


def _is_name(name: Chunk, figure: Chunk) -> bool:
    share = figure.words[0].size / name.words[0].size
    return any(map(str.isalpha, name.text)) and not is_figure(name.text) and SIZES[0] <= share <= SIZES[1]


def _goes_on(group: Sequence[Pair], pair: Pair) -> bool:
    """Tell whether a pair stands below the last of a group, in line with all of it."""
    last = group[-1]
    near = pair.name.box.top - last.figure.box.bottom < NEAR * last.figure.box.height
    if not near or abs(pair.name.box.x0 - last.name.box.x0) > IN_LINE:
        return False
    boxes = [one.figure.box for one in (group[0], last, pair)]
    edges = ([b.x1 for b in boxes], [b.x0 for b in boxes], [b.middle[0] for b in boxes])
    return any(max(xs) - min(xs) <= IN_LINE for xs in edges)


def _unbroken(group: Sequence[Pair], chunks: Iterable[Chunk]) -> list[list[Pair]]:
    """Part a group where anything but lines of names stands between two pairs."""
    own = {id(chunk) for pair in group for chunk in (pair.name, pair.figure)}
    box = box_of(group)
    between = [c for c in chunks if id(c) not in own and c.box.overlap_x(box) > 0 and not goes_with(c, group)]
    runs = [[group[0]]]
    for above, below in pairwise(group):
        if any(above.name.box.top < c.box.middle[1] < below.name.box.bottom for c in between):
            runs.append([])
        runs[-1].append(below)
    return runs


def goes_with(line: Chunk, pairs: Sequence[Pair]) -> bool:
    """Tell whether a line stands where the names do, and nowhere else."""
    indent = line.box.x0 - pairs[0].name.box.x0
    left = min(pair.figure.box.x0 for pair in pairs)
    return -IN_LINE <= indent <= INDENT * line.words[0].size and line.box.x1 < left


def box_of(pairs: Iterable[Pair]) -> Box:
    """Return the place of names and figures."""
    return around(chunk.box for pair in pairs for chunk in (pair.name, pair.figure))


def _are_rows(run: Sequence[Pair]) -> bool:
    """Tell rows of a table from prose, lists of pages, addresses, and parts of wider tables."""
    names = [pair.name.text for pair in run]
    texts = [*names, *(pair.figure.text for pair in run)]
    if len(run) < LEAST_ROWS or any(LEADER.search(text) or CONTACT.search(text) for text in texts):
        return False
    counts = [len(pair.name.words) for pair in run]
    if max(counts) > LONG or sum(counts) > MEAN * len(run) or sum(name[0].islower() for name in names) > 1:
        return False
    if sum(is_figure(pair.figure.text) for pair in run) < LEAST_ROWS - 1:
        return False
    gap = min(p.figure.box.x0 for p in run) - max(p.name.box.x1 for p in run)
    return 0 < gap < WIDE * run[0].name.words[0].size and not _is_part(run)


def _is_part(run: Sequence[Pair]) -> bool:
    """Tell two columns of a wider table: figures stand behind them, or short texts before."""
    behind = sum(p.behind is not None and is_figure(p.behind.text) for p in run)
    before = [len(p.before.words) for p in run if p.before is not None]
    return behind > len(run) / 2 or (len(before) > len(run) / 2 and sum(before) < 4 * len(before))


def are_pages(run: Sequence[Pair]) -> bool:
    """Tell the pages of a list of contents: whole numbers that rise."""
    texts = [pair.figure.text for pair in run]
    return all(map(PAGE.fullmatch, texts)) and all(int(a) <= int(b) for a, b in pairwise(texts))
