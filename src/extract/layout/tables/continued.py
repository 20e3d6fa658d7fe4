"""A table broken over pages or columns is one: its parts are joined, repeated heads dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.labels.wording import without_continued
from extract.layout.styles import text_of
from extract.layout.tables.running import without_running_heads
from extract.layout.types import Cell, Furniture, Paragraph, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.geometry import Box
    from extract.layout.types import Block

IN_LINE = 6.0  # points between the edges of columns in two parts
HIGHER = 20.0  # points: the next column's part begins that much higher than the first, which reaches the foot
SET_ALIKE = 0.3  # of the words of rows, at least, are set like what only seems to be a head

Row = tuple[Cell, ...]


def joined_tables(blocks: Iterable[Block]) -> list[Block]:
    """Join each table with its parts at the top of the pages or columns after it.

    A part has as many columns at the same places. It repeats the heads, has none and no title, or a title
    that says it goes on: 'Table 2 (continued)', '(suite)', '(continuación)'. Its first row is joined to the
    last if its first cell is empty and it goes on in lower case.
    """
    done: list[Block] = []
    last: int | None = None
    for block in without_running_heads(list(blocks)):
        if isinstance(block, TableBlock):
            above = done[last] if last is not None else None
            if last is not None and isinstance(above, TableBlock):
                part = _widened(above, block)
                if _goes_on(above, part):
                    done[last] = _together(above, part)
                    done += _repeated(above, part)
                    continue
            last = len(done)
        elif not _stays_between(block):
            last = None
        done.append(block)
    return done


def _stays_between(block: Block) -> bool:
    """Tell what may stand between two parts: furniture, notes."""
    return isinstance(block, Furniture) or (
        isinstance(block, Paragraph) and block.kind in ("footnote", "caption")
    )


def _widened(table: TableBlock, part: TableBlock) -> TableBlock:
    """Give a part without heads the columns that are empty in it: each of its own overlaps one above."""
    if len(part.header) >= len(table.header) or part.title:
        return part
    places = _columns(_rows(table))
    own = [
        [i for i, place in enumerate(places) if box and place and place.overlap_x(box) > 0]
        for box in _columns(_rows(part))
    ]
    at = [found[0] for found in own if len(found) == 1]
    if len(at) < len(own) or len(set(at)) < len(at):
        return part
    wide = [[Cell()] * len(places) for _ in (part.header, *part.rows)]
    for row, cells in zip(wide, (part.header, *part.rows), strict=True):
        for i, cell in zip(at, cells, strict=True):
            row[i] = cell
    return replace(part, header=tuple(wide[0]), rows=tuple(map(tuple, wide[1:])))


def _goes_on(table: TableBlock, part: TableBlock) -> bool:
    if not _is_next(table, part):
        return False
    if len(table.header) != len(part.header):
        return False
    if not (_same_places(_rows(table), _rows(part)) or _repeats(table, part)):
        return False
    if text_of(part.title):
        same = _plain(text_of(part.title)) == _plain(text_of(table.title))
        return same or (_is_continued(part) and _repeats(table, part))
    return _repeats(table, part) or not _is_own_head(table, part)


def _is_next(table: TableBlock, part: TableBlock) -> bool:
    """Tell whether a part stands on the next page or in the next column."""
    page, box = table.more[-1] if table.more else (table.page, table.box)
    beside = part.box.overlap_x(box) <= 0 and (part.box.top < box.top - HIGHER or _is_continued(part))
    return part.page == page + 1 or (part.page == page and beside)


def _rows(table: TableBlock) -> list[Row]:
    return [row for row in (table.header, *table.rows) if any(cell.lines for cell in row)]


def _is_continued(part: TableBlock) -> bool:
    text = text_of(part.title)
    return without_continued(text) != text


def _plain(title: str) -> str:
    return without_continued(title).lower().rstrip(" .:–—-")


def _heads(row: Row) -> list[str]:
    return [text_of(cell.lines).lower() for cell in row]


def _repeats(table: TableBlock, part: TableBlock) -> bool:
    heads = _heads(part.header)
    return any(heads) and heads == _heads(table.header)


def _is_own_head(table: TableBlock, part: TableBlock) -> bool:
    """Tell heads of another table from a first row that was taken for heads: it is set as rows are."""
    heads = [word for cell in part.header for line in cell.lines for word in line.words]
    rows = [word for row in table.rows for cell in row for line in cell.lines for word in line.words]
    own = {(word.font, word.colour) for word in heads}
    alike = sum((word.font, word.colour) in own for word in rows)
    return bool(heads) and alike < SET_ALIKE * len(rows)


def _same_places(one: Sequence[Row], other: Sequence[Row]) -> bool:
    """Tell whether each column begins or ends at the same place in both parts, or their middles agree."""
    pairs = zip(_columns(one), _columns(other), strict=True)
    known = [(a, b) for a, b in pairs if a and b]
    shifts = (0.0, known[0][1].x0 - known[0][0].x0) if known else ()
    lined = max((sum(_in_line(a, b, shift) for a, b in known) for shift in shifts), default=0)
    return bool(known) and (lined == len(known) or (lined >= 0.5 * len(known) and _in_order(known)))


def _in_order(known: Sequence[tuple[Box, Box]]) -> bool:
    """Tell whether each column overlaps its own in the other part, and no other."""
    parts = [other for _, other in known]
    over = [[one.overlap_x(other) > 0 for other in parts] for one, _ in known]
    return all(sum(row) == 1 and row[at] for at, row in enumerate(over))


def _columns(rows: Sequence[Row]) -> list[Box | None]:
    columns = [[line.box for cell in column for line in cell.lines] for column in zip(*rows, strict=True)]
    return [around(boxes) if boxes else None for boxes in columns]


def _in_line(one: Box, other: Box, shift: float) -> bool:
    sides = (one.x0 - other.x0, one.x1 - other.x1, one.middle[0] - other.middle[0])
    return any(abs(side + shift) <= IN_LINE for side in sides)


def _together(table: TableBlock, part: TableBlock) -> TableBlock:
    rows = list(part.rows) if _repeats(table, part) else _rows(part)
    kept = list(table.rows)
    if kept and rows and _is_cut(rows[0]):
        kept[-1] = tuple(map(_stacked, kept[-1], rows.pop(0)))
    return replace(
        table,
        rows=(*kept, *rows),
        more=(*table.more, (part.page, part.box), *part.more),
        marks=table.marks + part.marks,
        problem=table.problem or part.problem,
    )


def _repeated(table: TableBlock, part: TableBlock) -> list[Block]:
    """Return the title and the heads that the part prints again."""
    heads = part.header if _repeats(table, part) else ()
    lines = [*part.title, *part.unit, *(line for cell in heads for line in cell.lines)]
    distinct = {id(line.words[0]): line for line in lines}
    return [Furniture(tuple(distinct.values()), "running_head", "table")] if distinct else []


def _is_cut(row: Row) -> bool:
    """Tell the rest of a row that was cut: its first cell is empty, the next goes on in lower case."""
    first = next((cell for cell in row if cell.lines), None)
    return not row[0].lines and first is not None and first.lines[0].words[0].text[0].islower()


def _stacked(above: Cell, below: Cell) -> Cell:
    return replace(above, lines=above.lines + below.lines, marks=above.marks + below.marks)
