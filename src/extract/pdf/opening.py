"""The objects of a PDF, by pdfplumber's parser, which is kept from growing or going round without end."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from io import SEEK_END
from typing import TYPE_CHECKING

from pdfminer.pdfdocument import PDFDocument, PDFNoValidXRef
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjectNotFound, PDFObjRef, PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import EOL
from pdfplumber.utils.pdfinternals import resolve_and_decode

from extract.pdf.fonts import printable
from extract.pdf.streams import BoundedStream
from extract.pdf.tokenizer import QuickFonts, QuickStreamParser, QuickTokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from pdfminer.pdfdocument import PDFBaseXRef
    from pdfminer.psparser import PSKeyword

    from extract.pdf.allowance import Allowance
    from extract.pdf.fonts import Font

_END, _LAST = b"endstream", 2000  # a stream does not hold its end, looked for in its last bytes
_START, _TAILS = b"startxref", (4096, 1 << 21)  # in which last bytes it is looked for
_NAMED = 20  # objects of which each only names the next
_BETWEEN = 20  # bytes from the word `stream` to the word `endstream` that are not the stream's
_REVISIONS = (
    200  # tables of objects of which each names the one before it; beyond, the whole file is searched
)


@dataclass(frozen=True, slots=True)
class Opened:
    """An open PDF: its objects, the fonts that were met by the parser and by us, and what is left to use."""

    doc: PDFDocument
    allowance: Allowance
    resources: PDFResourceManager
    fonts: dict[int, Font] = field(default_factory=dict)

    def told(self, key: str) -> str | None:
        """Return what the document says of itself under `key`: Title, Producer."""
        try:
            values = [resolve_and_decode(info[key]) for info in self.doc.info if key in info]
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is only left out
            return None
        value = values[-1] if values else None
        return printable(value) or None if isinstance(value, str) else None


def opened(stream: BinaryIO, allowance: Allowance, password: str = "", *, quick: bool = True) -> Opened:
    """Find the objects of a PDF; `quick`: with what reads usual tokens faster than pdfminer.

    Raises whatever the parser does, and `Overrun`.
    """
    if quick:
        document: PDFDocument = _QuickDocument(_QuickParser(stream, allowance), password)
        return Opened(document, allowance, QuickFonts())
    return Opened(_Document(_Parser(stream, allowance), password), allowance, PDFResourceManager())


class _Parser(PDFParser):
    """Lists and dictionaries nest, and streams unpack, within bounds."""

    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        self._allowance = allowance
        super().__init__(stream)

    def start_type(self, pos: int, type: str) -> None:  # noqa: A002 - the parser's call
        """Enter a list or dictionary."""
        self._allowance.enter(len(self.context), "lists")
        super().start_type(pos, type)

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Take a stream as one that unpacks within bounds."""
        super().do_keyword(pos, token)
        if token is self.KEYWORD_STREAM and self.curstack:
            place, found = self.curstack[-1]
            if isinstance(found, PDFStream):
                bounded = BoundedStream(found, self._allowance)
                self.curstack[-1] = place, bounded
                self._allowance.doubtful |= self._is_longer(bounded, place)

    def nextline(self) -> tuple[int, bytes]:
        """Return the place of a line, and the line with its end; a long one is put together once."""
        start, pieces, ended = self.bufpos + self.charpos, [], None
        while ended is None:
            self.fillbuf()
            ended = EOL.search(self.buf, self.charpos)
            stop = ended.end() if ended else len(self.buf)
            pieces.append(self.buf[self.charpos : stop])
            self.charpos = stop
        if ended[0] == b"\r":
            self.fillbuf()
            if self.buf[self.charpos : self.charpos + 1] == b"\n":
                pieces.append(b"\n")
                self.charpos += 1
        return start, b"".join(pieces)

    def revreadlines(self) -> Iterator[bytes]:
        """Yield the lines from the end of the file up to the last that tells where the objects are listed."""
        end = self.fp.seek(0, SEEK_END)
        for size in _TAILS:
            self.fp.seek(max(0, end - size))
            tail = self.fp.read()
            found = tail.rfind(_START)
            if found >= 0:
                yield from reversed(EOL.split(tail[found:]))
                return

    def _is_longer(self, stream: PDFStream, start: int) -> bool:
        """Tell whether a stream that was just read ends much before, or behind, the length that it gives."""
        data = stream.rawdata or b""
        return self.bufpos - start - len(data) > _BETWEEN or _END in data[-_LAST:]


class _Document(PDFDocument):
    """Tables of objects that lead back to each other are read once; objects that name each other are none."""

    def __init__(self, parser: PDFParser, password: str) -> None:
        self._visited: set[int] = set()
        self._following = 0
        super().__init__(parser, password=password)

    def getobj(self, objid: int) -> object:
        """Return an object; of one that only names another, that one."""
        found = super().getobj(objid)
        if not isinstance(found, PDFObjRef):
            return found
        if self._following > _NAMED:
            raise PDFObjectNotFound(objid)
        self._following += 1
        try:
            return found.resolve()
        finally:
            self._following -= 1

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[PDFBaseXRef]) -> None:
        """Read the table of objects at `start`, and those that it names."""
        if start in self._visited:
            return
        self._visited.add(start)
        if len(self._visited) > _REVISIONS:
            raise PDFNoValidXRef("there are too many tables of objects")
        super().read_xref_from(parser, start, xrefs)


class _QuickParser(QuickTokens, _Parser):
    """The same, with usual tokens read at once."""


class _QuickDocument(_Document):
    """The same, also within streams of objects."""

    def _get_objects(self, stream: PDFStream) -> tuple[list[object], int]:
        """Return the objects in a stream, and how many it says there are."""
        parser = QuickStreamParser(stream.get_data())
        parser.set_document(self)
        found: list[object] = []
        with suppress(PSEOF):
            while True:
                found.append(parser.nextobject()[1])
        return found, stream.get("N", 0)
