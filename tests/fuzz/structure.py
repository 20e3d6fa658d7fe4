"""Mutations of objects, of the page tree, of streams: each changes a paper in one place."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.fuzz import evil, tokens

if TYPE_CHECKING:
    from random import Random

    from tests.fuzz.paper import Obj, Paper

_PAGE_TREE = rb"/Type\s*/(Page|Pages|Catalog)\b|/Kids"
_PAGE_ENTRIES = (
    b"/MediaBox", b"/CropBox", b"/Rotate", b"/UserUnit", b"/Kids", b"/Count", b"/Parent", b"/Contents",
    b"/Resources", b"/Annots", b"/Type", b"/Pages", b"/OCProperties",
)  # fmt: skip
_FILTERS = (
    b"", b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]", b"/Filter /LZWDecode",
    b"/Filter /ASCII85Decode", b"/Filter /ASCIIHexDecode", b"/Filter /RunLengthDecode",
    b"/Filter /CCITTFaxDecode", b"/Filter /DCTDecode", b"/Filter /JBIG2Decode", b"/Filter /JPXDecode",
    b"/Filter /Crypt", b"/Filter /Unknown", b"/Filter [[/FlateDecode]]", b"/Filter 5", b"/Filter null",
    b"/Filter []", b"/Filter (FlateDecode)", b"/Filter [null]", b"/Filter [/FlateDecode 7]",
    b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 0 >>",
    b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 99999999 /Colors 4 >>",
    b"/Filter /FlateDecode /DecodeParms << /Predictor 2 /Columns -1 /BitsPerComponent 3 >>",
    b"/Filter /FlateDecode /DecodeParms [null << /Predictor /Ten >>]",
    b"/Filter /FlateDecode /DecodeParms 12", b"/F (other.bin) /FFilter /FlateDecode", b"/Filter 1 0 R",
    b"/Filter " + b"[/FlateDecode " * 60 + b"]" * 60,
)  # fmt: skip
_LENGTHS = (
    b"0",
    b"1",
    b"-1",
    b"10",
    b"99999999",
    b"999 0 R",
    b"1 0 R",
    b"null",
    b"/No",
    b"[]",
    b"(5)",
    b"5.5",
    b"9" * 30,
)


def dictionaries(rng: Random, paper: Paper) -> None:
    """Change names, numbers and values of any object."""
    _change(rng, paper, rng.choice(list(paper.objects)))


def page_tree(rng: Random, paper: Paper) -> None:
    """Change catalogue, page tree or page; or give them an entry that they have not."""
    number = rng.choice(paper.where(_PAGE_TREE) or list(paper.objects))
    if rng.random() < 0.5:
        _change(rng, paper, number)
        return
    one, entry = paper.objects[number], rng.choice(_PAGE_ENTRIES)
    value = rng.choice((b"%d 0 R" % number, b"[%d 0 R]" % number, _boxes(rng), tokens.evil_value(rng)))
    paper.objects[number] = replace(one, value=one.value.replace(b"<<", b"<< %s %s " % (entry, value), 1))


def _boxes(rng: Random) -> bytes:
    return b"[%s]" % b" ".join(rng.choices((*evil.NUMBERS, b"0", b"595", b"842"), k=rng.choice((4, 4, 3, 5))))


def objects(rng: Random, paper: Paper) -> None:
    """Lose an object, exchange two, write one twice under another number, or let it be something else."""
    first, second = rng.choices(list(paper.objects), k=2)
    match rng.randrange(5):
        case 0:
            del paper.objects[first]
        case 1:
            kept = paper.objects
            kept[first], kept[second] = kept[second], kept[first]
        case 2:
            paper.objects[first] = paper.objects[second]
        case 3:
            paper.objects[first] = replace(paper.objects[first], value=tokens.evil_value(rng), data=None)
        case _:
            paper.objects[max(paper.objects) + rng.choice((1, 1000))] = paper.objects.pop(first)


def trailer(rng: Random, paper: Paper) -> None:
    """Change the trailer."""
    if rng.random() < 0.5:
        paper.trailer = tokens.changed(rng, paper.trailer, list(paper.objects), 1)
        return
    entry = rng.choice((b"/Prev", b"/XRefStm", b"/Encrypt", b"/ID", b"/Info", b"/Root", b"/Size"))
    value = rng.choice((b"0", b"9", b"1 0 R", b"<< /Filter /Standard /V 4 /R 4 >>", tokens.evil_value(rng)))
    paper.trailer = paper.trailer.replace(b"<<", b"<< %s %s " % (entry, value), 1)


def streams(rng: Random, paper: Paper) -> None:
    """Say the wrong filter or length of a stream, or spoil what was packed."""
    number = rng.choice(paper.where(rb"", streams=True) or [0])
    if number in paper.objects:
        paper.objects[number] = _spoilt(rng, paper.objects[number])


def _spoilt(rng: Random, one: Obj) -> Obj:
    packed = one.stream()
    at = rng.randrange(len(packed) + 1)
    match rng.randrange(7):
        case 0:
            return replace(one, packing=rng.choice(_FILTERS), packed=packed)
        case 1:
            return replace(one, length=rng.choice(_LENGTHS))
        case 2:
            return replace(one, packed=packed[:at])
        case 3:
            return replace(one, packed=packed[:at] + rng.randbytes(rng.randint(1, 20)) + packed[at + 5 :])
        case 4:
            return replace(one, packed=zlib.compress(packed, 1))
        case 5:
            return replace(one, packed=b"", data=b"")
        case _:
            return one.with_data((one.data or b"") * rng.choice((2, 20)))


def _change(rng: Random, paper: Paper, number: int) -> None:
    one = paper.objects[number]
    told = tokens.changed(rng, one.value, list(paper.objects), rng.randint(1, 3))
    paper.objects[number] = replace(one, value=told)
