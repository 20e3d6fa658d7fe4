"""Streams of a PDF are unpacked within limits: one that grows without end is left before it has grown."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFNotImplementedError,
    PDFStream,
    int_value,
)
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.pdf.allowance import Allowance

_HEADER = 2  # bytes before what zlib has packed
_RAW = -15  # packed bytes without that header and without the sum at their end
_STEP = 4096
_END = 128  # of a run-length list
_PNG = 10  # predictors from here on


class BoundedStream(PDFStream):
    """A stream that unpacks within an `Allowance`; what is broken in it is noted there."""

    def __init__(self, stream: PDFStream, allowance: Allowance) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self._allowance = allowance

    def decode(self) -> None:
        """Unpack the bytes by each filter in turn. Pictures have none here: nobody looks into them."""
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        for name, parameters in self.get_filters():
            data = _predicted(self._unpacked(name, data), parameters)
        self.data, self.rawdata = data, None

    def _unpacked(self, name: Any, data: bytes) -> bytes:
        for names, unpack in _FILTERS:
            if name in names:
                unpacked = unpack(data, self._allowance)
                self._allowance.spend(len(unpacked))
                return unpacked
        raise PDFNotImplementedError(f"no text is packed by {name!r}")


def _inflated(data: bytes, allowance: Allowance) -> bytes:
    """Undo Flate; of a broken stream, return what comes before the break."""
    most = allowance.room() + 1
    opened = zlib.decompressobj()
    try:
        unpacked = opened.decompress(data, most)
    except zlib.error:
        return _saved(data, most, allowance)
    if not opened.eof and len(unpacked) < most:
        return _saved(data, most, allowance)
    return unpacked


def _saved(data: bytes, most: int, allowance: Allowance) -> bytes:
    """Inflate step by step without looking at sums, which are wrong in many whole files."""
    opened = zlib.decompressobj(_RAW)
    saved = bytearray()
    try:
        for start in range(_HEADER, len(data), _STEP):
            saved += opened.decompress(data[start : start + _STEP], most - len(saved))
            if opened.eof or len(saved) >= most:
                return bytes(saved)
    except zlib.error:
        pass
    if data:
        allowance.broken.append("a packed part breaks off")
    return bytes(saved)


def _lzw(data: bytes, allowance: Allowance) -> bytes:
    unpacked, most = bytearray(), allowance.room()
    for piece in LZWDecoder(BytesIO(data)).run():
        unpacked += piece
        if len(unpacked) > most:
            break
    return bytes(unpacked)


def _run_length(data: bytes, allowance: Allowance) -> bytes:
    unpacked, most, at = bytearray(), allowance.room(), 0
    while at < len(data) and (length := data[at]) != _END and len(unpacked) <= most:
        if length < _END:
            unpacked += data[at + 1 : at + 2 + length]
            at += length + 2
        else:
            unpacked += data[at + 1 : at + 2] * (257 - length)
            at += 2
    return bytes(unpacked)


def _predicted(data: bytes, parameters: Any) -> bytes:
    """Undo a predictor, which leaves as many bytes as there were."""
    predictor = int_value(parameters.get("Predictor", 1)) if isinstance(parameters, dict) else 1
    if predictor == 1:
        return data
    names = (("Colors", 1), ("Columns", 1), ("BitsPerComponent", 8))
    colours, columns, bits = (int_value(parameters.get(name, usual)) for name, usual in names)
    if predictor == 2:
        return apply_tiff_predictor(colours, columns, bits, data)
    if predictor < _PNG or columns > len(data):
        raise PDFNotImplementedError(f"there is no predictor {predictor} with {columns} columns")
    return apply_png_predictor(predictor, colours, columns, bits, data)


_FILTERS: tuple[tuple[tuple[Any, ...], Callable[[bytes, Allowance], bytes]], ...] = (
    (LITERALS_FLATE_DECODE, _inflated),
    (LITERALS_LZW_DECODE, _lzw),
    (LITERALS_RUNLENGTH_DECODE, _run_length),
    (LITERALS_ASCII85_DECODE, lambda data, _: ascii85decode(data)),
    (LITERALS_ASCIIHEX_DECODE, lambda data, _: asciihexdecode(data)),
)
