"""Words of a table: rows of words, and the chunks in them that wide gaps part."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.types import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.pdf import Word

GAP = 0.6  # of the size: a wider gap parts two cells
YEAR = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\*?")
NOTHING = re.compile(r"[-–—.…*]+|n\.?[ad]\.?|s\.?[od]\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one row without a wide gap between them."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        """The words with blanks between."""
        return " ".join([word.text for word in self.words])


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a quantity: '1 840', '3,150', '41.5 %', 'US$ 2.4m'; a year does not count."""
    digits = sum(c.isdigit() for c in text)
    letters = sum(c.isalpha() for c in text)
    return digits > 0 and letters <= 3 and not YEAR.fullmatch(text)


def is_blank(text: str) -> bool:
    """Tell whether a cell says that there is nothing: '–', '…', 'n/a'."""
    return NOTHING.fullmatch(text.replace("/", "")) is not None


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Return words that stand at one height, from the left, rows from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.box.top + w.box.bottom) / 2):
        if rows and _level(rows[-1][0].box, word.box):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.box.x0) for row in rows]


def _level(one: Box, other: Box) -> bool:
    least = min(one.bottom - one.top, other.bottom - other.top)
    return one.overlap_y(other) >= 0.5 * least


def chunks_of(row: Sequence[Word], gap: float = GAP) -> list[Chunk]:
    """Part a row at gaps wider than `gap` times the size of the words."""
    parts: list[list[Word]] = []
    for word in row:
        if parts and word.box.x0 - parts[-1][-1].box.x1 <= gap * min(word.size, parts[-1][-1].size):
            parts[-1].append(word)
        else:
            parts.append([word])
    return [Chunk(tuple(part), around(w.box for w in part)) for part in parts]


def as_lines(page: int, words: Iterable[Word]) -> tuple[Line, ...]:
    """Return the words as lines, from top to bottom."""
    return tuple(Line(page, around(w.box for w in row), tuple(row)) for row in rows_of(words))


def body_size(words: Iterable[Word]) -> float:
    """Return the size in which most characters are set, in points; 10 without words."""
    printed: dict[float, int] = {}
    for word in words:
        printed[word.size] = printed.get(word.size, 0) + len(word.text)
    sizes: Counter[float] = Counter()
    for size, characters in printed.items():
        sizes[round(size, 1)] += characters
    return sizes.most_common(1)[0][0] if sizes else 10.0
