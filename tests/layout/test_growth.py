"""Ten times as much on a page is about ten times the work, counted in calls."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from extract.layout import lay_out
from tests.layout.builders import LEADING, Sheet, line, pdf, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.pdf import Pdf

STEP = 10 * LEADING


def columns(lines: int) -> Pdf:
    """Paragraphs of seven lines below headings, in two columns."""
    sheet = Sheet(height=2 * lines * STEP)
    for at in range(lines):
        for x in (50, 310):
            top = 40 + (at + at // 8) * STEP
            sheet.words += line("some words that run along", x, top, bold=at % 8 == 0)
    return pdf(sheet)


def ruled(lines: int) -> Pdf:
    """A rule below each line of two columns: rows of a table or not, all must be looked at."""
    sheet = Sheet(height=lines * STEP + 100)
    for at in range(lines):
        for x in (50, 310):
            sheet.words += line(sentence("word", 6), x, 40 + at * STEP)
        sheet.rule(50, 540, 51.5 + at * STEP)
    return pdf(sheet)


def table(rows: int) -> Pdf:
    sheet = Sheet(height=rows * STEP + 100)
    for at in range(rows):
        for text, x in ((f"Name{at}", 50), (f"{1000 + at}", 300), (f"{2000 + at}", 400)):
            sheet.words += line(text, x, 40 + at * STEP)
        sheet.rule(50, 500, 51.5 + at * STEP)
    return pdf(sheet)


def calls_for(document: Pdf) -> int:
    """Count the calls of functions, also of built-in ones."""
    count = 0

    def one(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(one)
    try:
        lay_out(document)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("drawn", [columns, ruled, table])
def test_ten_times_the_lines_are_ten_times_the_work(drawn: Callable[[int], Pdf]) -> None:
    lay_out(drawn(10))  # rule files are read once
    assert calls_for(drawn(400)) < 12 * calls_for(drawn(40))
