"""What tesseract saw becomes words as other pages have them: in points, each with an edge for each letter."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.pdf.directions import spread
from extract.pdf.fonts import SPACE, UNREADABLE, clean
from extract.pdf.letters import compose
from extract.pdf.ocr.noise import without_noise
from extract.pdf.ocr.sizes import Sizes, baseline
from extract.pdf.types import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.pdf.ocr.types import SeenLine, SeenWord

FONT, BOLD = "OCR", "OCR-Bold"
DESCENT = 0.21  # of the size, below the line on which letters stand
BLACK = (0.0,)


def words_in(lines: Sequence[SeenLine], scale: float) -> Iterator[Word]:
    """Yield the words of a picture of `scale` pixels a point, line by line."""
    kept = without_noise(lines)
    sizes = Sizes(kept)
    for line in kept:
        size, foot = sizes.of(line), baseline(line.words) or line.box[3]
        for word in line.words:
            own = sizes.of_word(word, size)
            stands = foot if own == size else baseline([word]) or foot
            yield _word(word, own / scale, stands / scale, scale, bold=word.bold)


def _word(word: SeenWord, size: float, foot: float, scale: float, *, bold: bool) -> Word:
    text, edges = _edges(word, scale)
    box = Box(edges[0], foot - (1 - DESCENT) * size, edges[-1], foot + DESCENT * size)
    font = BOLD if bold else FONT
    return Word(text, box, font, round(size, 2), BLACK, True, edges, bold=bold, sure=word.sure)  # noqa: FBT003


def _edges(word: SeenWord, scale: float) -> tuple[str, tuple[float, ...]]:
    """Return the letters of a word and their edges in points, which never go back."""
    left, _, right, _ = (number / scale for number in word.box)
    texts = [clean(glyph.text).replace(SPACE, "").replace(UNREADABLE, "") for glyph in word.glyphs]
    if "".join(texts) != word.text or not word.text:
        return _evenly(word.text, left, right)
    lefts, rights, reached = [], [], left
    for glyph in word.glyphs:
        reached = min(max(reached, glyph.box[0] / scale), right)
        lefts.append(reached)
        rights.append(max(reached, min(glyph.box[2] / scale, right)))
    return compose(texts, lefts, [*rights[:-1], right])


def _evenly(text: str, left: float, right: float) -> tuple[str, tuple[float, ...]]:
    text = unicodedata.normalize("NFC", text)
    return text, spread(left, right, len(text))
