"""Functions of spot colours, at the full ink."""

from __future__ import annotations

from typing import Any

import pytest
from pdfminer.pdftypes import PDFStream

from extract.pdf.inks import BLACK, full_ink


def stream(data: bytes, **attributes: Any) -> PDFStream:
    return PDFStream(attributes, data)


@pytest.mark.parametrize(
    ("function", "colour"),
    [
        ({"FunctionType": 2, "C0": [0, 0, 0, 0], "C1": [1, 0.5, 0, 0.2], "N": 1}, (1, 0.5, 0, 0.2)),
        ({"FunctionType": 2, "C1": [0.1, 0.2, 0.3], "N": 1}, (0.1, 0.2, 0.3)),
        ({"FunctionType": 2, "N": 1}, BLACK),
        (
            stream(bytes([0, 0, 0, 255, 0, 51]), FunctionType=0, BitsPerSample=8, Range=[0, 1] * 3),
            (1, 0, 0.2),
        ),
        (stream(bytes(6), FunctionType=0, BitsPerSample=16, Range=[0, 1] * 3), BLACK),
        (stream(b"{dup 0.9 mul exch dup 0.5 mul exch 0 exch 0.25 mul}", FunctionType=4), (0.9, 0.5, 0, 0.25)),
        (stream(b"{0.1 0.2 0.3 4 1 roll pop}", FunctionType=4), (0.3, 1, 0.1)),
        (stream(b"{0.75 sub 0 index 0 0.5 add}", FunctionType=4), (0.25, 0.25, 0.5)),
        (stream(b"{0.5 gt {1} {0} ifelse}", FunctionType=4), BLACK),
        (stream(b"{pop pop pop}", FunctionType=4), BLACK),
        (stream(b"{0 0 roll}", FunctionType=4), BLACK),
        ({"FunctionType": 3}, BLACK),
        (None, BLACK),
    ],
)
def test_full_ink(function: Any, colour: tuple[float, ...]) -> None:
    assert full_ink(function) == pytest.approx(colour)
