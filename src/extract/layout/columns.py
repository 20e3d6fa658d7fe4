"""The order in which a page is read: column after column within a band, band after band down the page."""

from __future__ import annotations

from itertools import accumulate, groupby, pairwise
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


THIN = 4.0  # points; rules hide no gutter
P = TypeVar("P", bound=Placed)
Gutter = tuple[float, float]


def in_columns(pieces: Sequence[P], em: float) -> list[list[P]]:
    """Return the pieces column by column in reading order, each column from top to bottom.

    `em` is the size of the running text in points. A gutter is a white strip with pieces side by side; what
    crosses it (a heading, a picture, a table) ends the band above it and begins another below it.
    """
    gutter = _best_gutter(pieces, em) if len(pieces) > 1 else None
    if gutter is None:
        return [sorted(pieces, key=lambda p: (p.box.top, p.box.x0))] if pieces else []
    columns: list[list[P]] = []
    for band, two_sided in _flows(pieces, gutter):
        for side in _sides(band, gutter) if two_sided else (band,):
            columns += in_columns(side, em)
    return columns


def _flows(pieces: Sequence[P], gutter: Gutter) -> list[tuple[list[P], bool]]:
    """Return the bands with text on both sides of the gutter, and between them all else, joined."""
    flows: list[tuple[list[P], bool]] = []
    bands = _bands(pieces, gutter)
    for upper, lower in pairwise(bands):
        _even_out(upper, lower)
    for band, crossed in bands:
        two_sided = not crossed and all(_sides(band, gutter))
        if flows and not two_sided and not flows[-1][1]:
            flows[-1][0].extend(band)
        else:
            flows.append((list(band), two_sided))
    return flows


def _even_out(upper: tuple[list[P], bool], lower: tuple[list[P], bool]) -> None:
    """Give a short line between two bands to the one it belongs to.

    The last line of a wide paragraph, or a heading above one, may be too short to cross the gutter; it is
    told by the white around it.
    """
    if upper[1] and not lower[1]:
        head = _near(sorted(lower[0], key=lambda p: p.box.top), upper[0], down=True)
        upper[0].extend(head)
        lower[0][:] = [p for p in lower[0] if p not in head]
    elif lower[1] and not upper[1]:
        tail = _near(sorted(upper[0], key=lambda p: -p.box.bottom), lower[0], down=False)
        lower[0].extend(tail)
        upper[0][:] = [p for p in upper[0] if p not in tail]


def _near(pieces: Sequence[P], others: Sequence[P], *, down: bool) -> list[P]:
    """Return the first of `pieces` that stand alone in their row and nearer to `others` than to the next."""
    edge = around(p.box for p in others)
    taken: list[P] = []
    for piece, after in pairwise(pieces[:4]):
        gap = piece.box.top - edge.bottom if down else edge.top - piece.box.bottom
        following = after.box.top - piece.box.bottom if down else piece.box.top - after.box.bottom
        if following <= gap + 2.0:
            break
        taken.append(piece)
        edge = piece.box
    return taken


def _best_gutter(pieces: Sequence[P], em: float) -> Gutter | None:
    scored = [(_score(pieces, gutter, em), gutter) for gutter in _valleys(pieces, em)]
    best = max(scored, default=(0.0, None), key=lambda s: s[0])
    return best[1] if best[0] > 0 else None


def _valleys(pieces: Sequence[P], em: float) -> list[Gutter]:
    """Return the strips that fewer pieces cross than the strips at their left and right."""
    hull = around(p.box for p in pieces)
    left, width = int(hull.x0), int(hull.width) + 2
    steps = [0.0] * (width + 1)
    for piece in pieces:
        if piece.box.height < THIN:
            continue
        steps[max(int(piece.box.x0 + 0.5) - left, 0)] += piece.box.height
        steps[min(int(piece.box.x1 + 0.5) - left, width)] -= piece.box.height
    runs: list[tuple[float, float, float]] = []
    at = left
    for cover, group in groupby(round(c, 3) for c in accumulate(steps[:-1])):
        end = at + sum(1 for _ in group)
        runs.append((cover, at, end))
        at = end
    return [
        (run[1], run[2])
        for before, run, after in zip(runs, runs[1:], runs[2:], strict=False)
        if run[0] < before[0] and run[0] < after[0] and run[2] - run[1] >= 0.5 * em
    ]


def _crosses(piece: P, gutter: Gutter) -> bool:
    return piece.box.x0 < gutter[1] - 1.5 and piece.box.x1 > gutter[0] + 1.5


def _sides(band: Sequence[P], gutter: Gutter) -> tuple[list[P], list[P]]:
    middle = (gutter[0] + gutter[1]) / 2
    left = [p for p in band if p.box.middle[0] < middle]
    return left, [p for p in band if p.box.middle[0] >= middle]


def _bands(pieces: Sequence[P], gutter: Gutter) -> list[tuple[list[P], bool]]:
    """Cut the pieces into bands from top to bottom: crossed ones, and ones with a clean gutter."""
    bands: list[tuple[list[P], bool]] = []
    bottom = float("-inf")
    for piece in sorted(pieces, key=lambda p: p.box.top):
        crossing = _crosses(piece, gutter)
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


def _score(pieces: Sequence[P], gutter: Gutter, em: float) -> float:
    """Return the height over which pieces stand on both sides of a clean gutter, in points."""
    score = 0.0
    for band, crossed in _bands(pieces, gutter):
        if crossed:
            continue
        left, right = _sides(band, gutter)
        if left and right:
            shared = around(p.box for p in left).overlap_y(around(p.box for p in right))
            wide = gutter[1] - gutter[0] >= 1.5 * em
            score += shared if wide or shared >= 3 * em else 0.0
    return max(score, 0.0)
