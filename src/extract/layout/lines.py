"""Words become lines: neighbours on one baseline without a wide gap between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import takewhile
from statistics import median_low
from typing import TYPE_CHECKING, NamedTuple

from extract.geometry import around
from extract.layout.types import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Word

GAP = 1.1  # of the size: wider gaps may be the space between columns
LEAST_WALLED = 0.4  # of the size: through a narrower gap runs no wall, but the edge of a marked word
MARKER_GAP = 3.5  # of the size: how far a bullet may stand before its text
HANGING = 1.5  # times the height of a line: as high is an initial that hangs down
FAR = 200.0  # points: no line goes on beyond such a gap
BUCKET = 8.0  # points; words are looked up by the height at which they stand
BULLETS = "•●○◦‣·∙▪▫■□◆◇❖➢➤➔→►▶▸▹‒–—―✓✔✗*-−"
MARKER = re.compile(rf"[{re.escape(BULLETS)}\ue000-\uf8ff]|o|§|\(?\d{{1,2}}[.)]|\(?[a-z][.)]")
OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")
SYMBOLS = re.compile(r"(?i)wingding|webding|dingbat|symbol|awesome|icon")


class Wall(NamedTuple):
    """A drawn upright edge, in points."""

    x: float
    top: float
    bottom: float


@dataclass(slots=True)
class _Open:
    words: list[Word]
    main: Word  # the last word of full size: superscripts are compared with it
    end: float

    def go_on(self, word: Word) -> None:
        self.words.append(word)
        self.end = max(self.end, word.box.x1)
        if word.size >= 0.85 * self.main.size:
            self.main = word


def opens_item(words: Sequence[Word]) -> bool:
    """Tell whether the first of the words is a marker, also a letter that a symbol font shows as a bullet."""
    if len(words) < 2:
        return False
    first = words[0]
    return is_marker(first.text) or (len(first.text) == 1 and SYMBOLS.search(first.font) is not None)


def is_marker(text: str) -> bool:
    """Tell whether a word can open a list item: '•', '–', '▶', '1.', 'a)', a private-use glyph."""
    return MARKER.fullmatch(text) is not None


def make_lines(page: int, words: Iterable[Word], walls: Sequence[Wall] = ()) -> list[Line]:
    """Return runs of words without column gaps, as `Line`s, from top to bottom; O(n log n).

    No line goes through one of the `walls`, which must be sorted by their place.
    """
    buckets: dict[int, list[_Open]] = defaultdict(list)
    runs: list[_Open] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        middle = int((word.box.top + word.box.bottom) / 2 / BUCKET)
        run = _ending_before(word, middle, buckets, walls)
        if run is None:
            run = _Open([word], word, word.box.x1)
            runs.append(run)
        else:
            run.go_on(word)
        if not any(run is held for held in buckets[middle]):
            buckets[middle].append(run)
    found = [Line(page, around([w.box for w in run.words]), tuple(run.words)) for run in runs]
    return sorted(_with_drop_caps(found), key=lambda line: (line.box.top, line.box.x0))


def _ending_before(
    word: Word, middle: int, buckets: dict[int, list[_Open]], walls: Sequence[Wall]
) -> _Open | None:
    """Return the run that a word goes on, of several the one that ends last; words come from the left."""
    best: _Open | None = None
    left = word.box.x0
    for bucket in range(middle - 2, middle + 3):
        runs = buckets.get(bucket)
        if not runs:
            continue
        if left - runs[0].end > FAR:
            runs[:] = [run for run in runs if left - run.end <= FAR]
        for run in runs:
            later = best is None or run.end > best.end
            if later and _fits(run, word) and not (walls and _walled(run, word, walls)):
                best = run
    return best


def _fits(run: _Open, word: Word) -> bool:
    main = run.main
    small, large = (main.size, word.size) if main.size < word.size else (word.size, main.size)
    gap = word.box.x0 - run.end
    if gap > MARKER_GAP * large or gap <= -small:
        return False
    if word.size == main.size and not _is_level(main, word):
        return False  # most of what is near: a word of the line above or below
    limit = MARKER_GAP if gap > GAP * small and len(run.words) == 1 and _may_mark(main, word) else GAP
    if -0.1 * small < gap < 0.2 * small and _lowered(main, word):
        return True
    other_size = large > 1.6 * small  # the date beside a title: a gap of its own size parts them
    if not -small < gap <= limit * (small if other_size else large):
        return False
    if other_size and (
        _is_initial(main)
        or _is_large_number(main)
        or abs(main.box.bottom - word.box.bottom) > 0.25 * main.size
    ):
        return gap < 0.2 * small and word.size < main.size and _raised(main, word)
    return _is_level(main, word)


def _is_level(main: Word, word: Word) -> bool:
    one, other = main.box, word.box
    return one.overlap_y(other) >= 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _walled(run: _Open, word: Word, walls: Sequence[Wall]) -> bool:
    """Tell whether an upright edge is drawn between the end of a run and a word at its right."""
    if word.box.x0 - run.end < LEAST_WALLED * word.size:
        return False
    first = bisect_left(walls, run.end - 1, key=lambda wall: wall.x)
    middle = word.box.middle[1]
    return any(
        wall.top < middle < wall.bottom
        for wall in takewhile(lambda wall: wall.x <= word.box.x0 + 1, walls[first:])
    )


def _may_mark(first: Word, word: Word) -> bool:
    """Tell whether the first word of a line may be the bullet or the note's mark before `word`."""
    small_number = first.text.isdigit() and first.size < 0.85 * word.size
    return is_marker(first.text) or small_number or _may_number(first, word)


def _may_number(first: Word, word: Word) -> bool:
    """Tell whether a word may be the number that a tab sets apart from its heading in bold: '2.1   Funds'."""
    alike = (first.font, first.size, first.colour) == (word.font, word.size, word.colour)
    return alike and first.bold and word.text[:1].isupper() and OUTLINE.fullmatch(first.text) is not None


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha()


def _is_large_number(word: Word) -> bool:
    """Tell whether a word is a heading's number such as '33.'."""
    return is_marker(word.text) and word.text[0].isdigit()


def _lowered(main: Word, index: Word) -> bool:
    """Tell whether a smaller word that touches another is its index: 'CO' and '2', 'U' and 'Na'."""
    low = index.box.top - main.box.top
    small = len(index.text) <= 3 and 0.5 * main.size < index.size < 0.8 * main.size
    return small and 0.2 * main.size < low < main.box.height - 0.2 * index.box.height


def _raised(main: Word, mark: Word) -> bool:
    """Tell whether a much smaller word is a note's mark: '1', '*', '(a)' near the top of the word before."""
    low = mark.box.top - main.box.top
    hangs = _is_initial(main) and mark.text.isalpha()  # the rest of its word
    return len(mark.text) <= 3 and -0.25 * main.size <= low <= 0.3 * main.size and not hangs


def join_rows(lines: Iterable[Line]) -> list[Line]:
    """Join the lines of one column that stand on one baseline, from top to bottom."""
    rows: list[Line] = []
    for line in sorted(lines, key=lambda piece: (piece.box.top, piece.box.x0)):
        if rows and same_row(rows[-1], line):
            words = tuple(sorted(rows[-1].words + line.words, key=lambda w: w.box.x0))
            rows[-1] = Line(line.page, rows[-1].box.union(line.box), words)
        else:
            rows.append(line)
    return rows


def same_row(one: Line, other: Line) -> bool:
    """Tell whether two lines stand beside each other at the same height."""
    small = min(one.box.height, other.box.height)
    return one.box.overlap_y(other.box) >= 0.6 * small and one.box.overlap_x(other.box) <= 1.0


def _with_drop_caps(lines: list[Line]) -> list[Line]:
    """Put each large initial before the first of the lines beside it: 'H' + 'ost' is one word."""
    usual = median_low([line.words[0].size for line in lines]) if lines else 0.0
    caps = [
        o for o in lines if len(o.words) == 1 and _is_initial(o.words[0]) and o.words[0].size > 1.6 * usual
    ]
    for cap in caps:
        beside = [o for o in lines if _begins_beside(cap, o)]
        if len(beside) > 1 or (beside and cap.box.height > HANGING * beside[0].box.height):
            first = min(beside, key=lambda o: o.box.top)
            lines = [o for o in lines if o is not cap and o is not first] + [_joined_cap(cap, first)]
    return lines


def _begins_beside(cap: Line, other: Line) -> bool:
    size = other.words[0].size
    near = 0 <= other.box.x0 - cap.box.x1 + 0.5 * size <= 1.5 * size
    level = cap.box.top - 0.4 * other.box.height <= other.box.middle[1] <= cap.box.bottom
    return near and level and cap.words[0].size > 1.6 * size


def _joined_cap(cap: Line, line: Line) -> Line:
    initial, rest = cap.words[0], line.words[0]
    whole = replace(
        rest,
        text=initial.text + rest.text,
        initial=initial.box,
        edges=initial.edges[:-1] + rest.edges,
    )
    box = replace(line.box, x0=min(cap.box.x0, line.box.x0))  # not the lines into which the initial hangs
    return Line(line.page, box, (whole, *line.words[1:]))
