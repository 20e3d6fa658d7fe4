"""Words and values in a box of a page, read in a child process by the rules that read whole documents.

The first part runs in a child: a hostile page costs that child, never the desk.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from extract import pools, rules
from extract.bounds import OutOfTime, bounded
from extract.errors import CorrectionError, FactSheetsError
from extract.marking.candidates import Candidate, candidates
from extract.settings.passwords import passwords_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from extract.entities.values import Context
    from extract.geometry import Box
    from extract.models import Span
    from extract.pdf import Page, Word
    from extract.settings import Limits, Settings

HALF = 0.5  # of a word, from which on it is in the box
LINGER = 300.0  # seconds for which the child waits for the next box
UNREADABLE = "The words of this page cannot be read; type them instead."


@dataclass(frozen=True, slots=True)
class Place:
    """A box on a page, in points from the top left."""

    page: int
    box: Box
    first: int | None = None  # or from this word of the page, counted from 0,
    last: int | None = None  # to this one


@dataclass(frozen=True, slots=True)
class WordAt:
    """One word and its box."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Text:
    """What stands in a box: its words as running text, a span for each printed line, the values in it."""

    words: str
    spans: tuple[Span, ...]
    values: tuple[Candidate, ...]


def words_of(path: Path, page: int, settings: Settings) -> tuple[WordAt, ...]:
    """Return the words of a page, line by line; `CorrectionError` if it cannot be read."""
    told: tuple[WordAt, ...] = _in_child(_words, (path, page, settings), settings)
    return told


def text_of(path: Path, place: Place, context: Context, settings: Settings) -> Text:
    """Return what stands in a box; `CorrectionError` if the page cannot be read."""
    told: Text = _in_child(_text, (path, place, context, settings), settings)
    return told


def _in_child(function: Callable[..., Any], told: tuple[object, ...], settings: Settings) -> Any:
    """Run a function in a child with limits of time and memory."""
    rules.use(settings.rules_dir)
    limits = settings.limits
    try:
        with pools.shared(1, rules.in_force(), linger=LINGER) as pool:
            return pool.schedule(
                _bounded, function, told, limits, pool.overlay, seconds=limits.wall_seconds
            ).result()
    except (CancelledError, BrokenProcessPool, OSError, OutOfTime, MemoryError, FactSheetsError) as error:
        raise CorrectionError(UNREADABLE) from error


def _bounded(
    function: Callable[..., Any], told: tuple[object, ...], limits: Limits, overlay: rules.Overlay
) -> Any:
    """Run in a child: whatever stops it, the desk goes on."""
    rules.adopt(overlay)
    try:
        with bounded(limits):
            return function(*told)
    except (OutOfTime, MemoryError) as error:
        raise CorrectionError(UNREADABLE) from error


def _page(path: Path, number: int, settings: Settings) -> Page:
    from extract.pdf import read_pdf, with_ocr

    pdf = read_pdf(path, settings.limits, {number}, passwords_of(settings), settings.reader)
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    found = with_ocr(pdf, path, sha256, settings).pages
    if not found:
        raise CorrectionError(f"There is no page {number}.")
    return found[0]


def _words(path: Path, number: int, settings: Settings) -> tuple[WordAt, ...]:
    from extract.pdf.ocr.turning import as_printed

    page = _page(path, number, settings)
    return tuple(WordAt(word.text, as_printed(word.box, page)) for word in page.words)


def _text(path: Path, place: Place, context: Context, settings: Settings) -> Text:
    from extract.entities.pipeline import read_text
    from extract.layout.lines import make_lines
    from extract.pdf.ocr.turning import straight
    from extract.records.ocr import in_place
    from extract.text import joined

    page = _page(path, place.page, settings)
    turned = page.ocr.turned if page.ocr else 0.0

    def shown(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(in_place(span, {page.number: page}) for span in spans)

    inside = _asked(page.words, replace(place, box=straight(place.box, page, turned)))
    words, source = joined([make_lines(place.page, inside)])
    values = candidates(words, read_text(words, context), source) if words else ()
    spans = source.locate(0, len(words)) if words else ()
    return Text(words, shown(spans), tuple(replace(one, spans=shown(one.spans)) for one in values))


def _asked(words: Sequence[Word], place: Place) -> Sequence[Word]:
    """Return the words in the box, or those from one to another as one reads."""
    if place.first is None or place.last is None or max(place.first, place.last) >= len(words):
        return _inside(words, place.box)
    first, last = sorted((place.first, place.last))
    return _between(words, first, last, place.page)


def _between(words: Sequence[Word], first: int, last: int, page: int) -> list[Word]:
    """Return the words of the lines from one word to another; other columns are passed over."""
    from extract.layout.lines import make_lines

    ends = words[first], words[last]
    lines = make_lines(page, words)
    opening, closing = (next(line for line in lines if word in line.words) for word in ends)
    if opening is closing:
        return [word for word in opening.words if ends[0].box.x0 <= word.box.x0 <= ends[1].box.x0]
    column = opening.box.union(closing.box)
    return [
        word
        for line in lines
        if opening.box.top <= line.box.top <= closing.box.top and line.box.overlap_x(column) > 0
        for word in line.words
        if not (line is opening and word.box.x0 < ends[0].box.x0)
        and not (line is closing and word.box.x0 > ends[1].box.x0)
    ]


def _inside(words: Sequence[Word], box: Box) -> list[Word]:
    """Return the words of which at least half lies in the box."""
    return [word for word in words if word.box.area and word.box.overlap(box) >= HALF * word.box.area]
