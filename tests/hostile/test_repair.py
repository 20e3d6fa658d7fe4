"""Damaged files: what can be read of them is read, if need be from a mended copy."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import pytest

from extract.errors import DamagedDocument
from extract.pdf import read_pdf
from extract.pipeline import extract_document
from extract.settings import Limits, Settings
from extract.warehouse.states import judge
from tests.hostile.making import HELLO, PAGE, content, flate, pdf, stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = "Norway gave USD 5 million to the fund."
LONG = b"\n".join(b"BT /F1 9 Tf 20 %d Td (Line %d of the page) Tj ET" % (190 - n, n) for n in range(180))
THREE = pdf(
    {2: b"<< /Type /Pages /Count 3 /Kids [3 0 R 6 0 R 7 0 R] >>", 6: PAGE, 7: PAGE.replace(b"4 0", b"8 0")}
    | {8: stream(HELLO)}
)


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def words(path: Path) -> str:
    return " ".join(word.text for page in read_pdf(path, Limits()).pages for word in page.words)


HARMLESS: dict[str, Callable[[], bytes]] = {
    "junk before the header": lambda: b"From: somebody\r\n" * 20 + pdf(),
    "junk behind the end": lambda: pdf() + b"\n<html></html>" * 30,
    "a table of objects that leads nowhere": lambda: re.sub(rb"\d{10} 00000 n", b"0000000003 00000 n", pdf()),
    "no table of objects": lambda: pdf().partition(b"xref\n")[0] + b"trailer\n<< /Root 1 0 R >>\n",
    "a start that is none": lambda: re.sub(rb"startxref\n\d+", b"startxref\n999999", pdf()),
    "objects without an end": lambda: pdf().replace(b"endobj\n", b""),
    "a tail that is cut off": lambda: pdf()[: pdf().index(b"xref\n") + 30],
    "a length that is too short": lambda: pdf().replace(b"/Length %d" % len(HELLO), b"/Length 12"),
    "a length that is too long": lambda: pdf().replace(b"/Length %d" % len(HELLO), b"/Length 999"),
    "no length": lambda: pdf().replace(b"/Length %d" % len(HELLO), b""),
    "tables of objects that name each other": lambda: pdf(
        trailer=b"/Prev %d" % pdf().index(b"xref\n"),
    ),
    "a packed part whose sum is wrong": lambda: pdf({4: flate(HELLO)[:-15] + b"\0\0\0\0\nendstream"}),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_all_is_read_of_a_file_that_is_broken_where_it_does_no_harm(tmp_path: Path, name: str) -> None:
    assert words(written(tmp_path / "broken.pdf", HARMLESS[name]())) == WORDS


def test_a_mended_file_says_so_and_keeps_its_places(tmp_path: Path) -> None:
    whole = read_pdf(written(tmp_path / "whole.pdf", pdf({4: flate(HELLO)})), Limits())
    short = re.sub(rb"/Length \d+ /Filter", b"/Length 9 /Filter", pdf({4: flate(HELLO)}))
    path = written(tmp_path / "broken.pdf", short)
    mended = read_pdf(path, Limits())
    assert (mended.repaired, mended.damaged) == (True, ())
    assert mended.pages == whole.pages
    sheet = extract_document(path, Settings())
    assert sheet.extraction.repaired
    assert [(one.code, one.severity) for one in sheet.issues if one.code == "damaged"] == [
        ("damaged", "info")
    ]
    assert judge(sheet).state == "loaded"
    assert path.read_bytes() == short, "the file itself stays as it is"


def test_what_comes_before_a_break_is_read_and_the_break_is_told(tmp_path: Path) -> None:
    packed = zlib.compress(LONG)
    broken = stream(packed[: len(packed) // 2] + bytes(60), b"/Filter /FlateDecode")
    found = read_pdf(written(tmp_path / "broken.pdf", pdf({4: broken})), Limits())
    assert 50 < len(found.pages[0].words) < 5 * 180
    assert found.damaged == ("on page 1 a packed part breaks off",)


def test_a_page_that_is_missing_is_told_and_the_others_are_kept(tmp_path: Path) -> None:
    path = written(tmp_path / "broken.pdf", THREE.replace(b"6 0 obj", b"6 0 zzz"))
    sheet = extract_document(path, Settings())
    (told,) = [one.message for one in sheet.issues if one.code == "damaged" and one.severity == "warning"]
    assert told.endswith("it says that it has 3 pages, and 2 can be found.")
    assert (judge(sheet).state, sheet.source.page_count) == ("loaded", 2)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nand then nothing",
        pdf({2: b"<< /Type /Pages /Count 0 /Kids [] >>", 3: b"null"}),
        pdf({2: b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>", 3: b"null"}),
        pdf({1: b"<< /Type /Catalog >>", 3: b"null"}),
    ],
    ids=["nothing", "no pages", "pages that hold themselves", "no tree of pages"],
)
def test_no_page_is_damage(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(DamagedDocument, match="no page of it can be read"):
        read_pdf(written(tmp_path / "empty.pdf", data), Limits())


def test_a_whole_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.pdf import read

    monkeypatch.setattr(read, "mended", None)
    found = read_pdf(written(tmp_path / "whole.pdf", content(HELLO)), Limits())
    assert (found.repaired, found.doubtful, found.damaged) == (False, False, ())
