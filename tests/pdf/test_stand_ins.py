"""What a PDF says that its glyphs stand for, in real PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.pdf import read_pdf
from extract.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

UNNAMED = "<01> Tj"  # a code for which the font names no letter


def stands_for(text: str, shown: str) -> str:
    return f"/Span<</ActualText <FEFF{text.encode('utf-16-be').hex()}>>> BDC {shown} EMC"


def words(path: Path, shown: str) -> list[str]:
    canvas = Canvas(str(path), pagesize=(300, 300))
    canvas.setFont("Helvetica", 12)
    canvas.drawString(20, 250, "A line of text that is read as it is printed.")
    canvas._code.append(f"BT /F1 12 Tf 20 200 Td {shown} ET")
    canvas.save()
    (page,) = read_pdf(path, Limits()).pages
    return [word.text for word in page.words if word.box.top > 80]


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (f"(c) Tj {stands_for('ô', f'(o) Tj {UNNAMED}')} (te) Tj", ["côte"]),
        (f"(c) Tj {stands_for('ô', f'{UNNAMED} (o) Tj')} (te) Tj", ["côte"]),
        (f"(c) Tj {stands_for('ô', UNNAMED)} (te) Tj", ["côte"]),
        (stands_for("fonds", "<0102030405> Tj"), ["fonds"]),
        (f"{stands_for('fi', UNNAMED)} (nance) Tj", ["finance"]),
    ],
)
def test_glyphs_that_the_font_does_not_name(tmp_path: Path, shown: str, read: list[str]) -> None:
    assert words(tmp_path / "a.pdf", shown) == read


@pytest.mark.parametrize(
    "shown",
    [
        stands_for("hidden", "(funds) Tj"),
        stands_for("\xad", "(funds) Tj"),
        stands_for("A logo of two hands", "(funds) Tj"),
        stands_for("", "(funds) Tj"),
        "(funds) Tj " + stands_for("y", "( ) Tj"),
        "(funds) Tj " + stands_for("\xad", UNNAMED),
        "EMC EMC (funds) Tj",
        "/Span<</ActualText 3>> BDC (funds) Tj EMC",
        f"(funds) Tj {stands_for('x' * 50, UNNAMED)}",
    ],
)
def test_letters_that_the_font_names_stay(tmp_path: Path, shown: str) -> None:
    assert [word.strip("\ufffd") for word in words(tmp_path / "a.pdf", shown)] == ["funds"]
