"""Active areas of a page that lead to an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from extract.geometry import Box
from extract.pdf.types import Hyperlink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.pdfpage import PDFPage

    from extract.pdf.runs import Matrix


def links_of(page: PDFPage, space: Matrix) -> Iterator[Hyperlink]:
    """Yield the links of `page` with an address, placed by `space`; broken ones are left out."""
    for annotation in _list(page.annots):
        found = resolve1(annotation)
        if isinstance(found, dict) and (uri := _uri(found)) and (corners := _corners(found)):
            yield Hyperlink(_box(corners, space), uri)


def _list(value: Any) -> list[Any]:
    found = resolve1(value)
    return found if isinstance(found, list) else []


def _uri(annotation: dict[str, Any]) -> str:
    action = resolve1(annotation.get("A"))
    uri = resolve1(action.get("URI")) if isinstance(action, dict) else None
    return _decoded(uri).strip() if isinstance(uri, bytes) else ""


def _decoded(uri: bytes) -> str:
    try:
        return uri.decode("utf-8")
    except UnicodeDecodeError:
        return decode_text(uri)


def _corners(annotation: dict[str, Any]) -> list[float]:
    numbers = [resolve1(number) for number in _list(annotation.get("Rect"))]
    return numbers if len(numbers) == 4 and all(isinstance(n, int | float) for n in numbers) else []


def _box(corners: list[float], space: Matrix) -> Box:
    a, b, c, d, e, f = space
    x0, y0, x1, y1 = corners
    xs, ys = (a * x0 + c * y0 + e, a * x1 + c * y1 + e), (b * x0 + d * y0 + f, b * x1 + d * y1 + f)
    return Box(min(xs), min(ys), max(xs), max(ys))
