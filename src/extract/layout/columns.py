"""The order in which a page is read: column after column within a band, band after band down the page."""

from __future__ import annotations

from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar

from extract.geometry import Box, around

if TYPE_CHECKING:
    from collections.abc import Sequence


class Placed(Protocol):
    """Anything with a place on the page."""

    @property
    def box(self) -> Box:
        """Where it stands."""
        ...


NARROW, WIDE = 0.5, 1.5  # times the text's size: the least gutter beside many lines, and beside few
MOST = 0.9  # of the lines beside a gutter leave it free; others hang over
WEAK = 3.0  # times the text's size: a line or two on both sides of a gutter make no columns
LEVEL = 0.6  # times the text's size: how far apart the tops of a head and its text may be
APART = 1.5  # the same for what is white between two heads in the margin
TALL = 5.0  # the same for boxes, charts and tables that may stand in rows
ALIKE = 0.7  # of the height of the other in such a row
HANGING = 0.5  # of the text's depth: heads in the margin are less
MOST_HEAD_LINES = 4
LEAST = 0.5  # times the text's size: what stands beside each other less is only near
THIN = 4.0  # points; rules hide no gutter
DEEPEST = 12  # columns inside columns: a strange page must end too
MOST_GUTTERS = 24  # tried on one page: the most frequent left edges
P = TypeVar("P", bound=Placed)


def in_columns(pieces: Sequence[P], em: float, depth: int = 0) -> list[list[P]]:
    """Return the pieces column by column in reading order, each column from top to bottom.

    `em` is the size of the running text in points. A gutter is the left edge of pieces that have others at
    their left; what crosses it (a heading, a picture, a table) ends the band above it and begins another.
    """
    gutter = _best_gutter(pieces, em) if len(pieces) > 1 and depth < DEEPEST else None
    flows = _parted(pieces, gutter, em) if gutter is not None else []
    if gutter is None or not flows:
        return [sorted(pieces, key=lambda p: (p.box.top, p.box.x0))] if pieces else []
    columns: list[list[P]] = []
    for band, two_sided in flows:
        for side in _read_together(*_sides(band, gutter), em) if two_sided else [band]:
            columns += in_columns(side, em, depth + 1)
    return columns


def _read_together(left: list[P], right: list[P], em: float) -> list[list[P]]:
    """Return the parts of two columns in reading order: one after the other, or the heads with their texts.

    Heads that hang in the margin stand each at the height where a text beside them begins; so do the labels
    of a list of facts and their values.
    """
    heads = _groups(left, em)
    starts = [min(p.box.top for p in head) for head in heads]
    level = all(_opens_a_text(head, right, em) for head in heads)
    hanging = len(heads) > 1 and level and _depth(left) < HANGING * _depth(right)
    if not hanging or max(len(head) for head in heads) > MOST_HEAD_LINES:
        return [left, right]
    parts = [[p for p in right if p.box.top < starts[0] - LEVEL * em]]
    for head, start, end in zip(heads, starts, [*starts[1:], float("inf")], strict=True):
        parts += [head, [p for p in right if start <= p.box.top + LEVEL * em < end]]
    return [part for part in parts if part]


def _opens_a_text(head: Sequence[P], right: Sequence[P], em: float) -> bool:
    """Tell whether a text at the right begins at the height of a head, or below white beside it."""
    place = around(p.box for p in head)
    if any(abs(p.box.top - place.top) < LEVEL * em for p in right):
        return True
    beside = any(p.box.overlap_y(place) > 0 for p in right)
    return not beside and any(0 < p.box.top - place.bottom < WEAK * em for p in right)


def _groups(pieces: Sequence[P], em: float) -> list[list[P]]:
    """Return pieces that stand close below each other together."""
    groups: list[list[P]] = []
    for piece in sorted(pieces, key=lambda p: p.box.top):
        if groups and piece.box.top - groups[-1][-1].box.bottom < APART * em:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _depth(pieces: Sequence[P]) -> float:
    return sum(p.box.height for p in pieces)


def _parted(pieces: Sequence[P], gutter: float, em: float) -> list[tuple[list[P], bool]]:
    """Return the flows of a gutter, at first only those over several lines; none if it parts nothing.

    A line or two that happen not to reach a gutter, between others that do, may be of columns elsewhere.
    """
    for least in (WEAK * em, 0.0):
        flows = _flows(pieces, gutter, least, em)
        if any(two_sided for _, two_sided in flows):
            return flows
    return []


def _flows(pieces: Sequence[P], gutter: float, least: float, em: float) -> list[tuple[list[P], bool]]:
    """Return the bands with text on both sides of the gutter, and between them all else, joined.

    Bands in which less than `least` points stand on both sides are no such bands.
    """
    flows: list[tuple[list[P], bool]] = []
    bands = _bands(pieces, gutter, _level_pairs(pieces, gutter, em))
    for upper, lower in pairwise(bands):
        _even_out(upper, lower)
    for band, crossed in bands:
        two_sided = not crossed and _both(band, gutter) > least
        if flows and not two_sided and not flows[-1][1]:
            flows[-1][0].extend(band)
        else:
            flows.append((list(band), two_sided))
    return flows


def _both(band: Sequence[P], gutter: float) -> float:
    """Return the height over which a band has text on both sides, in points; negative if on one only."""
    left, right = _sides(band, gutter)
    if not left or not right:
        return -1.0
    return max(around(p.box for p in left).overlap_y(around(p.box for p in right)), 0.1)


def _even_out(upper: tuple[list[P], bool], lower: tuple[list[P], bool]) -> None:
    """Give a short line between two bands to the one it belongs to.

    The last line of a wide paragraph, or a heading above one, may be too short to cross the gutter; it is
    told by the white around it.
    """
    if upper[1] and not lower[1]:
        head = _near(_rows(lower[0]), upper[0], down=True)
        upper[0].extend(head)
        lower[0][:] = [p for p in lower[0] if p not in head]
    elif lower[1] and not upper[1]:
        tail = _near(_rows(upper[0])[::-1], lower[0], down=False)
        lower[0].extend(tail)
        upper[0][:] = [p for p in upper[0] if p not in tail]


def _rows(pieces: Sequence[P]) -> list[list[P]]:
    """Return pieces that stand beside each other together, rows from top to bottom."""
    rows: list[list[P]] = []
    bottom = float("-inf")
    for piece in sorted(pieces, key=lambda p: p.box.top):
        if rows and piece.box.middle[1] < bottom:
            rows[-1].append(piece)
        else:
            rows.append([piece])
        bottom = max(p.box.bottom for p in rows[-1])
    return rows


def _near(rows: Sequence[list[P]], others: Sequence[P], *, down: bool) -> list[P]:
    """Return the pieces of the first of `rows` that are nearer to `others` than to the next row."""
    edge = around(p.box for p in others)
    taken: list[P] = []
    for row, after in pairwise(rows[:4]):
        box, next_ = around(p.box for p in row), around(p.box for p in after)
        gap = box.top - edge.bottom if down else edge.top - box.bottom
        following = next_.top - box.bottom if down else box.top - next_.bottom
        if following <= gap + 2.0:
            break
        taken += row
        edge = box
    return taken


def _best_gutter(pieces: Sequence[P], em: float) -> float | None:
    scored = [(_score(pieces, x, em), -x) for x in _candidates(pieces)]
    score, place = max(scored, default=(0.0, 0.0))
    return -place if score > 0 else None


def _candidates(pieces: Sequence[P]) -> list[float]:
    """Return the left edges of the pieces that have another piece at their left."""
    edges: Counter[float] = Counter()
    rows = sorted((p for p in pieces if p.box.height >= THIN), key=lambda p: p.box.top)
    for at, upper in enumerate(rows):
        for lower in islice(rows, at + 1, None):
            if lower.box.top >= upper.box.bottom:
                break
            left, right = sorted((upper.box, lower.box), key=lambda box: box.x0)
            if left.x1 <= right.x0 + 1:
                edges[round(right.x0)] += 1
    return [x for x, _ in edges.most_common(MOST_GUTTERS)]


def _crosses(piece: P, gutter: float) -> bool:
    return piece.box.x0 < gutter - 1.5 and piece.box.x1 > gutter + 1.5


def _sides(band: Sequence[P], gutter: float) -> tuple[list[P], list[P]]:
    left = [p for p in band if p.box.middle[0] < gutter]
    return left, [p for p in band if p.box.middle[0] >= gutter]


def _level_pairs(pieces: Sequence[P], gutter: float, em: float) -> frozenset[int]:
    """Return the `id`s of tall pieces that stand side by side: rows of boxes, two charts below two columns.

    One such pair ends the columns only where what stands below it is in one of them.
    """
    left, right = _sides([p for p in pieces if p.box.height > TALL * em and not _crosses(p, gutter)], gutter)
    pairs = [(a, b) for a in left for b in right if _is_level(a.box, b.box, em)]
    if len(pairs) == 1:
        foot = max(p.box.bottom for p in pairs[0])
        below = [p for p in pieces if p.box.top > foot and p.box.height >= THIN and not _crosses(p, gutter)]
        if not below or all(_sides(below, gutter)):
            return frozenset()
    return frozenset(id(p) for pair in pairs for p in pair)


def _is_level(one: Box, other: Box, em: float) -> bool:
    low, high = sorted((one.height, other.height))
    return abs(one.top - other.top) < LEVEL * em and low > ALIKE * high


def _bands(
    pieces: Sequence[P], gutter: float, crossing_too: frozenset[int] = frozenset()
) -> list[tuple[list[P], bool]]:
    """Cut the pieces into bands from top to bottom: crossed ones, and ones with a clean gutter.

    The pieces with the `id`s in `crossing_too` count as if they crossed the gutter.
    """
    bands: list[tuple[list[P], bool]] = []
    bottom = float("-inf")
    for piece in sorted(pieces, key=lambda p: p.box.top):
        crossing = _crosses(piece, gutter) or id(piece) in crossing_too
        held = piece.box.top < bottom - 0.4 * piece.box.height
        if crossing:
            if not bands or not bands[-1][1]:
                _open_crossed(bands, piece)
            bottom = max(bottom, piece.box.bottom)
        elif not held and (not bands or bands[-1][1]):
            bands.append(([], False))
        bands[-1][0].append(piece)
    return bands


def _open_crossed(bands: list[tuple[list[P], bool]], piece: P) -> None:
    """Begin a crossed band, with the pieces that stand beside its first piece."""
    beside: list[P] = []
    if bands:
        beside = [p for p in bands[-1][0] if _beside(p, piece)]
        bands[-1][0][:] = [p for p in bands[-1][0] if not _beside(p, piece)]
        if not bands[-1][0]:
            bands.pop()
    if bands and bands[-1][1]:
        bands[-1][0].extend(beside)
    else:
        bands.append((beside, True))


def _beside(piece: P, crossing: P) -> bool:
    return piece.box.overlap_y(crossing.box) > 0.4 * min(piece.box.height, crossing.box.height)


def _score(pieces: Sequence[P], gutter: float, em: float) -> float:
    """Return the height over which pieces stand on both sides of a clean gutter, in points."""
    score = 0.0
    for band, crossed in _bands(pieces, gutter):
        left, right = _sides(band, gutter)
        if not crossed and left and right:
            score += _shared_height(left, around(p.box for p in right), em)
    return score


def _shared_height(left: Sequence[P], right: Box, em: float) -> float:
    beside = [p.box for p in left if p.box.overlap_y(right) > 0]
    if not beside:
        return 0.0
    ends = sorted(box.x1 for box in beside)
    gap = right.x0 - ends[round(MOST * (len(ends) - 1))]
    shared = around(beside).overlap_y(right)
    if shared < LEAST * em:
        return 0.0
    least = NARROW * em if shared > 2.5 * em else WIDE * em
    return shared if gap >= least else 0.0
