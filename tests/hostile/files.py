"""Hostile PDFs as a table: how each is made, and what must become of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.hostile.making import HELLO, PAGE, blanks, content, flate, pdf, stream

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.models import IssueCode
    from extract.warehouse.states import State

WIDTHS = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] %s >>"
INNER = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [%s] >>"
CMAP = b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <%s> <%s> <0041> endbfrange"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
SELF = FORM + b" /Resources << /XObject << /X 6 0 R >> >>"
WITH_FORM = PAGE.replace(b"/Resources <<", b"/Resources << /XObject << /X 6 0 R >>")
SHOWN = b"\n" + HELLO


@dataclass(frozen=True, slots=True)
class Hostile:
    """How a file is made; its state, the code of the issue that says why, words of that."""

    make: Callable[[], bytes]
    state: State
    code: IssueCode | None = None
    says: str = ""
    whole: bool = True  # whether its amount can be read


def boxed(box: bytes) -> Callable[[], bytes]:
    """A page whose box is odd."""
    return lambda: pdf({3: PAGE.replace(b"[0 0 300 200]", box)})


def with_font(font: bytes, **further: bytes) -> bytes:
    """A page whose font is odd."""
    return pdf({5: font} | {int(name[1:]): made for name, made in further.items()})


HOSTILE: dict[str, Hostile] = {
    "nothing at all": Hostile(lambda: b"", "refused", "not_a_pdf", "has no bytes"),
    "a page of the web": Hostile(lambda: b"<html>Not here</html>", "refused", "not_a_pdf", "is not a PDF"),
    "a header only": Hostile(lambda: b"%PDF-1.7\n", "queued", "damaged", "no page"),
    "noise": Hostile(lambda: b"%PDF-1.7\n" + bytes(range(256)) * 500, "queued", "damaged", "no page"),
    "20 megabytes without a line": Hostile(
        lambda: b"%PDF-1.7\n" + bytes(20_000_000), "queued", "damaged", "no page"
    ),
    "a bomb": Hostile(lambda: pdf({4: blanks(256 << 20, 2)}), "queued", "limit_exceeded", "stream = "),
    "a bomb as an object list": Hostile(
        lambda: pdf({4: blanks(70 << 20).replace(b"/Filter", b"/Type /ObjStm /N 9 /First 9 /Filter")}),
        "queued",
        "limit_exceeded",
        "stream = ",
    ),
    "a form that paints itself": Hostile(
        lambda: pdf({3: WITH_FORM, 4: stream(b"/X Do" + SHOWN), 6: stream(b"/X Do /X Do", SELF)}), "loaded"
    ),
    "pages that hold their group": Hostile(
        lambda: pdf({2: b"<< /Type /Pages /Count 1 /Kids [2 0 R 3 0 R 2 0 R] >>"}), "loaded"
    ),
    "a group of pages that holds itself": Hostile(
        lambda: pdf({2: b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>", 3: b"null"}),
        "queued",
        "damaged",
        "no page",
    ),
    "pages that are no pages": Hostile(
        lambda: pdf({2: b"<< /Type /Pages /Count 9 /Kids [7 (a) << >> null 5 0 R 99 0 R] >>", 3: b"null"}),
        "queued",
        "damaged",
        "no page",
    ),
    "tables of objects that name each other": Hostile(
        lambda: pdf(trailer=b"/Prev %d" % pdf().index(b"xref\n")), "loaded"
    ),
    "object lists that name each other": Hostile(
        lambda: pdf(
            {2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] /Parent 6 0 R >>"}
            | {n: stream(b"9 0", b"/Type /ObjStm /N 1 /First 4 /Extends %d 0 R" % (13 - n)) for n in (6, 7)}
        ),
        "loaded",
    ),
    "a length that is its own stream": Hostile(
        lambda: pdf({4: stream(HELLO).replace(b"/Length %d" % len(HELLO), b"/Length 4 0 R")}), "loaded"
    ),
    "references in a circle": Hostile(
        lambda: pdf({5: b"6 0 R", 6: b"7 0 R", 7: b"5 0 R"}), "loaded", whole=False
    ),
    "a box as large as a town": Hostile(boxed(b"[0 0 9000000 9000000]"), "loaded"),
    "a box without a size": Hostile(boxed(b"[0 0 0 0]"), "loaded"),
    "a box turned inside out": Hostile(boxed(b"[300 200 0 0]"), "loaded"),
    "a box below zero": Hostile(boxed(b"[-300 -200 300 200]"), "loaded"),
    "a box of no numbers": Hostile(boxed(b"[nan inf (a) /b]"), "loaded"),
    "a box beyond all numbers": Hostile(boxed(b"[0 0 %s %s]" % (b"9" * 400, b"9" * 400)), "loaded"),
    "letters beyond all numbers": Hostile(
        lambda: content(b"BT /F1 %s Tf 1e308 1e308 Td (a) Tj ET" % (b"9" * 320) + SHOWN), "loaded"
    ),
    "a font with a width for everything": Hostile(
        lambda: with_font(WIDTHS % b"", o6=INNER % b"0 999999999 500"), "queued", "limit_exceeded"
    ),
    "a font with a letter for everything": Hostile(
        lambda: with_font(
            WIDTHS % b"/ToUnicode 7 0 R", o6=INNER % b"", o7=flate(CMAP % (b"00000000", b"ffffffff"))
        ),
        "queued",
        "limit_exceeded",
    ),
    "a font that is no font": Hostile(lambda: with_font(b"[1 2 3]"), "loaded", whole=False),
    "colours without a number": Hostile(
        lambda: pdf(
            {3: PAGE.replace(b"/Resources <<", b"/Resources << /ColorSpace << /C [/ICCBased 6 0 R] >>")}
            | {4: stream(b"/C cs 1 0 0 scn" + SHOWN), 6: stream(b"", b"/Alternate /DeviceRGB")}
        ),
        "loaded",
    ),
    "a catalog that is a number": Hostile(lambda: pdf({1: b"7"}), "loaded"),
    "a password that nobody told": Hostile(
        lambda: pdf(trailer=b"/Encrypt << /Filter /Unheard /V 9 >>"), "queued", "encrypted"
    ),
}
