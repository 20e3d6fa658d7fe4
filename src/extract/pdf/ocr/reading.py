"""One page: drawn, straightened, rid of its ruled lines, read by tesseract."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from extract.pdf.ocr.grounds import grounds_in
from extract.pdf.ocr.hocr import lines_of
from extract.pdf.ocr.picture import file_of, page_picture
from extract.pdf.ocr.ruled import rules_in, without_rules
from extract.pdf.ocr.types import SeenPage
from extract.pdf.ocr.weight import with_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from extract.pdf.ocr.types import SeenLine
    from extract.settings import Settings
    from extract.tesseract import Engine

    Lines = tuple[SeenLine, ...]

ANSWER = ("-c", "hocr_char_boxes=1", "hocr")
COLUMNS = ("--psm", "3")  # it finds the blocks of a page by itself
AS_SURE = 1.5  # of 100: one language breaks no accents, and is preferred if it is hardly less sure than all


def read_page(path: Path, number: int, engine: Engine, settings: Settings, *, straighten: bool) -> SeenPage:
    """Return what stands on page `number` (from 1); raises `OcrFailed`."""
    picture = page_picture(path, number, settings, straighten=straighten)
    rules = rules_in(picture.grey, picture.scale)
    clean = without_rules(picture.grey, rules)
    options = (*COLUMNS, "--dpi", str(round(picture.scale * 72)), *ANSWER)
    read = partial(engine.read, file_of(clean), *options, seconds=settings.ocr.page_seconds)
    lines = _best(lambda some: lines_of(read(languages=some)), engine.having(settings.ocr.languages))
    grounds = grounds_in(picture.grey, picture.scale)
    return SeenPage(with_weights(lines, clean), rules, picture.turned, picture.scale, grounds)


def _best(read: Callable[[Sequence[str]], Lines], languages: Sequence[str]) -> Lines:
    """Read in all languages, then in that of most words alone, and keep what is more sure."""
    lines = read(languages)
    most = _usual(lines)
    if len(languages) == 1 or not most:
        return lines
    alone = read([most])
    return alone if _sureness(alone) >= _sureness(lines) - AS_SURE else lines


def _usual(lines: Iterable[SeenLine]) -> str:
    letters: Counter[str] = Counter()
    for line in lines:
        for word in line.words:
            letters[word.language] += len(word.text)
    return letters.most_common(1)[0][0] if letters else ""


def _sureness(lines: Iterable[SeenLine]) -> float:
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0
