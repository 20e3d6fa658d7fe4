"""Figures on a map: a place's name above a figure, at the end of a line or over the place itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extract.layout.charts.labels import Label, joined, labels_in, measure_of, numbers
from extract.layout.labels.chunks import YEAR
from extract.layout.labels.titles import same_type
from extract.models import ChartValue, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.geometry import Box
    from extract.pdf import Word

LEAST = 4  # pairs of a name and a figure
CLOSE = 0.6  # of the size, between the name and its figure
EVEN = 2.5  # points: both begin, end or have their middle that near to each other
LONG = 5  # words of a name's line
LINES = 3


def values_of_places(box: Box, words: Iterable[Word]) -> tuple[tuple[ChartValue, ...], str | None]:
    """Return the figures in `box` that stand below a name, and their unit; nothing if there are few."""
    labels = labels_in(word for word in words if box.holds_middle(word.box))
    names = [o for o in labels if _is_name(o)]
    pairs = [(name, o) for o in labels if _is_figure(o) and (name := _name_above(o, names))]
    measures = Counter(measure_of(figure.text) for _, figure in pairs)
    usual = measures.most_common(1)[0][0] if measures else ""
    alike = [(name, figure) for name, figure in pairs if measure_of(figure.text) == usual]
    if len(alike) < LEAST:
        return (), None
    values = (
        ChartValue(label=name.text, value=plain(numbers(figure.text)[0]), origin="label")
        for name, figure in alike
    )
    return tuple(values), usual or None


def _is_figure(label: Label) -> bool:
    return bool(numbers(label.text)) and not YEAR.fullmatch(label.text)


def _is_name(label: Label) -> bool:
    return len(label.words) <= LONG and any(c.isalpha() for c in label.text) and not numbers(label.text)


def _name_above(figure: Label, names: Sequence[Label]) -> Label | None:
    """Return the lines of one type that end right above a figure."""
    found: list[Label] = []
    for name in sorted(names, key=lambda o: -o.box.bottom):
        below = found[0] if found else figure
        if len(found) < LINES and _ends_above(name, below) and _goes_on(name, found):
            found.insert(0, name)
    return joined(found) if found and _starts(found[0].text) else None


def _goes_on(name: Label, found: Sequence[Label]) -> bool:
    return not found or same_type(name.words[0], found[0].words[0])


def _starts(text: str) -> bool:
    return not text[0].islower()


def _ends_above(name: Label, below: Label) -> bool:
    """Tell whether a line stands right above another, and begins, ends or has its middle there."""
    size = max(name.words[0].size, below.words[0].size)
    one, other = name.box, below.box
    close = -0.4 * size <= other.top - one.bottom <= CLOSE * size and one.top < other.top
    even = min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.middle[0] - other.middle[0]))
    return close and even <= EVEN and one.overlap_x(other) > 0
