"""Tables side by side without rules are parted where a column of names starts again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import Chunk, chunks_of, is_blank, is_figure, rows_of
from extract.layout.labels.titles import title_of
from extract.layout.tables.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.pdf import Word

IN_LINE = 2.0  # points between the left edges of names
MOSTLY = 0.6  # of the rows
LEAST_ROWS = 3
LEAST_COLUMNS = 2  # of names
LEAST_TITLE = 4.0  # points: no line is lower


@dataclass(frozen=True, slots=True)
class _Column:
    """Names that begin at one place, each with the chunk before it."""

    left: float
    names: tuple[Chunk, ...]
    before: tuple[Chunk | None, ...]


def parted(frame: Frame, words: Sequence[Word], body: float) -> list[Frame]:
    """Return the tables in an undrawn frame: one, or those whose names repeat or that have own titles.

    `body` is the size of the running text in points.
    """
    if frame.cells or frame.xs:
        return [frame]
    inside = [word for word in words if frame.box.holds_middle(word.box)]
    rows = [chunks_of(row) for row in rows_of(inside)]
    columns = list(_columns(rows))
    if len(columns) < LEAST_COLUMNS or abs(columns[0].left - frame.box.x0) > 2 * IN_LINE:
        return [frame]
    top = _below_titles(rows, columns)
    lower = Frame(replace(frame.box, top=top), frame.ys)
    first, own = columns[0], top > frame.box.top + LEAST_TITLE
    behind = [column for column in columns[1:] if _starts_again(first, column)]
    starts = [column for column in behind if own or _is_other(first, column, lower, words, body)]
    if not starts:
        return [frame]
    lefts = [frame.box.x0, *(column.left for column in starts)]
    below = [word for word in inside if word.box.top >= top]
    return [_part(lefts, at, lower, below) for at in range(len(lefts))]


def _below_titles(rows: Sequence[Sequence[Chunk]], columns: Sequence[_Column]) -> float:
    """Return the top of the first row that has more than a title or a unit over each column of names."""
    lefts = [column.left for column in columns]
    for row in rows:
        starts = [chunk.box.x0 for chunk in row]
        if len(row) != len(lefts) or any(abs(a - b) > IN_LINE for a, b in zip(starts, lefts, strict=True)):
            return min(chunk.box.top for chunk in row) - 1
    return 0.0


def _columns(rows: Sequence[Sequence[Chunk]]) -> Iterator[_Column]:
    """Return the columns of names: first in their rows, or right behind figures."""
    held: list[tuple[Chunk, Chunk | None]] = []
    for row in rows:
        held += zip(row, [None, *row], strict=False)
    named = [(c, before) for c, before in held if any(map(str.isalpha, c.text)) and not is_figure(c.text)]
    groups: list[list[tuple[Chunk, Chunk | None]]] = []
    for one in sorted(named, key=lambda pair: pair[0].box.x0):
        if groups and one[0].box.x0 - groups[-1][0][0].box.x0 <= IN_LINE:
            groups[-1].append(one)
        else:
            groups.append([one])
    for group in groups:
        if len(group) >= max(LEAST_ROWS, MOSTLY * len(rows)):
            ordered = sorted(group, key=lambda pair: pair[0].box.top)
            names, before = zip(*ordered, strict=True)
            yield _Column(group[0][0].box.x0, names, before)


def _starts_again(first: _Column, column: _Column) -> bool:
    """Tell whether a column of names stands right behind figures."""
    values = [b for b in column.before if b is not None and (is_figure(b.text) or is_blank(b.text))]
    enough = max(LEAST_ROWS - 1, MOSTLY * (len(column.before) - 1))
    return column.left > first.left and len(values) >= enough


def _is_other(first: _Column, column: _Column, frame: Frame, words: Sequence[Word], body: float) -> bool:
    """Tell whether a column has the names of the first, or each has a title of its own."""
    same = {name.text for name in first.names} & {name.text for name in column.names}
    return len(same) >= MOSTLY * len(column.names) or _have_titles(first, column, frame, words, body)


def _have_titles(first: _Column, column: _Column, frame: Frame, words: Sequence[Word], body: float) -> bool:
    """Tell whether a title stands at the left edge of both columns of names."""
    box = frame.box
    middle = max((b.box.x1 for b in column.before if b is not None), default=column.left)
    halves = (Box(first.left, box.top, middle, box.bottom), Box(column.left, box.top, box.x1, box.bottom))
    titles = [title_of(half, 0, words, body).title for half in halves]
    return all(
        title and abs(title[0].box.x0 - half.x0) <= IN_LINE and title[0].box.x1 <= half.x1
        for title, half in zip(titles, halves, strict=True)
    )


def _part(lefts: Sequence[float], at: int, frame: Frame, inside: Iterable[Word]) -> Frame:
    right = lefts[at + 1] - IN_LINE if at + 1 < len(lefts) else frame.box.x1 + 1
    held = [w.box for w in inside if lefts[at] - IN_LINE <= w.box.x0 < right]
    box = around(held)
    return Frame(Box(box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1), frame.ys)
