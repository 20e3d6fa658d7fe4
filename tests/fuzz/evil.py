"""What tends to be too much for programs: numbers, names, texts."""

from __future__ import annotations

NUMBERS = (
    b"0", b"-1", b"1", b"2", b"255", b"256", b"65535", b"65536", b"-32769", b"55296", b"1114111",
    b"1114112", b"2147483647", b"2147483648", b"-2147483649", b"4294967296", b"99999999999999999999",
    b"9" * 400, b"0.0", b"-0.0", b"0.00000000000001", b"1e5", b"--5", b"1.2.3", b".", b"-", b"+", b"0x10",
    b"1.", b"1000000.5", b"3.4e38", b"-99999.99999", b"9" * 5000, b"NaN", b"inf", b"1" + b"0" * 309 + b".0",
)  # fmt: skip

VALUES = (
    b"null", b"true", b"false", b"[]", b"<< >>", b"()", b"<>", b"/", b"/Name", b"(text)", b"<FEFF0041>",
    b"[0 0 0]", b"[null]", b"[[[]]]", b"<< /A << /B [] >> >>", b"999 0 R", b"0 0 R", b"-1 0 R",
    b"1 65536 R", b"[1 0 R 1 0 R]", b"[" * 300 + b"]" * 300, b"<</A" * 300 + b" 0" + b">>" * 300,
    b"(" + b"\\" * 99 + b"\\)", b"<ZZZ>", b"[0", b"<< /A",
)  # fmt: skip

NAMES = (
    b"/", b"/#", b"/#00", b"/Type", b"/Page", b"/Pages", b"/Catalog", b"/Font", b"/Type0", b"/Type1",
    b"/Type3", b"/TrueType", b"/CIDFontType0", b"/CIDFontType2", b"/MMType1", b"/XObject", b"/Form",
    b"/Image", b"/Kids", b"/Count", b"/Parent", b"/MediaBox", b"/CropBox", b"/Rotate", b"/UserUnit",
    b"/Contents", b"/Resources", b"/Length", b"/Filter", b"/DecodeParms", b"/FlateDecode", b"/LZWDecode",
    b"/ASCII85Decode", b"/ASCIIHexDecode", b"/RunLengthDecode", b"/CCITTFaxDecode", b"/DCTDecode",
    b"/JBIG2Decode", b"/JPXDecode", b"/Crypt", b"/Encoding", b"/Differences", b"/ToUnicode", b"/Identity-H",
    b"/Identity-V", b"/UniJIS-UCS2-V", b"/90ms-RKSJ-H", b"/GBK-EUC-H", b"/WinAnsiEncoding",
    b"/MacRomanEncoding", b"/StandardEncoding", b"/Widths", b"/W", b"/W2", b"/DW", b"/DW2", b"/FirstChar",
    b"/LastChar", b"/FontDescriptor", b"/DescendantFonts", b"/CIDSystemInfo", b"/FontMatrix", b"/FontBBox",
    b"/CharProcs", b"/Matrix", b"/BBox", b"/ColorSpace", b"/Separation", b"/DeviceN", b"/Indexed",
    b"/ICCBased", b"/Pattern", b"/DeviceCMYK", b"/OC", b"/OCG", b"/OCMD", b"/Properties", b"/ActualText",
    b"/Annots", b"/Subtype", b"/Link", b"/URI", b"/A", b"/Rect", b"/Prev", b"/XRefStm", b"/Encrypt", b"/ID",
    b"/Info", b"/Root", b"/Size", b"/Index", b"/ObjStm", b"/Extends", b"/First", b"/N", b"/" + b"x" * 3000,
    b"/uni0000", b"/uniD800", b"/u110000", b"/g.alt", b"/.notdef", b"/A#20B", b"/\xff\xfe",
)  # fmt: skip

TEXTS = (
    "\x00", "\ud800", "\udfff", "\ufffe", "\uffff", "\ufeff", "\u202e", "\u2066", "\u200b", "\u00ad",
    "\u0301" * 40, "\U0010ffff", "\ue000", "\x1b[31m", "\r\n", "\t", "\x85", "\u2028", "\ufdfa", "ﬁ", "İ",
    "ẞ", "²", "٣", "໓", "Ⅻ", "½", "〇", "億", "=cmd()", "'); DROP TABLE amounts;--", "<script>", "(cid:42)",
    "%s%n", "{0}", "${x}", "\\", '"', "$", "$$$$$$", "€" * 40, "US$ 9e999 million",
    "US$ " + "9" * 400 + " million", "US$ 0.000000000000000000000000000001", "US$ -5 million",
    "US$ 1,2,3,4 million", "US$ 1.000.000.000.000.000 billion billion", "EUR 5-3 million",
    "$ 10 to $ 5 million", "US$ ٣٤ million", "between US$ and million", "CHF 500'000'000'000'000'000'000",
    "1 lakh crore", "USD1USD2USD3", "0000-00-00", "31 February 2023", "29 February 2023", "99 January 0000",
    "2023-2019", "0001-9999", "9999-12-31", "since 0", "the 0s", "mid-9999", "2023-13", "1/1/1",
    "for 99999999999999999999 years", "P" + "9" * 400 + "Y", "0 months", "January" * 50, "2019-20-21-22",
    "²⁰²³", "２０２３", "from 2022 to 2021 to 2020", "1.2.3.4.5.6.7.8.9", "(" * 200, ")" * 200, "a" * 3000,
    " ".join("a" * 800), "-" * 500, "." * 500, "1" * 500, "Guinea-Bissau-Guinea-Equatorial Guinea",
    "Korea of Republic", "http://" + "a" * 300, "a@b@c@d", "+" + "1" * 60,
)  # fmt: skip
