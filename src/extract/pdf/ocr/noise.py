"""What tesseract takes for words in photos, drawings, specks and ruled lines is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.pdf.ocr.types import SeenLine, SeenWord

DOUBTFUL = 45.0  # mean confidence: a line below it is no text
UNSURE = 25.0  # confidence: a word below it is none; one or two letters must not be doubtful either
LEAST = 4.0  # pixels: what is lower is a speck or a ruled line
MEANT = re.compile(r"\w|[$€£¥%&•●▪■◦–—-]")
RULED = frozenset("|_¦\\")


def without_noise(lines: Sequence[SeenLine]) -> list[SeenLine]:
    """Return the lines without what is no text."""
    kept = (replace(line, words=tuple(map(_stripped, filter(_is_word, line.words)))) for line in lines)
    return [line for line in kept if line.words and _is_text(line.words)]


def _is_word(word: SeenWord) -> bool:
    x0, top, x1, bottom = word.box
    readable = MEANT.search(word.text) is not None and not RULED.issuperset(word.text)
    return (
        readable
        and min(x1 - x0, bottom - top) >= LEAST / 2
        and (word.sure >= (DOUBTFUL if len(word.text) < 3 else UNSURE))
    )


def _is_text(words: Sequence[SeenWord]) -> bool:
    letters = sum(len(word.text) for word in words)
    sure = sum(word.sure * len(word.text) for word in words) / letters
    return sure >= DOUBTFUL and (letters > 1 or sure >= 2 * DOUBTFUL - 5 or words[0].text.isdigit())


def _stripped(word: SeenWord) -> SeenWord:
    """Take away a ruled line that stands against a word."""
    text = word.text.strip("|¦")
    if text == word.text or not text:
        return word
    first = word.text.index(text)
    glyphs = word.glyphs[first : first + len(text)] if len(word.glyphs) == len(word.text) else ()
    x0, x1 = (glyphs[0].box[0], glyphs[-1].box[2]) if glyphs else (word.box[0], word.box[2])
    return replace(word, text=text, glyphs=glyphs, box=(x0, word.box[1], x1, word.box[3]))
