"""What a paragraph takes of all stages grows with its length; so does how often any line of code runs."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.corrections import Corrections
from extract.pipeline import decided, read_sheet
from extract.settings import Settings
from tests.steps import lines

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from extract.models import FactSheet

SHORT, LONG = 3_000, 12_000  # characters
OFTEN = 100  # a line that is a smaller part of all that runs is no burden
WIDTH, HEIGHT, LEFT, LEADING, LETTERS = 600, 6_000, 60, 13, 80
PIECES = (
    "the harbour and many boats were mended in the yard ",
    "Norway gave US$ 4.5 million to the ILO in 2021 for boats in Peru. ",
    "of which US$ 5 million and ",
    "a further US$ 5 million, half of it ",
    "It gave US$ 9: US$ 4, US$ 3 and US$ 2. ",
    "Write to anna@example.org, +41 22 799 61 11, www.example.org/boats. ",
)


def paragraph(piece: str, length: int) -> bytes:
    """One page with a title, and one paragraph below it."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=True)
    canvas.setFont("Helvetica-Bold", 22)
    canvas.drawString(LEFT, HEIGHT - 40, "Boats of Norway")
    canvas.setFont("Helvetica", 11)
    text, height = (piece * (length // len(piece) + 1))[:length], count(HEIGHT - 70, -LEADING)
    while text:
        end = text.rfind(" ", 0, LETTERS) + 1 or len(text)
        canvas.drawString(LEFT, next(height), text[:end])
        text = text[end:]
    canvas.save()
    return stream.getvalue()


def counted(piece: str, length: int, folder: Path) -> Counter[tuple[str, int]]:
    """Return how often each line of the package runs while such a paragraph is read."""
    path = folder / f"{length}.pdf"
    path.write_bytes(paragraph(piece, length))
    sheet_of(path)  # what is made once for each process
    return lines(partial(sheet_of, path))


def sheet_of(path: Path) -> FactSheet:
    return decided(read_sheet(path, Settings()), Corrections())


@pytest.mark.long
@pytest.mark.parametrize("piece", PIECES)
def test_the_whole_extraction_takes_steps_in_proportion(piece: str, tmp_path: Path) -> None:
    few, many = (counted(piece, length, tmp_path) for length in (SHORT, LONG))
    assert many.total() < 4.6 * few.total()
    assert [line for line, n in many.items() if n > many.total() / OFTEN and n > 8 * few[line]] == []
