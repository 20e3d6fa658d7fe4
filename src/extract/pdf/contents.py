"""The operators of a page or form with their operands: cut by the lexer, or by pdfminer's parser."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF, PSSyntaxError
from pdfminer.psparser import PSKeyword

from extract.pdf.lexing import Unknown, operations

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from extract.pdf.allowance import Allowance
    from extract.pdf.lexing import Operation

    Operations = Generator[Operation, None, list[Any]]

_PATIENCE = 50  # so often in one stream pdfminer is asked for one thing; then it reads on to the end


def by_pdfminer(streams: Sequence[PDFStream], allowance: Allowance) -> Iterator[Operation]:
    """Yield each operator of the content with the operands before it.

    What is neither is passed over, and told in `Allowance.broken`.
    """
    with suppress(PSEOF):  # where there is no content at all
        yield from _grouped(PDFContentParser(streams), allowance, [])


def by_lexer(streams: Sequence[PDFStream], allowance: Allowance) -> Iterator[Operation]:
    """Yield the same; what the lexer does not know is asked of pdfminer, and counted in `Allowance.asked`."""
    operands: list[Any] = []
    for number, stream in enumerate(streams, 1):
        content, start, patience = stream.get_data(), 0, _PATIENCE
        while start < len(content):
            try:
                operands = yield from operations(content, start, operands)
            except Unknown as unknown:
                place, operands = unknown.place, unknown.operands
            else:
                break
            allowance.asked += 1
            patience -= 1
            rest = PDFContentParser([PDFStream({}, content), *streams[number:]])
            rest.seek(place)
            operands = yield from _grouped(rest, allowance, operands, alone=patience > 0)
            if not _is_between(rest):
                return
            start = rest.bufpos + rest.charpos


def _grouped(
    parser: PDFContentParser, allowance: Allowance, operands: list[Any], *, alone: bool = False
) -> Operations:
    """Yield what the parser finds, after `operands`; if `alone` only up to where another may go on."""
    for item in _items(parser, allowance):
        if isinstance(item, PSKeyword):
            yield item.name, operands
            operands = []
        else:
            operands.append(item)
        if alone and _is_between(parser):
            break
    return operands


def _is_between(parser: PDFContentParser) -> bool:
    """Tell whether the parser stands in its first stream with nothing begun, and nothing held."""
    begun = parser.results or parser.context or parser.curstack or parser._tokens  # noqa: SLF001
    return parser.istream == 1 and not parser.eof and not begun


def _items(parser: PDFContentParser, allowance: Allowance) -> Iterator[Any]:
    try:
        while True:
            try:
                yield parser.nextobject()[1]
            except PSSyntaxError:
                allowance.broken.append("a part of what is painted is damaged")
    except PSEOF:
        return
