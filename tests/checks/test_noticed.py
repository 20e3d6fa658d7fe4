"""Issues of the reading itself: what raises each, and what nearly does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extract.errors import UnreadableDocument
from extract.geometry import Box
from extract.layout.types import ChartBlock
from extract.pdf import read_pdf
from extract.settings import Limits
from tests.records.builders import Sheet, assembled

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet

TABLE = (("Donor", "2021"), ("A", "3"), ("B", "4"))


def _codes(sheet: FactSheet) -> list[str]:
    return [issue.code for issue in sheet.issues if issue.severity != "info"]


@pytest.mark.parametrize(("problem", "raised"), [("its columns overlap.", ["table_unreadable"]), (None, [])])
def test_tables_that_cannot_be_trusted(problem: str | None, raised: list[str]) -> None:
    made = Sheet().add("Money", "Text.", table=TABLE)
    (section,) = made.sections
    made.sections = [replace(section, tables=(replace(section.tables[0], problem=problem),))]
    assert _codes(assembled(made)) == raised


@pytest.mark.parametrize(("problem", "raised"), [("it is a picture.", ["chart_unreadable"]), (None, [])])
def test_charts_without_values(problem: str | None, raised: list[str]) -> None:
    made = Sheet().add("Money", "Text.")
    drawn = ChartBlock(1, Box(0, 0, 9, 9), "picture", problem=problem)
    made.sections = [replace(made.sections[0], charts=(drawn,))]
    assert _codes(assembled(made)) == raised


def _paper(path: Path, password: str = "", pages: int = 1) -> Path:
    lock = StandardEncryption(password, ownerPassword="owner", strength=128)
    canvas = Canvas(str(path), encrypt=lock)
    for _ in range(pages):
        canvas.drawString(50, 700, "Hello")
        canvas.showPage()
    canvas.save()
    return path


def _code(path: Path, limits: Limits) -> str:
    try:
        read_pdf(path, limits)
    except UnreadableDocument as error:
        return error.code
    return "read"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    text = tmp_path / "a.pdf"
    text.write_bytes(b"Hello")
    assert _code(text, Limits()) == "not_a_pdf"
    assert _code(tmp_path / "b.pdf", Limits()) == "unopenable"
    assert _code(_paper(tmp_path / "c.pdf", "secret"), Limits()) == "encrypted"
    assert _code(_paper(tmp_path / "d.pdf", pages=3), Limits(pages=2)) == "limit_exceeded"


def test_files_that_nearly_cannot(tmp_path: Path) -> None:
    behind = _paper(tmp_path / "a.pdf")
    behind.write_bytes(b"\n" + behind.read_bytes())
    assert _code(behind, Limits()) == "read"  # some bytes before the PDF
    assert _code(_paper(tmp_path / "b.pdf"), Limits()) == "read"  # locked, but opens without a password
    assert _code(_paper(tmp_path / "c.pdf", pages=2), Limits(pages=2)) == "read"
