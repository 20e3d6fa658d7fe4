"""The title above a table and its unit: 'Commitments by programme', '(US$ thousand)'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.labels.chunks import chunks_of, rows_of
from extract.layout.labels.wording import is_caption, is_unit, unit_start
from extract.layout.types import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.geometry import Box
    from extract.pdf import Word

BESIDE = 0.9  # of the size: how far behind the title its unit may stand
FAR = 2.2  # of the size: how far above the table, or above each other, its title and unit may stand
REACH = 64.0  # points
LARGE = 1.25  # of the body's size: what is larger is a heading of the text
PLAIN_LARGE = 1.08  # the same where no unit stands between the line and the table
SMALL = 0.85  # of the body's size: units are printed so
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


def title_of(box: Box, page: int, words: Iterable[Word], body: float, far: float = FAR) -> Title:
    """Find title and unit of the table or chart in `box` among the words above it on the page.

    `body` is the size of the running text in points; `far`, in parts of the size, how far above they may end.
    """
    near = [w for w in words if box.top - REACH <= w.box.top and w.box.bottom <= box.top + 3]
    chunks = [chunk for row in rows_of(near) for chunk in chunks_of(row, BESIDE)]
    lines = [Line(page, chunk.box, chunk.words) for chunk in chunks]
    above = [line for line in lines if _over(line, box)]
    found: list[Line] = []
    edge = box.top
    for line in sorted(above, key=lambda o: -o.box.bottom):
        size = max(line.words[0].size, 0.8 * body)
        if (
            len(found) == MOST_LINES
            or edge - line.box.bottom > (FAR if found else far) * size
            or not _goes_with(line, found, body)
        ):
            break
        found.insert(0, line)
        edge = line.box.top
        if is_caption(_text(line)):
            break
    return parted_title(found, body)


def title_below(box: Box, page: int, words: Iterable[Word], body: float) -> Title:
    """Find the title of a table that stands close below it: 'Table 3: Contributions, US$ thousand'."""
    near = [w for w in words if box.bottom - 3 <= w.box.top and w.box.bottom <= box.bottom + REACH]
    chunks = [chunk for row in rows_of(near) for chunk in chunks_of(row, BESIDE)]
    lines = [o for o in (Line(page, c.box, c.words) for c in chunks) if _over(o, box)]
    found: list[Line] = []
    edge = box.bottom
    for line in lines:
        first = line.words[0]
        if line.box.top - edge > FAR * max(first.size, 0.8 * body) or len(found) == MOST_LINES:
            break
        if found and not (_alike(first, found[0].words[0]) and line.box.top - edge < 0.6 * first.size):
            break
        if not found and not is_caption(_text(line)):
            break
        found.append(line)
        edge = line.box.bottom
    return parted_title(found, body) if found else Title()


def _alike(one: Word, other: Word) -> bool:
    return (one.font, one.size, one.colour) == (other.font, other.size, other.colour)


def _over(line: Line, box: Box) -> bool:
    return box.x0 - 30 <= line.box.x0 < box.x1 and line.box.x1 <= box.x1 + 40


def _goes_with(line: Line, found: Sequence[Line], body: float) -> bool:
    """Take lines set apart (bold, coloured, small, called a table), and further lines of their style."""
    text, first = _text(line), line.words[0]
    titles = [other for other in found if not _may_be_unit(other, body)]
    if titles:
        other = titles[0].words[0]
        return (_alike(first, other) and not text.endswith((".", ":"))) or is_caption(text)
    if is_unit(text):
        return not found
    if is_caption(text):
        return True
    apart = first.bold or first.italic or len(set(first.colour)) > 1 or first.size < 0.95 * body
    largest = LARGE if found else PLAIN_LARGE
    return apart and first.size <= largest * body and not text.endswith((".", ",", ";"))


def _may_be_unit(line: Line, body: float) -> bool:
    """Tell whether a line names a unit, or is a few words in small type as units are printed."""
    small = len(line.words) <= 4 and line.words[0].size <= SMALL * body and not line.words[0].bold
    return small or is_unit(_text(line))


def _text(line: Line) -> str:
    return " ".join(word.text for word in line.words)


def parted_title(found: Sequence[Line], body: float) -> Title:
    """Part the lines of a title from those of its unit.

    A title may end with its unit, in brackets or in another type; `body` is the size of the running text.
    """
    words = [word for line in found for word in line.words]
    at = unit_start([word.text for word in words]) or _type_changes(words)
    if at:
        return Title(_cut(found, 0, at), _cut(found, at, len(words)))
    unit = [line for line in found if is_unit(_text(line))]
    if not unit and len(found) > 1 and _may_be_unit(found[-1], body):
        unit = [found[-1]]
    return Title(tuple(line for line in found if line not in unit), tuple(unit))


def _type_changes(words: Sequence[Word]) -> int:
    """Return the place from which words are set in another type and name a unit, or 0."""
    for at in range(1, len(words)):
        if (words[at].font, words[at].size) != (words[0].font, words[0].size):
            return at if is_unit(" ".join(word.text for word in words[at:])) else 0
    return 0


def _cut(lines: Sequence[Line], start: int, end: int) -> tuple[Line, ...]:
    """Return the words from `start` to `end`, counted over all lines, as lines."""
    found: list[Line] = []
    for line in lines:
        words = line.words[max(start, 0) : max(end, 0)]
        if words:
            found.append(Line(line.page, around(w.box for w in words), words))
        start, end = start - len(line.words), end - len(line.words)
    return tuple(found)
