"""What font names and codes say."""

from __future__ import annotations

import pytest

from extract.pdf.fonts import SPACE, UNREADABLE, clean, weight_and_slant


@pytest.mark.parametrize(
    ("name", "bold", "italic"),
    [
        ("NotoSans-Bold", True, False),
        ("NotoSans-Regular", False, False),
        ("Arial-BoldMT", True, False),
        ("Arial,BoldItalic", True, True),
        ("TimesNewRomanPS-ItalicMT", False, True),
        ("Helvetica-BoldOblique", True, True),
        ("Gotham-Black", True, False),
        ("OpenSans-SemiboldItalic", True, True),
        ("Avenir-Heavy", True, False),
        ("MyriadPro-It", False, True),
        ("MyriadPro-BdIt", True, True),
        ("HelveticaNeueLTStd-Bd", True, False),
        ("NimbusRomNo9L-MediItal", True, True),
        ("CMBX10", True, False),
        ("CMTI10", False, True),
        ("calibri-bold", True, False),
        ("Titillium-Light", False, False),
        ("BritannicMT", False, False),
        ("Avenir-Medium", False, False),
        ("", False, False),
    ],
)
def test_weight_and_slant_from_the_name(name: str, bold: bool, italic: bool) -> None:
    assert weight_and_slant(name) == (bold, italic)


@pytest.mark.parametrize(
    ("glyph", "text"),
    [
        ("a", "a"),
        ("ﬁ", "fi"),
        ("ﬄ", "ffl"),
        ("e\u0301", "é"),
        ("\xa0", SPACE),
        ("\u202f", SPACE),
        ("\t", SPACE),
        ("\x00", SPACE),
        ("\u200b", SPACE),
        ("\u200d", ""),
        ("\xad", "\xad"),
        ("\uf0b7", "•"),
        ("\ue000", UNREADABLE),
        ("\ufffd", UNREADABLE),
        ("\x03", UNREADABLE),
        ("¹", "¹"),
        ("½", "½"),
        ("€", "€"),
    ],
)
def test_a_glyph_becomes_its_letters(glyph: str, text: str) -> None:
    assert clean(glyph) == text
