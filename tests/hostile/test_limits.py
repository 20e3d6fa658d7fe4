"""Each limit stops what it is there for, says its name, and does so before the damage is done."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING

import pytest

from extract.errors import LimitExceeded
from extract.geometry import Box
from extract.pdf import read_pdf
from extract.pdf.allowance import Allowance, Overrun
from extract.pdf.picture import page_pictures
from extract.settings import Limits, Settings
from extract.showing.crops import crop
from extract.showing.report.pieces import Spotted, pieces
from extract.sources import archive_to_draw_of
from extract.warehouse.explaining import Place
from tests.hostile.making import PAGE, blanks, content, flate, pdf, stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MEGA = 1_000_000
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
FORM_PAGE = PAGE.replace(b"/Resources <<", b"/Resources << /XObject << /X 6 0 R >>")


def forms(depth: int, times: int) -> bytes:
    """A page that paints a form, which paints the next one `times` times, and so on."""
    painted = {
        number: stream(b"/X Do " * times, FORM + b"/Resources << /XObject << /X %d 0 R >> >>" % (number + 1))
        for number in range(6, 6 + depth)
    }
    return pdf({3: FORM_PAGE, 4: stream(b"/X Do"), 6 + depth: stream(b"0 0 m", FORM)} | painted)


def groups(depth: int) -> bytes:
    """A page within `depth` groups of pages."""
    nested = {
        6 + n: b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (7 + n if n + 1 < depth else 3)
        for n in range(depth)
    }
    return pdf({2: b"<< /Type /Pages /Count 1 /Kids [6 0 R] >>"} | nested)


TABLE: dict[str, tuple[Callable[[], bytes], Limits, str]] = {
    "a stream of 60 MB of nothing": (lambda: pdf({4: blanks(64 << 20)}), Limits(), "stream"),
    "many streams": (
        lambda: pdf(
            {3: PAGE.replace(b"4 0 R", b"[4 0 R 6 0 R 7 0 R]"), 6: blanks(8 << 20), 7: blanks(8 << 20)}
        ),
        Limits(inflated=10 * MEGA),
        "inflated",
    ),
    "runs of one byte": (
        lambda: pdf({4: stream(b"\x81 " * 100_000, b"/Filter /RunLengthDecode")}),
        Limits(stream=MEGA),
        "stream",
    ),
    "a packed list of objects": (
        lambda: pdf({4: blanks(8 << 20).replace(b"/Filter", b"/Type /ObjStm /N 1 /First 4 /Filter")}),
        Limits(stream=MEGA),
        "stream",
    ),
    "steps that do nothing": (lambda: content(b"n " * 60_000), Limits(operators=50_000), "operators"),
    "steps that nobody knows": (lambda: content(b"zz " * 60_000), Limits(operators=50_000), "operators"),
    "saved states": (lambda: content(b"q " * 60_000), Limits(operators=50_000), "operators"),
    "lines": (lambda: content(b"0 0 m 9 9 l S " * 2000), Limits(objects=1000), "objects"),
    "letters": (lambda: content(b"BT /F1 9 Tf (%s) Tj ET" % (b"a" * 2000)), Limits(objects=1000), "objects"),
    "forms that paint forms": (lambda: forms(8, 10), Limits(objects=1000), "objects"),
    "forms within forms": (lambda: forms(60, 1), Limits(), "nesting"),
    "lists within lists": (lambda: pdf({5: b"[" * 5000 + b"]" * 5000}), Limits(), "nesting"),
    "dictionaries within dictionaries": (
        lambda: pdf({5: b"<< /A " * 5000 + b"1" + b">>" * 5000}),
        Limits(),
        "nesting",
    ),
    "pages within groups of pages": (lambda: groups(60), Limits(), "nesting"),
    "pages": (
        lambda: pdf({2: b"<< /Type /Pages /Count 3 /Kids [3 0 R 6 0 R 7 0 R] >>", 6: PAGE, 7: PAGE}),
        Limits(pages=2),
        "pages",
    ),
    "bytes": (pdf, Limits(file_size=300), "file_size"),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_limit_stops_and_is_named(tmp_path: Path, name: str) -> None:
    make, limits, limit = TABLE[name]
    path = tmp_path / "hostile.pdf"
    path.write_bytes(make())
    with pytest.raises(LimitExceeded, match=rf"the limit {limit} = [\d,]+ allows.*_{limit.upper()}"):
        read_pdf(path, limits)


def test_a_bomb_is_left_before_it_is_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(pdf({4: blanks(512 << 20, 2)}))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(LimitExceeded, match="page 1 has a stream that unpacks to too many bytes"):
        read_pdf(path, Limits())
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    assert grown < 5 * Limits().stream


def test_within_the_limits_all_is_read(tmp_path: Path) -> None:
    path = tmp_path / "harmless.pdf"
    path.write_bytes(forms(20, 1).replace(b"0 0 m", b"0 0 5 5 re f"))
    assert len(read_pdf(path, Limits()).pages[0].strokes) == 1


def test_an_allowance_counts_what_several_streams_use_up() -> None:
    allowance = Allowance(Limits(stream=60, inflated=100))
    allowance.spend(60)
    assert allowance.room() == 40
    with pytest.raises(Overrun) as reached:
        allowance.spend(41)
    assert reached.value.limit == "inflated"


def picture(width: int, height: int) -> bytes:
    """A page that is filled by a picture of few bytes and many pixels."""
    told = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1"
    packed = flate(bytes(width * height // 8)).replace(b"/Filter", told % (width, height) + b" /Filter")
    return pdf({3: FORM_PAGE, 4: stream(b"300 0 0 200 0 0 cm /X Do"), 6: packed})


def test_a_picture_of_too_many_pixels_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "wide.pdf"
    path.write_bytes(picture(2000, 1600))
    with pytest.raises(LimitExceeded, match=r"page 1 have 3,200,000 pixels, more than the limit pixels"):
        next(page_pictures(path, [1], 1.0, Limits(pixels=3 * MEGA)))
    ((drawn, _),) = page_pictures(path, [1], 1.0, Limits())
    assert drawn.size == (300, 200)


def test_explain_and_report_draw_within_the_limits_of_the_settings(tmp_path: Path) -> None:
    box, settings = Box(20, 40, 60, 52), Settings(data_dir=tmp_path, limits=Limits(pixels=3 * MEGA))
    for pixels, shown in ((3 * MEGA, False), (4 * MEGA, True)):
        archive = archive_to_draw_of(settings.model_copy(update={"limits": Limits(pixels=pixels)}))
        (tmp_path / "wide.pdf").write_bytes(picture(2000, 1600))
        kept = archive.keep(tmp_path / "wide.pdf")
        place = Spotted(kept.sha256, 1, (box,))
        assert (place in pieces([place], archive)) is shown
        assert bool(crop(archive, Place(kept.sha256, 1, (box,))).source) is shown


def test_a_page_as_large_as_a_field_is_drawn_small(tmp_path: Path) -> None:
    path = tmp_path / "field.pdf"
    path.write_bytes(pdf({3: PAGE.replace(b"300 200", b"1000000 500000")}))
    ((drawn, scale),) = page_pictures(path, [1], 3.0, Limits())
    assert max(drawn.size) <= 4001
    assert scale < 0.01
