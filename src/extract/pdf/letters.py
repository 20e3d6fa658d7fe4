"""Glyphs become letters with an edge for each: ligatures are spread, accents join their letters."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from extract.pdf.directions import as_read, runs_backwards, spread

_RAISED = "⁰¹²³⁴-⁹"
# Raised digits behind a word, a number or a closing mark; 'km²' and 'm³' are units.
FULL_WIDTH = re.compile(
    r"(?<=\d)[\uff0b-\uff0f\uff1a](?=\d)"
)  # signs in numbers of Chinese and Japanese type
_MARK = re.compile(rf"(?:(?<=[^\W\d_]{{3}})|(?<=[0-9.,;:!?%)\]»”’'\"]))[{_RAISED}]+$")


def compose(texts: list[str], lefts: list[float], rights: list[float]) -> tuple[str, tuple[float, ...]]:
    """Return the text of neighbouring glyphs (NFC) and its edges, one more than it has letters.

    A word that is read from right to left is in reading order, and its edges go down.
    """
    text = "".join(texts)
    if runs_backwards(text):
        text, edges = as_read(texts, lefts, rights)
        return (text, edges) if unicodedata.is_normalized("NFC", text) else _composed(text, edges)
    if not text.isascii():
        text = FULL_WIDTH.sub(_narrow, text)
    edges = (*lefts, rights[-1]) if len(text) == len(texts) else _expanded(texts, lefts, rights)
    return (text, edges) if unicodedata.is_normalized("NFC", text) else _composed(text, edges)


def split_mark(text: str) -> int:
    """Return where a footnote mark begins that is printed in raised digits: 'million¹' gives 7, 'km²' 3."""
    mark = _MARK.search(text) if text and text[-1] > "\x7f" else None
    return mark.start() if mark and mark.start() else len(text)


def _narrow(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found.group())


def _expanded(texts: list[str], lefts: list[float], rights: list[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for text, left, right in zip(texts, lefts, rights, strict=True):
        edges.extend(spread(left, right, len(text))[:-1] if text else ())
    return (*edges, rights[-1])


def _composed(text: str, edges: tuple[float, ...]) -> tuple[str, tuple[float, ...]]:
    starts = [i for i, letter in enumerate(text) if i == 0 or not unicodedata.combining(letter)]
    letters: list[str] = []
    lefts: list[float] = []
    for start, end in pairwise([*starts, len(text)]):
        cluster = unicodedata.normalize("NFC", text[start:end])
        letters.append(cluster)
        lefts.extend(spread(edges[start], edges[end], len(cluster))[:-1])
    return "".join(letters), (*lefts, edges[-1])
