"""Papers of our own whose words are those of samples, changed: any letter can stand on them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz import evil
from tests.fuzz.paper import Obj, Paper

if TYPE_CHECKING:
    from random import Random

SAMPLES = Path(__file__).parents[2] / "samples"
_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
{count} beginbfchar
{lines}
endbfchar endcmap end end"""
_FONT = b"""<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /ToUnicode 6 0 R
/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /DW 500
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"""


@cache
def sentences() -> tuple[str, ...]:
    """What the samples say, paragraph by paragraph."""
    found: list[str] = []
    for path in sorted(SAMPLES.glob("*.gold.json")):
        for section in json.loads(path.read_text("utf-8"))["sections"]:
            found += [section["heading"] or "", *section["text"].split("\n")]
    return tuple(one for one in found if one)


def paper(rng: Random) -> Paper:
    """A page with some sentences, changed here and there, in lines, columns or a table."""
    lines: list[str] = []
    for one in rng.choices(sentences(), k=rng.randint(1, 12)):
        lines += wrapped(changed(rng, one), rng.choice((30, 60, 90)))
    return laid(rng, lines[:150])


def changed(rng: Random, text: str) -> str:
    """A text in which words or letters are others."""
    for _ in range(rng.choice((0, 1, 1, 2, 5))):
        first, last = sorted(rng.choices(range(len(text) + 1), k=2))
        last = min(last, first + rng.choice((0, 1, 8)))
        piece = rng.choice(
            (
                rng.choice(evil.TEXTS),
                text[first:last] * 3,
                rng.choice(sentences())[:20],
                chr(rng.randrange(0x110000)),
            )
        )
        text = text[:first] + piece + text[last:]
    return text


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of so many letters at most, cut where it happens."""
    return [text[at : at + width] for at in range(0, len(text), width)]


def laid(rng: Random, lines: list[str]) -> Paper:
    """A page with these lines."""
    letters = sorted({letter for line in lines for letter in line})
    codes = {letter: code for code, letter in enumerate(letters, 1)}
    painted = [b"0.9 0.9 1 rg 40 300 500 200 re f 0 g\n"] if rng.random() < 0.3 else []
    x, y, size = 50.0, 800.0, rng.choice((6, 9, 11, 14, 30))
    for line in lines:
        if rng.random() < 0.2:
            x, y, size = (
                rng.choice((50, 300, rng.uniform(-20, 600))),
                rng.uniform(0, 842),
                rng.choice((5, 9, 11, 18)),
            )
        told = b"".join(b"%04X" % codes[letter] for letter in line)
        painted.append(b"BT /F%d %d Tf %.2f %.2f Td <%s> Tj ET\n" % (rng.randint(1, 2), size, x, y, told))
        y -= size * rng.choice((1.2, 1.2, 1.2, 0.5, 2))
    return framed("words", b"".join(painted), cmap(codes))


def cmap(codes: dict[str, int]) -> bytes:
    """Say which letter each code stands for."""
    lines = [
        f"<{code:04X}> <{letter.encode('utf-16-be', 'surrogatepass').hex()}>"
        for letter, code in codes.items()
    ]
    return _CMAP.format(count=len(lines), lines="\n".join(lines)).encode()


def framed(name: str, painted: bytes, letters: bytes) -> Paper:
    """A page on which this is painted, in a plain font and a bold one."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources 8 0 R >>"
    fonts = [_FONT % (face, face) for face in (b"Plain", b"Plain-Bold")]
    values = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        *fonts,
    ]
    made = Paper(name, {number: Obj(value) for number, value in enumerate(values, 1)})
    made.objects |= {
        6: Obj(b"<< >>", letters),
        7: Obj(b"<< >>", painted),
        8: Obj(b"<< /Font << /F1 4 0 R /F2 5 0 R >> >>"),
    }
    return made
