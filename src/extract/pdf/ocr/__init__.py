"""Pages without text are read by OCR: pictures only, or fonts that do not say which characters they show.

Other pages of the document stay as they are. What comes are words in points from the visible top left, as
other pages have them; `Page.ocr` says by how many degrees the page was turned to make its lines level, and
`turning.as_printed` leads from there to where the ink is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.geometry import Box
from extract.pdf.ocr.kept import Kept, key_of
from extract.pdf.types import PageOcr, Stroke
from extract.tesseract import Engine, OcrFailed, engine, lacking, name_of
from extract.timing import aside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from extract.pdf.ocr.types import SeenPage
    from extract.pdf.types import Page, Pdf, Picture
    from extract.settings import Settings

LETTERS = 0.6  # of a ground: where one word covers more, it is its letters that look like one
COVERS = 0.5  # of the page: a larger picture is the scan of a page, which may be crooked
SLACK = 5.0  # seconds beside tesseract's, for drawing a page and making it straight


def with_ocr(pdf: Pdf, path: Path, sha256: str, settings: Settings) -> Pdf:
    """Return `pdf` with the words of those of its pages that only OCR can read, as far as it is there.

    Never raises: a page that cannot be read stays as it is, and says why.
    """
    wanted = [page for page in pdf.pages if page.silent or page.garbled]
    if not wanted:
        return pdf
    found = engine()
    if found is None or not name_of(found, settings.ocr):
        return replace(pdf, without_ocr=lacking(found, settings.ocr))
    reader = _Reader(path, sha256, found, settings)
    allowed = {page.number for page in wanted[: settings.ocr.pages]}
    pages = tuple(reader.read(page) if page.number in allowed else page for page in pdf.pages)
    return replace(pdf, pages=pages, ocr=reader.name, without_ocr=_left(len(wanted), settings))


def _left(wanted: int, settings: Settings) -> str:
    most = settings.ocr.pages
    if wanted <= most:
        return ""
    return f"Only the first {most} such pages were read; to read all {wanted}, raise ocr.pages and run again."


@dataclass(frozen=True, slots=True)
class _Reader:
    path: Path
    sha256: str
    engine: Engine
    settings: Settings

    @property
    def name(self) -> str:
        """By what it reads."""
        return name_of(self.engine, self.settings.ocr) or ""

    def read(self, page: Page) -> Page:
        """Return a page with what OCR reads on it."""
        try:
            seen = self._seen(page)
        except OcrFailed as error:
            return replace(page, ocr=PageOcr(problem=str(error)))
        return _as_read(page, seen)

    def _seen(self, page: Page) -> SeenPage:
        from extract.pdf.ocr.reading import read_page

        crooked = _covered(page)
        kept = Kept(self.settings.ocr_cache, int(self.settings.ocr.cache))
        key = key_of(self.sha256, page.number, self.name, crooked)
        seen = kept.get(key)
        if seen is None:
            with aside(self.settings.ocr.page_seconds + SLACK):
                seen = read_page(self.path, page.number, self.engine, self.settings, straighten=crooked)
            kept.put(key, seen)
        return seen


def _covered(page: Page) -> bool:
    return any(_is_scan(picture, page) for picture in page.images)


def _is_scan(picture: Picture, page: Page) -> bool:
    return picture.box.area > COVERS * page.width * page.height


def _as_read(page: Page, seen: SeenPage) -> Page:
    from extract.pdf.ocr.turning import straight
    from extract.pdf.ocr.words import words_in

    images = tuple(picture for picture in page.images if not _is_scan(picture, page))
    return replace(
        page,
        words=tuple(words_in(seen.lines, seen.scale)),
        strokes=(*page.strokes, *_drawn(seen)),
        images=tuple(replace(one, box=straight(one.box, page, seen.turned)) for one in images),
        links=tuple(replace(one, box=straight(one.box, page, seen.turned)) for one in page.links),
        ocr=PageOcr(seen.turned),
    )


def _drawn(seen: SeenPage) -> Iterator[Stroke]:
    words = [_box(word.box, seen) for line in seen.lines for word in line.words]
    for x0, top, x1, bottom, shade in seen.grounds:
        box = _box((x0, top, x1, bottom), seen)
        if not any(word.overlap(box) > LETTERS * box.area for word in words):
            yield Stroke("rect", box, (shade,), None, 0.0)
    for place in seen.rules:
        rule = _box(place, seen)
        if not any(_runs_through(rule, word) for word in words):
            yield Stroke("rect", rule, (0.0,), None, 0.0)


def _runs_through(rule: Box, word: Box) -> bool:
    """Tell whether what looks like a level line is only strokes of letters that follow each other."""
    middle, quarter = rule.middle[1], word.height / 4
    return rule.overlap_x(word) > 0 and word.top + quarter < middle < word.bottom - quarter


def _box(pixels: Sequence[float], seen: SeenPage) -> Box:
    x0, top, x1, bottom = (number / seen.scale for number in pixels)
    return Box(x0, top, x1, bottom)
