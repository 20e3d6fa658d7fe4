"""The content of a page or form, cut into operators and their operands by one regular expression.

It gives what pdfminer's content parser gives, for a fifth of its time, also where that is not what the
standard says: `1.2.3` is two numbers, an odd last digit of a hexadecimal string is a small one. Whatever is
rare (pictures amid the content, `#` in names, strings that nest deep or break off, operators in lists) raises
`Unknown` with its place, and is left to pdfminer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import choplist

from extract.pdf.tokens import HEX, NAME, NUMBER, STRING, literal, number, string

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

_TOKEN = re.compile(
    rb"[\s\x00]*+(?:"
    rb"((?:%(number)b\s++){0,6}+)([A-Za-z]%(name)b|['\"])"  # an operator with numbers, or true and false
    rb"|(%(string)b|%(hex)b)\s*+(Tj)(?=[#/%%\[\]()<>{}\s]|\Z)"  # a string that is shown
    rb"|(%(string)b|%(hex)b)"
    rb"|\[((?:\s*+(?:%(number)b|%(string)b|%(hex)b))*+)\s*+\]"  # a list of these alone
    rb"|/(%(name)b)(?!\#)(?<!/\Z)"
    rb"|(%(number)b)"
    rb"|(\[)|(\])|(<<)|(>>)"
    rb"|(%%)[^\r\n]*+"  # a comment
    rb"|([\s\S])|\Z)" % {b"number": NUMBER, b"name": NAME, b"string": STRING, b"hex": HEX}
)
_NUMBERS, _OPERATOR, _SHOWN, _SHOW, _STRING, _FLAT, _NAME, _NUMBER = range(1, 9)
_LIST, _LIST_END, _DICT, _DICT_END, _COMMENT, _ELSE = range(9, 15)
_END = 0
_ITEM = re.compile(rb"(%b|%b)|(%b)" % (STRING, HEX, NUMBER))
_WORDS = {b"true": True, b"false": False}
_ALONE = frozenset({*_WORDS, b"BI", b"ID", b"EI"})

Operation = tuple[bytes, list[Any]]


class Unknown(Exception):  # noqa: N818 - it is no error of the document
    """What stands at `place` is not known here; `operands` were read before it."""

    def __init__(self, place: int, operands: list[Any]) -> None:
        super().__init__(place)
        self.place = place
        self.operands = operands


class _Open(NamedTuple):
    """A list or dictionary that is not closed yet: what is around it, where it began, and its kind."""

    around: list[Any]
    place: int
    kind: int


def operations(content: bytes, start: int, operands: list[Any]) -> Generator[Operation, None, list[Any]]:
    """Yield each operator of `content` from `start` on, with the operands before it; return those left over.

    The first are added to `operands`, which stood before `start`. They are numbers, `bool`, `bytes`,
    `PSLiteral`, and lists and dictionaries of them, as pdfminer has them. Raises `Unknown`.
    """
    inside: list[_Open] = []
    for token in _TOKEN.finditer(content, start):
        kind = token.lastindex
        if kind == _OPERATOR and not inside and token[2] not in _ALONE:
            numbers = token[1]
            if numbers:
                operands += [float(text) if b"." in text else int(text) for text in numbers.split()]
            yield token[2], operands
            operands = []
        elif kind == _SHOW and not inside:
            yield token[_SHOW], _string(token, operands, inside)
            operands = []
        else:
            operands = _RARER[kind or 0](token, operands, inside)
    if inside:
        raise Unknown(inside[0].place, inside[0].around)
    return operands


def _unknown(token: re.Match[bytes], operands: list[Any], inside: list[_Open]) -> Unknown:
    if inside:
        return Unknown(inside[0].place, inside[0].around)
    return Unknown(token.start(), operands)


def _string(token: re.Match[bytes], operands: list[Any], inside: list[_Open]) -> list[Any]:
    try:
        operands.append(string(token[_SHOWN] or token[_STRING]))
    except ValueError:
        raise _unknown(token, operands, inside) from None
    return operands


def _flat(token: re.Match[bytes], operands: list[Any], inside: list[_Open]) -> list[Any]:
    try:
        held = [string(text) if text else number(digits) for text, digits in _ITEM.findall(token[_FLAT])]
    except ValueError:
        raise _unknown(token, operands, inside) from None
    operands.append(held)
    return operands


def _name(token: re.Match[bytes], operands: list[Any], inside: list[_Open]) -> list[Any]:  # noqa: ARG001
    operands.append(literal(token[_NAME]))
    return operands


def _number(token: re.Match[bytes], operands: list[Any], inside: list[_Open]) -> list[Any]:  # noqa: ARG001
    operands.append(number(token[_NUMBER]))
    return operands


def _word(token: re.Match[bytes], operands: list[Any], inside: list[_Open]) -> list[Any]:
    if token[2] not in _WORDS:  # also where a list is not closed
        raise _unknown(token, operands, inside)
    operands += (*map(number, token[1].split()), _WORDS[token[2]])
    return operands


def _opened(token: re.Match[bytes], operands: list[Any], inside: list[_Open]) -> list[Any]:
    kind = token.lastindex or 0
    inside.append(_Open(operands, token.start(kind), kind))
    return []


def _closed(token: re.Match[bytes], held: list[Any], inside: list[_Open]) -> list[Any]:
    """Return the operands around a list or dictionary, with it as the last of them."""
    kind = (token.lastindex or 0) - 1
    if not inside or inside[-1].kind != kind or (kind == _DICT and not _is_paired(held)):
        raise _unknown(token, held, inside)
    around = inside.pop().around
    pairs = {literal_name(key): value for key, value in choplist(2, held)} if kind == _DICT else None
    around.append(held if pairs is None else pairs)
    return around


def _is_paired(held: list[Any]) -> bool:
    return len(held) % 2 == 0 and all(isinstance(key, PSLiteral) for key in held[::2])


def _nothing(token: re.Match[bytes], operands: list[Any], inside: list[_Open]) -> list[Any]:  # noqa: ARG001
    return operands


def _else(token: re.Match[bytes], operands: list[Any], inside: list[_Open]) -> list[Any]:
    raise _unknown(token, operands, inside)


_RARER: dict[int, Callable[[re.Match[bytes], list[Any], list[_Open]], list[Any]]] = {
    _OPERATOR: _word,
    _SHOW: _else,
    _STRING: _string,
    _FLAT: _flat,
    _NAME: _name,
    _NUMBER: _number,
    _LIST: _opened,
    _LIST_END: _closed,
    _DICT: _opened,
    _DICT_END: _closed,
    _COMMENT: _nothing,
    _ELSE: _else,
    _END: _nothing,
}
