"""Where the rows of a table are, between two rules or without any: lines of text become cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import is_figure, rows_of
from extract.layout.tables.columns import cells_at
from extract.layout.tables.wraps import even_rows, runs_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.layout.tables.columns import Cells
    from extract.pdf import Word

WIDEST_LEADING = 1.55  # of the size; lines farther apart are not of one cell
TIGHTER = 1.2  # rows stand that much farther apart than lines of one cell
SAME_SIZE = 0.92  # of the greater of two sizes
FEW = 0.1  # of the figures may stand as close as lines of one cell


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of one column."""

    column: int
    words: tuple[Word, ...]
    box: Box
    is_rest: bool = False

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def is_value(self) -> bool:
        return is_figure(self.text) and not self.is_rest


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one cell."""

    lines: tuple[_Line, ...]
    box: Box


@dataclass(slots=True)
class _Row:
    top: float
    bottom: float
    blocks: list[_Block]


def rows_in(words: Sequence[Word], bounds: Sequence[float], *, closed: bool = False) -> list[Cells]:
    """Part the words between two rules into rows; `closed` if each row stands between rules.

    Lines of a cell stand closer to each other than rows do, or else figures tell the rows: no row has two in
    one column. A cell beside several rows of figures goes into the first of them.
    """
    columns = _columns(words, bounds)
    lines = [line for column in columns for line in column]
    if closed and not _repeats(columns):
        return [_cells(lines, len(columns))]
    tight = _tight(columns)
    if tight is None:
        return even_rows(words, bounds)
    blocks = [block for column in columns for block in _blocks(column, tight)]
    rows = _seeded(blocks) if _repeats(columns) else _overlapping(blocks)
    return [part for row in rows for part in _checked(row, bounds)]


def _checked(row: _Row, bounds: Sequence[float]) -> list[Cells]:
    """Part a row anew if several of its lines fill all columns with texts of their own."""
    cells = _cells((line for block in row.blocks for line in block.lines), len(bounds) - 1)
    words = [word for cell in cells for word in cell]
    lines = [line for line in (cells_at(level, bounds) for level in rows_of(words)) if all(line)]
    if len(lines) < 2 or _repeats(_columns(words, bounds)):
        return [cells]
    even = even_rows(words, bounds)
    return even if sum(all(part) for part in even) == len(even) else [cells]


def _columns(words: Iterable[Word], bounds: Sequence[float]) -> list[list[_Line]]:
    return [_lines(c, cell) for c, cell in enumerate(cells_at(words, bounds))]


def _lines(column: int, words: Iterable[Word]) -> list[_Line]:
    """Return the lines of a column; the rest of a range ('2021–' above '24') is no value of its own."""
    lines: list[_Line] = []
    for row in rows_of(words):
        line = _Line(column, tuple(row), around(word.box for word in row))
        cut = lines and lines[-1].text[-1] in "–-/" and _pitch(lines[-1], line) < WIDEST_LEADING
        lines.append(replace(line, is_rest=True) if cut else line)
    return lines


def _repeats(columns: Iterable[Sequence[_Line]]) -> bool:
    """Tell whether a column has two figures."""
    return any(sum(line.is_value for line in column) > 1 for column in columns)


def _tight(columns: Sequence[Sequence[_Line]]) -> float | None:
    """Return the greatest pitch of lines of one cell, of their size; None if rows stand no farther apart."""
    pairs = [pair for column in columns for pair in pairwise(column)]
    pitches = [_pitch(*pair) for pair in pairs]
    least = min(pitches, default=WIDEST_LEADING)
    tight = TIGHTER * least
    if not pitches or least > WIDEST_LEADING:
        return WIDEST_LEADING if not pitches or _loose(columns) else least * 0.99
    figures = [p for (one, other), p in zip(pairs, pitches, strict=True) if one.is_value and other.is_value]
    if sum(p <= tight for p in figures) > FEW * len(figures) or (not figures and max(pitches) <= tight):
        return None
    return tight


def _loose(columns: Sequence[Sequence[_Line]]) -> bool:
    return all(len(column) < 2 for column in columns)


def _pitch(above: _Line, below: _Line) -> float:
    return (below.box.middle[1] - above.box.middle[1]) / max(below.words[0].size, 1.0)


def _blocks(column: Sequence[_Line], tight: float) -> Iterator[_Block]:
    held: list[_Line] = []
    for line in column:
        if held and (_pitch(held[-1], line) > tight or not _alike(held[-1], line)):
            yield _Block(tuple(held), around(o.box for o in held))
            held = []
        held.append(line)
    if held:
        yield _Block(tuple(held), around(o.box for o in held))


def _alike(above: _Line, below: _Line) -> bool:
    """Tell whether two lines may be of one cell: of one weight and size."""
    sizes = [max(word.size for word in line.words) for line in (above, below)]
    return above.words[0].bold == below.words[0].bold and min(sizes) > SAME_SIZE * max(sizes)


def _overlapping(blocks: Sequence[_Block]) -> list[_Row]:
    """Put blocks beside each other into one row."""
    rows: list[_Row] = []
    for block in sorted(blocks, key=lambda b: b.box.top):
        if rows and block.box.top < rows[-1].bottom - 0.3 * block.lines[0].box.height:
            rows[-1].blocks.append(block)
            rows[-1].bottom = max(rows[-1].bottom, block.box.bottom)
        else:
            rows.append(_Row(block.box.top, block.box.bottom, [block]))
    return rows


def _seeded(blocks: Sequence[_Block]) -> list[_Row]:
    """Put blocks beside figures into their row, the first of several; others make rows of their own."""
    seeds = _seeds([b for b in blocks if any(line.is_value for line in b.lines)])
    free: list[_Block] = []
    for block in (b for b in blocks if not any(line.is_value for line in b.lines)):
        for part in _parts(block, seeds):
            row = next((row for row in seeds if _beside(part, row)), None)
            if row:
                row.blocks.append(part)
            else:
                free.append(part)
    return sorted([*seeds, *_overlapping(free)], key=lambda row: row.top)


def _seeds(figures: Sequence[_Block]) -> list[_Row]:
    """Return a row for each figure of the column with most; others join the first that they stand beside."""
    counts = Counter(block.lines[0].column for block in figures)
    order = sorted(figures, key=lambda b: (-counts[b.lines[0].column], b.lines[0].column, b.box.top))
    rows: list[_Row] = []
    for block in order:
        row = next((row for row in rows if _beside(block, row)), None)
        if row is None or any(other.lines[0].column == block.lines[0].column for other in row.blocks):
            row = _Row(block.box.top, block.box.bottom, [])
            rows.append(row)
        row.blocks.append(block)
    return sorted(rows, key=lambda row: row.top)


def _parts(block: _Block, seeds: Sequence[_Row]) -> list[_Block]:
    """Part a block where its lines begin at the heights of several rows, unless the text runs on."""
    beside = [row for row in seeds if _beside(block, row)]
    if len(beside) < 2:
        return [block]
    parts = [[block.lines[0]]]
    for above, line in pairwise(block.lines):
        at_seed = any(abs(row.top - line.box.top) < 0.3 * line.box.height for row in beside)
        if at_seed and not runs_on(above.words[-1], line.words[0]):
            parts.append([])
        parts[-1].append(line)
    return [_Block(tuple(part), around(line.box for line in part)) for part in parts]


def _beside(block: _Block, row: _Row) -> bool:
    shared = min(block.box.bottom, row.bottom) - max(block.box.top, row.top)
    return shared > 0.3 * min(block.lines[0].box.height, row.bottom - row.top)


def _cells(lines: Iterable[_Line], width: int) -> Cells:
    held: list[list[_Line]] = [[] for _ in range(width)]
    for line in lines:
        held[line.column].append(line)
    return tuple(tuple(w for line in sorted(c, key=lambda o: o.box.top) for w in line.words) for c in held)
