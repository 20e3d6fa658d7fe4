"""The tokens of PDF as pdfminer reads them, each as a regular expression, and what they stand for."""

from __future__ import annotations

import re
from functools import lru_cache

from pdfminer.psparser import LIT, PSLiteral

NUMBER = rb"[-+]?(?:\d{1,4000}+(?!\d)\.?+\d*+|\.\d++)"  # longer ones are none in Python
STRING = rb"\((?:[^()\\]++|\\[\s\S]|\((?:[^()\\]++|\\[\s\S])*+\))*+\)"  # with brackets in it, once nested
HEX = rb"<[0-9A-Fa-f\s]*+>(?=(?:>>)*+(?!>))"  # of three or five closing marks in a row, the first is its own
NAME = rb"[^#/%\[\]()<>{}\s]*+"  # without its slash; so end operators

_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_ESCAPED = {b"b": b"\b", b"t": b"\t", b"n": b"\n", b"f": b"\f", b"r": b"\r", b"(": b"(", b")": b")"}
_ESCAPED[b"\\"] = _BACKSLASH = b"\\"
_BRACKET = b"("
_SHORT = 10  # bytes


def number(text: bytes) -> float:
    """Return an `int`, or a `float` where there is a point: `-3`, `.5`, `4.`."""
    return float(text) if b"." in text else int(text)


def string(text: bytes) -> bytes:
    """Return what a string is; short ones, as some producers paint all, are remembered."""
    return _short(text) if len(text) <= _SHORT else _string(text)


def _string(text: bytes) -> bytes:
    r"""Return what `(…)` or `<…>` holds: `(\(a\))` is `(a)`, `<41 42>` is `AB`.

    Raises `ValueError` where pdfminer gives up: there is no byte 400 in octal.
    """
    if text[:1] == _BRACKET:
        return _ESCAPE.sub(_letter, text[1:-1]) if _BACKSLASH in text else text[1:-1]
    digits = text[1:-1].decode()
    if len(digits) % 2 or not digits.isalnum():
        return _spaced(b"".join(text[1:-1].split()))
    return bytes.fromhex(digits)


_short = lru_cache(4096)(_string)


@lru_cache(4096)
def literal(name: bytes) -> PSLiteral:
    """Return a name: of letters if it is UTF-8, else of bytes."""
    try:
        return LIT(name.decode())
    except UnicodeDecodeError:
        return LIT(name)


def _letter(escape: re.Match[bytes]) -> bytes:
    """Return what an escape stands for; a letter without a meaning is left out, as is the end of a line."""
    what = escape[1]
    if b"0" <= what < b"8":
        return bytes((int(what, 8),))
    return _ESCAPED.get(what, b"")


def _spaced(digits: bytes) -> bytes:
    even = len(digits) // 2 * 2
    return bytes.fromhex(digits[:even].decode()) + bytes(int(last, 16) for last in (digits[even:],) if last)
