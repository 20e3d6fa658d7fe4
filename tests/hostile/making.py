"""Small PDFs that want to harm, made byte by byte."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R"
    b" /Resources << /Font << /F1 5 0 R >> >> >>"
)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
HELLO = b"BT /F1 12 Tf 20 150 Td (Norway gave USD 5 million to the fund.) Tj ET"


def stream(data: bytes, attributes: bytes = b"") -> bytes:
    """A stream object, packed as `attributes` say."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), attributes, data)


def flate(data: bytes, times: int = 1) -> bytes:
    """A stream object that was packed by Flate, once or more often."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%s]" % (b"/FlateDecode " * times))


def blanks(size: int, times: int = 1) -> bytes:
    """A stream of `size` blanks that were packed piece by piece: they never were in memory at once."""
    packing, piece = zlib.compressobj(9), b" " * (1 << 20)
    data = b"".join(packing.compress(piece) for _ in range(size >> 20)) + packing.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%s]" % (b"/FlateDecode " * times))


def pdf(changed: Mapping[int, bytes] = {}, trailer: bytes = b"") -> bytes:
    """One page that says something; `changed` are objects in the place of its own, or beside them."""
    usual = {1: CATALOG, 2: PAGES, 3: PAGE, 4: stream(HELLO), 5: FONT}
    written, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in sorted((usual | dict(changed)).items()):
        places[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, count = len(written), max(places) + 1
    rows = [
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(count)
    ]
    written += b"xref\n0 %d\n%s" % (count, b"".join(rows))
    written += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (count, trailer, start)
    return bytes(written)


def content(data: bytes) -> bytes:
    """One page with this content, packed."""
    return pdf({4: flate(data)})
