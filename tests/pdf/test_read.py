"""Whole PDFs, made here, are read: places, looks, links, and what goes wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.colors import CMYKColor, CMYKColorSep, Color, toColor
from reportlab.lib.pdfencrypt import StandardEncryption

from extract.errors import (
    DamagedDocument,
    EmptyFile,
    EncryptedDocument,
    LimitExceeded,
    NotAPdf,
    UnopenableFile,
    UnreadableDocument,
)
from extract.pdf import once, read_pdf
from extract.settings import Limits
from tests.pdf.papers import HEIGHT, WIDTH, paper, patched
from tests.users import ordinary_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from pdfminer.pdfpage import PDFPage
    from reportlab.pdfgen.canvas import Canvas

    from extract.geometry import Box
    from extract.pdf import Hyperlink, Page
    from extract.pdf.runs import Matrix

LIMITS = Limits()


def page_of(tmp_path: Path, draw: Callable[[Canvas], object], **options: object) -> Page:
    (page,) = read_pdf(paper(tmp_path / "one.pdf", draw, **options), LIMITS).pages
    return page


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def corners(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.top, box.x1, box.bottom


def test_words_have_places_fonts_and_colours(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(Color(0.1, 0.2, 0.3))
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(50, 200, "Total 500")

    total, number = page_of(tmp_path, draw).words
    assert (total.text, number.text) == ("Total", "500")
    assert (total.font, total.size, total.bold, total.italic) == ("Helvetica-Bold", 10, True, False)
    assert total.colour == (0.1, 0.2, 0.3)
    assert corners(number.box) == pytest.approx((76.67, 92.07, 93.35, 102.07), abs=0.01)
    assert number.edges == pytest.approx((76.67, 82.23, 87.79, 93.35), abs=0.01)


def test_strokes_and_pictures_and_links(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(CMYKColor(0, 0.5, 1, 0))
        canvas.rect(10, 20, 100, 50, stroke=0, fill=1)
        canvas.setLineWidth(2)
        canvas.line(10, 100, 110, 100)
        canvas.circle(200, 200, 30)
        canvas.linkURL("https://example.org/fund", (10, 20, 110, 70))
        canvas.saveState()
        canvas.beginForm("inner")
        canvas.rect(0, 0, 5, 5)
        canvas.endForm()
        canvas.translate(300, 100)
        canvas.doForm("inner")
        canvas.restoreState()

    page = page_of(tmp_path, draw)
    rect, line, circle, inner = page.strokes
    assert (rect.kind, rect.fill, rect.stroke) == ("rect", (0, 0.5, 1, 0), None)
    assert corners(rect.box) == (10, 230, 110, 280)
    assert (line.kind, line.width, line.points) == ("line", 2, ((10, 200), (110, 200)))
    assert circle.kind == "curve"
    assert corners(circle.box) == pytest.approx((170, 70, 230, 130))
    assert corners(inner.box) == (300, 195, 305, 200)
    (link,) = page.links
    assert (link.uri, corners(link.box)) == ("https://example.org/fund", (10, 230, 110, 280))


def test_a_spot_colour_shows_as_its_ink(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for density, y in ((1, 200), (0.5, 180)):
            canvas.setFillColor(CMYKColorSep(1, 0.5, 0, 0.25, spotName="House Blue", density=density))
            canvas.drawString(20, y, "Heading")

    full, half = page_of(tmp_path, draw).words
    assert full.colour == pytest.approx((1, 0.5, 0, 0.25), abs=0.01)
    assert half.colour == pytest.approx((0.5, 0.25, 0, 0.125), abs=0.01)


def marked(canvas: Canvas) -> None:
    """Print a word with a link and a frame around it at the top left of the lower left quarter."""
    canvas.drawString(20, 140, "Mark")
    canvas.rect(20, 138, 25, 9)
    canvas.linkURL("https://example.org", (20, 138, 45, 147))


@pytest.mark.parametrize(
    ("options", "size", "place"),
    [
        (b"/Rotate 0", (WIDTH, HEIGHT), (20, 153)),
        (b"/Rotate 90", (HEIGHT, WIDTH), (138, 20)),
        (b"/Rotate 180", (WIDTH, HEIGHT), (WIDTH - 45, 138)),
        (b"/Rotate 270", (HEIGHT, WIDTH), (153, WIDTH - 45)),
        (b"/Rotate -90", (HEIGHT, WIDTH), (153, WIDTH - 45)),
        (b"/Rotate 0 /CropBox [10 100 210 150]", (200, 50), (10, 3)),
        (b"/Rotate 0 /CropBox [210 150 10 100]", (200, 50), (10, 3)),
        (b"/Rotate 90 /CropBox [10 100 210 150]", (50, 200), (38, 10)),
        (b"/Rotate 0 /CropBox [-500 -500 900 900]", (WIDTH, HEIGHT), (20, 153)),
        (b"/Rotate 0 /CropBox [900 900 990 990]", (WIDTH, HEIGHT), (20, 153)),
    ],
)
def test_places_count_from_the_visible_top_left(
    tmp_path: Path, options: bytes, size: tuple[float, float], place: tuple[float, float]
) -> None:
    path = patched(paper(tmp_path / "turned.pdf", marked), b"/Rotate 0", options)
    (page,) = read_pdf(path, LIMITS).pages
    assert (page.width, page.height) == size
    for box in (page.strokes[0].box, page.links[0].box):
        assert (box.x0, box.top) == pytest.approx(place)
    assert page.strokes[0].box.overlap(page.words[0].box) > 0.8 * page.words[0].box.area
    assert page.words[0].upright == (b"/Rotate 0" in options)


def test_a_media_box_may_begin_anywhere(tmp_path: Path) -> None:
    path = patched(paper(tmp_path / "moved.pdf", marked), b"[ 0 0 400 300 ]", b"[ -50 -20 350 280 ]")
    (page,) = read_pdf(path, LIMITS).pages
    assert corners(page.strokes[0].box) == (70, 133, 95, 142)


def test_what_lies_outside_the_page_is_left_out(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(20, 140, "inside")
        canvas.drawString(20, -40, "below")
        canvas.drawString(-200, 140, "before")

    assert texts(page_of(tmp_path, draw)) == ["inside"]


def test_tracking_superscripts_and_double_painting(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(20, 250)
        text.setCharSpace(4)
        text.textLine("TRACKED TITLE")
        text.setCharSpace(0)
        text.textOut("US$ 3 million")
        text.setRise(4)
        text.setFont("Helvetica", 6)
        text.textOut("2")
        text.setRise(0)
        text.setFont("Helvetica", 10)
        text.textOut(" paid")
        canvas.drawText(text)
        for shift in (0, 0.25):
            canvas.drawString(20 + shift, 200, "Heading")

    page = page_of(tmp_path, draw)
    assert texts(page) == ["TRACKED", "TITLE", "2", "US$", "3", "million", "paid", "Heading"]
    assert page.words[-1].bold


def test_turned_text_is_not_upright(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(100, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "sideways note")

    words = page_of(tmp_path, draw).words
    assert [(word.text, word.upright) for word in words] == [("sideways", False), ("note", False)]
    assert words[0].box.height > words[0].box.width


def test_the_invisible_text_of_a_scan_is_kept(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(20, 200)
        text.setTextRenderMode(3)
        text.textLine("recognised")
        canvas.drawText(text)

    assert texts(page_of(tmp_path, draw)) == ["recognised"]


def test_a_page_without_text_has_no_words(tmp_path: Path) -> None:
    page = page_of(tmp_path, lambda canvas: canvas.setFillColor(toColor("red")))
    assert (page.words, page.unreadable) == ((), 0.0)


def test_what_the_document_says_of_itself(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("Partenariat : Québec")

    pdf = read_pdf(paper(tmp_path / "titled.pdf", draw, draw), LIMITS)
    assert (pdf.page_count, pdf.title) == (2, "Partenariat : Québec")
    assert pdf.producer is not None
    assert "ReportLab" in pdf.producer


def hello(canvas: Canvas) -> None:
    canvas.drawString(20, 200, "Hello")


def test_an_empty_password_opens_silently(tmp_path: Path) -> None:
    lock = StandardEncryption("", ownerPassword="owner", strength=128)
    assert texts(page_of(tmp_path, hello, encrypt=lock)) == ["Hello"]


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _locked(path: Path) -> Path:
    return paper(path, hello, encrypt=StandardEncryption("secret", strength=128))


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        (lambda path: written(path, b""), EmptyFile, "no bytes"),
        (lambda path: written(path, b"<html>Not found</html>"), NotAPdf, "not a PDF"),
        (lambda path: written(path, b"%PDF-1.7\nand then nothing"), DamagedDocument, "damaged"),
        (lambda path: written(path, paper(path, hello).read_bytes()[:500]), DamagedDocument, "damaged"),
        (_locked, EncryptedDocument, "password"),
        (lambda path: path, UnopenableFile, "no such file"),
        (lambda path: path.mkdir() or path, UnopenableFile, "directory"),
    ],
    ids=["empty", "html", "header only", "cut short", "password", "missing", "folder"],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, make: Callable[[Path], Path], error: type[UnreadableDocument], says: str
) -> None:
    with pytest.raises(error, match=says) as caught:
        read_pdf(make(tmp_path / "odd.pdf"), LIMITS)
    assert caught.value.message.startswith("odd.pdf: ")
    assert caught.value.message.endswith(".")


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper(tmp_path / "closed.pdf", hello).chmod(0)
    tmp_path.chmod(0o777)
    monkeypatch.chdir(tmp_path)
    with ordinary_user(), pytest.raises(UnopenableFile, match="permission denied"):
        read_pdf(Path("closed.pdf"), LIMITS)


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(file_size=100), "file_size = 100"),
        (Limits(pages=1), "pages = 1"),
        (Limits(objects=4), "objects = 4"),
    ],
)
def test_a_limit_is_named_with_its_value(tmp_path: Path, limits: Limits, name: str) -> None:
    with pytest.raises(LimitExceeded, match=name):
        read_pdf(paper(tmp_path / "big.pdf", hello, hello), limits)


def test_junk_before_the_header_is_passed_over(tmp_path: Path) -> None:
    path = paper(tmp_path / "junk.pdf", hello)
    path.write_bytes(b"HTTP header\r\n" + path.read_bytes())
    assert texts(read_pdf(path, LIMITS).pages[0]) == ["Hello"]


def test_a_broken_page_is_told_and_the_others_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fragile(page: PDFPage, matrix: Matrix) -> list[Hyperlink]:
        if page.rotate:
            raise KeyError("an error of the parser")
        return []

    def straight(canvas: Canvas) -> None:
        canvas.setPageRotation(0)

    monkeypatch.setattr(once, "links_of", fragile)
    path = paper(tmp_path / "half.pdf", hello, lambda canvas: canvas.setPageRotation(90), straight)
    pdf = read_pdf(path, LIMITS)
    assert [page.number for page in pdf.pages] == [1, 3]
    assert (pdf.page_count, pdf.damaged) == (3, ("page 2 is damaged and could not be read",))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), new=st.binary(min_size=0, max_size=20))
def test_whatever_the_bytes_only_typed_errors_come_through(tmp_path: Path, place: float, new: bytes) -> None:
    path = tmp_path / "fuzzed.pdf"
    data = paper(path, marked).read_bytes()
    at = int(place * len(data))
    path.write_bytes(data[:at] + new + data[at + len(new) :])
    try:
        outcome: object = read_pdf(path, LIMITS).pages
    except UnreadableDocument as error:
        outcome = error.reason
    assert outcome
