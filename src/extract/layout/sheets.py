"""One page with its words sorted out: lines of text, tables, charts, boxes, rotated words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.boxes import find_boxes, is_visible
from extract.layout.charts import FoundChart, find_charts
from extract.layout.dots import drawn_bullets
from extract.layout.lines import Wall, make_lines
from extract.layout.mirrored import table_as_read
from extract.layout.tables import FoundTable, find_tables
from extract.layout.types import ChartBlock, Line, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.pdf import Page, Word

LEAST_WALL = 24.0  # points: a lower shape marks words or underlines them
MOST_WALLS = 1000  # more is a drawing
LEAST_RULE = 100.0  # points; shorter ones underline words
THROUGH, UNDER = 0.7, 0.25  # of a line's height: how far above or below its foot a rule is of its words
MOST_PICTURES = 100  # looked at on a page
LEAST_PICTURE = 30.0  # points on each side: smaller ones are icons


@dataclass(frozen=True, slots=True)
class Sheet:
    """The parts of a page before anything is put in order."""

    page: Page
    lines: tuple[Line, ...]
    side: tuple[Line, ...]
    drawn: tuple[TableBlock | ChartBlock, ...]
    boxes: tuple[Box, ...]
    pictures: tuple[Box, ...]
    grounds: tuple[Box, ...]
    rules: tuple[Box, ...]


def make_sheet(page: Page) -> Sheet:
    """Sort the words of a page out; every word goes into exactly one part."""
    drawn, used = _drawn(page)
    free = [word for at, word in enumerate(page.words) if at not in used]
    upright = [word for word in free if word.upright]
    lines = tuple(make_lines(page.number, upright + drawn_bullets(page, upright), _walls(page)))
    side = tuple(_side_lines(page.number, [word for word in free if not word.upright]))
    boxes = tuple(find_boxes(page, lines))
    return Sheet(page, lines, side, drawn, boxes, *_pictures(page), _rules(page, lines))


def _walls(page: Page) -> list[Wall]:
    """Return the upright edges of what is drawn, from the left: those of boxes, cells and rules."""
    walls: list[Wall] = []
    for stroke in page.strokes:
        box = stroke.box
        if stroke.kind != "curve" and box.height >= LEAST_WALL and is_visible(stroke):
            walls += [Wall(x, box.top, box.bottom) for x in {box.x0, box.x1}]
    return sorted(walls) if len(walls) <= MOST_WALLS else []


def _side_lines(number: int, words: Sequence[Word]) -> list[Line]:
    """Return the rotated words, those in one upright strip as one line."""
    strips: list[list[Word]] = []
    for word in words:
        if strips and abs(strips[-1][-1].box.x0 - word.box.x0) < 0.5 * word.size:
            strips[-1].append(word)
        else:
            strips.append([word])
    return [Line(number, around(w.box for w in strip), tuple(strip)) for strip in strips]


def _drawn(page: Page) -> tuple[tuple[TableBlock | ChartBlock, ...], set[int]]:
    """Return the charts and the tables that use no word of a chart, and which words they use."""
    blocks: list[TableBlock | ChartBlock] = []
    used: set[int] = set()
    charts = find_charts(page)
    charts_and_tables: list[FoundChart | FoundTable] = [*charts, *find_tables(page, charts)]
    for found in charts_and_tables:
        if used.isdisjoint(found.words):
            block = found.block
            blocks.append(table_as_read(block) if isinstance(block, TableBlock) else block)
            used |= found.words
    return tuple(blocks), used


def _rules(page: Page, lines: Sequence[Line]) -> tuple[Box, ...]:
    """Return the thin horizontal lines that underline no words: one across columns ends them."""
    thin = [s.box for s in page.strokes if s.box.height < 4 and s.box.width >= LEAST_RULE]
    tallest = max((line.box.height for line in lines), default=0.0)
    by_foot = sorted(lines, key=_foot)
    near = (
        islice(
            by_foot,
            bisect_left(by_foot, rule.top - UNDER * tallest - 1, key=_foot),
            bisect_left(by_foot, rule.top + THROUGH * tallest + 1, key=_foot),
        )
        for rule in thin
    )
    return tuple(
        rule
        for rule, beside in zip(thin, near, strict=True)
        if not any(_underlines(rule, line) for line in beside)
    )


def _foot(line: Line) -> float:
    return line.box.bottom


def _underlines(rule: Box, line: Line) -> bool:
    """Tell whether a rule lies under or through words and reaches no farther than they do."""
    foot, height = line.box.bottom, line.box.height
    level = foot - THROUGH * height < rule.top < foot + UNDER * height
    return level and rule.x0 > line.box.x0 - 2 and rule.x1 < line.box.x1 + 2


def _pictures(page: Page) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Return the pictures beside the text, and those with text printed on them; no icons, no backgrounds."""
    whole = Box(0, 0, page.width, page.height)
    large = [
        picture.box
        for picture in page.images
        if min(picture.box.width, picture.box.height) >= LEAST_PICTURE
        and picture.box.overlap(whole) < 0.5 * whole.area
    ][:MOST_PICTURES]
    covered = {box for box in large if any(box.holds_middle(word.box) for word in page.words)}
    return tuple(box for box in large if box not in covered), tuple(covered)
