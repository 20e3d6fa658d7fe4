"""What belongs to the page and not to the text: running heads and feet, page numbers, side text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median_low
from typing import TYPE_CHECKING

from extract.layout.lines import same_row
from extract.layout.styles import text_of
from extract.layout.types import Furniture, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.sheets import Sheet
    from extract.models import FurnitureReason

MARGIN = 0.11  # of the page's height, at the top and at the bottom
COUNTED = 0.16  # the same for numbers that count with the pages
LARGEST = 1.5  # times the usual size: larger numbers are key figures
MOST_WORDS = 12  # beside a running line
OUTER_ROWS = 4  # rows at an edge that may be furniture
SAME_PLACE = 12.0  # points by which a running line may move from page to page
NUMBER = re.compile(
    r"[-–—|\s]*(?:[^\W\d_]{1,8}\.?\s+)?\d{1,3}(?:\s*(?:/|\||[^\W\d_]{2,3})\s*\d{1,3})?[-–—|\s]*"
)


_NO_LETTERS = re.compile(r"[\W_]+")
_FIGURES = re.compile(r"\d+")
Edge = tuple[int, Line, "FurnitureReason"]  # the page's index, a line at its edge, and which edge


@dataclass(slots=True)
class Margins:
    """The furniture of each page: `found[page index]`, and the `id` of each line taken."""

    found: dict[int, list[Furniture]] = field(default_factory=lambda: defaultdict(list))
    taken: set[int] = field(default_factory=set)

    def add(self, page: int, line: Line, reason: FurnitureReason) -> None:
        """Take a line out of the flow."""
        if id(line) not in self.taken:
            self.taken.add(id(line))
            self.found[page].append(Furniture((line,), reason))


def plain(text: str) -> str:
    """Return letters alone, casefolded, every number as '#'; no blanks, as spaced letters make some."""
    return _FIGURES.sub("#", _NO_LETTERS.sub("", text.casefold()))


def margins(sheets: Sequence[Sheet], title: Sequence[Line], known: Sequence[str]) -> Margins:
    """Find what runs along the margins of all pages: what is repeated, the title, and the `known` texts.

    The title's own lines are taken out of the flow, but are no furniture.
    """
    found = Margins(taken={id(line) for line in title})
    edge = [(at, line, zone) for at, sheet in enumerate(sheets) for line, zone in _edge(sheet)]
    names = {plain(text) for text in (text_of(title), *known) if text}
    for (at, line, zone), repeated in zip(edge, _repeated(edge, sheets), strict=True):
        text = line.text
        if _is_page_number(line, text, edge, sheets[at]):
            found.add(at, line, "page_number")
        elif repeated or (at and (plain(text) in names or _stands_alone(line, sheets[at]))):
            found.add(at, line, zone)
    for at, line in _counting(sheets):
        found.add(at, line, "page_number")
    _neighbours(edge, found)
    return found


def _is_page_number(line: Line, text: str, edge: Sequence[Edge], sheet: Sheet) -> bool:
    """Tell whether a line at the edge is a number, in no larger type than the text and alone in its row."""
    if not NUMBER.fullmatch(text) or _is_mark(line, edge):
        return False
    usual = median_low([other.words[0].size for other in sheet.lines])
    numbers = [o for o in sheet.lines if NUMBER.fullmatch(o.text) and same_row(line, o)]
    return line.words[0].size <= LARGEST * usual and not numbers


def _counting(sheets: Sequence[Sheet]) -> list[tuple[int, Line]]:
    """Return the lone numbers near the foot that count with the pages, all in one place."""
    places: dict[tuple[int, int], list[tuple[int, Line]]] = defaultdict(list)
    for at, sheet in enumerate(sheets):
        for line in sheet.lines:
            text = line.text
            if line.box.top > (1 - COUNTED) * sheet.page.height and text.isdecimal() and len(text) < 4:
                places[int(text) - at, round(line.box.top / SAME_PLACE)].append((at, line))
    return [one for held in places.values() if len({at for at, _ in held}) > 1 for one in held]


def _stands_alone(line: Line, sheet: Sheet) -> bool:
    """Tell whether the first line of a page is small, short and far above the next: a lone running head."""
    text, size = line.text, line.words[0].size
    below = [o for o in sheet.lines if o.box.top >= line.box.bottom]
    if line.box.bottom > MARGIN * sheet.page.height or not below or text[-1] in ".;:":
        return False
    usual = median_low([o.words[0].size for o in below])
    first = line.box.top <= min(o.box.top for o in sheet.lines) + 2
    gap = min(o.box.top for o in below) - line.box.bottom
    return first and len(line.words) <= MOST_WORDS and size < 0.93 * usual and gap > 1.2 * usual


def _is_mark(line: Line, edge: Sequence[Edge]) -> bool:
    """Tell whether a number is the mark of the footnote that begins at its right."""
    size = line.words[0].size
    return any(
        other.page == line.page and -1 < other.box.x0 - line.box.x1 < 2.5 * size and same_row(line, other)
        for _, other, _ in edge
    )


def _edge(sheet: Sheet) -> list[tuple[Line, FurnitureReason]]:
    """Return the lines in the outermost rows of a page's margins."""
    height, margin = sheet.page.height, MARGIN * max(sheet.page.height, sheet.page.width)
    heads = [line for line in sheet.lines if line.box.bottom < margin]
    feet = [line for line in reversed(sheet.lines) if line.box.top > height - margin]
    return [(line, "running_head") for line in _outer(heads)] + [
        (line, "running_foot") for line in _outer(feet)
    ]


def _outer(lines: Sequence[Line]) -> list[Line]:
    """Keep the lines, ordered from the edge inwards, of the first rows."""
    rows: list[Line] = []
    kept: list[Line] = []
    for line in lines:
        if not rows or not rows[-1].box.overlap_y(line.box) > 0.3 * line.box.height:
            rows.append(line)
        if len(rows) > OUTER_ROWS:
            break
        kept.append(line)
    return kept


def _repeated(edge: Sequence[Edge], sheets: Sequence[Sheet]) -> list[bool]:
    """Tell of each line whether another page has it at the same distance from the same edge."""
    heights = [sheet.page.height for sheet in sheets]
    far = [
        line.box.top if zone == "running_head" else heights[at] - line.box.bottom for at, line, zone in edge
    ]
    places: dict[tuple[str, FurnitureReason], list[tuple[int, float]]] = defaultdict(list)
    texts = [plain(line.text) for _, line, _ in edge]
    for (at, _, zone), distance, text in zip(edge, far, texts, strict=True):
        places[text, zone].append((at, distance))
    return [
        any(other != at and abs(place - distance) < SAME_PLACE for other, place in places[text, zone])
        for (at, _, zone), distance, text in zip(edge, far, texts, strict=True)
    ]


def _neighbours(edge: Sequence[Edge], found: Margins) -> None:
    """Take what stands on one row with a running line, or outside of it."""
    for at, line, zone in edge:
        if id(line) in found.taken:
            continue
        running = [f.lines[0] for f in found.found[at] if f.reason in (zone, "page_number")]
        if len(line.words) <= MOST_WORDS and any(same_row(line, other) for other in running):
            found.add(at, line, zone)
