"""Mutations of a file's bytes, and of its table of objects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.fuzz import evil

if TYPE_CHECKING:
    from random import Random

_ENTRY = re.compile(rb"\d{10} \d{5} [nf]")
_WORDS = (
    b"endobj",
    b"endstream",
    b"stream",
    b"obj",
    b"xref",
    b"trailer",
    b"startxref",
    b"%%EOF",
    b">>",
    b"<<",
    b"%PDF-1.7",
)


def flipped(rng: Random, data: bytes) -> bytes:
    """Some bytes are others."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 3, 10, 100))):
        out[rng.randrange(len(out))] = rng.choice((rng.randrange(256), 0, 255, 10, 47, 40, 60))
    return bytes(out)


def cut(rng: Random, data: bytes) -> bytes:
    """A part is missing: the end, the beginning, or the middle."""
    first, last = sorted(rng.choices(range(len(data)), k=2))
    small = min(last, first + rng.choice((1, 10, 1000)))
    return rng.choice((data[:last], data[:first] + data[last:], data[:first] + data[small:], data[first:]))


def repeated(rng: Random, data: bytes) -> bytes:
    """A part is there several times, or the whole file is."""
    first, last = sorted(rng.choices(range(len(data)), k=2))
    last = min(last, first + rng.choice((10, 1000, 20_000)))
    return rng.choice((data[:last] + data[first:last] * rng.choice((1, 5)) + data[last:], data + data))


def inserted(rng: Random, data: bytes) -> bytes:
    """Something foreign stands before, within or behind the file."""
    at = rng.choice((0, rng.randrange(len(data)), len(data)))
    foreign = (
        rng.randbytes(rng.randint(1, 2000)),
        b"\x00" * 2000,
        b"\n" * 9,
        b"HTTP/1.1 200 OK\r\n\r\n",
        rng.choice(_WORDS),
    )
    return data[:at] + rng.choice(foreign) + data[at:]


def zeroed(rng: Random, data: bytes) -> bytes:
    """A block of the disk was lost."""
    at, size = rng.randrange(len(data)), rng.choice((16, 512, 4096))
    return data[:at] + b"\x00" * len(data[at : at + size]) + data[at + size :]


def worded(rng: Random, data: bytes) -> bytes:
    """A word of the file's frame is missing, another, or mutilated."""
    word = rng.choice(_WORDS)
    places = [place.start() for place in re.finditer(re.escape(word), data)]
    if not places:
        return data
    at = rng.choice(places)
    return data[:at] + rng.choice((b"", word[:-1], rng.choice(_WORDS), word + word)) + data[at + len(word) :]


def entries(rng: Random, data: bytes) -> bytes:
    """Entries of the table lead elsewhere."""
    table = data.rfind(b"\nxref")
    places = list(_ENTRY.finditer(data, table))
    out = bytearray(data)
    for place in rng.choices(places, k=rng.choice((1, 2, 10))) if table > 0 and places else ():
        out[place.start() : place.end()] = b"%010d %05d %s" % (
            rng.choice((0, 1, rng.randrange(len(data)), len(data), 9999999999)),
            rng.choice((0, 0, 1, 65535)),
            rng.choice((b"n", b"n", b"f", b"x")),
        )
    return bytes(out)


def start(rng: Random, data: bytes) -> bytes:
    """The table is not where it is said to be, or says another size."""
    place = data.rfind(b"startxref")
    wrong = rng.choice((b"0", b"%d" % rng.randrange(len(data)), *evil.NUMBERS[:20]))
    if rng.random() < 0.5:
        return re.sub(rb"xref\n0 \d+", b"xref\n" + rng.choice((b"0 ", b"1 ", b"-1 ", b"")) + wrong, data)
    return data[:place] + b"startxref\n" + wrong + b"\n%%EOF\n"


BYTES = (flipped, cut, repeated, inserted, zeroed, worded)
XREF = (entries, start)
