"""Charts that are pictures: told by the words beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.layout.labels.chunks import as_lines, body_size, chunks_of, rows_of
from extract.layout.labels.titles import Title, same_type, title_of
from extract.layout.labels.wording import is_drawing, is_source, names_drawing, points_to_drawing
from extract.layout.types import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Page, Word

LEAST = 60.0  # points on each side: smaller ones are logos and icons
LARGEST = 0.7  # of the page: what is larger is a scan or a background
MOST = 40  # pictures looked at on a page
BELOW = 32.0  # points below a picture for its caption or source
TOUCH = 2.0  # points between the parts of one picture
BESIDE = 30.0  # points above and below a picture for words that point to it


def find_pictures(page: Page) -> list[tuple[Box, Title]]:
    """Return the pictures that the words beside them call a chart, with their titles.

    A caption 'Figure 2' or 'Graphique 1' above or below; a title and a unit above; a title above and a source
    below; or a text beside that says '(see chart)'. A photo has none of them.
    """
    boxes = _whole([picture.box for picture in page.images[: MOST + 1]], page)
    if not boxes or len(page.images) > MOST:
        return []
    words = [word for word in page.words if word.upright]
    body = body_size(words)
    pointed = _pointed(page, words)
    found = []
    for box in boxes:
        title = title_of(box, page.number, [w for w in words if not box.holds_middle(w.box)], body)
        below = _below(box, page, words)
        captions = _caption([*title.title, *below])
        sourced = any(is_source(line.text) for line in below[:2])
        if captions or (title.title and (title.unit or sourced)):
            found.append((box, title if title.title else Title(tuple(captions))))
        elif any(_level(box, line) for line in pointed):
            found.append((box, title))
    return found


def _caption(lines: Sequence[Line]) -> list[Line]:
    """Return the line that names a drawing, and those right below in the same type."""
    start = next((at for at, line in enumerate(lines) if is_drawing(line.text)), len(lines))
    found = list(lines[start : start + 1])
    for line in lines[start + 1 :]:
        first, last = line.words[0], found[-1]
        if not same_type(first, last.words[0]) or line.box.top - last.box.bottom > 0.6 * first.size:
            break
        found.append(line)
    return found


def _whole(boxes: Sequence[Box], page: Page) -> list[Box]:
    """Join the parts of pictures that touch, and leave out small ones and backgrounds."""
    joined: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b.top, b.x0)):
        at = next((i for i, other in enumerate(joined) if _touch(other, box)), None)
        if at is None:
            joined.append(box)
        else:
            joined[at] = joined[at].union(box)
    limit = LARGEST * page.width * page.height
    return [b for b in joined if min(b.width, b.height) >= LEAST and b.area <= limit]


def _touch(one: Box, other: Box) -> bool:
    across, down = one.overlap_x(other), one.overlap_y(other)
    beside = across >= -TOUCH and down >= 0.9 * max(one.height, other.height)
    return beside or (down >= -TOUCH and across >= 0.9 * max(one.width, other.width))


def _below(box: Box, page: Page, words: Iterable[Word]) -> list[Line]:
    under = [w for w in words if box.bottom - 2 <= w.box.top <= box.bottom + BELOW]
    chunks = [chunk for row in rows_of(under) for chunk in chunks_of(row, 0.9)]
    near = [chunk for chunk in chunks if chunk.box.overlap_x(box) > 0 and chunk.box.x0 >= box.x0 - 30]
    return [Line(page.number, chunk.box, chunk.words) for chunk in near]


def _pointed(page: Page, words: Sequence[Word]) -> list[Box]:
    """Return the lines in which a text points to a drawing without its number."""
    if not any(names_drawing(word.text) for word in words):
        return []
    rows = as_lines(page.number, words)
    running = [word for row in rows for word in row.words]
    return [running[at].box for at in points_to_drawing([word.text for word in running])]


def _level(box: Box, word: Box) -> bool:
    zone = Box(0, box.top - BESIDE, 1e4, box.bottom + BESIDE)
    return zone.holds_middle(word) and word.overlap_x(box) < 0
