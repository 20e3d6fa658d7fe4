"""Active areas of a page that lead to an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfminer.utils import decode_text

from extract.geometry import Box
from extract.pdf.broken import resolved
from extract.pdf.fonts import printable
from extract.pdf.types import Hyperlink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.pdfpage import PDFPage

    from extract.pdf.runs import Matrix


_FAR = 1e6  # points; no page is as large


def links_of(page: PDFPage, space: Matrix) -> Iterator[Hyperlink]:
    """Yield the links of `page` with an address, placed by `space`; broken ones are left out."""
    for annotation in _list(page.annots):
        found = resolved(annotation)
        if isinstance(found, dict) and (uri := _uri(found)) and (corners := _corners(found)):
            yield Hyperlink(_box(corners, space), uri)


def _list(value: Any) -> list[Any]:
    found = resolved(value)
    return found if isinstance(found, list) else []


def _uri(annotation: dict[str, Any]) -> str:
    action = resolved(annotation.get("A"))
    uri = resolved(action.get("URI")) if isinstance(action, dict) else None
    return printable(_decoded(uri)) if isinstance(uri, bytes) else ""


def _decoded(uri: bytes) -> str:
    try:
        return uri.decode("utf-8")
    except UnicodeDecodeError:
        return decode_text(uri)


def _corners(annotation: dict[str, Any]) -> list[float]:
    numbers = [resolved(number) for number in _list(annotation.get("Rect"))]
    told = len(numbers) == 4 and all(isinstance(n, int | float) and abs(n) < _FAR for n in numbers)
    return numbers if told else []


def _box(corners: list[float], space: Matrix) -> Box:
    a, b, c, d, e, f = space
    x0, y0, x1, y1 = corners
    xs, ys = (a * x0 + c * y0 + e, a * x1 + c * y1 + e), (b * x0 + d * y0 + f, b * x1 + d * y1 + f)
    return Box(min(xs), min(ys), max(xs), max(ys))
