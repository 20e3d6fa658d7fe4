"""Of ratified Conventions, how many of which kind: '4 fundamental, 3 governance and 20 technical'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.entities.numbers import lex, number_rules, read_words
from extract.models import FactPart
from extract.records.fact_rules import fact_rules
from extract.records.phrases import phrases
from extract.records.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Fact, Language
    from extract.records.tracing import Passage

REACH = 6  # words between a number and its kind: 'four of the eight fundamental'
_WORD = re.compile(r"\S+")
_CLAUSE = re.compile(r"[;:,.()]|\b(?:and|et|y)\b")


def parts(passage: Passage, start: int, language: Language) -> tuple[FactPart, ...]:
    """Return the count of each kind named in the sentence at `start` and the next, each kind once."""
    _, high = sentence_at(passage.text, start)
    if high < len(passage.text):
        high = sentence_at(passage.text, high)[1]
    found: dict[str, FactPart] = {}
    for part in _counted(passage, start, high, language):
        found.setdefault(part.key, part)
    return tuple(found.values())


def adding_parts(fact: Fact) -> tuple[FactPart, ...]:
    """Return the parts that make up the whole: kinds of Conventions, not those in force or denounced."""
    adding = {kind.key for kind in fact_rules().kinds if kind.adds}
    return tuple(part for part in fact.parts if part.key in adding)


def _counted(passage: Passage, low: int, high: int, language: Language) -> Iterator[FactPart]:
    """Yield each kind between `low` and `high` that a count leads up to, in reading order."""
    kinds = {word.rstrip("*"): kind.key for kind in fact_rules().kinds for word in kind.words}
    words = tuple(word for kind in fact_rules().kinds for word in kind.words)
    for found in phrases(words).finditer(passage.text, low, high):
        count = _count_before(passage.text[low : found.start()], language)
        if count is not None:
            value, back = count
            first = found.start() - back
            yield FactPart(
                key=_key(found.group(), kinds),
                label=found.group(),
                value=str(value),
                start=first,
                end=found.end(),
                spans=passage.place(first, found.end()).spans,
            )


def _key(word: str, kinds: dict[str, str]) -> str:
    told = " ".join(word.casefold().split())
    return max(((len(k), key) for k, key in kinds.items() if told.startswith(k)))[1]


def _count_before(text: str, language: Language) -> tuple[int, int] | None:
    """Return the first of the numbers that lead up to the end of `text`, and how far from the end it begins.

    4 for 'and 4 of the 8'.
    """
    tail = _CLAUSE.split(text)[-1]
    near = list(_WORD.finditer(tail))[-REACH:]
    words = tail[near[0].start() :] if near else ""
    tokens = lex(words)
    for index, token in enumerate(tokens):
        if token.kind == "number" and token.text.isdigit():
            return int(token.text), len(words) - token.start
        spelled = read_words(tokens, index, number_rules().of(language)) if token.kind == "word" else None
        if spelled:
            return int(spelled[0]), len(words) - token.start
    return None
