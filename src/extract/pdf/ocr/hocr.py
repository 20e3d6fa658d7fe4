"""What tesseract answers (hOCR: XHTML with places in the titles of its elements) as lines of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree

from extract.pdf.ocr.types import Glyph, SeenLine, SeenWord
from extract.tesseract import OcrFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.pdf.ocr.types import Pixels

_BOX = re.compile(r"x?_?bb?ox(?:es)? (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+)")
_SURE = re.compile(r"x_wconf ([\d.]+)")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # in XML


def lines_of(hocr: str) -> tuple[SeenLine, ...]:
    """Return the lines in the order in which tesseract tells them; raises `OcrFailed` if it is no hOCR."""
    try:
        root = Tree.fromstring(_UNFIT.sub("", hocr))  # noqa: S314 - of the program that we have started
    except Tree.ParseError as error:
        raise OcrFailed("what tesseract answered cannot be read") from error
    paragraphs = [element for element in root.iter() if element.get("class") == "ocr_par"]
    lines = (
        _line(element, paragraph.get("lang", ""))
        for paragraph in paragraphs
        for element in paragraph
        if _is_line(element)
    )
    return tuple(line for line in lines if line.words)


def _is_line(element: Tree.Element) -> bool:
    return element.get("class") in {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"}


def _line(element: Tree.Element, language: str) -> SeenLine:
    words = tuple(
        _word(one, language)
        for one in element.iter()
        if one.get("class") == "ocrx_word" and "".join(one.itertext()).strip()
    )
    return SeenLine(words, _box(element))


def _word(element: Tree.Element, language: str) -> SeenWord:
    sure = _SURE.search(element.get("title", ""))
    glyphs = tuple(_glyphs(element))
    text = "".join(glyph.text for glyph in glyphs) or "".join(element.itertext()).strip()
    return SeenWord(
        text, _box(element), float(sure[1]) if sure else 0.0, glyphs, language=element.get("lang", language)
    )


def _glyphs(element: Tree.Element) -> Iterator[Glyph]:
    for one in element.iter():
        if one.get("class") == "ocrx_cinfo" and one.text:
            yield Glyph(one.text, _box(one))


def _box(element: Tree.Element) -> Pixels:
    found = _BOX.search(element.get("title", ""))
    if not found:
        return 0.0, 0.0, 0.0, 0.0
    x0, top, x1, bottom = map(float, found.groups())
    return x0, top, x1, bottom
