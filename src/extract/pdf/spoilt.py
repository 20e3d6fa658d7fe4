"""Glyphs that look read and are not: numbers with a figure that the font does not name, and `(cid:7)`.

A number of which one glyph cannot be read is none: '4�1 800' may be any. A text that another program has
read wrongly and printed has `(cid:7)` in the place of letters.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from extract.pdf.fonts import SPACE, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.pdf.runs import Run

_NEAR = 0.15  # of the font size: a wider gap parts words
_CID = re.compile(r"\(cid:\d{1,6}\)")
_NUMBER = re.compile(rf"[\d.,'’%$€£¥]*\d[\d.,'’%$€£¥]*{UNREADABLE}|{UNREADABLE}[.,'’$€£¥]*\d")


def spoil(runs: Sequence[Run]) -> None:
    """Make unreadable what only looks read."""
    told = "".join(chain.from_iterable(run.texts for run in runs))
    if UNREADABLE in told or _CID.search(told):
        for run in runs:
            _spoil(run)


def _spoil(run: Run) -> None:
    told = "".join(run.texts)
    if UNREADABLE in told and any(letter.isdigit() for letter in told):
        for start, end in _stretches(run):
            if _NUMBER.search("".join(run.texts[start:end])):
                _blot(run, start, end)
    if "(cid:" in told:
        owners = [at for at, text in enumerate(run.texts) for _ in text]
        for found in _CID.finditer(told):
            _blot(run, owners[found.start()], owners[found.end() - 1] + 1)


def _stretches(run: Run) -> Iterator[tuple[int, int]]:
    """Yield where glyphs without a blank or gap between them begin and end."""
    start = 0
    for at, text in enumerate(run.texts):
        gap = run.lefts[at] - run.rights[at - 1] - run.tracking if at > start else 0.0
        if text == SPACE or gap > _NEAR * run.look.size:
            yield start, at
            start = at + (text == SPACE)
    yield start, len(run.texts)


def _blot(run: Run, start: int, end: int) -> None:
    run.texts[start:end] = [UNREADABLE] * (end - start)
