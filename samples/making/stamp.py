"""The same source gives the same bytes: dates and identifiers of a PDF are fixed afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_DATES = re.compile(rb"/(CreationDate|ModDate) ?\(D:\d{8,14}")
_HEX = re.compile(rb"(?<=<)[0-9A-Fa-f]{32}(?=>)")
_CHECKSUM = re.compile(rb"(?<=/DocChecksum /)[0-9A-F]{32}")


def still(pdf: Path, published: str) -> None:
    """Put the date of publication and zeros in, at equal length, so that offsets hold."""
    day = "".join([*published.split("-"), "01", "01"][:3]).encode()
    data = _DATES.sub(lambda found: _dated(found.group(), day), pdf.read_bytes())
    head, mark, tail = data.rpartition(b"trailer")
    tail = _CHECKSUM.sub(b"0" * 32, _HEX.sub(b"0" * 32, tail)) if mark else tail
    pdf.write_bytes(head + mark + tail)


def _dated(found: bytes, day: bytes) -> bytes:
    start = found.index(b"D:") + 2
    return found[:start] + (day + b"090000")[: len(found) - start].ljust(len(found) - start, b"0")
