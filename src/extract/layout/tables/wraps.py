"""Lines that stand equally far apart become rows: what a line says tells whether it goes on above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.layout.labels.chunks import is_blank, is_figure, rows_of
from extract.layout.tables.columns import cells_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.tables.columns import Cells
    from extract.pdf import Word


def even_rows(words: Iterable[Word], bounds: Sequence[float]) -> list[Cells]:
    """Part lines that all stand equally far apart: a line without figures may go on above or below."""
    rows: list[list[Cells]] = []
    lines = [cells_at(row, bounds) for row in rows_of(words)]
    ends = [max((w.box.x1 for w in c), default=0.0) for c in _stacked(lines)]
    for line in lines:
        if rows and _goes_on(_stacked(rows[-1]), rows[-1][-1], line, ends):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_stacked(row) for row in rows]


def _goes_on(row: Cells, above: Cells, line: Cells, ends: Sequence[float]) -> bool:
    """Tell whether `line` continues cells of the row above it."""
    filled = [i for i, cell in enumerate(line) if cell]
    if any(_is_value(line[i]) and (_has_value(row[i]) or not row[i]) for i in filled) and _has_figures(row):
        return False
    if not all(above[i] or row[i] for i in filled):
        return _is_cut(row, line, ends) and not _has_figures(row)
    if len(filled) == len(line) or any(line[i][0].bold != row[i][0].bold for i in filled):
        return False
    return all(continues(above[i] or row[i], line[i], ends[i]) for i in filled)


def _is_cut(row: Cells, line: Cells, ends: Sequence[float]) -> bool:
    """Tell whether the first cell of a line goes on from the one above, which has no figures beside it."""
    first = next(i for i, cell in enumerate(line) if cell)
    return bool(row[first]) and continues(row[first], line[first], ends[first])


def continues(above: Sequence[Word], cell: Sequence[Word], right: float) -> bool:
    """Tell whether text runs on: in lower case, or because its next word had no room above."""
    last, first = above[-1], cell[0]
    if is_figure(first.text) or is_blank(first.text) or last.bold != first.bold:
        return False
    if all(word.italic for word in above) != all(word.italic for word in cell):
        return False
    return runs_on(last, first) or _has_no_room(last, first, right)


def runs_on(last: Word, first: Word) -> bool:
    """Tell whether a line goes on for sure: in lower case, in brackets, or behind a hyphen or a comma."""
    return first.text[0].islower() or first.text[0] in "(&" or last.text[-1] in "-,&/"


def _has_no_room(last: Word, first: Word, right: float) -> bool:
    return last.box.x1 + first.box.width + 0.2 * first.size > right and first.text[0].isalpha()


def _is_value(cell: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in cell)
    return bool(cell) and (is_figure(text) or is_blank(text))


def _has_value(cell: Sequence[Word]) -> bool:
    return any(is_figure(word.text) for word in cell)


def _has_figures(row: Cells) -> bool:
    return any(map(_is_value, row[1:]))


def _stacked(lines: Sequence[Cells]) -> Cells:
    return tuple(tuple(word for line in lines for word in line[i]) for i in range(len(lines[0])))
