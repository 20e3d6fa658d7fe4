"""The title below a chart that has none above: a caption of one or two lines, set apart from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.layout.labels.chunks import as_lines, body_size, chunks_of, rows_of
from extract.layout.labels.titles import Title, parted_title, same_type
from extract.layout.labels.wording import is_drawing, is_note, is_source, unit_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.geometry import Box
    from extract.layout.types import Line
    from extract.pdf import Page, Word

FAR = 2.6  # of the size: how far below the chart a caption may begin
NAMED_FAR = 4.5  # the same where it is named as a drawing: 'Figure 1. …'
REACH = 60.0  # points
LEADING = 0.7  # of the size, between the lines of a caption
LINES = 2
LEAST_WORDS, MOST_WORDS = 3, 24
EVEN = 6.0  # points: how exactly a caption begins where the chart does, or is in its middle
SMALL = 0.95  # of the body's size
LARGE = 1.08  # of the body's size: what is larger is a heading


def title_under(box: Box, plot: Box, page: Page, words: Sequence[Word]) -> Title | None:
    """Return the caption among `words` right below the chart in `box`; never a text, a note or a heading."""
    body = body_size(words)
    under = [w for w in words if box.bottom - 2 <= w.box.top <= box.bottom + REACH]
    rows = [line for row in rows_of(under) for line in _lines(row, box, page)]
    found = _first_lines(rows)
    if not found or not _may_be_title(found):
        return None
    first, above = found[0].words[0], found[0].box.top - box.bottom
    if is_drawing(found[0].text):
        return parted_title(found, body) if above <= NAMED_FAR * first.size else None
    if above > FAR * first.size or not _is_apart(found, body):
        return None
    heads = _begins(found, box, plot) and above <= _gap_below(found, rows[len(found) :])
    return parted_title(found, body) if heads or _is_centred(found, box, plot) else None


def _lines(row: Sequence[Word], box: Box, page: Page) -> list[Line]:
    """Return the words of a row that stand below the chart."""
    chunks = [c for c in chunks_of(row, 0.9) if c.box.overlap_x(box) > 0 and c.box.x0 >= box.x0 - 30]
    return list(as_lines(page.number, (word for chunk in chunks for word in chunk.words)))


def _first_lines(rows: Sequence[Line]) -> list[Line]:
    """Return the first line and those that follow it closely in its type, or go on with its unit."""
    found = list(rows[:1])
    for line in rows[1:]:
        first, last = line.words[0], found[-1]
        alike = same_type(first, last.words[0]) or same_type(first, last.words[-1])
        if not alike or line.box.top - last.box.bottom > LEADING * first.size:
            break
        found.append(line)
    return found


def _may_be_title(found: Sequence[Line]) -> bool:
    """Tell whether lines are neither a text nor a note."""
    words = [word.text for line in found for word in line.words]
    text = " ".join(words)
    ends = text.endswith((".", ":", ";", ",")) or text[0].islower()
    short = len(found) <= LINES and LEAST_WORDS <= len(words) <= MOST_WORDS
    return short and not ends and not is_source(text) and not is_note(text)


def _is_apart(found: Sequence[Line], body: float) -> bool:
    """Tell whether lines are set in another type than the text, or end with a unit; headings are larger."""
    first, words = found[0].words[0], [word.text for line in found for word in line.words]
    apart = first.bold or first.italic or first.size < SMALL * body or unit_start(words) > 0
    return apart and first.size <= LARGE * body


def _gap_below(found: Sequence[Line], after: Sequence[Line]) -> float:
    """Return how far the next line is: a heading is nearer to its text than to the chart above it."""
    return min((line.box.top - found[-1].box.bottom for line in after), default=REACH)


def _begins(found: Sequence[Line], box: Box, plot: Box) -> bool:
    """Tell whether all lines begin where the chart does."""
    return all(min(abs(line.box.x0 - place.x0) for place in (box, plot)) <= EVEN for line in found)


def _is_centred(found: Sequence[Line], box: Box, plot: Box) -> bool:
    """Tell whether all lines have the middle of the chart."""
    return all(
        min(abs(line.box.middle[0] - place.middle[0]) for place in (box, plot)) <= 2 * EVEN for line in found
    )
