"""Which part of a frame is a table: rules may also stand above and below running text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import Chunk, chunks_of, is_figure, rows_of
from extract.layout.labels.wording import is_caption, is_note, is_unit
from extract.layout.tables.above import Row, with_heads
from extract.layout.tables.over import stands_over
from extract.layout.tables.parts import grid_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.tables.frames import Frame
    from extract.pdf import Stroke, Word

FAR = 1.8  # of the height of a row: how far from a rule the row above or below it may stand
CLOSE = 0.4  # of the height: how far below the last the rest of a wrapped row begins
LEAST_RULES = 2  # one alone tells no table
EVEN = 1.25  # of the gap before: rows stand no farther apart
BESIDE = 4.0  # points: how far beside a rule the middle of a word may stand
LONG = 14  # words; a longer run in a row is prose


def tabular_parts(frame: Frame, words: Sequence[Word], strokes: Sequence[Stroke]) -> list[Frame]:
    """Return the tables in a full grid, or the runs of rules with rows of several cells between them.

    `strokes` are those of the page: a short one parts a head from the heads below it.
    """
    if frame.cells:
        return grid_parts(frame, words)
    if len(frame.ys) < LEAST_RULES:
        return []
    left, right = 2 * (frame.box.x0 - BESIDE), 2 * (frame.box.x1 + BESIDE)  # of the words' middles, twice
    column = [w for w in words if left <= w.box.x0 + w.box.x1 <= right]
    rows = [_Row(row) for row in rows_of(column)]
    return [part for ys in _runs(frame, rows) if (part := _part(frame, ys, rows, strokes)) is not None]


class _Row:
    """The chunks of a row, with its place."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self.box: Box = around(word.box for word in words)

    @cached_property
    def chunks(self) -> list[Chunk]:
        """Parted at wide gaps; only rows beside rules are."""
        return chunks_of(self._words)

    @property
    def tabular(self) -> bool:
        """Several cells, none of which is prose."""
        return len(self.chunks) > 1 and all(len(chunk.words) < LONG for chunk in self.chunks)

    @property
    def titles(self) -> bool:
        """The title of the next table with its unit behind: 'Works under way   € thousand'."""
        return len(self.chunks) == 2 and is_unit(self.chunks[1].text) and not is_unit(self.chunks[0].text)

    @property
    def prose(self) -> bool:
        """A long run of words."""
        return any(len(chunk.words) >= LONG for chunk in self.chunks)


def _runs(frame: Frame, rows: Sequence[_Row]) -> list[list[float]]:
    """Group rules that have only tabular rows between them."""
    runs: list[list[float]] = [[frame.ys[0]]]
    tallest = max((row.box.height for row in rows), default=0.0)
    places = sorted((row.box.middle[1], at) for at, row in enumerate(rows))
    for high, low in pairwise(frame.ys):
        between = _within(high, low, rows, places)
        first = between[0] if between and len(runs[-1]) == 1 else None
        rule = runs[-1][0]
        if first and any(_is_head(row, rule) for row in _within(rule - tallest - 1, rule, rows, places)):
            first = None
        if (between and (_titles(between, rows) or not _is_tabular(between))) or (
            first and _is_title(first, frame.box)
        ):
            runs.append([low])
        elif between or low - high < 12:
            runs[-1].append(low)
        else:
            runs.append([low])
    return runs


def _within(
    top: float, bottom: float, rows: Sequence[_Row], places: Sequence[tuple[float, int]]
) -> list[_Row]:
    """Return the rows whose middles are at `top` or below and above `bottom`; `places` are sorted."""
    held = places[bisect_left(places, (top, -1)) : bisect_left(places, (bottom, -1))]
    return [rows[at] for at in sorted(at for _, at in held)]


def _is_head(row: _Row, rule: float) -> bool:
    """Tell whether a row of several heads stands on a rule: below it a group of rows may be named first."""
    return 0 < rule - row.box.middle[1] < row.box.height and len(row.chunks) > 2


def _titles(between: Sequence[_Row], rows: Sequence[_Row]) -> bool:
    """Tell whether notes, or the title of the next table, stand between two rules: heads follow."""
    if any(is_caption(row.chunks[0].text) or is_note(row.chunks[0].text) for row in between):
        return True
    titled = [row for row in between if row.titles]
    return any(not _has_figures(_below(row, rows)) for row in titled) or _parts_tables(between, rows)


def _parts_tables(between: Sequence[_Row], rows: Sequence[_Row]) -> bool:
    """Tell the title of a second table from the head of a group: figures above, heads below."""
    upper = between[:-1] if len(between[-1].chunks) > 1 else between
    titles = list(takewhile(lambda row: len(row.chunks) == 1, reversed(upper)))
    if not titles or (upper is between and len(between) > 1):
        return False
    above = next((row for row in reversed(rows) if row.box.bottom < titles[-1].box.middle[1]), None)
    below = _below(titles[0], rows)
    heads = below is not None and len(below.chunks) > 2 and not _has_figures(below)
    return heads and _has_figures(above) and _has_figures(below and _below(below, rows))


def _below(row: _Row, rows: Sequence[_Row]) -> _Row | None:
    return next((other for other in rows if other.box.top > row.box.middle[1]), None)


def _has_figures(row: _Row | None) -> bool:
    return row is not None and any(is_figure(chunk.text) for chunk in row.chunks)


def _is_tabular(rows: Sequence[_Row]) -> bool:
    """Tell rows of a table from text."""
    tabular = sum(row.tabular for row in rows)
    heads = len(rows) == 1 and len(rows[0].chunks) == 1
    if (tabular == 0 and not heads) or any(row.prose for row in rows):
        return False
    return len(rows) - tabular <= 2 * max(tabular, 1)


def _is_title(row: _Row, frame: Box) -> bool:
    """Tell a title below a rule of the page from a head over some columns, which stands to the right."""
    if row.tabular or row.chunks[0].text[0].islower():
        return False
    off_centre = abs(row.box.middle[0] - frame.middle[0]) > 0.08 * frame.width
    return not (off_centre and row.box.x0 > frame.x0 + 0.15 * frame.width)


def _part(frame: Frame, ys: Sequence[float], rows: Sequence[_Row], strokes: Sequence[Stroke]) -> Frame | None:
    """Take in the rows that stand close above the first rule and close below the last."""
    top, bottom = ys[0], ys[-1]
    inside = [row for row in rows if top <= row.box.middle[1] < bottom]
    heads = _next_rows([row for row in reversed(rows) if row.box.middle[1] < top], inside, most=2)
    heads = heads or _spanning([row for row in rows if row.box.middle[1] < top], inside)
    heads = heads or _heads(rows, inside)
    heads += _over(rows, heads or inside, strokes)
    feet = _next_rows([row for row in rows if row.box.middle[1] >= bottom], inside or heads, most=40)
    held = [*inside, *heads, *feet]
    if len(held) < 2 or not (len(ys) > 1 or (heads and feet)):
        return None
    box = around(row.box for row in held)
    whole = Box(frame.box.x0, min(box.top, top), frame.box.x1, max(box.bottom, bottom))
    xs = () if _cuts_figures(frame.xs[1:-1], held) else frame.xs
    return replace(frame, box=whole, ys=tuple(ys), xs=xs)


def _cuts_figures(xs: Sequence[float], rows: Sequence[_Row]) -> bool:
    """Tell whether bounds of columns, drawn in another table above or below, run through figures."""
    figures = [chunk.box for row in rows for chunk in row.chunks if is_figure(chunk.text)]
    return any(box.x0 + 1 < x < box.x1 - 1 for x in xs for box in figures)


def _next_rows(outside: Sequence[_Row], inside: Sequence[_Row], *, most: int) -> list[_Row]:
    """Return the rows that go on beyond a rule: close, of several cells, in the columns of those inside.

    Lines in which only some of their cells go on are taken with them.
    """
    taken: list[_Row] = []
    pending: list[_Row] = []
    edge, gap = None, 0.0
    for row in outside[:most]:
        if edge is None:
            near = inside and min(_gap(row.box, other.box) for other in inside) < FAR * row.box.height
        else:
            near = _gap(row.box, edge) < max(FAR * row.box.height * 0.6, EVEN * gap)
            gap = max(_gap(row.box, edge), 0.0) if near and taken else gap
        if near and row.tabular and _aligned(row, inside):
            taken += [*pending, row]
            pending = []
        elif near and _is_wrap(row, inside):
            pending.append(row)
        else:
            break
        edge = row.box
    return taken + _close(pending, taken)


def _is_wrap(row: _Row, inside: Sequence[_Row]) -> bool:
    """Tell whether each cell of a line begins where a column does, and none is a unit or a note."""
    fullest = max(inside, key=lambda other: len(other.chunks))
    texts = [chunk.text for chunk in row.chunks]
    lined = all(any(abs(c.box.x0 - o.box.x0) <= 3 for o in fullest.chunks) for c in row.chunks)
    return lined and not row.prose and not any(is_unit(text) or is_note(text) for text in texts)


def _close(pending: Sequence[_Row], taken: Sequence[_Row]) -> list[_Row]:
    """Return the lines that follow the last row without a gap."""
    kept: list[_Row] = []
    for row in pending:
        above = [*taken, *kept]
        if not above or not 0 <= row.box.top - above[-1].box.bottom < CLOSE * row.box.height:
            break
        kept.append(row)
    return kept


def _heads(rows: Sequence[_Row], inside: Sequence[_Row]) -> list[_Row]:
    """Return the lines of wrapped or joined heads above the first rule, if what is below it is no head."""
    first = next((row for row in inside if row.tabular), None)
    if first is None or not any(is_figure(chunk.text) for chunk in first.chunks):
        return []
    body = around(row.box for row in inside)
    top = with_heads([Row(tuple(row.chunks), row.box) for row in rows], body).top
    return [
        row for row in rows if top - 1 <= row.box.top and row.box.bottom <= body.top + 3 and row not in inside
    ]


def _spanning(above: Sequence[_Row], inside: Sequence[_Row]) -> list[_Row]:
    """Return the row of years or the like above the first rule that stands over heads set alike."""
    if not above or not inside or len(above[-1].chunks) < 2:
        return []
    row, heads = above[-1], inside[0]
    alike = {(c.words[0].font, c.words[0].size) for c in (*row.chunks, *heads.chunks)}
    over = row.box.x0 > heads.chunks[0].box.x1 and row.box.x1 <= heads.box.x1 + 1
    fewer = 2 * len(row.chunks) <= len(heads.chunks)
    near = _gap(row.box, heads.box) < FAR * row.box.height
    figures = [other for other in (row, heads) if _has_figures(other)]
    return [row] if near and over and fewer and len(alike) == 1 and not figures else []


def _over(rows: Sequence[_Row], held: Sequence[_Row], strokes: Sequence[Stroke]) -> list[_Row]:
    """Return the one head right above the first of `held`, if it is drawn to stand over some heads there."""
    first = min(held, key=lambda row: row.box.top, default=None)
    above = [row for row in rows if first and row.box.middle[1] < first.box.top]
    if (
        first is None
        or not above
        or len(above[-1].chunks) > 1
        or _gap(above[-1].box, first.box) > FAR * first.box.height
    ):
        return []
    columns = [chunk.box for chunk in first.chunks]
    return [above[-1]] if stands_over(above[-1].box, columns, strokes) else []


def _gap(one: Box, other: Box) -> float:
    return -one.overlap_y(other)


def _aligned(row: _Row, others: Sequence[_Row]) -> bool:
    """Tell whether most columns have a cell in `row`, and none of its cells is a unit or lies over two."""
    if not others:
        return True
    most = max(len(other.chunks) for other in others)
    fullest = [other.chunks for other in others if len(other.chunks) == most]
    columns = [around(chunk.box for chunk in column) for column in zip(*fullest, strict=True)]
    over = [sum(c.box.overlap_x(box) > 0 for box in columns) for c in row.chunks]
    if max(over) > 1 or any(is_unit(chunk.text) for chunk in row.chunks):
        return False
    return len(row.chunks) <= most + 1 and over.count(0) <= 1
