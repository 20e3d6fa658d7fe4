"""Sentences, bullets and what introduces them, by offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.rules import Rule, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.entities.values import Entity

_END = re.compile(r"[.!?…][\"”»’')\]]{0,2}[ \u00a0\u202f]+(?=[\"“«¿¡(‘]{0,2}[^\W_a-zß-öø-ÿ])|\n+")
_BULLET = re.compile(r"[;,]\s*(?:and|et|y|e|or|ou|o)?\s*$")
_LONGEST = 2000  # characters: what goes on without an end is cut


class SentenceRules(Rule):
    """`rules/sentences.toml`: words whose full stop ends no sentence; an example is one sentence."""

    abbreviations: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters `start` to `end`; `intro` is the sentence with a colon above the list that holds this."""

    start: int
    end: int
    intro: Sentence | None = None


def sentences(text: str, inside: Iterable[Entity] = ()) -> tuple[Sentence, ...]:
    """Return the sentences of `text`; each line of a list is one, none ends within an entity of `inside`.

    None is longer than 2,000 characters, so that what looks at a whole sentence takes bounded time.
    """
    closed = {offset for e in inside for offset in range(e.start, e.end - 1)}
    found: list[Sentence] = []
    start = line = 0
    for end in _bounded(text, (*_ends(text, closed), len(text)), closed):
        if text[start:end].strip():
            intro = _intro(text, found[-1], line) if found else None
            line = start if found and text[found[-1].end - 1] == "\n" else line
            found.append(Sentence(start, end, intro))
        start = end
    return tuple(found)


def _bounded(text: str, ends: Iterable[int], closed: set[int]) -> Iterator[int]:
    start = 0
    for end in ends:
        while end - start > _LONGEST:
            start = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
            while start - 1 in closed and start < end:
                start += 1
            yield start
        start = end
        yield end


def sentence_at(all_of: Sequence[Sentence], offset: int) -> Sentence:
    """Return the sentence that holds the character at `offset`."""
    return all_of[max(bisect_right(all_of, offset, key=lambda s: s.start) - 1, 0)]


def _ends(text: str, closed: set[int]) -> Iterable[int]:
    for match in _END.finditer(text):
        here = match.start()
        if here not in closed and not (match[0][0] == "." and _abbreviated(text, here)):
            yield match.end()


def _abbreviated(text: str, stop: int) -> bool:
    word = re.search(r"[^\s(]*$", text[max(0, stop - 12) : stop])
    if word is None:
        return False
    return word[0].lower() in _rules().abbreviations or re.fullmatch(r"(?:\w\.)+\w", word[0]) is not None


@lru_cache(maxsize=1)
def _rules() -> SentenceRules:
    return load("sentences", SentenceRules)


def _intro(text: str, last: Sentence, line: int) -> Sentence | None:
    """Return the introduction of the list that goes on behind `last`, which stands in the line at `line`."""
    words = text[last.start : last.end]
    if not words.endswith("\n"):
        return last.intro if last.intro and line == last.intro.end else None
    if words.rstrip().endswith(":"):
        return last
    return last.intro if _BULLET.search(words) else None
