"""The fast reader gives what pdfplumber's parser gives: that is its licence."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdfminer.pdftypes import PDFStream, resolve1
from reportlab.pdfgen.canvas import Canvas

from extract.bounds import OutOfTime, bounded
from extract.errors import UnreadableDocument
from extract.pdf import painted as painting
from extract.pdf import read_pdf
from extract.pdf.allowance import Allowance, Overrun
from extract.pdf.device import PageDevice
from extract.pdf.fonts import UNREADABLE, clean
from extract.pdf.interpreter import PageInterpreter
from extract.pdf.layers import Layers
from extract.pdf.opening import opened
from extract.pdf.pages import pages_of
from extract.pdf.quick import QuickInterpreter
from extract.pdf.space import view_of
from extract.settings import Limits
from tests.pdf.papers import paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdfminer.pdfpage import PDFPage

    from extract.pdf import Pdf
    from extract.pdf.opening import Opened
    from extract.settings import Reader

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.pdf"))
CORPUS = Path(os.environ.get("FACTSHEETS_CORPUS", ROOT.parent / "shared" / "corpus"))
OTHERS = sorted(CORPUS.rglob("*.pdf"))
QUICK = Limits(cpu_seconds=60, wall_seconds=120)
NEAR = 0.01  # points
PINNED = {"pdfplumber": "0.11.10", "pdfminer.six": "20260107"}


def names(paths: list[Path]) -> list[str]:
    return [path.stem for path in paths]


def read(path: Path, reader: Reader) -> Pdf | tuple[object, ...]:
    """Return what a reader gives, or how it gives up."""
    try:
        with bounded(QUICK):
            return replace(read_pdf(path, QUICK, reader=reader), reader="fast", fallback=None)
    except (UnreadableDocument, OutOfTime) as error:
        return type(error), str(error)


@pytest.mark.parametrize("path", SAMPLES, ids=names(SAMPLES))
def test_both_readers_give_the_same_of_the_samples(path: Path) -> None:
    assert read(path, "fast") == read(path, "pdfplumber")


@pytest.mark.long
@pytest.mark.skipif(not OTHERS, reason="no folder with other PDFs")
@pytest.mark.parametrize("path", OTHERS, ids=names(OTHERS))
def test_both_readers_give_the_same_of_other_pdfs(path: Path) -> None:
    assert repr(read(path, "fast")) == repr(read(path, "pdfplumber"))  # by their texts: NaN is not NaN


@pytest.mark.parametrize("path", SAMPLES, ids=names(SAMPLES))
def test_the_glyphs_are_those_of_bare_pdfplumber(path: Path) -> None:
    with path.open("rb") as stream, pdfplumber.open(path) as pdf:
        document = opened(stream, Allowance(QUICK))
        for page, bare in zip(pages_of(document), pdf.pages, strict=True):
            mine, theirs = glyphs(document, page), [printed(char) for char in bare.chars]
            assert [one[:3] for one in mine] == [one[:3] for one in theirs]
            for (*_, here), (*_, there) in zip(mine, theirs, strict=True):
                assert here == pytest.approx(there, abs=NEAR)


Printed = tuple[str, str, tuple[float, ...], tuple[float, ...]]  # letters, font, colour; place and size


def glyphs(document: Opened, page: PDFPage) -> list[Printed]:
    device = painted(document, page, page.contents, QuickInterpreter)
    return [
        (text, run.look.font, run.look.colour, (box.x0, box.top, box.x1, box.bottom))
        for run in sorted((*device.runs, *device.unseen), key=lambda run: run.order)
        for text, left, right in zip(run.texts, run.lefts, run.rights, strict=True)
        for box in [run.frame.box(left, right, run.high, run.low)]
    ]


def printed(char: dict[str, object]) -> Printed:
    """Return a character of pdfplumber as the glyphs above are."""
    text, colour = str(char["text"]), char["non_stroking_color"]
    place = tuple(float(str(char[side])) for side in ("x0", "top", "x1", "bottom"))
    return (
        UNREADABLE if text.startswith("(cid:") else clean(text),
        str(char["fontname"]).split("+")[-1],
        tuple(float(part) for part in colour) if isinstance(colour, tuple) else (),
        place,
    )


def painted(
    document: Opened, page: PDFPage, contents: Sequence[object], by: type[PageInterpreter]
) -> PageDevice:
    device = PageDevice(document.resources, document.fonts, Allowance(QUICK), Layers())
    by(document.resources, device).render_contents(page.resources, contents, ctm=view_of(page).matrix)
    return device


@cache
def blank() -> tuple[Opened, PDFPage, list[str]]:
    """Return a page with two fonts, a form and a picture in its resources, and their names."""
    held = BytesIO()
    canvas = Canvas(held, pagesize=(300, 300))
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(10, 10, "x")
    canvas.setFont("Times-Italic", 10)
    canvas.drawString(10, 10, "x")
    canvas.beginForm("inner")
    canvas.rect(0, 0, 5, 5)
    canvas.drawString(1, 1, "form")
    canvas.endForm()
    canvas.doForm("inner")
    canvas.save()
    document = opened(BytesIO(held.getvalue()), Allowance(Limits()))
    page = next(pages_of(document))
    named = [resolve1(page.resources[kind]) for kind in ("Font", "XObject")]
    return document, page, [f"/{key}" for keys in named for key in keys]


NUMBERS = st.one_of(
    st.integers(-20, 400).map(str),
    st.floats(-50, 400, allow_nan=False).map(lambda number: f"{number:.3f}"),
    st.sampled_from(["0", "1", "-.5", "4.", "+3", "--2", "1e3", "(x)", "/N", "true", "[1]"]),
)
STRINGS = st.one_of(
    st.binary(max_size=8).map(lambda text: "<" + text.hex() + ">"),
    st.text("aZ 1€é()\\\r\n", max_size=6).map(lambda text: f"({text})"),
    st.sampled_from(["(a(b)c)", r"(\101\)\q)", "()", "<4>", "7", "/N"]),
)
COUNTS = {
    **dict.fromkeys(("q", "Q", "BT", "ET", "h", "S", "f", "f*", "B", "n", "W", "T*", "EMC", "xx"), 0),
    **dict.fromkeys(("w", "g", "G", "Tc", "Tw", "Tz", "TL", "Ts", "Tr", "i"), 1),
    **dict.fromkeys(("m", "l", "Td", "TD"), 2) | dict.fromkeys(("rg", "RG", "sc", "scn"), 3),
    **dict.fromkeys(("re", "k", "K", "v", "y"), 4) | dict.fromkeys(("cm", "Tm", "c"), 6),
}


@st.composite
def operators(draw: st.DrawFn) -> str:
    """An operator with its operands, sometimes too few or of the wrong kind, or what paints text."""
    kind = draw(st.integers(0, 9))
    if kind < 4:
        return f"{draw(STRINGS)} {draw(st.sampled_from(['Tj', 'Tj', chr(39), '1 2 Tj']))}"
    if kind < 5:
        pieces = draw(st.lists(st.one_of(STRINGS, NUMBERS), max_size=5))
        return f"[{' '.join(pieces)}] TJ"
    if kind < 6:
        known = blank()[2]
        return draw(
            st.sampled_from(
                [f"{name} {size} Tf" for name in known for size in (10, -7.5)]
                + ["/X Do", *(f"{n} Do" for n in known)]
            )
        )
    if kind < 7:
        return draw(
            st.sampled_from(
                ["/Span <</MCID 1>> BDC", "/A BMC", "BI /W 1 /H 1 /BPC 8 /CS /G ID a EI", "% x\n"]
            )
        )
    name = draw(st.sampled_from(sorted(COUNTS)))
    count = COUNTS[name] + draw(st.sampled_from([0, 0, 0, 0, 1, -1]))
    return " ".join([*(draw(NUMBERS) for _ in range(count)), name])


contents = st.lists(operators(), min_size=1, max_size=25).map(
    lambda told: ("BT /F1 9 Tf " + " ".join(told)).encode("latin-1", "ignore")
)


def outcome(content: bytes, by: type[PageInterpreter]) -> object:
    document, page, _ = blank()
    stream = PDFStream({}, content)
    stream.set_objid(9999, 0)
    try:
        device = painted(document, page, [stream], by)
    except (Exception, Overrun) as error:  # noqa: BLE001 - broken content makes the parser raise anything
        return type(error)
    return repr((device.runs, device.strokes, device.pictures, device.unseen, device.allowance.broken))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents)
def test_any_content_is_painted_alike(content: bytes) -> None:
    assert outcome(content, QuickInterpreter) == outcome(content, PageInterpreter)


@pytest.mark.long
@settings(max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents)
def test_so_are_thousands(content: bytes) -> None:
    assert outcome(content, QuickInterpreter) == outcome(content, PageInterpreter)


def test_they_are_compared_in_the_versions_that_are_pinned() -> None:
    """Compare the readers anew, over all PDFs at hand, before a version changes here."""
    assert {name: version(name) for name in PINNED} == PINNED


def hello(canvas: Canvas) -> None:
    canvas.drawString(20, 200, "Hello")


def test_the_other_takes_over_where_the_fast_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("not known")

    monkeypatch.setattr(painting, "QuickInterpreter", fails)
    path = paper(tmp_path / "one.pdf", hello)
    pdf = read_pdf(path, Limits())
    assert [word.text for word in pdf.pages[0].words] == ["Hello"]
    assert pdf.fallback == "page 1: the fast reader failed (ValueError)"
    assert pdf.damaged == ()


def test_a_document_says_what_read_it(tmp_path: Path) -> None:
    path = paper(tmp_path / "one.pdf", hello)
    assert [
        (pdf.reader, pdf.fallback)
        for pdf in (read_pdf(path, Limits()), read_pdf(path, Limits(), reader="pdfplumber"))
    ] == [
        ("fast", None),
        ("pdfplumber", None),
    ]


def test_a_picture_amid_the_content_is_left_to_the_other(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        hello(canvas)
        canvas._code.append("q 10 0 0 10 5 5 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")

    pdf = read_pdf(paper(tmp_path / "one.pdf", draw), Limits())
    assert len(pdf.pages[0].images) == 1
    assert pdf.fallback == "1 part of what is painted: the fast reader does not know it"
