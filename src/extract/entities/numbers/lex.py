"""Text becomes tokens with character offsets: numerals, words, single signs; white space is dropped.

Numerals keep their grouping: `1,250,000`, `350 000` (ordinary, no-break, thin or figure space), `85'000`,
`1'250,000.00`, `1.200`, `12,50,000`. A space groups only three digits behind at most three, so that
`2022 350 000` is two numerals.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

SPACE = "[ \u00a0\u2007\u2009\u202f]"
NUMERAL = (
    rf"\d{{1,3}}(?:{SPACE}\d{{3}})+(?![\d])(?:[.,]\d{{1,2}}(?!\d))?"
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)(?:[.,]\d+)*"
    r"|\d+(?:[.,]\d+)*"
)
_TOKEN = re.compile(rf"(?P<number>{NUMERAL})|(?P<word>[^\W\d_¼½¾]+)|(?P<sign>\S)")


class Token(NamedTuple):
    """Characters `start` to `end`; `low` is folded (no case, no accents, straight apostrophes)."""

    kind: Literal["number", "word", "sign"]
    text: str
    low: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` without case and accents: `Évaluation` and `EVALUATION` become `evaluation`."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.replace("’", "'").replace("ʼ", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def lex(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text` in order; a pure function of the text, linear in its length."""
    return _lexed(text)


@lru_cache(maxsize=1024)  # the texts of a document, which several readers ask for
def _lexed(text: str) -> tuple[Token, ...]:
    return tuple(
        Token(match.lastgroup, word := match[0], fold(word), *match.span())  # type: ignore[arg-type]
        for match in _TOKEN.finditer(text)  # whose groups are the kinds
    )


def glued(left: Token, right: Token) -> bool:
    """Tell whether nothing stands between two tokens."""
    return left.end == right.start
