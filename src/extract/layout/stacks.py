"""The lines of one column become stacks: the lines of one paragraph, bullet or heading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.lines import SYMBOLS, join_rows, opens_item
from extract.layout.marks import without_first
from extract.layout.styles import Style, half_point, share, style_of
from extract.layout.types import Block, Line, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Word

SURE = frozenset("•●○◦‣∙▪▫■□◆◇❖➢➤➔►▶▸▹✓✔✗")  # these open nothing but items
TOUCHING = 4.0  # points
MOSTLY = 0.9  # of a line's characters
END = '.!?:;…»”"'


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands somewhere in the flow: a line, a finished block, or a picture (`what` is None)."""

    box: Box
    what: Line | Block | None


@dataclass(frozen=True)
class Stack:
    """Lines that belong together; `marker` is set if the first word is a bullet or a number."""

    lines: tuple[Line, ...]
    marker: bool = False

    @cached_property
    def box(self) -> Box:
        """Around all lines."""
        return around(line.box for line in self.lines)

    @cached_property
    def style(self) -> Style:
        """Of most characters, the marker left out."""
        return style_of(self.words)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words but the marker."""
        words = tuple([word for line in self.lines for word in line.words])
        return words[1:] if self.marker and len(words) > 1 else words

    @cached_property
    def text(self) -> str:
        """The words with blanks between them, without the marker."""
        return " ".join([word.text for word in self.words])

    @cached_property
    def bold(self) -> bool:
        """All of it is bold."""
        return share(self.words, bold=True) > 0.9

    @property
    def is_marked(self) -> bool:
        """Whether a marker stands before other words."""
        return self.marker and len(self.lines[0].words) > 1

    def unmarked(self) -> tuple[Line, ...]:
        """Return the lines without the marker's word."""
        return without_first(self.lines) if self.is_marked else self.lines

    def marks(self) -> tuple[Mark, ...]:
        """Return the marker that `unmarked` leaves out."""
        first = self.lines[0]
        return (Mark(first.page, first.words[0], "list_marker"),) if self.is_marked else ()


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a column: leading (times the size), right edges (points, by size), the body's look."""

    leading: float
    rights: dict[float, float]
    body: Style

    def right(self, line: Line) -> float:
        """Return how far to the right lines of the size of `line` reach."""
        return self.rights[half_point(line.words[0].size)]


def stacked(column: Sequence[Piece], body: Style) -> list[Stack | Piece]:
    """Group the lines of a column, top to bottom; blocks and pictures stay where they are."""
    rows = _rows(column)
    lines = [row for row in rows if isinstance(row, Line)]
    measure = Measure(_leading(lines), _rights(lines), body)
    done: list[Stack | Piece] = []
    open_lines: list[Line] = []
    for row in rows:
        if isinstance(row, Line) and open_lines and not _breaks(open_lines, row, measure):
            open_lines.append(row)
            continue
        if open_lines:
            done.append(_closed(open_lines))
        open_lines = [row] if isinstance(row, Line) else []
        if isinstance(row, Piece):
            done.append(row)
    return [*done, _closed(open_lines)] if open_lines else done


def _closed(lines: list[Line]) -> Stack:
    return Stack(tuple(lines), _marked(lines[0]))


def _marked(line: Line) -> bool:
    return opens_item(line.words)


def _rows(column: Sequence[Piece]) -> list[Line | Piece]:
    lines = join_rows(piece.what for piece in column if isinstance(piece.what, Line))
    others = [piece for piece in column if not isinstance(piece.what, Line)]
    return sorted([*lines, *others], key=lambda row: (_height_of(row), row.box.x0))


def _height_of(row: Line | Piece) -> float:
    """Return where a row begins; a rule that touches the top of a line stands above it."""
    return row.box.top - (TOUCHING if row.box.height < TOUCHING else 0.0)


def _rights(lines: Iterable[Line]) -> dict[float, float]:
    rights: dict[float, float] = {}
    for line in lines:
        size = half_point(line.words[0].size)
        rights[size] = max(rights.get(size, 0.0), line.box.x1)
    return rights


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance between baselines, as a multiple of the size."""
    steps = [
        (b.box.bottom - a.box.bottom) / b.words[0].size
        for a, b in pairwise(lines)
        if abs(a.words[0].size - b.words[0].size) < 0.6 and a.box.overlap_x(b.box) > 0
    ]
    close = [step for step in steps if 0.8 < step < 2.0]
    return median_low(close) if close else 1.35


def _breaks(above: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Tell whether `line` begins something new below the lines `above`."""
    last, first = above[-1], above[0]
    size = max(line.words[0].size, 1.0)
    if line.box.bottom - last.box.bottom > (min(measure.leading, 1.8) * 1.18 + 0.12) * max(
        size, last.words[-1].size
    ):
        return True
    if _looks_change(above, line, measure.body) or (_marked(line) and _new_item(above, line)):
        return True
    if _marked(first):
        return line.box.x0 < first.words[1].box.x0 - 2 and _ended(last) and line.box.x0 < first.box.x0 + 2
    return _is_indented(above, line, size) or _would_fit(last, line, measure)


def _is_indented(above: Sequence[Line], line: Line, size: float) -> bool:
    """Tell whether `line` stands a little to the right of all above, behind the end of a sentence."""
    if len(above) == 1 or not _ended(above[-1]):
        return False
    return 0.8 * size < line.box.x0 - min(a.box.x0 for a in above) < 4 * size


def _new_item(above: Sequence[Line], line: Line) -> bool:
    """Tell whether a marker opens an item: dashes and numbers can also stand in the middle of a sentence."""
    marker, first = line.words[0], above[0]
    if marker.text in SURE or SYMBOLS.search(marker.font):
        return True
    in_list = _marked(first) and abs(first.box.x0 - line.box.x0) < 2
    return in_list or _ended(above[-1]) or line.box.x0 > above[-1].box.x0 + 3


def _ended(line: Line) -> bool:
    return line.words[-1].text[-1] in END


def _would_fit(last: Line, line: Line, measure: Measure) -> bool:
    """Tell whether the first word of `line` had room on `last`: then the line break was meant."""
    first, closing = line.words[0], last.words[-1].text[-1]
    size = max(first.size, 1.0)
    need = first.box.width + 0.3 * size
    room = measure.right(last) - last.box.x1
    runs_in = first.bold and share(line.words, bold=True) < MOSTLY and share(last.words, bold=True) >= MOSTLY
    headed = first.bold and last.words[-1].bold  # not so where a label in bold opens a line
    if not _ended(last) and (headed or first.size != last.words[0].size) and not runs_in:
        return False  # headings are often broken early
    if closing == ":" and _emphatic((last, line), measure.body):
        return False  # so are those with a colon
    if closing != ":" and first.text[0].islower():
        return False  # a sentence goes on, also behind 'the U.S.'
    return room > need + (0.5 if _ended(last) else 6.0) * size and abs(last.box.x0 - line.box.x0) < 2 * size


def _looks_change(above: Sequence[Line], line: Line, body: Style) -> bool:
    """Tell whether a heading ends or begins: bold or coloured words inside a sentence are no heading."""
    last = above[-1]
    before, after = last.words[-1], line.words[0]
    looks = [(word.bold, word.italic, word.colour) for word in (before, after)]
    if abs(before.size - after.size) < 0.6 and looks[0] == looks[1]:
        return False
    one, other = style_of(last.words), style_of(line.words)
    if abs(one.size - other.size) > 0.6:
        return True
    if one.plain[1:] == other.plain[1:]:
        return False
    return _ended(last) or _emphatic(above, body)


def _emphatic(lines: Sequence[Line], body: Style) -> bool:
    """Tell whether the lines are all of one look, which is not the body's."""
    look = style_of(lines[0].words).plain[1:]
    if look == body.plain[1:] or any(style_of(line.words).plain[1:] != look for line in lines[1:]):
        return False
    words = [word for line in lines for word in line.words]
    return style_of(words[1:] if opens_item(words) else words).plain[1:] == look
