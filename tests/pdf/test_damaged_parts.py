"""Where a part of a page is damaged, the rest of it is read, and the damage is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.pdf import read_pdf
from extract.settings import Limits
from tests.fuzz.paper import Obj
from tests.fuzz.words import cmap, framed
from tests.hostile.making import PAGE
from tests.hostile.making import pdf as made

if TYPE_CHECKING:
    from pathlib import Path

    from extract.pdf import Pdf
    from tests.fuzz.paper import Paper

CODES = {chr(code): code for code in range(33, 127)}


def shown(text: str, font: int = 1, y: int = 700) -> bytes:
    told = "".join(f"{CODES[letter]:04X}" for letter in text).encode()
    return b"BT /F%d 12 Tf 50 %d Td <%s> Tj ET\n" % (font, y, told)


def page(*painted: bytes) -> Paper:
    return framed("damaged", b"".join(painted), cmap(CODES))


def read(paper: Paper, folder: Path) -> Pdf:
    path = folder / "damaged.pdf"
    path.write_bytes(paper.written())
    return read_pdf(path, Limits())


def words(pdf: Pdf) -> list[str]:
    return [word.text for word in pdf.pages[0].words]


@pytest.mark.parametrize(
    "font",
    [b"<< /Subtype /Type0 >>", b"<< /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1] >>"],
)
def test_a_font_that_cannot_be_read_costs_only_its_letters(font: bytes, tmp_path: Path) -> None:
    paper = page(shown("lost"), shown("kept", font=2, y=600))
    paper.objects[4] = Obj(font)
    pdf = read(paper, tmp_path)
    assert words(pdf) == ["kept"]
    assert pdf.damaged == ("on page 1 a font is damaged",)
    assert pdf.pages[0].unreadable > 0.5


UNMEASURED = "on page 1 a font is missing or does not say how wide its letters are, so words may be wrong"
CIRCLE = {6: b"7 0 R", 7: b"6 0 R"}


@pytest.mark.parametrize(
    "changed",
    [
        {3: PAGE.replace(b"/F1 5 0 R", b"/F2 5 0 R")},
        {3: PAGE.replace(b"5 0 R", b"9 0 R")},
        {3: PAGE.replace(b"<< /Font << /F1 5 0 R >> >>", b"6 0 R")} | CIRCLE,
        {3: PAGE.replace(b"<< /F1 5 0 R >>", b"6 0 R")} | CIRCLE,
        {5: b"6 0 R"} | CIRCLE,
        {5: b"null"},
        {5: b"<< /Type /Font /Subtype /TrueType /BaseFont /Unheard >>"},
    ],
)
def test_a_font_that_is_missing_or_leads_in_a_circle_glues_no_words_and_is_told(
    changed: dict[int, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "missing.pdf"
    path.write_bytes(made(changed))
    pdf = read_pdf(path, Limits())
    assert words(pdf) == ["Norway", "gave", "USD", "5", "million", "to", "the", "fund."]
    assert pdf.damaged == (UNMEASURED,)


def test_a_font_that_is_there_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "whole.pdf"
    path.write_bytes(made())
    assert read_pdf(path, Limits()).damaged == ()


def test_a_dictionary_that_is_none_costs_only_itself(tmp_path: Path) -> None:
    pdf = read(page(shown("before"), b"/Span << /MCID >> BDC\n", shown("behind", y=600)), tmp_path)
    assert words(pdf) == ["before", "behind"]
    assert pdf.damaged == ("on page 1 a part of what is painted is damaged",)


@pytest.mark.parametrize(
    "odd",
    [
        b"BT /F1 12 Tf 5 TJ ET\n",
        b"BT /F1 12 Tf " + b"9" * 309 + b".0 0 Td <00410041> Tj ET\n",
        b"q 1" + b"0" * 309 + b".0 0 0 1 0 0 cm 0 0 9 9 re f /X Do Q\n",
        b"BT /F1 0 Tf " + b"<0041> Tj " * 9 + b"ET\n",
    ],
)
def test_what_is_painted_nowhere_costs_nothing_else(odd: bytes, tmp_path: Path) -> None:
    pdf = read(page(odd, shown("kept")), tmp_path)
    assert "kept" in words(pdf)
    assert pdf.damaged == ()


def test_resources_that_are_none_leave_a_page_that_can_be_read(tmp_path: Path) -> None:
    paper = page(b"0 0 50 50 re f\n")
    paper.objects[8] = Obj(b"/None")
    assert len(read(paper, tmp_path).pages[0].strokes) == 1


def test_a_link_that_is_damaged_costs_only_itself(tmp_path: Path) -> None:
    paper = page(shown("kept"))
    link = b"<< /Subtype /Link /Rect [%s 0 9 9] /A << /S /URI /URI (https://example.org/%d) >> >>"
    annotations = b"/Annots [9 0 R 10 0 R 11 0 R]"
    paper.objects[3] = Obj(paper.objects[3].value.replace(b"/Type /Page ", b"/Type /Page " + annotations))
    paper.objects |= {9: Obj(b"<< /Subtype >>"), 10: Obj(link % (b"9" * 400, 1)), 11: Obj(link % (b"0", 2))}
    pdf = read(paper, tmp_path)
    assert [one.uri for one in pdf.pages[0].links] == ["https://example.org/2"]
    assert words(pdf) == ["kept"]
