"""The words around bars: categories, the axis, the legend, printed values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import Chunk, chunks_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout.charts.bars import Bars
    from extract.pdf import Colour, Page, Word

REACH = 70.0  # points around the bars in which their labels are looked for
GROUPS_NEAR = 14.0  # points below the labels of the categories
GROUP_WORDS = 3
MARKER = 14.0  # points; legend marks are no larger
_NUMBER = re.compile(
    r"[-–−(]?[^\w\s.,]{0,3}[A-Za-z]{0,3}[$€£¥]?\s?(\d[\d.,'’\s]*)\s?(?:%|[^\W\d_]{1,3}\.?)?\)?"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A few words that name something, and their place."""

    text: str
    box: Box
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A colour and its name."""

    fill: Colour
    label: Label
    mark: Box


def numbers(text: str) -> tuple[Decimal, ...]:
    """Return the readings of a printed number, the likeliest first: '1,495' is 1495 or 1.495; '' is none."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return ()
    digits = re.sub(r"[\s'’]", "", found.group(1)).rstrip(".,")
    sign = "-" if text.strip()[0] in "-–−(" else ""
    whole = Decimal(sign + re.sub(r"[.,]", "", digits))
    head, mark, tail = digits.rpartition("," if digits.rfind(",") > digits.rfind(".") else ".")
    if not mark:
        return (whole,)
    broken = Decimal(f"{sign}{re.sub(r'[.,]', '', head) or '0'}.{tail}")
    return (whole, broken) if len(tail) == 3 and head not in {"", "0"} else (broken, whole)


def label_of(chunk: Chunk) -> Label:
    """Turn a chunk into a label."""
    return Label(chunk.text, chunk.box, chunk.words)


def near_words(page: Page, box: Box) -> list[Word]:
    """Return the upright words within `REACH` of `box`."""
    zone = Box(box.x0 - 2 * REACH, box.top - REACH, box.x1 + 2 * REACH, box.bottom + REACH)
    return [word for word in page.words if word.upright and zone.holds_middle(word.box)]


def categories(bars: Bars, words: Sequence[Word]) -> list[Label]:
    """Return the labels along the foot of the bars: below upright ones, at the left of level ones."""
    return _below(bars, words) if bars.upright else _beside(bars, words)


def _below(bars: Bars, words: Sequence[Word]) -> list[Label]:
    box = bars.box
    slack = 0.7 * (bars.stacks[0][0].high - bars.stacks[0][0].low) + 12
    under = [w for w in words if box.bottom - 1 <= w.box.top <= box.bottom + 45]
    under = [w for w in under if box.x0 - slack <= w.box.middle[0] <= box.x1 + slack]
    rows = rows_of(under)
    if not rows or min(w.box.top for w in rows[0]) > box.bottom + 22:
        return []
    found = [label_of(chunk) for chunk in chunks_of(rows[0])]
    for row in rows[1:]:
        close = row[0].box.top - max(label.box.bottom for label in found) < 0.4 * row[0].size
        chunks = chunks_of(row)
        if not close or not all(any(_centred(c.box, label.box) for label in found) for c in chunks):
            break
        found = [_with_wrap(label, chunks) for label in found]
    return found


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
    return found if 1 < len(found) < len(labels) and inside and named else []


def _centred(one: Box, other: Box) -> bool:
    return abs(one.middle[0] - other.middle[0]) < 6 or abs(one.x0 - other.x0) < 2


def _with_wrap(label: Label, chunks: Sequence[Chunk]) -> Label:
    for chunk in chunks:
        if _centred(chunk.box, label.box):
            text = f"{label.text} {chunk.text}"
            return Label(text, label.box.union(chunk.box), (*label.words, *chunk.words))
    return label


def _beside(bars: Bars, words: Sequence[Word]) -> list[Label]:
    """One label at the left of each level bar, its wrapped lines together."""
    box = bars.box
    left = [w for w in words if w.box.x1 <= box.x0 + 2 and box.top - 6 <= w.box.middle[1] <= box.bottom + 6]
    taken: dict[int, list[Word]] = {}
    middles = [stack[0].middle for stack in bars.stacks]
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


def legend(page: Page, box: Box, fills: frozenset[Colour], bars: frozenset[Box]) -> list[LegendEntry]:
    """Return the names of the colours: small marks of those colours with words at their right.

    `box` is the place of the chart, `fills` its colours, `bars` the shapes that are no marks.
    """
    zone = Box(box.x0 - REACH, box.top - REACH, box.x1 + 2 * REACH, box.bottom + REACH)
    marks = [
        (stroke.box, fill)
        for stroke in page.strokes
        if (fill := stroke.fill or stroke.stroke) and fill in fills
        if max(stroke.box.width, stroke.box.height) <= 2 * MARKER
        if min(stroke.box.width, stroke.box.height) <= MARKER and stroke.box not in bars
        if zone.holds_middle(stroke.box)
    ]
    found: list[LegendEntry] = []
    for mark, fill in marks:
        label = _right_of(mark, [m for m, _ in marks], page.words)
        if label and fill not in {entry.fill for entry in found}:
            found.append(LegendEntry(fill, label, mark))
    return sorted(found, key=lambda entry: (round(entry.mark.top / 4), entry.mark.x0))


def _right_of(mark: Box, marks: Sequence[Box], words: Sequence[Word]) -> Label | None:
    """Return the words at the right of a mark, up to the next mark or a wide gap."""
    y = mark.middle[1]
    stop = min((m.x0 for m in marks if m.x0 > mark.x1 and abs(m.middle[1] - y) < 4), default=float("inf"))
    row = sorted(
        (
            w
            for w in words
            if w.box.top <= y <= w.box.bottom and mark.x1 - 1 <= w.box.x0 and w.box.x1 <= stop + 1
        ),
        key=lambda w: w.box.x0,
    )
    if not row or row[0].box.x0 - mark.x1 > 14:
        return None
    return label_of(chunks_of(row)[0])
