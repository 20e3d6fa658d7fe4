"""What the lexer gives is what pdfminer's parser gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdftypes import PDFStream

from extract.pdf.allowance import Allowance
from extract.pdf.contents import by_lexer, by_pdfminer
from extract.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extract.pdf.lexing import Operation

    Reader = Callable[[Sequence[PDFStream], Allowance], Iterator[Operation]]

CONTENTS = [
    b"BT /F1 12 Tf 72 720 Td (Total: 1,200) Tj ET",
    b"[(To)-120(tal) 3.5 <414243> ] TJ",
    b"q 1 0 0 1 .5 -.5 cm 1. +2 -3.25 00.10 re f* Q",
    b"1.2.3 4-5 --6 + - . -. 7..8 w",
    rb"(a\(b\)c\\ \101\7 \q (in (side)) \n\r\t\b\f) Tj",
    b"(a\\\nb) Tj (a\\\rb) Tj (a\\\r\nb) Tj (\r\n) Tj",
    rb"(\777) Tj",
    b"(never closed",
    b"(((too) deep) here) Tj (x) '",
    b'1 2 (x) " T* (y)\'(z)"',
    b"<4> Tj <4 1 4> Tj <> Tj <41>> Tj <4x> Tj",
    b"/Span <</MCID 3 /Lang (en) /A [1 2 <</B true>>]>> BDC EMC",
    b"<</A>> BDC <</A /B /C>> BDC <<1 2>> BDC",
    b"/A#20B gs /A#2 gs /#41 gs / gs /A/B gs /\xe9 gs",
    b"true false null gs [true null] gs [(a) Tj] TJ",
    b"] >> > } { ) ( ) Tj",
    b"[1 2 (a) Tj",
    b"% a remark (\n1 w % another\r2 w %last",
    b"1 w\x00\x002 w\x00w",
    b"BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q 1 0 0 rg",
    b"BI /W 1 /H 1 /F /A85 ID abc~> EI 2 w",
    b"q BI ID EI ID EI BI Q",
    b"1 2 3",
    b"0 0 0 0 0 1 2 w 3 sc",
    b"T*T*'\"*",
    b"\xff\xfe Tj \x80",
    b"",
]
PIECES = st.sampled_from(
    [
        *(b"1", b"-2.5", b".3", b"-", b"+", b".", b"4.", b"5e3", b"0012"),
        *(
            b"(a)",
            b"(",
            b")",
            b"\\",
            rb"(\051)",
            rb"(\400)",
            b"(a(b)c)",
            b"(\r\n)",
            b"\\\r",
            b"<41>",
            b"<4",
            b">",
        ),
        *(b"[", b"]", b"<<", b">>", b"/A", b"/B#20", b"/", b"#", b"{", b"}", b"true", b"null"),
        *(b"Tj", b"TJ", b"'", b'"', b"T*", b"BT", b"ET", b"q", b"Q", b"BI", b"ID", b"EI", b"x\x00y"),
        *(b"%", b"\n", b"\r", b" ", b"\t", b"\x00", b"\x0c", b"\xe9", b"EI ", b" ID ", b" BI "),
    ]
)


def read(reader: Reader, streams: list[bytes]) -> tuple[list[tuple[bytes, list[object]]], list[str]]:
    allowance = Allowance(Limits())
    found = [
        (operator, [comparable(one) for one in operands])
        for operator, operands in reader([PDFStream({}, one) for one in streams], allowance)
    ]
    return found, allowance.broken


def comparable(value: object) -> object:
    """Return a value that equals another only if its type does too: 1 is not 1.0."""
    if isinstance(value, PDFStream):
        return "picture", sorted(value.attrs.items()), value.rawdata
    if isinstance(value, list):
        return [comparable(one) for one in value]
    if isinstance(value, dict):
        return {key: comparable(one) for key, one in value.items()}
    return type(value), repr(value)


def same(streams: list[bytes]) -> None:
    try:
        wanted = read(by_pdfminer, streams)
    except Exception as error:  # noqa: BLE001 - broken content makes the parser raise anything
        with pytest.raises(type(error)):
            read(by_lexer, streams)
    else:
        assert read(by_lexer, streams) == wanted


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: repr(content)[2:40])
def test_content_is_cut_as_pdfminer_cuts_it(content: bytes) -> None:
    same([content])


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: repr(content)[2:40])
def test_so_is_content_in_two_streams(content: bytes) -> None:
    for cut in range(len(content)):
        same([content[:cut], content[cut:]])


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from([b" ", b"", b"\n"])), max_size=30), st.integers(0, 100))
def test_so_is_any_content(pieces: list[tuple[bytes, bytes]], cut: int) -> None:
    content = b"".join(piece + blank for piece, blank in pieces)
    same([content] if cut > len(content) else [content[:cut], content[cut:]])


def test_what_the_lexer_does_not_know_is_counted() -> None:
    allowance = Allowance(Limits())
    content = b"1 w BI /W 1 /H 1 ID x EI 2 w (((deep))) Tj 3 w"
    names = [name for name, _ in by_lexer([PDFStream({}, content)], allowance)]
    assert names == [b"w", b"EI", b"w", b"Tj", b"w"]
    assert allowance.asked == 2
