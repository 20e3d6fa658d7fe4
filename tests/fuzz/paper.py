"""A PDF as its objects, so that a mutant can be wrong in one place and whole in all others."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from pathlib import Path

_PACKING = ("/Filter", "/DecodeParms")
_PICTURE_BYTES = 600  # no stage looks into pictures, so that their beginning will do
_FLATE = b"/Filter /FlateDecode"


@dataclass(frozen=True, slots=True)
class Obj:
    """One object: its value, and behind a dictionary the bytes of a stream, unpacked.

    `packing` are the entries on filters, `packed` the bytes as they are written, `length` what is said of
    them; each is worked out unless it is given.
    """

    value: bytes
    data: bytes | None = None
    packing: bytes = _FLATE
    packed: bytes | None = None
    length: bytes | None = None

    def written(self) -> bytes:
        """The object as it stands in a file, without its number."""
        if self.data is None:
            return self.value
        packed = self.stream()
        length = b"%d" % len(packed) if self.length is None else self.length
        told = self.value.rstrip().removesuffix(b">>") + b" %s /Length %s >>" % (self.packing, length)
        return told + b"\nstream\n" + packed + b"\nendstream"

    def stream(self) -> bytes:
        """The bytes between `stream` and `endstream`."""
        if self.packed is not None:
            return self.packed
        return zlib.compress(self.data or b"", 1) if self.packing == _FLATE else self.data or b""

    def with_data(self, data: bytes) -> Obj:
        """The same with another stream, packed anew."""
        return replace(self, data=data, packing=_FLATE, packed=None)


@dataclass(slots=True)
class Paper:
    """All objects of a PDF by number, and the trailer."""

    name: str
    objects: dict[int, Obj] = field(default_factory=dict)
    trailer: bytes = b"<< /Root 1 0 R >>"

    def copy(self) -> Paper:
        """One that may be changed."""
        return Paper(self.name, dict(self.objects), self.trailer)

    def where(self, pattern: bytes, *, streams: bool = False) -> list[int]:
        """The numbers of objects whose value has `pattern` in it; with `streams`, of streams only."""
        sought = re.compile(pattern)
        some = self.objects.items()
        return [n for n, one in some if sought.search(one.value) and (one.data is not None or not streams)]

    def written(self) -> bytes:
        """The file, with a table of where its objects lie."""
        out, places = BytesIO(), {}
        out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        for number, one in self.objects.items():
            places[number] = out.tell()
            out.write(b"%d 0 obj\n%s\nendobj\n" % (number, one.written()))
        start, size = out.tell(), max(self.objects, default=0) + 1
        lines = [
            b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size)
        ]
        out.write(b"xref\n0 %d\n%s" % (size, b"".join(lines)))
        told = self.trailer.rstrip().removesuffix(b">>") + b" /Size %d >>" % size
        out.write(b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (told, start))
        return out.getvalue()


def page_of(path: Path, index: int) -> Paper:
    """One page of a PDF, with all that it needs."""
    with pikepdf.open(path) as whole, pikepdf.new() as cut:
        cut.pages.append(whole.pages[index])
        cut.remove_unreferenced_resources()
        cut.trailer.Info = cut.make_indirect(pikepdf.Dictionary(Producer="A producer", Title=path.stem))
        kept = BytesIO()
        cut.save(kept, static_id=True)
    with pikepdf.open(kept) as again:
        objects = {one.objgen[0]: _object(one) for one in again.objects if isinstance(one, pikepdf.Object)}
        trailer = b"<< /Root %s /Info %s >>" % (_reference(again.Root), _reference(again.trailer.Info))
    return Paper(f"{path.stem}-{index + 1}", objects, trailer)


def _reference(one: pikepdf.Object) -> bytes:
    return b"%d 0 R" % one.objgen[0]


def _object(one: pikepdf.Object) -> Obj:
    if not isinstance(one, pikepdf.Stream):
        return Obj(one.unparse(resolved=True))
    entries = {str(key): one[str(key)] for key in one if key != "/Length"}
    packing = {key: entries.pop(key) for key in _PACKING if key in entries}
    value = pikepdf.Dictionary(entries).unparse()
    packed = pikepdf.Dictionary(packing).unparse().removeprefix(b"<<").removesuffix(b">>").strip()
    if one.get("/Subtype") == "/Image":
        return Obj(value, one.read_raw_bytes()[:_PICTURE_BYTES], packed)
    return Obj(value, one.read_bytes(), packed, one.read_raw_bytes())
