"""What a font says: its name, its weight and slant, and for each code the letters and the width."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pdfminer.pdffont import PDFUnicodeNotDefined

from extract.pdf.directions import runs_backwards

if TYPE_CHECKING:
    from pdfminer.pdffont import PDFFont

SPACE = " "
UNREADABLE = "\ufffd"
USUAL_WIDTH = 0.5  # of the size: as wide as letters are on the average

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_BOLD_PARTS = frozenset({"bd", "blk", "hv", "demi", "medi"})
_ITALIC_PARTS = frozenset({"it", "ital", "obl", "slanted"})
_TEX = re.compile(r"(?:cm|sf|ec|tc)(ss)?(bx|b)?(ti|sl|i)?(?:csc)?\d")  # Computer Modern: cmbxti10
_BOLD_ANYWHERE = re.compile(r"bold|black|heavy")
_ITALIC_ANYWHERE = re.compile(r"italic|oblique")
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6
_BLANK = 32
_SHORT = 4  # bytes

# Private-use codes under which the symbol fonts of word processors hold the usual list markers.
_SYMBOLS = {
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf071": "❑",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf09f": "•",
    "\uf0a7": "▪",
    "\uf0a8": "◻",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0e8": "➔",
    "\uf0fc": "✓",
}
# Latin ligatures; shapes of Hebrew and Arabic letters; full-width letters, figures and signs of money.
_SHAPES = (
    *(range(0xFB00, 0xFB07), range(0xFB1D, 0xFB50), range(0xFB50, 0xFDF0), range(0xFE70, 0xFEFD)),
    *(range(0xFF04, 0xFF06), range(0xFF10, 0xFF1A), range(0xFF21, 0xFF3B), range(0xFF41, 0xFF5B)),
    range(0xFFE0, 0xFFE7),
)
_LIGATURES = {
    chr(code): unicodedata.normalize("NFKC", chr(code)).strip() for codes in _SHAPES for code in codes
}
_CLEAN = str.maketrans(_LIGATURES | _SYMBOLS)
_BLANKS = frozenset("\x00\x1c\x1d\x1e\x1f\u200b")
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})  # controls, marks, unassigned, private, half
_SOFT_HYPHEN = "\xad"


@dataclass(frozen=True, slots=True)
class Face:
    """How a font looks: `NotoSans-Bold` is bold, `Minion-It` italic."""

    name: str
    bold: bool
    italic: bool


class Glyph(NamedTuple):
    """What one code of a font shows: its letters, and its width in units of the font size."""

    text: str
    width: float
    blank: bool  # whether it is the code of the blank, which may be set wider


class Font(dict[int, Glyph]):
    """A font's glyphs by code, each worked out once.

    One that is missing, or leads nowhere, gives no width to any glyph: it is `unmeasured`, and all are as
    wide as letters usually are.
    """

    def __init__(self, font: PDFFont) -> None:
        super().__init__()
        self._font = font
        self.decode = font.decode
        self.face = face_of(font)
        self.descent: float = font.get_descent()
        self.vertical: bool = font.is_vertical()
        self.multibyte: bool = font.is_multibyte()
        self.unmeasured = not _measured(font)
        self._shown: dict[bytes, tuple[Glyph, ...]] = {}  # short strings, as some producers paint all
        self.backwards = False  # whether a glyph so far was of a script that is read from right to left

    def shown(self, string: bytes) -> tuple[Glyph, ...]:
        """Return the glyphs of a string."""
        known = self._shown.get(string)
        if known is None:
            known = tuple([self[code] for code in self.decode(string)])
            if len(string) <= _SHORT:
                self._shown[string] = known
        return known

    def __missing__(self, code: int) -> Glyph:
        try:
            text = clean(self._font.to_unichr(code))
        except PDFUnicodeNotDefined:
            text = UNREADABLE
        self.backwards = self.backwards or runs_backwards(text)
        width = USUAL_WIDTH if self.unmeasured else self._font.char_width(code)
        glyph = self[code] = Glyph(text, width, code == _BLANK)
        return glyph


def _measured(font: PDFFont) -> bool:
    return bool(font.default_width) or any(font.widths.values())


def clean(text: str) -> str:
    """Return the letters that a glyph stands for.

    A ligature becomes its letters ('ﬁ' is 'fi'), so do shapes of Arabic letters, and full-width figures
    become figures; a space of any kind becomes `SPACE`, what has no meaning outside its font becomes
    `UNREADABLE`, marks without a shape (direction, joiners) become nothing. Soft hyphens stay.
    """
    text = unicodedata.normalize("NFC", text.translate(_CLEAN))
    if text.isalnum():
        return text
    if text.isspace() or text in _BLANKS:
        return SPACE
    kinds = {unicodedata.category(letter) for letter in text}
    if not kinds.isdisjoint(_UNPRINTABLE - {"Cf"}) or UNREADABLE in text:
        return UNREADABLE
    return "".join(
        letter for letter in text if letter == _SOFT_HYPHEN or unicodedata.category(letter) != "Cf"
    )


def printable(text: str) -> str:
    """Return what a PDF says about itself or a link without what cannot be printed: NULs, half characters."""
    return "".join(c for c in text if unicodedata.category(c) not in _UNPRINTABLE and c != UNREADABLE).strip()


def face_of(font: PDFFont) -> Face:
    """Read a font's look from its name, and from its descriptor where the name says nothing."""
    raw = font.fontname or ""
    name = (raw.decode("latin-1") if isinstance(raw, bytes) else str(raw)).split("+")[-1]
    bold, italic = weight_and_slant(name)
    return Face(
        name,
        bold or _number(font, "FontWeight") >= _BOLD_WEIGHT or bool(_flags(font) & _FORCE_BOLD),
        italic or bool(_flags(font) & _ITALIC_FLAG) or _number(font, "ItalicAngle") != 0,
    )


def weight_and_slant(name: str) -> tuple[bool, bool]:
    """Tell (bold, italic) from a font name: `Arial-BoldMT`, `Gotham-Black`, `MyriadPro-BdIt`, `CMBX10`."""
    parts = {part.lower() for part in _PARTS.findall(name)}
    low = name.lower()
    tex = _TEX.match(low)
    return (
        bool(parts & _BOLD_PARTS or _BOLD_ANYWHERE.search(low) or (tex and tex[2])),
        bool(parts & _ITALIC_PARTS or _ITALIC_ANYWHERE.search(low) or (tex and tex[3])),
    )


def _flags(font: PDFFont) -> int:
    return int(_number(font, "Flags"))


def _number(font: PDFFont, key: str) -> float:
    value = font.descriptor.get(key, 0)
    return value if isinstance(value, int | float) else 0
