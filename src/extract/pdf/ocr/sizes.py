"""How large the type is in a picture: from the heights of its letters, in pixels.

Small letters without ascender tell the x-height, capitals and figures the height of capitals; what the two
are to each other is taken from the page, so that 'NORWAY' and 'now' in one type have one size.
"""

from __future__ import annotations

from itertools import chain
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf.ocr.types import Glyph, SeenLine, SeenWord

LOW = frozenset("acemnorsuvwxzı")
TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhkl0123456789ß€$£")
STANDING = (LOW | TALL | frozenset(".:iéèêëáàâíîïóôúùûñ!?")) - frozenset("JQ$")
X_HEIGHT = 0.5  # of the size, as in most types
TALLNESS = 1.4  # capitals to x-height, where a page does not tell
FEW = 5  # small letters, fewer of which count less than more capitals and figures
ALIKE = 1.1  # sizes that differ less are one
OTHER = 1.3  # a word whose letters, small and tall, differ more from its line's is of another size


class Sizes:
    """The sizes of type on one page, in pixels."""

    def __init__(self, lines: Sequence[SeenLine]) -> None:
        heights = [(_height(line.words, LOW), _height(line.words, TALL)) for line in lines]
        ratios = [tall / low for low, tall in heights if low and tall]
        self._tallness = min(max(median(ratios), 1.2), 1.7) if ratios else TALLNESS
        found = [(self._of(line.words), sum(len(word.text) for word in line.words)) for line in lines]
        self._usual = _grouped((size, count) for size, count in found if size)

    def of(self, line: SeenLine) -> float:
        """Return the size of most letters of a line; its height where no letter tells."""
        return self._snapped(self._of(line.words) or (line.box[3] - line.box[1]))

    def of_word(self, word: SeenWord, line: float) -> float:
        """Return the size of a word in a line of size `line`: that, unless its letters differ clearly."""
        low, tall = _heights([word], LOW), _heights([word], TALL)
        told = [median(low) / X_HEIGHT] if len(low) > 2 else []
        told += [median(tall) / self._tallness / X_HEIGHT] if len(tall) > 1 else []
        differ = told and all(not line / OTHER < one < line * OTHER for one in told)
        return self._snapped(min(told)) if differ and max(told) < min(told) * OTHER else line

    def _of(self, words: Sequence[SeenWord]) -> float:
        low, tall = _heights(words, LOW), _heights(words, TALL)
        if len(low) >= min(FEW, len(tall)) and low:
            return median(low) / X_HEIGHT
        return median(tall) / self._tallness / X_HEIGHT if tall else 0.0

    def _snapped(self, size: float) -> float:
        near = min(self._usual, key=lambda one: abs(one - size), default=size)
        return near if near / ALIKE < size < near * ALIKE else size


def baseline(words: Iterable[SeenWord]) -> float | None:
    """Return the height at which letters stand, in pixels from the top."""
    feet = [glyph.box[3] for glyph in _glyphs(words) if glyph.text in STANDING]
    return median(feet) if feet else None


def _glyphs(words: Iterable[SeenWord]) -> Iterable[Glyph]:
    return chain.from_iterable(word.glyphs for word in words)


def _height(words: Iterable[SeenWord], kind: frozenset[str]) -> float:
    heights = _heights(words, kind)
    return median(heights) if heights else 0.0


def _heights(words: Iterable[SeenWord], kind: frozenset[str]) -> list[float]:
    return [glyph.box[3] - glyph.box[1] for glyph in _glyphs(words) if glyph.text in kind]


def _grouped(sizes: Iterable[tuple[float, int]]) -> list[float]:
    """Return the sizes that most letters have: each stands for those near it."""
    left = sorted(sizes, key=lambda one: -one[1])
    usual: list[float] = []
    for size, _ in left:
        near = [(one, weight) for one, weight in left if size / ALIKE < one < size * ALIKE]
        if not any(size / ALIKE < one < size * ALIKE for one in usual):
            usual.append(sum(one * weight for one, weight in near) / sum(weight for _, weight in near))
    return usual
