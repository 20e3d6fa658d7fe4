"""Text that is on a page and cannot be seen, in real PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.lib.colors import Color, toColor

from extract.pdf import read_pdf
from extract.settings import Limits
from tests.pdf.papers import paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from extract.pdf import Page

Draw = "Callable[[Canvas], object]"
WHITE, NAVY = Color(1, 1, 1), Color(0.1, 0.1, 0.4)


def page_of(path: Path) -> Page:
    (page,) = read_pdf(path, Limits()).pages
    return page


def hidden(page: Page) -> list[tuple[str, str]]:
    return [(one.word.text, one.rule) for one in page.hidden]


def invisible(canvas: Canvas) -> None:
    text = canvas.beginText(20, 200)
    text.setTextRenderMode(3)
    text.textLine("keyword")
    canvas.drawText(text)


def white(canvas: Canvas) -> None:
    canvas.setFillColor(WHITE)
    canvas.drawString(20, 200, "keyword")


def as_its_box(canvas: Canvas) -> None:
    canvas.setFillColor(NAVY)
    canvas.rect(10, 190, 200, 30, stroke=0, fill=1)
    canvas.drawString(20, 200, "keyword")


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.5)
    canvas.drawString(20, 200, "keyword")


def outside(canvas: Canvas) -> None:
    canvas.drawString(20, -40, "keyword")


@pytest.mark.parametrize(
    ("draw", "rule"),
    [
        (invisible, "invisible"),
        (white, "paper_coloured"),
        (as_its_box, "paper_coloured"),
        (tiny, "too_small"),
        (outside, "off_page"),
    ],
)
def test_hidden_words_are_kept_apart_by_the_rule_that_hides_them(
    tmp_path: Path, draw: Callable[[Canvas], object], rule: str
) -> None:
    def both(canvas: Canvas) -> None:
        canvas.drawString(20, 100, "what a reader sees")
        draw(canvas)

    page = page_of(paper(tmp_path / "one.pdf", both))
    assert [word.text for word in page.words] == ["what", "a", "reader", "sees"]
    assert hidden(page) == [("keyword", rule)]


def on_dark_box(canvas: Canvas) -> None:
    canvas.setFillColor(NAVY)
    canvas.rect(10, 190, 200, 30, stroke=0, fill=1)
    canvas.setFillColor(WHITE)
    canvas.drawString(20, 200, "keyword")


def on_picture(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (4, 4), (0, 0, 90))), 10, 190, 200, 30)
    canvas.setFillColor(WHITE)
    canvas.drawString(20, 200, "keyword")


def over_gradient(canvas: Canvas) -> None:
    canvas.linearGradient(10, 190, 210, 220, (toColor("navy"), toColor("teal")))
    canvas.setFillColor(WHITE)
    canvas.drawString(20, 200, "keyword")


def underlined(canvas: Canvas) -> None:
    canvas.setFillColor(NAVY)
    canvas.rect(20, 198, 40, 1, stroke=0, fill=1)
    canvas.drawString(20, 200, "keyword")


@pytest.mark.parametrize("draw", [on_dark_box, on_picture, over_gradient, underlined])
def test_what_stands_out_from_its_ground_is_seen(tmp_path: Path, draw: Callable[[Canvas], object]) -> None:
    def both(canvas: Canvas) -> None:
        canvas.drawString(20, 100, "what a reader sees")
        draw(canvas)

    page = page_of(paper(tmp_path / "one.pdf", both))
    assert "keyword" in [word.text for word in page.words]
    assert hidden(page) == []


def test_a_page_in_the_colour_of_paper_has_a_ground_that_is_not_known(tmp_path: Path) -> None:
    page = page_of(paper(tmp_path / "one.pdf", white))
    assert [word.text for word in page.words] == ["keyword"]


LAYERED = b"""%PDF-1.5
1 0 obj << /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << DEFAULT >> >> >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources
 << /Font << /F 5 0 R >> /Properties << /A 6 0 R /B 7 0 R /C 8 0 R >> >> >> endobj
4 0 obj << /Length LENGTH >> stream
CONTENT
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
6 0 obj << /Type /OCG /Name (Text) >> endobj
7 0 obj << /Type /OCG /Name (Draft) >> endobj
8 0 obj << /Type /OCMD /OCGs [7 0 R] >> endobj
trailer << /Root 1 0 R /Size 9 >>
"""
CONTENT = b"""BT /F 10 Tf 20 150 Td /OC /A BDC (shown) Tj EMC ET
BT /F 10 Tf 20 120 Td /OC /B BDC /Span BMC (draft) Tj EMC EMC ET
BT /F 10 Tf 20 90 Td /OC /C BDC (member) Tj EMC ET /OC /B BDC 10 10 50 50 re f EMC"""


@pytest.mark.parametrize("default", [b"/OFF [7 0 R]", b"/BaseState /OFF /ON [6 0 R]"])
def test_layers_that_are_off_are_not_seen(tmp_path: Path, default: bytes) -> None:
    made = LAYERED.replace(b"DEFAULT", default).replace(b"CONTENT", CONTENT)
    path = tmp_path / "layers.pdf"
    path.write_bytes(made.replace(b"LENGTH", str(len(CONTENT)).encode()))
    page = page_of(path)
    assert [word.text for word in page.words] == ["shown"]
    assert hidden(page) == [("draft", "layer_off"), ("member", "layer_off")]
    assert page.strokes == ()
