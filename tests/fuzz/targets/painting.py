"""What a page paints: any stream of operators."""

from __future__ import annotations

import math
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from extract.errors import UnreadableDocument
from extract.pdf import read_pdf
from extract.settings import Limits
from tests.fuzz import words

if TYPE_CHECKING:
    from extract.geometry import Box

_LETTERS = words.cmap({chr(code): code for code in range(32, 256)})
_LIMITS = Limits.model_validate({"operators": 50_000, "objects": 20_000})


def painting(data: bytes) -> None:
    """Read a page on which `data` is painted; what comes has places, or the error is one of ours."""
    with NamedTemporaryFile(suffix=".pdf") as file, suppress(UnreadableDocument):
        file.write(words.framed("painted", data, _LETTERS).written())
        file.flush()
        for page in read_pdf(Path(file.name), _LIMITS).pages:
            for word in page.words:
                assert word.text.strip(), word
                assert "\x00" not in word.text, word
                assert len(word.edges) == len(word.text) + 1, word
                assert all(map(math.isfinite, (word.size, *word.edges, *_corners(word.box)))), word
            assert all(map(math.isfinite, (c for one in page.strokes for c in _corners(one.box)))), page


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.top, box.x1, box.bottom
