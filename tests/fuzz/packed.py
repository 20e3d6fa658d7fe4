"""The other way in which a PDF may be written: objects in streams of objects, the table as a stream."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from tests.fuzz import tokens
from tests.fuzz.paper import Obj

if TYPE_CHECKING:
    from random import Random

    from tests.fuzz.paper import Paper

_WIDTHS = (1, 4, 2)


def written(paper: Paper) -> bytes:
    """The file as PDF 1.5 has it."""
    return _put(*_parts(paper))


def mutated(rng: Random, paper: Paper) -> bytes:
    """The same, with something wrong in the stream of objects or in the table."""
    loose, holder, table = _parts(paper)
    way = rng.randrange(3)
    if way == 0:
        holder = _wrong(rng, holder)
    elif way == 1:
        holder = holder.with_data(tokens.changed(rng, holder.data or b"", list(loose), 3))
    return _put(loose, holder, table, rng if way == 2 else None)


def _parts(paper: Paper) -> tuple[dict[int, Obj], Obj, bytes]:
    """Objects that stand alone, the one that holds all others, and what the table says beside its places."""
    loose = {number: one for number, one in paper.objects.items() if one.data is not None}
    held = {number: one.value for number, one in paper.objects.items() if one.data is None}
    index, body = [], b""
    for number, value in held.items():
        index.append(b"%d %d" % (number, len(body)))
        body += value + b"\n"
    head = b" ".join(index) + b"\n"
    holder = Obj(b"<< /Type /ObjStm /N %d /First %d >>" % (len(held), len(head)), head + body)
    loose[max(paper.objects, default=0) + 1] = holder
    return loose, holder, paper.trailer.rstrip().removesuffix(b">>")


def _put(loose: dict[int, Obj], holder: Obj, told: bytes, rng: Random | None = None) -> bytes:
    out, number = BytesIO(), max(loose)
    loose[number] = holder
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    rows = {}
    for one, value in loose.items():
        rows[one] = (1, out.tell(), 0)
        out.write(b"%d 0 obj\n%s\nendobj\n" % (one, value.written()))
    index = (holder.data or b"").split(b"\n", 1)[0].split()[::2]
    rows |= {int(one): (2, number, at) for at, one in enumerate(index) if one.isdigit() and len(one) < 6}
    start, size = out.tell(), max(rows) + 2
    rows[size - 1] = (1, start, 0)
    table = Obj(
        b"%s /Type /XRef /W [1 4 2] /Index [0 %d] /Size %d >>" % (told, size, size),
        b"".join(_row(rows.get(one, (0, 0, 0))) for one in range(size)),
    )
    table = _wrong(rng, table) if rng else table
    out.write(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (size - 1, table.written(), start))
    return out.getvalue()


def _row(fields: tuple[int, int, int]) -> bytes:
    return b"".join(value.to_bytes(width, "big") for value, width in zip(fields, _WIDTHS, strict=True))


def _wrong(rng: Random, one: Obj) -> Obj:
    value = tokens.changed(rng, one.value, [1, 2, 3], rng.randint(1, 3)) if rng.random() < 0.6 else one.value
    data = bytearray(one.data or b"\x00")
    for _ in range(rng.choice((0, 1, 10)) if value != one.value else 10):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return Obj(value, bytes(data))
