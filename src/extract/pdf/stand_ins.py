"""What a PDF says that its glyphs stand for (`ActualText`), where they cannot be read one by one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from extract.pdf.fonts import SPACE, UNREADABLE, clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.pdf.runs import Run

MOST = 40  # letters; longer texts describe a passage or a picture
SHORT = 3  # letters that one glyph and its accents may stand for


def stand_in_of(properties: Any) -> str:
    """Return the text that marked content stands for, '' if its properties name none."""
    found = resolve1(properties)
    text = resolve1(found.get("ActualText")) if isinstance(found, dict) else None
    return clean(decode_text(text)) if isinstance(text, bytes) else ""


def read_as(runs: Iterable[Run], text: str) -> None:
    """Put `text` in the place of glyphs that cannot be read, or of a letter with an accent beside it.

    Letters and hyphens that the font itself names stay as they are printed; soft hyphens come in nowhere.
    """
    glyphs = [(run, at) for run in runs for at in range(len(run.texts))]
    unnamed = [(run, at) for run, at in glyphs if _is_unnamed(run.texts[at])]
    letters = [(run, at) for run, at in glyphs if not _is_unnamed(run.texts[at])]
    if not unnamed or not 0 < len(text) <= MOST or not text.isprintable() or {SPACE, UNREADABLE} & {*text}:
        return
    if all(run.texts[at] == SPACE for run, at in glyphs):  # blanks paint nothing that could be read
        return
    if not letters and len(text) == len(glyphs):
        _put(glyphs, text)
    elif len(letters) <= 1 and len(text) <= SHORT:
        _put([*letters, *unnamed], [text])


def _is_unnamed(text: str) -> bool:
    """Tell a glyph that the font does not name, or that is an accent alone."""
    return text in {SPACE, UNREADABLE, ""} or all(unicodedata.category(letter) == "Mn" for letter in text)


def _put(glyphs: Iterable[tuple[Run, int]], texts: Iterable[str]) -> None:
    letters = iter(texts)
    for run, at in glyphs:
        run.texts[at] = next(letters, SPACE)
