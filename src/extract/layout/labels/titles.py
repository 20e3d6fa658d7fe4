"""The title above a table and its unit: 'Commitments by programme', '(US$ thousand)'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.labels.chunks import chunks_of, is_figure, rows_of
from extract.layout.labels.wording import is_caption, is_day, is_unit, unit_start
from extract.layout.marks import without_references
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
ROUNDED = 0.05  # points: sizes that differ by less are one
LEADING = 0.8  # of the size: the lines of a text are nearer to each other
SHORT = 12  # words of a title in the type of the text
UNIT_WORDS = 4
TITLE_LARGER = 0.93  # of the title's size: its unit is no larger
BELOW_TITLE = 6  # words of a unit in a smaller type below a bold title


@dataclass(frozen=True, slots=True)
class Title:
    """The lines of the title and of the unit."""

    title: tuple[Line, ...] = ()
    unit: tuple[Line, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """All words of both."""
        return tuple(word for line in (*self.title, *self.unit) for word in line.words)

    @property
    def name(self) -> str:
        """The title as one text, without references to notes."""
        name = ""
        for line in without_references(self.title)[0]:
            text = line.text
            name += text if not name or name.endswith("-") else f" {text}"
        return name


def title_of(box: Box, page: int, words: Iterable[Word], body: float, far: float = FAR) -> Title:
    """Find title and unit of the table or chart in `box` among the words above it on the page.

    `body` is the size of the running text in points; `far`, in parts of the size, how far above they may end.
    """
    near = [w for w in words if box.top - REACH <= w.box.top and w.box.bottom <= box.top + 3]
    above = _below_figures([_lines_over(row, box, page) for row in rows_of(near)], box)
    found: list[Line] = []
    edge = box.top
    for line in above:
        size = max(line.words[0].size, 0.8 * body)
        if len(found) == MOST_LINES or edge - line.box.bottom > (FAR if found else far) * size:
            break
        if not _goes_with(line, found, body) and not _stands_alone(line, found, above):
            break
        found.insert(0, line)
        edge = line.box.top
        if is_caption(line.text):
            break
    return parted_title(found, body)


def _lines_over(row: Sequence[Word], box: Box, page: int) -> list[Line]:
    lines = [Line(page, chunk.box, chunk.words) for chunk in chunks_of(row, BESIDE)]
    return [line for line in lines if _over(line, box)]


def _below_figures(rows: Sequence[Sequence[Line]], box: Box) -> list[Line]:
    """Return the lines below the last row with figures, which is one of a table; the lowest line first."""
    found: list[Line] = []
    for row in reversed(rows):
        if any(is_figure(line.text) and box.x0 <= line.box.middle[0] <= box.x1 for line in row):
            break
        found += row
    return sorted(found, key=lambda line: -line.box.bottom)


def _stands_alone(line: Line, found: Sequence[Line], above: Sequence[Line]) -> bool:
    """Tell whether a short line right above a unit ends no text, in whatever type it is."""
    text, first = line.text, line.words[0]
    if not found or not all(is_unit(other.text) for other in found) or text.endswith((".", ",", ";", ":")):
        return False
    reach = line.box.top - LEADING * first.size
    runs_on = any(
        o.box.bottom > reach and alike(o.words[0], first) for o in above if o.box.top < line.box.top
    )
    return len(line.words) <= SHORT and not text[0].islower() and not runs_on


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
        if found and not (alike(first, found[0].words[0]) and line.box.top - edge < 0.6 * first.size):
            break
        if not found and not is_caption(line.text):
            break
        found.append(line)
        edge = line.box.bottom
    return parted_title(found, body) if found else Title()


def alike(one: Word, other: Word) -> bool:
    """Tell whether two words are set in one type, size and colour."""
    return same_type(one, other) and one.colour == other.colour


def same_type(one: Word, other: Word) -> bool:
    """Tell whether two words are set in one font and size, give or take what is lost in drawing."""
    return one.font == other.font and abs(one.size - other.size) < ROUNDED


def _over(line: Line, box: Box) -> bool:
    return box.x0 - 30 <= line.box.x0 < box.x1 and line.box.x1 <= box.x1 + 40


def _goes_with(line: Line, found: Sequence[Line], body: float) -> bool:
    """Take lines set apart (bold, coloured, small, called a table), and further lines of their style."""
    text, first = line.text, line.words[0]
    if is_day(text):
        return False
    titles = [other for other in found if not _may_be_unit(other, body)]
    if titles:
        other = titles[0].words[0]
        fits = alike(first, other) or _is_unit_of(titles, first)
        return (fits and not text.endswith((".", ":"))) or is_caption(text)
    if is_unit(text):
        return not found
    if is_caption(text):
        return True
    apart = first.bold or first.italic or len(set(first.colour)) > 1 or first.size < 0.95 * body
    largest = LARGE if found else PLAIN_LARGE
    return apart and first.size <= largest * body and not text.endswith((".", ",", ";"))


def _may_be_unit(line: Line, body: float) -> bool:
    """Tell whether a line names a unit, or is a few words in small type as units are printed."""
    small = len(line.words) <= UNIT_WORDS and line.words[0].size <= SMALL * body and not line.words[0].bold
    return small or is_unit(line.text)


def _is_unit_of(lines: Sequence[Line], title: Word) -> bool:
    """Tell whether one short plain line stands below a bold title in a larger type."""
    first = lines[0].words[0]
    smaller = title.bold and not first.bold and first.size < TITLE_LARGER * title.size
    return len(lines) == 1 and len(lines[0].words) <= BELOW_TITLE and smaller


def parted_title(found: Sequence[Line], body: float) -> Title:
    """Part the lines of a title from those of its unit.

    A title may end with its unit, in brackets or in another type; `body` is the size of the running text.
    """
    words = [word for line in found for word in line.words]
    at = unit_start([word.text for word in words]) or _type_changes(words)
    if at:
        return Title(_cut(found, 0, at), _cut(found, at, len(words)))
    unit = [line for line in found if is_unit(line.text)]
    if not unit and len(found) > 1 and (_may_be_unit(found[-1], body) or _is_unit_of(found[1:], words[0])):
        unit = [found[-1]]
    return Title(tuple(line for line in found if line not in unit), tuple(unit))


def _type_changes(words: Sequence[Word]) -> int:
    """Return the place from which words are set in another type and name a unit, or 0."""
    for at in range(1, len(words)):
        if not same_type(words[at], words[0]):
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
