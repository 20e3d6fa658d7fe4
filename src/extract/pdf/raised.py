"""Raised endings of ordinal numbers go down to their number: '1er', '21st', 'n.º', 'XXIe'."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.pdf.pieces import Piece

# English, French and Spanish endings that are printed raised.
_ENDINGS = frozenset(
    {"st", "nd", "rd", "th", "er", "re", "ère", "e", "ème", "nde", "o", "os", "as", "ro", "do"}
)
_NUMBER = re.compile(r"\d$|(?:^|\W)(?:[Nn]\.?|[IVX]+)$")

# In parts of the number's font size.
_NEAR = 0.12  # how far from the number
_LOWEST, _HIGHEST = 0.1, 0.7  # how far above its baseline


def lower_endings(pieces: list[Piece]) -> None:
    """Put each raised ending onto the baseline of the number that it touches."""
    raised = [piece for piece in pieces if "".join(piece.texts) in _ENDINGS]
    if not raised:
        return
    ends = _by_end(pieces)
    for piece in raised:
        number = next((other for other in _ending_near(ends, piece.left) if _belongs(piece, other)), None)
        if number:
            piece.line = number.line


def _by_end(pieces: Iterable[Piece]) -> dict[int, list[Piece]]:
    ends: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.texts and _NUMBER.search("".join(piece.texts)):
            ends[round(piece.rights[-1])].append(piece)
    return ends


def _ending_near(ends: dict[int, list[Piece]], place: float) -> Iterator[Piece]:
    for point in (round(place), round(place) - 1, round(place) + 1):
        yield from ends.get(point, ())


def _belongs(ending: Piece, number: Piece) -> bool:
    size = number.look.size
    return (
        ending.look.size < size
        and abs(ending.left - number.rights[-1]) < _NEAR * size
        and _LOWEST * size < number.line - ending.line < _HIGHEST * size
    )
