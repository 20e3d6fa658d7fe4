"""Hyperlinks, with the words that a reader clicks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.models import Link, Span
from extract.records.tracing import Place, distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.entities.values import ReadUnit
    from extract.geometry import Box
    from extract.pdf import Hyperlink, Page, Pdf
    from extract.records.tracing import Anchors
    from extract.text import Piece, TextUnit


@dataclass(frozen=True, slots=True)
class _Under:
    """Characters `start` to `end` of `unit` lie under an area that leads to `uri`."""

    uri: str
    unit: TextUnit
    start: int
    end: int


def links(pdf: Pdf, units: Iterable[ReadUnit], anchors: Anchors) -> tuple[Link, ...]:
    """Return one link for each run of words that leads somewhere; a link over two lines is one.

    An area without words in any section gives a link at 0 and 0 with the words below it, none for a picture.
    """
    all_of = [read.unit for read in units]
    by_page = _pieces_by_page(all_of)
    found: list[Link] = []
    under: list[_Under] = []
    for page in pdf.pages:
        for area in page.links:
            runs = tuple(_runs(area, by_page.get(page.number, ())))
            under.extend(runs)
            if not runs:
                found.append(_loose(area, page, anchors.document))
    order = {id(unit): place for place, unit in enumerate(all_of)}
    under.sort(key=lambda run: (order[id(run.unit)], run.start))
    return distinct((*(_link(run, anchors) for run in _merged(under)), *found))


def _pieces_by_page(units: Iterable[TextUnit]) -> dict[int, list[tuple[TextUnit, Piece]]]:
    found: dict[int, list[tuple[TextUnit, Piece]]] = {}
    for unit in units:
        for piece in unit.source.pieces:
            found.setdefault(piece.page, []).append((unit, piece))
    return found


def _runs(area: Hyperlink, pieces: Sequence[tuple[TextUnit, Piece]]) -> Iterator[_Under]:
    """Yield for each unit the characters whose centres lie inside `area`."""
    inside: dict[int, tuple[TextUnit, list[int]]] = {}
    for unit, piece in pieces:
        if area.box.overlap(piece.word.box) > 0:
            inside.setdefault(id(unit), (unit, []))[1].extend(_characters(area.box, piece))
    for unit, offsets in inside.values():
        if offsets:
            yield _Under(area.uri, unit, min(offsets), max(offsets) + 1)


def _characters(area: Box, piece: Piece) -> Iterator[int]:
    word = piece.word
    if not area.top <= word.box.middle[1] <= area.bottom:
        return
    for offset in range(piece.start, piece.end):
        at = piece.offset + offset - piece.start
        if area.x0 <= (word.edges[at] + word.edges[at + 1]) / 2 <= area.x1:
            yield offset


def _merged(runs: Iterable[_Under]) -> Iterator[_Under]:
    """Join runs (in the order of the texts) to one place that only white space parts: the lines of a link."""
    last: _Under | None = None
    for run in runs:
        if (
            last
            and last.unit is run.unit
            and last.uri == run.uri
            and not run.unit.text[last.end : run.start].strip()
        ):
            last = _Under(run.uri, run.unit, last.start, max(last.end, run.end))
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _link(run: _Under, anchors: Anchors) -> Link:
    text = run.unit.text[run.start : run.end]
    start = run.start + len(text) - len(text.lstrip())
    place = anchors.place(run.unit, start, start + len(text.strip()))
    return Link(**place.traced("lnk", "link.words", run.uri), **place.offsets, uri=run.uri)


def _loose(area: Hyperlink, page: Page, document: str) -> Link:
    words = [word for word in page.words if area.box.holds_middle(word.box)]
    box = area.box
    place = Place(
        document=document,
        section_id=None,
        text=" ".join(word.text for word in words),
        start=0,
        end=0,
        spans=(Span(page=page.number, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom),),
    )
    return Link(**place.traced("lnk", "link.area", area.uri), **place.offsets, uri=area.uri)
