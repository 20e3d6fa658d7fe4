"""Small PDFs for tests, made with reportlab."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

LEFT, TOP, LEADING = 72, 760, 16


def text_pdf(title: str, *paragraphs: str, encrypt: StandardEncryption | None = None) -> bytes:
    """One page: a large title, and each paragraph on a line of its own."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True, encrypt=encrypt)
    canvas.setFont("Helvetica-Bold", 22)
    canvas.drawString(LEFT, TOP, title)
    canvas.setFont("Helvetica", 11)
    for number, paragraph in enumerate(paragraphs):
        canvas.drawString(LEFT, TOP - 40 - number * LEADING, paragraph)
    canvas.save()
    return stream.getvalue()


def encrypted_pdf(title: str) -> bytes:
    """A PDF that opens only with a password."""
    return text_pdf(title, encrypt=StandardEncryption("user", "owner"))


def picture_pdf() -> bytes:
    """One page without a word."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.setFillGray(0.5)
    canvas.rect(LEFT, 100, 400, 600, fill=1)
    canvas.save()
    return stream.getvalue()


UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
100 beginbfrange
%s
endbfrange endcmap end end"""


def written_pdf(*strings: tuple[float, float, str], down: bool = False, says: str = "") -> bytes:
    """One page with each string painted at (x, y), glyph by glyph from the left or `down`; y grows upwards.

    Its font is of 16 points, each glyph 10 wide, and says of each which character it is: the one that is
    given, or another by `says` ('ab' has 'a' say that it is 'b').
    """
    told = dict(zip(says[::2], says[1::2], strict=True))
    codes = sorted({letter for _, _, text in strings for letter in text})
    lines = [f"<{ord(c):04x}> <{ord(c):04x}> <{ord(told.get(c, c)):04x}>" for c in codes]
    painted = [f"1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj" for x, y, text in strings]
    return _assembled(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        _stream(f"BT /F 16 Tf {' '.join(painted)} ET".encode()),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /DescendantFonts [6 0 R] /ToUnicode 7 0 R"
        b" /Encoding /%s >>" % (b"Identity-V" if down else b"Identity-H"),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 625 /FontDescriptor 8 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(UNICODE % "\n".join(lines).encode()),
        b"<< /Type /FontDescriptor /FontName /Any /Flags 4 /Ascent 800 /Descent -200 >>",
    )


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _assembled(*objects: bytes) -> bytes:
    whole, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return whole + table + trailer % (len(objects) + 1, len(whole))
