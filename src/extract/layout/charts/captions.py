"""Title and unit of a chart: above it, in its frame, in the middle above its plot, or along its axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.charts.below import title_under
from extract.layout.labels.chunks import as_lines, body_size, chunks_of, rows_of
from extract.layout.labels.titles import Title, parted_title, title_of
from extract.layout.labels.wording import is_drawing, is_unit
from extract.layout.types import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.charts.labels import Label
    from extract.pdf import Page, Word

TOP = 14.0  # points at the top of a chart in which its unit may stand
ABOVE = 4.5  # of the size: how far above the chart its title may stand
FAR = 2.4  # of the size: how far above the plot a title in its middle may stand
CENTRED = 6.0  # points
NARROW = 0.85  # of the chart's width
FRAME_WORDS = 25  # more words in a frame beside the chart are a text
LONG = 12  # words of a title's line
LINES = 3
WIDER = 1.6  # a frame that is wider than the chart so often holds more than the chart


def caption_of(box: Box, plot: Box, page: Page, beside: Sequence[Label] = ()) -> Title:
    """Find title and unit of the chart in `box`; `beside` are titles of its axes, which may be its unit."""
    words = [word for word in page.words if word.upright]
    outside = [word for word in words if not box.holds_middle(word.box)]
    body = body_size(words)
    title = title_of(box, page.number, outside, body, ABOVE)
    if not title.title:
        title = (
            _captioned(box, page, outside, body)
            or _in_frame(box, page, outside, body)
            or _in_the_middle(box, plot, page, outside)
            or title_under(box, plot, page, outside)
            or title
        )
    return title if title.unit else Title(title.title, _unit_in(box, page, words) or _unit_of(page, beside))


def _unit_in(box: Box, page: Page, words: Sequence[Word]) -> tuple[Line, ...]:
    top = [w for w in words if box.holds_middle(w.box) and w.box.top < box.top + TOP]
    return tuple(line for line in as_lines(page.number, top) if is_unit(line.text))[:1]


def _unit_of(page: Page, beside: Sequence[Label]) -> tuple[Line, ...]:
    return tuple(Line(page.number, label.box, label.words) for label in beside if is_unit(label.text))[:1]


def _captioned(box: Box, page: Page, words: Sequence[Word], body: float) -> Title | None:
    """Return the lines in one type between a caption 'Figure 8. …' and the chart, of whatever size."""
    near = [w for w in words if box.top - 70 <= w.box.top and w.box.bottom <= box.top + 3]
    rows = rows_of(w for w in near if box.x0 - 30 <= w.box.x0 and w.box.x1 <= box.x1 + 40)
    found: list[Line] = []
    for line in reversed([Line(page.number, around(w.box for w in row), tuple(row)) for row in rows]):
        size, edge = line.words[0].size, found[0].box.top if found else box.top
        alike = not found or found[0].words[0].font == line.words[0].font
        if not alike or edge - line.box.bottom > (FAR if found else ABOVE) * size or len(found) > LINES:
            return None
        found.insert(0, line)
        if is_drawing(line.text):
            return parted_title(found, body)
    return None


def _in_frame(box: Box, page: Page, words: Sequence[Word], body: float) -> Title | None:
    """Return the lines above the chart in the smallest frame or ground around it, if it holds no text."""
    frames = [
        s.box
        for s in page.strokes
        if s.kind != "line" and s.box.area < 4 * box.area and s.box.holds(box, slack=2)
        if s.box.width < WIDER * box.width
    ]
    frame = min(frames, key=lambda b: b.area, default=None)
    held = [w for w in words if frame and frame.holds_middle(w.box)]
    above = as_lines(page.number, [w for w in held if w.box.bottom <= box.top + 2])
    if not above or len(held) > FRAME_WORDS or len(above) > LINES:
        return None
    if any(len(line.words) > LONG for line in above) or above[-1].text.endswith("."):
        return None
    return parted_title(above, body)


def _in_the_middle(box: Box, plot: Box, page: Page, words: Sequence[Word]) -> Title | None:
    """Return one or two lines whose middle is that of the plot, as plotting programs set titles."""
    found: list[Line] = []
    edge = box.top
    near = [w for w in words if box.top - 60 <= w.box.top and w.box.bottom <= box.top + 4]
    chunks = [chunk for row in rows_of(near) for chunk in chunks_of(row, 0.9)]
    lines = [Line(page.number, chunk.box, chunk.words) for chunk in chunks if chunk.box.overlap_x(box) > 0]
    for line in reversed(lines):
        if edge - line.box.bottom > FAR * line.words[0].size or len(found) == LINES:
            break
        if not _is_centred(line, box, plot):
            return None
        found.insert(0, line)
        edge = line.box.top
    return parted_title(found, body_size(words)) if found else None


def _is_centred(line: Line, box: Box, plot: Box) -> bool:
    off = min(abs(line.box.middle[0] - place.middle[0]) for place in (box, plot))
    narrow = line.box.width <= NARROW * max(box.width, plot.width) and len(line.words) <= LONG
    return off <= CENTRED and narrow and not line.text.endswith(".")


def bounds(box: Box, title: Title) -> Box:
    """Return the place of a chart with its title and unit."""
    return around([box, *(line.box for line in (*title.title, *title.unit))])
