"""Mutations of what is painted, and of fonts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.fuzz import evil, tokens

if TYPE_CHECKING:
    from random import Random

    from tests.fuzz.paper import Paper

_FONTS = rb"/Type\s*/(Font|FontDescriptor|Encoding)\b|/Differences|/Widths|/CIDSystemInfo|^\s*\[\s*-?\d"
_CMAP = re.compile(rb"<([0-9A-Fa-f\s]+)>")
_HEX = (
    b"0000", b"D800", b"DFFF", b"D83DDE00", b"DE00D83D", b"FFFF", b"E000", b"FFFE", b"00", b"", b"0",
    b"202E", b"000A", b"FEFF", b"0041" * 300, b"110000", b"0024", b"20AC", b"FFFFFFFF", b"00A0", b"0030",
)  # fmt: skip
OPERATORS = (
    b"q", b"Q", b"cm", b"w", b"d", b"gs", b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"S", b"s", b"f",
    b"f*", b"B", b"b*", b"n", b"W", b"W*", b"BT", b"ET", b"Tc", b"Tw", b"Tz", b"TL", b"Tf", b"Tr", b"Ts",
    b"Td", b"TD", b"Tm", b"T*", b"Tj", b"TJ", b"'", b'"', b"d0", b"d1", b"CS", b"cs", b"SC", b"SCN", b"sc",
    b"scn", b"G", b"g", b"RG", b"rg", b"K", b"k", b"sh", b"BI", b"ID", b"EI", b"Do", b"MP", b"DP", b"BMC",
    b"BDC", b"EMC", b"BX", b"EX",
)  # fmt: skip
PIECES = (
    b"BI /W 1 /H 1 ID xx EI\n", b"BI /W 9 ID", b"BI ID EI", b"q " * 400, b"Q " * 400, b"BT " * 9,
    b"ET " * 9, b"0 0 0 0 0 0 cm\n", b"1e9 0 0 1e9 0 0 cm\n", b"0 Tz\n", b"-100 Tz\n", b"3 Tr\n", b"7 Tr\n",
    b"/OC /None BDC\n", b"/Span << /ActualText (x) >> BDC\n", b"/Span << /ActualText <FEFFD800> >> BDC\n",
    b"/Span << /ActualText <FEFF0000> >> BDC\n", b"EMC EMC EMC\n", b"/None Do\n", b"/None gs\n",
    b"/None cs 1 scn\n", b"/Pattern cs /P scn\n", b"[] 0 d\n", b"m l c h f\n", b"0 0 m\n",
    b"0 0 0 0 re f\n", b"()Tj\n", b"[(]TJ\n", b"[[[(x)]]]TJ\n", b"<414> Tj\n", b"[<< >> /N null (a)] TJ\n",
    b"/F 0 Tf (x) Tj\n", b"/None 12 Tf (x) Tj\n", b"99999999 Tc\n", b"9999999999 0 Td (x) Tj\n",
    b"0 0 0 0 0 0 Tm (flat) Tj\n", b"} { } {", b"%" + b"c" * 50, b"1 " * 2000,
    b"0 0 m " + b"1 1 l " * 2000 + b"S\n", b"[" + b"(a) -9 " * 2000 + b"] TJ\n",
)  # fmt: skip


def content(rng: Random, paper: Paper) -> None:
    """Change the tokens of what a page or a form paints, and pack it again."""
    painted = [n for n in paper.where(rb"", streams=True) if _paints(paper, n)]
    if not painted:
        return
    number = rng.choice(painted)
    one = paper.objects[number]
    some = tokens.taken_apart(one.data or b"")
    for _ in range(rng.choice((1, 1, 2, 5, 40))):
        some = _repainted(rng, some, list(paper.objects))
    paper.objects[number] = one.with_data(b"".join(some))


def _paints(paper: Paper, number: int) -> bool:
    one = paper.objects[number]
    if not one.data or b"/Image" in one.value or b"/Length1" in one.value:
        return False
    return b"/Form" in one.value or re.search(rb"\b(Tj|TJ|re|cm|Tf)\b", one.data[:4000]) is not None


def _repainted(rng: Random, some: list[bytes], numbers: list[int]) -> list[bytes]:
    if not some:
        return [rng.choice(PIECES)]
    at, end = sorted(rng.choices(range(len(some)), k=2))
    end = min(end, at + rng.choice((2, 20, 200)))
    match rng.randrange(7):
        case 0 | 1:
            return [*some[:at], tokens.other(rng, some[at], numbers), *some[at + 1 :]]
        case 2:
            return some[:at] + some[end:]
        case 3:
            return some[:at] + some[at:end] * rng.choice((2, 3, 10)) + some[end:]
        case 4:
            return [*some[:at], b" ", rng.choice(PIECES), *some[at:]]
        case 5:
            return [*some[:at], b" ", rng.choice(OPERATORS), b" ", *some[at:]]
        case _:
            middle = some[at:end]
            rng.shuffle(middle)
            return [*some[:at], *middle, *some[end:]]


def fonts(rng: Random, paper: Paper) -> None:
    """Change what fonts say: encodings, widths, descriptors, and which letters codes stand for."""
    maps = [n for n in paper.where(rb"", streams=True) if b"beginbf" in (paper.objects[n].data or b"")]
    if maps and rng.random() < 0.5:
        number = rng.choice(maps)
        paper.objects[number] = paper.objects[number].with_data(
            _remapped(rng, paper.objects[number].data or b"")
        )
        return
    number = rng.choice(paper.where(_FONTS) or list(paper.objects))
    one = paper.objects[number]
    value = tokens.changed(rng, one.value, list(paper.objects), rng.choice((1, 2, 6)))
    if rng.random() < 0.3:
        entry = b"<< %s %s " % (rng.choice(evil.NAMES), tokens.evil_value(rng))
        value = value.replace(b"<<", entry, 1)
    paper.objects[number] = replace(one, value=value)


def _remapped(rng: Random, data: bytes) -> bytes:
    if rng.random() < 0.2:
        return tokens.changed(rng, data, [0], 5)
    places = list(_CMAP.finditer(data))
    for place in (
        sorted(rng.choices(places, k=rng.choice((1, 5, 50))), key=lambda one: -one.start()) if places else ()
    ):
        data = data[: place.start(1)] + rng.choice(_HEX) + data[place.end(1) :]
    return data
