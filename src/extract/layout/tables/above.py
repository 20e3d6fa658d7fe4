"""The heads above rows of figures, and the columns of text that they show to stand beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import Chunk, chunks_of
from extract.layout.labels.wording import is_caption, is_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Word

MOST_LINES = 8
FAR = 1.5  # of the height of a row: how far above the next the last line of heads may stand
LONG = 8  # words; a longer run is no head
APART = 0.55  # of the size: a wider gap parts two heads
BESIDE = 40.0  # of the size: how far from the other columns a column of text may stand
IN_LINE = 3.0  # points between the left edges of what stands in one column
PADDING = 12.0  # points: a unit at the right may stand that far behind the last column


@dataclass(frozen=True, slots=True)
class Row:
    """Words at one height, parted at wide gaps."""

    chunks: tuple[Chunk, ...]
    box: Box


def row_of(words: Sequence[Word]) -> Row:
    """Part the words of one height at wide gaps."""
    chunks = tuple(chunks_of(words))
    return Row(chunks, around(chunk.box for chunk in chunks))


def with_heads(rows: Sequence[Row], box: Box) -> Box:
    """Return `box` with the heads above it and the columns of text beside it that have a head and rows."""
    heads = _head_lines(rows, box)
    wide = around([box, *_beside(rows, heads, box)])
    heads = _head_lines(rows, wide) if wide != box else heads
    return around([wide, *(chunk.box for line in heads for chunk in line)])


def _head_lines(rows: Sequence[Row], box: Box) -> list[list[Chunk]]:
    """Return the lines of heads close above `box`; a line of one cell needs lines of several above it."""
    found: list[list[Chunk]] = []
    pending: list[list[Chunk]] = []
    edge = box.top
    for row in reversed([row for row in rows if row.box.middle[1] < box.top]):
        line = _cells_over(row, box)
        if not line:
            continue
        held = around(chunk.box for chunk in line)
        if edge - held.bottom > FAR * held.height or len(found) + len(pending) == MOST_LINES:
            break
        if _ends(line, row, box):
            break
        pending.append(line)
        if _counts(line, box, bool(found)):
            found += pending
            pending = []
        edge = held.top
    return found


def _cells_over(row: Row, box: Box) -> list[Chunk]:
    words = [w for c in row.chunks if c.box.overlap_x(box) > 0 for w in c.words]
    return chunks_of(words, APART)


def _ends(line: Sequence[Chunk], row: Row, box: Box) -> bool:
    """Tell titles, units and prose from heads."""
    text = " ".join(chunk.text for chunk in line)
    wide = any(len(chunk.words) > LONG for chunk in row.chunks if chunk.box.overlap_x(box) > 0)
    return wide or is_caption(text) or (len(line) < 3 and is_unit(line[-1].text) and _at_edge(line, box))


def _at_edge(line: Sequence[Chunk], box: Box) -> bool:
    """Tell a unit of the whole table, or a title with its unit behind, from the unit of a column."""
    left = line[0].box.x0 <= box.x0 + IN_LINE
    right = abs(line[-1].box.x1 - box.x1) <= PADDING
    return left if len(line) == 2 else left or right


def _counts(line: Sequence[Chunk], box: Box, heads_below: object) -> bool:
    """Tell lines of heads from titles and the heads of groups."""
    if len(line) > 1:
        return True
    return bool(heads_below) and _over_figures(line[0].box, box)


def _over_figures(head: Box, box: Box) -> bool:
    """Tell whether a head stands over the right part of a table, where titles do not."""
    return head.x0 > box.x0 + 0.15 * box.width and abs(head.middle[0] - box.middle[0]) > 0.04 * box.width


def _beside(rows: Sequence[Row], heads: Iterable[Sequence[Chunk]], box: Box) -> list[Box]:
    """Return the columns of short texts left and right of `box`, under a head like its others."""
    lines = [around(chunk.box for chunk in line) for line in heads if len(line) > 1]
    sample = next((line[0].words[0] for line in heads if len(line) > 1), None)
    found: list[Box] = []
    if sample is None:
        return found
    for row in rows:
        for chunk in row.chunks:
            word = chunk.words[0]
            alike = (word.font, round(word.size, 1)) == (sample.font, round(sample.size, 1))
            outside = chunk.box.overlap_x(box) <= 0 and -chunk.box.overlap_x(box) < BESIDE * word.size
            if alike and outside and any(line.overlap_y(chunk.box) > 0 for line in lines):
                found += _below(rows, chunk.box, box)
    return found


def _below(rows: Sequence[Row], head: Box, box: Box) -> list[Box]:
    """Return the head and the texts in line below it, all short; nothing if there is but one."""
    held = [
        chunk
        for row in rows
        if box.top - 1 <= row.box.middle[1] <= box.bottom + 1
        for chunk in row.chunks
        if chunk.box.overlap_x(head) > 0
    ]
    fits = all(len(c.words) <= LONG and abs(c.box.x0 - head.x0) <= IN_LINE for c in held)
    return [head, *(c.box for c in held)] if len(held) > 1 and fits else []
