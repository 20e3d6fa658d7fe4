"""Bars: filled shapes of one thickness that stand on one line and reach to different heights."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from extract.layout.charts.shapes import (
    NEAR,
    Bar,
    Bars,
    bar_of,
    filled_shapes,
    runs,
    thick_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.charts.labels import Label
    from extract.pdf import Page

THICKNESS = (1.5, 140.0)  # points
LONG = 12.0  # points; the longest bar has at least that length
APART = 50.0  # points: a gap between bars that is wider parts two charts
EVEN = 0.05  # of the widest gap: how much the gaps between groups of bars may differ
GROUPED = 4  # bars of one group
SLIT = 2.5  # points: a gap between the parts of a column that is no wider is drawn between them
WIDE = 12.0  # points: a gap in which there is room for an axis


def find_bars(page: Page) -> list[Bars]:
    """Return the groups of bars on `page`, those with more bars first.

    Filled rectangles, with rounded corners too, or thick lines; single, side by side or stacked; upwards or
    to the right, and the other way below zero.
    """
    shapes = filled_shapes(page)
    found: list[Bars] = []
    for upright in (True, False):
        bars = [bar_of(s.box, s.fill or (), s.order, upright=upright) for s in shapes]
        bars = [bar for bar in bars if THICKNESS[0] <= bar.high - bar.low <= THICKNESS[1]]
        for alike in runs(bars, lambda bar: bar.high - bar.low, NEAR):
            found += _charts(alike, upright=upright)
        lines = thick_lines(page, upright=upright)
        for alike in runs(lines, lambda bar: bar.high - bar.low, NEAR):
            found += [replace(bars, is_thin=True) for bars in _charts(alike, upright=upright)]
    return sorted(found, key=lambda group: -len(group.bars))


def _charts(bars: Sequence[Bar], *, upright: bool) -> list[Bars]:
    if len(bars) < 2:
        return []
    columns, track = _without_tracks(runs(bars, lambda b: b.low, NEAR))
    chains = [chain for column in columns for chain in _chains(column)]
    found: list[Bars] = []
    for level, held in _levels(chains):
        stacks = [stack for chain in held if (stack := _from_level(chain, level))]
        found += [Bars(upright, group, track=track) for group in _neighbours(stacks)]
    return [bars for bars in found if _looks_drawn(bars.stacks)]


def _without_tracks(columns: Sequence[list[Bar]]) -> tuple[Sequence[list[Bar]], float | None]:
    """Leave out the shapes behind the bars that all reach equally far; return how far they do."""
    kept = [[bar for bar in column if not _is_under(bar, column)] for column in columns]
    under = [bar for column in columns for bar in column if _is_under(bar, column)]
    if len(runs([bar.tip for bar in under], float, NEAR)) != 1:
        return columns, None
    return kept, under[0].tip


def _is_under(bar: Bar, column: Sequence[Bar]) -> bool:
    """Tell whether a bar is painted over by another that it holds: once is enough for its column."""
    if len(column) > 60:
        return False
    return any(
        other.order >= bar.order and other is not bar and other.tip - other.base < bar.tip - bar.base
        for other in column
        if bar.base - NEAR <= other.base and other.tip <= bar.tip + NEAR
    )


def _chains(column: Iterable[Bar]) -> list[list[Bar]]:
    """Chain bars of different colours that begin where another ends, or a slit behind."""
    chains: list[list[Bar]] = []
    for bar in sorted(column, key=lambda b: (b.base, b.tip)):
        gap = bar.base - chains[-1][-1].tip if chains else 0.0
        if chains and -NEAR <= gap <= SLIT and bar.fill != chains[-1][-1].fill:
            chains[-1].append(bar)
        else:
            chains.append([bar])
    return chains


def _levels(chains: Sequence[list[Bar]]) -> list[tuple[float, list[list[Bar]]]]:
    """Give each chain to the level where most chains begin, end or pass from one colour to another."""
    joints = [(joint, at) for at, chain in enumerate(chains) for joint in _joints(chain)]
    levels = runs(joints, lambda joint: joint[0], NEAR)
    levels.sort(key=lambda level: (-len({at for _, at in level}), level[0][0]))
    free = set(range(len(chains)))
    found: list[tuple[float, list[list[Bar]]]] = []
    for level in levels:
        here = sorted({at for _, at in level} & free)
        free.difference_update(here)
        if len(here) > 1:
            found.append((median(joint for joint, _ in level), [chains[at] for at in here]))
    return found


def _joints(chain: Sequence[Bar]) -> list[float]:
    return [*(bar.base for bar in chain), chain[-1].tip]


def _from_level(chain: Iterable[Bar], level: float) -> tuple[Bar, ...]:
    """Return the bars of a chain as they grow from the level: upwards, then downwards."""
    above = [bar for bar in chain if bar.base >= level - NEAR]
    below = [replace(bar, base=bar.tip, tip=bar.base) for bar in chain if bar.base < level - NEAR]
    return (*above, *reversed(below))


def _neighbours(stacks: Iterable[tuple[Bar, ...]]) -> list[tuple[tuple[Bar, ...], ...]]:
    """Part the stacks on one line where a gap is much wider than the others: two charts side by side.

    Small groups of as many bars each, at even distances, are one chart.
    """
    ordered = sorted(stacks, key=lambda s: s[0].low)
    gaps = [b[0].low - a[0].high for a, b in pairwise(ordered)]
    limit = max(3 * median(gaps), 4 * (ordered[0][0].high - ordered[0][0].low), APART) if gaps else 0.0
    groups = [[ordered[0]]]
    for stack, gap in zip(ordered[1:], gaps, strict=True):
        if gap > limit:
            groups.append([stack])
        else:
            groups[-1].append(stack)
    wide = [gap for gap in gaps if gap > limit]
    even = len(wide) > 1 and max(wide) - min(wide) <= EVEN * max(wide)
    if even and len({len(group) for group in groups}) == 1 and 1 < len(groups[0]) <= GROUPED:
        return [tuple(ordered)]
    return [tuple(group) for group in groups]


def _looks_drawn(stacks: Sequence[Sequence[Bar]]) -> bool:
    """Tell bars from the grounds of cells and boxes: their ends differ."""
    bars = [bar for stack in stacks for bar in stack]
    if len(stacks) < 2 or any(a[0].high > b[0].low + NEAR for a, b in pairwise(stacks)):
        return False
    ends = runs([bar.tip for bar in bars], float, NEAR)
    if all(len(end) >= 0.8 * len(stacks) for end in ends):
        return False  # the cells of rows end at one height
    longest = max(abs(bar.tip - stack[0].base) for stack in stacks for bar in stack)
    return len(ends) > 1 and longest >= LONG


def parted(bars: Bars, numbers: Sequence[Label]) -> list[Bars]:
    """Part bars where the numbers of another axis stand between them, one above the other."""
    groups: list[list[tuple[Bar, ...]]] = [[bars.stacks[0]]]
    for one, other in pairwise(bars.stacks):
        if bars.upright and other[0].low - one[0].high > WIDE and _is_axis(one[0], other[0], numbers):
            groups.append([])
        groups[-1].append(other)
    found = [replace(bars, stacks=tuple(group)) for group in groups]
    return [part for part in found if _looks_drawn(part.stacks)] if len(found) > 1 else [bars]


def _is_axis(one: Bar, other: Bar, numbers: Iterable[Label]) -> bool:
    top = min(one.box.top, other.box.top) - WIDE
    between = [
        o
        for o in numbers
        if one.high <= o.box.x0 and o.box.x1 <= other.low and top <= o.box.middle[1] <= one.box.bottom + WIDE
    ]
    return any(len(column) > 2 for column in runs(between, lambda o: o.box.x1, NEAR))
