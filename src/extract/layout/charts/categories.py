"""What bars are called: the labels along their foot, and the groups of those."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.charts.labels import Label, label_of, turned
from extract.layout.labels.chunks import chunks_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.charts.shapes import Bars
    from extract.layout.labels.chunks import Chunk
    from extract.pdf import Page, Word

GROUPS_NEAR = 14.0  # points below the labels of the categories
GROUP_WORDS = 3
NEAR = 22.0  # points below the plot
DEEP = 70.0  # the same where values are printed between
GUTTER = 1.0  # of the size: a wider gap at the left of the labels parts them from a text
ENOUGH = 0.6  # of the columns have a name, or the row is one of values


def categories(bars: Bars, plot: Box, words: Sequence[Word], page: Page) -> list[Label]:
    """Return the labels along the foot of the bars: below the plot, at the left of level bars.

    Labels below zero may stand between the bars; turned ones stand below them.
    """
    if not bars.upright:
        return _beside(bars, plot, words)
    wanted = ENOUGH * _columns([stack[0].middle for stack in bars.stacks])
    found = _below(bars, plot.bottom, words, wanted) or _turned(bars, plot.bottom, page)
    if len(found) < wanted and any(bar.length < 0 for bar in bars.bars):
        found = max(found, _below(bars, -bars.stacks[0][0].base, words, wanted), key=len)
    return found


def _columns(middles: Sequence[float]) -> int:
    """Return how many groups of columns there are, told by the gaps between them."""
    gaps = sorted(b - a for a, b in pairwise(sorted(middles)))
    return 1 + sum(gap > 1.2 * gaps[0] for gap in gaps) if gaps and gaps[-1] > 1.2 * gaps[0] else len(middles)


def _below(bars: Bars, foot: float, words: Sequence[Word], wanted: float) -> list[Label]:
    """Return the first row below `foot` that has labels enough, else the first row; with wrapped lines."""
    box = bars.box
    slack = 0.7 * (bars.stacks[0][0].high - bars.stacks[0][0].low) + 12
    under = [w for w in words if foot - 1 <= w.box.top <= foot + DEEP + NEAR]
    under = [w for w in under if box.x0 - slack <= w.box.middle[0] <= box.x1 + slack]
    rows = rows_of(under)
    if not rows or min(w.box.top for w in rows[0]) > foot + NEAR:
        return []
    reach = DEEP if any(bar.length < 0 for bar in bars.bars) else NEAR
    within = [at for at, row in enumerate(rows) if row[0].box.top <= foot + reach]
    start = next((at for at in within if len(chunks_of(rows[at])) >= max(wanted, 2)), 0)
    found = _labels_of(rows[start], len({round(stack[0].middle) for stack in bars.stacks}))
    for row in rows[start + 1 :]:
        close = row[0].box.top - max(label.box.bottom for label in found) < 0.4 * row[0].size
        chunks = chunks_of(row)
        if not close or not all(any(_centred(c.box, label.box) for label in found) for c in chunks):
            break
        found = [_with_wrap(label, chunks) for label in found]
    return found


def _labels_of(row: Sequence[Word], columns: int) -> list[Label]:
    """Return the labels of a row: as many words as columns are a label each, however near they stand."""
    chunks = chunks_of(row)
    if len(row) == columns > len(chunks):
        return [Label(word.text, word.box, (word,)) for word in row]
    return [label_of(chunk) for chunk in chunks]


def _centred(one: Box, other: Box) -> bool:
    return abs(one.middle[0] - other.middle[0]) < 6 or abs(one.x0 - other.x0) < 2


def _with_wrap(label: Label, chunks: Sequence[Chunk]) -> Label:
    for chunk in chunks:
        if _centred(chunk.box, label.box):
            text = f"{label.text} {chunk.text}"
            return Label(text, label.box.union(chunk.box), (*label.words, *chunk.words))
    return label


def _turned(bars: Bars, foot: float, page: Page) -> list[Label]:
    """Return turned labels below the plot; slanted ones end below their bars."""
    box = bars.box
    half = (bars.stacks[0][0].high - bars.stacks[0][0].low) / 2 + 4
    zone = Box(box.x0 - 80, foot, box.x1 + half, foot + 120)
    found = [label for label in turned(page, zone) if label.box.top <= foot + NEAR]
    slanted = any(label.box.width > 1.6 * label.words[0].size for label in found)
    return [_at_its_end(label) for label in found] if slanted else found


def _at_its_end(label: Label) -> Label:
    half = label.words[0].size / 2
    box = Box(label.box.x1 - 2 * half, label.box.top, label.box.x1, label.box.bottom)
    return Label(label.text, box, label.words)


def groups(bars: Bars, labels: Sequence[Label], words: Sequence[Word]) -> list[Label]:
    """Return the names of groups of upright bars: a row of short labels below that of the categories."""
    if not (bars.upright and labels):
        return []
    foot = max(label.box.bottom for label in labels)
    under = [w for w in words if foot - 1 <= w.box.top <= foot + GROUPS_NEAR]
    rows = rows_of(under)
    found = [label_of(chunk) for chunk in chunks_of(rows[0])] if rows else []
    inside = all(bars.box.x0 - 12 <= o.box.x0 and o.box.x1 <= bars.box.x1 + 12 for o in found)
    named = all(len(o.words) <= GROUP_WORDS and any(map(str.isalpha, o.text)) for o in found)
    found = [o for o in found if not _wraps(o, labels)]
    return found if 1 < len(found) < len(labels) and inside and named else []


def _wraps(part: Label, labels: Sequence[Label]) -> bool:
    """Tell whether a label below others is the next line of one that no other is called like."""
    texts = [label.text for label in labels]
    nearest = min(labels, key=lambda label: abs(label.box.middle[0] - part.box.middle[0]))
    once = texts.count(nearest.text) == 1 and len(set(texts)) < len(texts)
    return once and abs(nearest.box.middle[0] - part.box.middle[0]) < 3


def _beside(bars: Bars, plot: Box, words: Sequence[Word]) -> list[Label]:
    """One label at the left of each level bar or group of bars, its wrapped lines together."""
    box = bars.box
    edges = [plot.x0, *([bars.stacks[0][0].base] if any(b.length < 0 for b in bars.bars) else [])]
    for edge in edges:
        level = [w for w in words if box.top - 6 <= w.box.middle[1] <= box.bottom + 6]
        left = _nearest_column([w for w in level if w.box.x1 <= edge + 2])
        found = _rows_at(_centres([stack[0].middle for stack in bars.stacks], left), left)
        if found:
            return found
    return []


def _nearest_column(words: Sequence[Word]) -> list[Word]:
    """Keep the words up to the first gap that goes through all their lines: behind it another text stands."""
    found: list[Word] = []
    for word in sorted(words, key=lambda w: -w.box.x1):
        if found and min(w.box.x0 for w in found) - word.box.x1 > GUTTER * word.size:
            break
        found.append(word)
    return found


def _centres(middles: Sequence[float], left: Sequence[Word]) -> list[float]:
    """Return the middles of the bars, or of the groups of bars that touch if the labels are as few."""
    gaps = [b - a for a, b in pairwise(middles)]
    if not gaps or max(gaps) <= 1.2 * min(gaps) or len(rows_of(left)) > 0.8 * len(middles):
        return list(middles)
    found = [[middles[0]]]
    for gap, middle in zip(gaps, middles[1:], strict=True):
        if gap > 1.2 * min(gaps):
            found.append([middle])
        else:
            found[-1].append(middle)
    return [sum(group) / len(group) for group in found]


def _rows_at(middles: Sequence[float], left: Sequence[Word]) -> list[Label]:
    taken: dict[int, list[Word]] = {}
    step = min((b - a for a, b in pairwise(middles)), default=20.0)
    for word in left:
        nearest = min(range(len(middles)), key=lambda i: abs(middles[i] - word.box.middle[1]))
        if abs(middles[nearest] - word.box.middle[1]) <= 0.55 * step:
            taken.setdefault(nearest, []).append(word)
    found = []
    for _, held in sorted(taken.items()):
        ordered = [word for row in rows_of(held) for word in chunks_of(row)[-1].words]
        found.append(Label(" ".join(w.text for w in ordered), around(w.box for w in ordered), tuple(ordered)))
    return found


def named(middles: Sequence[float], labels: Sequence[Label], *, upright: bool) -> dict[float, str]:
    """Return the name at each of `middles`, places across the growth.

    A bar has the nearest label if none is nearer to another bar; between labels that are years in even steps,
    the years between.
    """
    places = sorted((o.box.middle[0] if upright else o.box.middle[1], o.text) for o in labels)
    if not places:
        return dict.fromkeys(middles, "")
    between = years_between(places, middles)
    if between:
        return between
    step = median([b[0] - a[0] for a, b in pairwise(places)]) if len(places) > 1 else float("inf")
    found = {}
    for middle in middles:
        place, text = min(places, key=lambda p: abs(p[0] - middle))
        found[middle] = text if abs(place - middle) <= 0.65 * step else ""
    return found


def years_between(places: Sequence[tuple[float, str]], middles: Sequence[float]) -> dict[float, str]:
    """Count on between labels such as 2000, 2005 and 2010."""
    if len(places) >= len(set(middles)) or not all(t.isdigit() and len(t) == 4 for _, t in places):
        return {}
    if len(places) < 2 or int(places[-1][1]) <= int(places[0][1]):
        return {}
    step = (places[-1][0] - places[0][0]) / (int(places[-1][1]) - int(places[0][1]))
    years = {middle: int(places[0][1]) + (middle - places[0][0]) / step for middle in middles}
    if any(abs(year - round(year)) > 0.2 for year in years.values()):
        return {}
    if any(abs(places[0][0] + (int(t) - int(places[0][1])) * step - x) > 0.3 * step for x, t in places):
        return {}
    return {middle: str(round(year)) for middle, year in years.items()}
