"""Finds the tables of one page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.charts import find_charts
from extract.layout.labels.chunks import as_lines, body_size
from extract.layout.labels.titles import Title, title_below, title_of
from extract.layout.tables.aligned import aligned_frames
from extract.layout.tables.feet import bottom_of, without_notes
from extract.layout.tables.frames import frames
from extract.layout.tables.grounds import with_names_first
from extract.layout.tables.headed import headed_frames
from extract.layout.tables.heads import header_rows
from extract.layout.tables.inner import without_title
from extract.layout.tables.judge import is_table, problem_of
from extract.layout.tables.matrix import matrix
from extract.layout.tables.paired import paired_frames
from extract.layout.tables.region import tabular_parts
from extract.layout.tables.sides import parted
from extract.layout.tables.spans import joined_header
from extract.layout.types import Cell, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.charts import FoundChart
    from extract.layout.tables.columns import Cells
    from extract.layout.tables.frames import Frame
    from extract.pdf import Page, Word


FEW_RULES = 2  # a table between no more may go on below them
STEP = 12.0  # points, about a row


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table, and the places in `page.words` of all its words, title and unit included."""

    block: TableBlock
    words: frozenset[int]


def find_tables(page: Page, charts: Sequence[FoundChart] | None = None) -> tuple[FoundTable, ...]:
    """Return the tables of `page` from top to bottom.

    A table that cannot be trusted has a `problem`. Framed texts, bands of key figures, columns of text and
    charts are no tables; `charts` are those of the page if they are known already.
    """
    index = {id(word): i for i, word in enumerate(page.words)}
    words = [word for word in page.words if word.upright]
    known = find_charts(page) if charts is None else charts
    taken = [chart.block.box for chart in known]
    body = body_size(words)
    found: list[TableBlock] = []
    parts = [part for frame in frames(page) for part in tabular_parts(frame, words, page.strokes)]
    headed = (
        headed_frames(words) if any(not part.cells and len(part.ys) <= FEW_RULES for part in parts) else []
    )
    for part in parts:
        _add(found, taken, _read(_longer(part, headed), page, words, body))
    free, seen = words, 0
    for undrawn in (aligned_frames, headed_frames, paired_frames):
        free, seen = _outside(taken[seen:], free), len(taken)
        for frame in (part for whole in undrawn(free) for part in parted(whole, free, body)):
            _add(found, taken, _read(frame, page, words, body))
    titled = _titled_below(sorted(found, key=lambda table: (table.box.top, table.box.x0)), words, body)
    return tuple(FoundTable(table, frozenset(index[id(word)] for word in _words(table))) for table in titled)


def _outside(boxes: Sequence[Box], words: list[Word]) -> list[Word]:
    """Return the words outside all boxes."""
    return [w for w in words if not any(box.holds_middle(w.box) for box in boxes)] if boxes else words


def _titled_below(tables: Sequence[TableBlock], words: Sequence[Word], body: float) -> Iterable[TableBlock]:
    """Give tables without a title the caption below them, unless it is the title of the next."""
    used = {id(word) for table in tables for word in _words(table)}
    for table in tables:
        free = () if table.title else [word for word in words if id(word) not in used]
        title = title_below(table.box, table.page, free, body)
        if title.words:
            box = around([table.box, *(word.box for word in title.words)])
            yield replace(table, box=box, title=title.title, unit=title.unit or table.unit)
        else:
            yield table


def _longer(part: Frame, headed: Sequence[Frame]) -> Frame:
    """Return the headed columns that begin with a part between few rules and go on below it, or the part."""
    if part.cells or len(part.ys) > FEW_RULES:
        return part
    box = part.box
    for other in (frame.box for frame in headed):
        starts = abs(other.top - box.top) < STEP or box.top < other.top < box.top + 2 * STEP
        if starts and other.bottom > box.bottom + STEP / 2 and box.overlap_x(other) > 0.8 * box.width:
            return next(frame for frame in headed if frame.box is other)
    return part


def _add(found: list[TableBlock], taken: list[Box], table: TableBlock | None) -> None:
    """Keep a table that lies over nothing found before."""
    if table and not any(table.box.overlap(box) > 0 for box in taken):
        found.append(table)
        taken.append(table.box)


def _read(frame: Frame, page: Page, words: Sequence[Word], body: float) -> TableBlock | None:
    inside = [word for word in words if frame.box.holds_middle(word.box)]
    whole = matrix(frame, inside)
    if whole is None:
        return None
    whole = whole if frame.cells else with_names_first(whole, page.strokes)
    found, inner = without_title(without_notes(whole), frame, page.number)
    count = header_rows(found.rows, page.strokes)
    if not is_table(found, frame, count, body):
        return None
    box = frame.box.union(around(word.box for word in inside))
    if found.rows[-1] is not whole.rows[-1]:
        box = replace(box, bottom=min(box.bottom, bottom_of(found) + 1))
    outer = title_of(box, page.number, words, body)
    title = Title(outer.title + inner.title, outer.unit + inner.unit)
    header = joined_header(found, count, frame, page.strokes)
    return TableBlock(
        page=page.number,
        box=around([box, *(line.box for line in (*title.title, *title.unit))]),
        title=title.title,
        unit=title.unit,
        header=_as_cells(page.number, header),
        rows=tuple(_as_cells(page.number, row) for row in found.rows[count:]),
        problem=problem_of(found, frame, count),
    )


def _as_cells(page: int, row: Cells) -> tuple[Cell, ...]:
    return tuple(Cell(as_lines(page, cell)) for cell in row)


def _words(table: TableBlock) -> Iterable[Word]:
    lines = [*table.title, *table.unit]
    lines += [line for row in (table.header, *table.rows) for cell in row for line in cell.lines]
    return (word for line in lines for word in line.words)
