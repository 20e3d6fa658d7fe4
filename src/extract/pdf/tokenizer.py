"""The usual tokens of objects and character maps, read at once; pdfminer reads the others by letters."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from pdfminer.cmapdb import CMapParser
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfparser import PDFStreamParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import KEYWORD_DICT_BEGIN, KEYWORD_DICT_END, KWD, PSBaseParser

from extract.pdf.tokens import HEX, NAME, NUMBER, literal, number, string

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pdfminer.pdffont import PDFFont
    from pdfminer.psparser import PSBaseParserToken

# Each is followed by something in the same block: only there it is known to be whole.
_TOKEN = re.compile(
    rb"[\s\x00]*+(?:(%(number)b)(?=.)|/(%(name)b)(?=[^#])|(\[|\])|(<<(?=.))|(>>)|([A-Za-z]%(name)b)(?=.)"
    rb"|(%(hex)b)(?=>*+[^>]))" % {b"number": NUMBER, b"name": NAME, b"hex": HEX},
    re.DOTALL,
)
_NUMBER, _NAME, _LIST, _DICT, _DICT_END, _WORD, _HEX = range(1, 8)
_WORDS = {b"true": True, b"false": False}


_NOTHING = PDFStream({}, b"")  # in the place of a character map


class QuickTokens(PSBaseParser):
    """A parser of pdfminer that reads the usual tokens by one regular expression."""

    def nexttoken(self) -> tuple[int, PSBaseParserToken]:
        """Return the place of the next token, and the token."""
        if not self._tokens and not self.eof:
            found = _TOKEN.match(self.buf, self.charpos)
            if found:
                self.charpos = found.end()
                kind = found.lastindex or 0
                return self.bufpos + found.start(kind) - (kind == _NAME), _value(kind, found[kind])
        return super().nexttoken()


def _value(kind: int, text: bytes) -> PSBaseParserToken:
    if kind == _NUMBER:
        return number(text)
    if kind == _NAME:
        return literal(text)
    if kind == _HEX:
        return string(text)
    if kind == _WORD:
        return _WORDS[text] if text in _WORDS else KWD(text)
    if kind == _DICT:
        return KEYWORD_DICT_BEGIN
    return KEYWORD_DICT_END if kind == _DICT_END else KWD(text)


class QuickStreamParser(QuickTokens, PDFStreamParser):
    """Reads the objects that are packed in one stream."""


class _Characters(QuickTokens, CMapParser):
    """Reads what the codes of a font stand for."""


class QuickFonts(PDFResourceManager):
    """Makes fonts as pdfminer does, but for their character maps, which are read by `QuickTokens`."""

    def get_font(self, objid: object, spec: Mapping[str, Any]) -> PDFFont:
        """Return the font that `spec` describes, remembered by the number of its object."""
        told = resolve1(spec.get("ToUnicode"))
        if objid in self._cached_fonts or not isinstance(told, PDFStream) or told is _NOTHING:
            return super().get_font(objid, spec)
        font: Any = super().get_font(objid, {**spec, "ToUnicode": _NOTHING})
        try:
            _Characters(font.unicode_map, BytesIO(told.get_data())).run()
        except BaseException:
            self._cached_fonts.pop(objid, None)
            raise
        return cast("PDFFont", font)
