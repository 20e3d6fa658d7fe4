"""Hebrew, Arabic and their kin are read from right to left, their numbers and Latin words from left to right.

A PDF paints glyphs where they stand, in any order. So a word is put into the order in which it is read from
the places of its glyphs, and the words of a line from their places: the Unicode Bidirectional Algorithm the
other way round, from what is seen to what was written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from extract.pdf.types import Word

    Test = Callable[[Word], bool]

BACKWARDS = re.compile(  # letters and signs; their digits run from left to right
    "[\u0590-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Chinese and Japanese letters and stops, between which there is no blank; Korean and Thai have some.
SOLID = re.compile("[\u2e80-\u312f\u31a0-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
_FORWARDS = re.compile(r"[^\W\d_]")
_SIGNED = re.compile(r"(?=.*\d)(?:[^\d\w].*|.*[^\d\w])")
_IN_NUMBERS = frozenset(".,:/+-%$€£¥°٫٬٪")
_MIRRORED = str.maketrans("()[]{}«»‹›", ")(][}{»«›‹")
_CLOSING, _OPENING = frozenset(")]}"), frozenset("([{")


class _Glyph(NamedTuple):
    text: str
    left: float
    right: float


def runs_backwards(text: str) -> bool:
    """Tell whether a text has letters that are read from right to left."""
    return not text.isascii() and BACKWARDS.search(text) is not None


def from_the_left(texts: list[str], lefts: list[float], rights: list[float]) -> None:
    """Put the glyphs of a string in order of their places; some producers paint them as they are read."""
    if any(after < before for before, after in pairwise(lefts)):
        order = sorted(range(len(texts)), key=lambda at: (lefts[at] + rights[at], at))
        for held in (texts, lefts, rights):
            held[:] = [held[at] for at in order]  # type: ignore[misc]  # each keeps its own type


def as_read(
    texts: Sequence[str], lefts: Sequence[float], rights: Sequence[float]
) -> tuple[str, tuple[float, ...]]:
    """Return the text of a word from its glyphs, and its edges, which go down: the first is the right one.

    Letters are in reading order, also in a ligature; numbers and Latin letters inside keep theirs.
    """
    seen = _with_marks(_Glyph(*one) for one in zip(texts, lefts, rights, strict=True))
    read = _restored([glyph.text for glyph in reversed(seen)])
    edges: list[float] = []
    for text, glyph in zip(read, reversed(seen), strict=True):
        edges.extend(spread(glyph.right, glyph.left, len(text))[:-1] if text else ())
    return _with_brackets("".join(read)), (*edges, min(lefts))


def spread(start: float, end: float, count: int) -> tuple[float, ...]:
    """Return `count` + 1 edges at equal distances from `start` to `end`."""
    return (*(start + (end - start) * step / count for step in range(count)), end)


def in_reading_order(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words of one line as they are read; `words` in any order.

    The line runs as most of its letters do. Within it, words of the other direction keep their own order.
    """
    seen = sorted(words, key=lambda word: word.box.x0)
    if _mostly_backwards(seen):
        return tuple(_turned(seen[::-1], lambda word: not word.backwards, _is_latin, _is_number))
    return tuple(_turned(seen, lambda word: not _is_latin(word), lambda word: word.backwards))


def numbers_as_read(words: Iterable[Word]) -> Iterator[Word]:
    """Yield the words on one height, numbers amid Arabic with their signs where they are read."""
    held = list(words)
    if any(word.backwards for word in held) and _mostly_backwards(held):
        held = [_number_as_read(word) for word in held]
    yield from held


def _mostly_backwards(words: Iterable[Word]) -> bool:
    letters = [0, 0]
    for word in words:
        if word.backwards or _FORWARDS.search(word.text):
            letters[word.backwards] += len(word.text)
    return letters[True] >= letters[False]


def _number_as_read(word: Word) -> Word:
    """Return a number with its signs where they are read: what looks like '%50' amid Arabic is '50%'."""
    if word.backwards or not _SIGNED.fullmatch(word.text):
        return word
    text = _with_brackets("".join(_restored([*reversed(word.text)])))
    return replace(word, text=text, edges=word.edges[::-1])


def _is_latin(word: Word) -> bool:
    return not word.backwards and _FORWARDS.search(word.text) is not None


def _is_number(word: Word) -> bool:
    return word.text[:1].isdigit()


def _turned(words: Sequence[Word], may: Test, must: Test, beside: Test = lambda _: False) -> list[Word]:
    """Turn each stretch of words that `may` be of the other direction, one of which `must`.

    It reaches from the first to the last word that must, or stands `beside` them; others stay.
    """
    found: list[Word] = []
    for other, group in groupby(words, may):
        stretch = list(group)
        ends = [at for at, word in enumerate(stretch) if must(word) or beside(word)]
        if other and any(map(must, stretch)):
            first, last = ends[0], ends[-1] + 1
            stretch[first:last] = stretch[first:last][::-1]
        found += stretch
    return found


def _with_marks(glyphs: Iterable[_Glyph]) -> list[_Glyph]:
    """Give each mark (a vowel, a dot) to the letter that it stands over; letters from the left."""
    held = list(glyphs)
    bases = sorted((one for one in held if not _is_mark(one.text)), key=lambda one: one.left)
    marks: dict[int, str] = {}
    for mark in (one for one in held if _is_mark(one.text)):
        if not bases:
            return held
        middle = (mark.left + mark.right) / 2
        near = min(range(len(bases)), key=lambda at: abs((bases[at].left + bases[at].right) / 2 - middle))
        marks[near] = marks.get(near, "") + mark.text
    return [one._replace(text=one.text + marks.get(at, "")) for at, one in enumerate(bases)]


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.combining(letter) for letter in text)


def _restored(texts: list[str]) -> list[str]:
    """Turn numbers and Latin words back, which were turned with the others."""
    return [
        text for inside, group in groupby(texts, _keeps_order) for text in _number([*group], inside=inside)
    ]


def _keeps_order(text: str) -> bool:
    return text.isdigit() or (not runs_backwards(text) and (text in _IN_NUMBERS or text.isalnum()))


def _number(texts: list[str], *, inside: bool) -> list[str]:
    """Turn a stretch from its first to its last letter or digit; signs outside of it stay beside it."""
    counts = [at for at, text in enumerate(texts) if text.isalnum()]
    if not inside or not counts:
        return texts
    first, last = counts[0], counts[-1] + 1
    return texts[:first] + texts[first:last][::-1] + texts[last:]


def _with_brackets(text: str) -> str:
    """Mirror brackets that were written as they look: a word begins with an opening one."""
    if text[:1] in _CLOSING or text[-1:] in _OPENING:
        return text.translate(_MIRRORED)
    return text
