"""Look-up of word sequences from rule data, by folded tokens: the longest phrase wins."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

from extract.entities.numbers.lex import Token, lex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

P = TypeVar("P")


class Phrases(Generic[P]):
    """Phrases with what they stand for; `at` looks forward from a token, `before` backward."""

    def __init__(self, entries: Iterable[tuple[str, P]]) -> None:
        self._first: defaultdict[str, list[tuple[tuple[str, ...], P]]] = defaultdict(list)
        self._last: defaultdict[str, list[tuple[tuple[str, ...], P]]] = defaultdict(list)
        for phrase, payload in sorted(entries, key=lambda e: -len(lex(e[0]))):
            words = tuple(token.low for token in lex(phrase))
            self._first[words[0]].append((words, payload))
            self._last[words[-1]].append((words, payload))

    @property
    def beginnings(self) -> frozenset[str]:
        """The folded words with which phrases begin."""
        return frozenset(self._first)

    def at(self, tokens: Sequence[Token], index: int) -> tuple[P, int] | None:
        """Return what the longest phrase that begins at `index` stands for, and the index behind it."""
        if index >= len(tokens):
            return None
        for words, payload in self._first.get(tokens[index].low, ()):
            if _same(tokens, index, words):
                return payload, index + len(words)
        return None

    def before(self, tokens: Sequence[Token], index: int) -> tuple[P, int] | None:
        """Return what the longest phrase that ends just before `index` stands for, and where it begins."""
        if index < 1:
            return None
        for words, payload in self._last.get(tokens[index - 1].low, ()):
            if _same(tokens, index - len(words), words):
                return payload, index - len(words)
        return None


def _same(tokens: Sequence[Token], index: int, words: tuple[str, ...]) -> bool:
    if index < 0 or index + len(words) > len(tokens):
        return False
    return all(tokens[index + n].low == word for n, word in enumerate(words))
