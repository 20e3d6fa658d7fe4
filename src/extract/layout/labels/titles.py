"""The title above a table and its unit: 'Commitments by programme', '(US$ thousand)'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.labels.wording import is_caption, is_unit, unit_start
from extract.layout.types import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.geometry import Box
    from extract.pdf import Word

FAR = 2.2  # of the size: how far above the table, or above each other, its title and unit may stand
LARGE = 1.25  # of the body's size: what is larger is a heading of the text
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Title:
    """The lines of the title and of the unit."""

    title: tuple[Line, ...] = ()
    unit: tuple[Line, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """All words of both."""
        return tuple(word for line in (*self.title, *self.unit) for word in line.words)


def title_of(box: Box, lines: Sequence[Line], body: float) -> Title:
    """Find title and unit of the table or chart in `box` among the page's lines of text outside it.

    `body` is the size of the running text in points.
    """
    above = [line for line in lines if line.box.bottom <= box.top + 2 and _over(line, box)]
    found: list[Line] = []
    edge = box.top
    for line in sorted(above, key=lambda o: -o.box.bottom):
        size = max(line.words[0].size, 0.8 * body)
        if (
            len(found) == MOST_LINES
            or edge - line.box.bottom > FAR * size
            or not _goes_with(line, found, body)
        ):
            break
        found.insert(0, line)
        edge = line.box.top
        if is_caption(_text(line)):
            break
    return _parted(found)


def _over(line: Line, box: Box) -> bool:
    return line.box.overlap_x(box) > 0 and line.box.x0 >= box.x0 - 30 and line.box.x1 <= box.x1 + 40


def _goes_with(line: Line, found: Sequence[Line], body: float) -> bool:
    """Take lines set apart (bold, coloured, small, called a table), and further lines of their style."""
    text, first = _text(line), line.words[0]
    titles = [other for other in found if not is_unit(_text(other))]
    if titles:
        other = titles[0].words[0]
        same = (first.font, first.size, first.colour) == (other.font, other.size, other.colour)
        return (same and not text.endswith((".", ":"))) or is_caption(text)
    if is_unit(text):
        return not found
    if is_caption(text):
        return True
    apart = first.bold or first.italic or len(set(first.colour)) > 1 or first.size < 0.95 * body
    return apart and first.size <= LARGE * body and not text.endswith((".", ",", ";"))


def _text(line: Line) -> str:
    return " ".join(word.text for word in line.words)


def _parted(found: Sequence[Line]) -> Title:
    """Part titles from units; a title may end with its unit in brackets."""
    title = [line for line in found if not is_unit(_text(line))]
    unit = [line for line in found if is_unit(_text(line))]
    if title and not unit:
        at = unit_start([word.text for word in title[-1].words])
        if at:
            unit = [_cut(title[-1], at, len(title[-1].words))]
            title[-1] = _cut(title[-1], 0, at)
    return Title(tuple(title), tuple(unit))


def _cut(line: Line, start: int, end: int) -> Line:
    words = line.words[start:end]
    return Line(line.page, around(w.box for w in words), words)
