"""The place of a chart: bars or lines, grid lines and axes behind them, and the words around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.charts.labels import Label, label_of, turned
from extract.layout.charts.shapes import THIN
from extract.layout.labels.chunks import as_lines, chunks_of, rows_of
from extract.layout.labels.wording import is_source
from extract.layout.types import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.charts.axis import Axis
    from extract.layout.charts.shapes import Bars
    from extract.pdf import Page, Word

BESIDE = 40.0  # points at the left of a chart in which its turned title stands
BELOW = 16.0  # points below it for the title of the level axis
CENTRED = 8.0  # points
FEW = 6  # words in the title of an axis


def plot_of(bars: Bars, page: Page, axis: Axis | None) -> Box:
    """Return the place of the bars with the length of the axis and the grid lines behind them."""
    box = bars.box
    if axis and bars.upright:
        middles = [label.box.middle[1] for label in axis.labels]
        box = box.union(Box(box.x0, min(middles), box.x1, max(middles)))
    elif axis:
        middles = [label.box.middle[0] for label in axis.labels]
        box = box.union(Box(min(middles), box.top, max(middles), box.bottom))
    return _with_gridlines(box, page, upright=bars.upright)


def _with_gridlines(box: Box, page: Page, *, upright: bool) -> Box:
    """Add the thin lines in even steps behind the bars, and the axis beside them."""
    zone = Box(box.x0 - 40, box.top - 60, box.x1 + 60, box.bottom + 4)
    thin = [s.box for s in page.strokes if min(s.box.width, s.box.height) <= THIN and zone.holds(s.box)]
    level = [line for line in thin if line.width >= 0.8 * box.width]
    standing = [line for line in thin if line.height >= 0.8 * box.height]
    return around([box, *(_even(level) if upright else level), *_inner(standing, box)])


def _inner(lines: Sequence[Box], box: Box) -> list[Box]:
    """Keep the upright lines up to the next one on each side: behind that another chart may begin."""
    left = max((line.x0 for line in lines if line.x1 <= box.x0), default=box.x0)
    right = min((line.x1 for line in lines if line.x0 >= box.x1), default=box.x1)
    return [line for line in lines if left <= line.x0 and line.x1 <= right]


def _even(lines: Sequence[Box]) -> list[Box]:
    """Keep the lines that follow each other upwards in steps like the first; a frame above is none."""
    kept: list[Box] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if kept and kept[-1].top - line.top < 1:
            continue
        step = kept[0].top - kept[1].top if len(kept) > 1 else float("inf")
        if kept and kept[-1].top - line.top > 1.3 * step:
            break
        kept.append(line)
    return kept


def value_axis_title(box: Box, page: Page) -> list[Label]:
    """Return the turned words beside a chart, along its height."""
    zone = Box(box.x0 - BESIDE, box.top - 5, box.x0 + BESIDE, box.bottom + 5)
    far = Box(box.x1 - 5, box.top - 5, box.x1 + BESIDE, box.bottom + 5)
    found = [label for place in (zone, far) for label in turned(page, place)]
    return [o for o in found if len(o.words) <= 2 * FEW and _is_along(o.box, box)]


def _is_along(label: Box, box: Box) -> bool:
    return label.height > label.width and abs(label.middle[1] - box.middle[1]) <= 0.3 * box.height


def level_axis_title(box: Box, plot: Box, words: Iterable[Word]) -> list[Label]:
    """Return a few words in the middle below a chart: 'Year', 'US$ million'."""
    under = [w for w in words if box.bottom - 1 <= w.box.top <= box.bottom + BELOW]
    rows = rows_of(under)
    chunks = chunks_of(rows[0]) if rows else []
    if len(chunks) != 1 or len(chunks[0].words) > FEW or is_source(chunks[0].text):
        return []
    label = label_of(chunks[0])
    middle = min(abs(label.box.middle[0] - b.middle[0]) for b in (box, plot))
    narrow = label.box.width < 0.7 * plot.width
    return [label] if middle <= CENTRED and narrow and not label.text.endswith((".", ":")) else []


def value_labels(bars: Bars, words: Iterable[Word]) -> list[Box]:
    """Return the places of the numbers printed above or behind the bars."""
    reach = bars.box
    below = 12 if any(bar.length < 0 for bar in bars.bars) else 0
    end = max(reach.x1, bars.track or 0) + 30 if not bars.upright else reach.x1 + 4
    zone = Box(reach.x0 - 4, reach.top - 12, end, reach.bottom + below)
    return [w.box for w in words if zone.holds_middle(w.box) and any(c.isdigit() for c in w.text)]


def lines_in(page: Page, held: Iterable[int]) -> tuple[Line, ...]:
    """Return words of the page as lines; those that do not stand upright come last."""
    words = [page.words[at] for at in sorted(held)]
    upright = as_lines(page.number, [word for word in words if word.upright])
    aside = [word for word in words if not word.upright]
    if not aside:
        return upright
    known = {id(word) for word in aside}
    labels = turned(page, around(word.box for word in aside))
    parts = [tuple(w for w in label.words if id(w) in known) for label in labels]
    return (*upright, *(Line(page.number, around(w.box for w in part), part) for part in parts if part))
