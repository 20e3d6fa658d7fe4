"""The pages of a document, each with the boxes of what stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.review.documents.titles import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.geometry import Box
    from extract.review.documents.entries import Entry

    Size = tuple[float, float]

A4 = (595.3, 841.9)
# Points by which the box of a kind is larger than the words: boxes of several kinds lie in each other.
SLACK: Mapping[str, float] = {
    "section": 5.0,
    "table": 4.0,
    "chart": 4.0,
    "project": 3.2,
    "issue": 2.6,
    "comparison": 2.6,
    "contribution": 2.0,
    "key_figure": 1.4,
    "fact": 1.2,
}
LEAST = 0.7


@dataclass(frozen=True, slots=True)
class Mark:
    """A box of one record, in points from the top left of its page."""

    kind: str
    record_id: str
    x: float
    y: float
    width: float
    height: float
    spot: int | None = None  # its place among those of an issue or a cross-check, from 0
    struck: bool = False  # a reviewer has rejected it


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size in points, its boxes (the larger ones below), and the sections that begin on it."""

    number: int
    width: float
    height: float
    marks: tuple[Mark, ...]
    words: tuple[Entry, ...] = ()


def sheets(count: int, sizes: Sequence[Size], entries: Iterable[Entry]) -> tuple[Sheet, ...]:
    """Return the pages; where `sizes` are not known, pages that hold all that stands on them."""
    rows = tuple(entries)
    marks: dict[int, list[Mark]] = {}
    for page, mark in _marks(rows):
        marks.setdefault(page, []).append(mark)
    pages = range(1, max(count, len(sizes), *marks, 0) + 1)
    return tuple(_sheet(number, sizes, marks.get(number, []), rows) for number in pages)


def marks_of(one: Entry) -> tuple[tuple[int, Mark], ...]:
    """Return the boxes of one record, each with its page."""
    return tuple(_marks((one,)))


def _marks(entries: Iterable[Entry]) -> Iterator[tuple[int, Mark]]:
    for one in entries:
        slack = SLACK.get(one.kind, LEAST)
        for number, spot in enumerate(one.spots):
            yield spot.page, _mark(one, spot.box, slack, number if one.kind in CHECKS else None)


def _mark(one: Entry, box: Box, by: float, number: int | None) -> Mark:
    return Mark(
        one.kind,
        one.record_id,
        round(box.x0 - by, 1),
        round(box.top - by, 1),
        round(box.width + 2 * by, 1),
        round(box.height + 2 * by, 1),
        number,
        "rejected" in one.states,
    )


def _sheet(number: int, sizes: Sequence[Size], marks: Sequence[Mark], rows: Sequence[Entry]) -> Sheet:
    width, height = sizes[number - 1] if number <= len(sizes) else _estimated(marks)
    ordered = sorted(marks, key=lambda mark: -mark.width * mark.height)
    words = tuple(one for one in rows if one.kind == "section" and one.pages[:1] == (number,))
    return Sheet(number, round(width, 1), round(height, 1), tuple(ordered), words)


def _estimated(marks: Sequence[Mark]) -> Size:
    across = max((mark.x + mark.width for mark in marks), default=0.0)
    down = max((mark.y + mark.height for mark in marks), default=0.0)
    return max(A4[0], across), max(A4[1], down)
