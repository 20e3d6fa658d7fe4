"""Names by the thousand, found in one pass: the longest wins; case, accents and signs between words are free.

`Côte d'Ivoire` is found in `COTE D’IVOIRE`, `Guinea-Bissau` in `Guinea Bissau`, `Bolivia (Plurinational State
of)` and `Taiwan, China` as they stand. No name crosses the end of a sentence, nor of a line except behind its
hyphen.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from extract.entities.numbers import lex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.entities.numbers import Token

P = TypeVar("P")
_HYPHENS = frozenset("-‐‑")
_JOINTS = frozenset("-–‐‑'’.()&*/")  # signs that may stand between two words of a name


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its tokens."""

    text: str
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, text: str) -> Reading:
        """Read the tokens of `text`."""
        return cls(text, lex(text))

    def words(self, first: int, behind: int) -> str:
        """Return the text of tokens `first` to `behind`."""
        return self.text[self.tokens[first].start : self.tokens[behind - 1].end]

    def gap(self, index: int) -> str:
        """Return the white space before token `index`."""
        return self.text[self.tokens[index - 1].end : self.tokens[index].start]

    def index(self, offset: int) -> int:
        """Return the index of the first token that begins at character `offset` or behind it."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def low(self, index: int) -> str:
        """Return the folded token `index`, or nothing where there is none."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""


@dataclass(slots=True)
class _Node(Generic[P]):
    next: dict[str, _Node[P]] = field(default_factory=dict)
    payloads: list[P] = field(default_factory=list)


class Lexicon(Generic[P]):
    """Names with what they stand for; one name may stand for several things."""

    def __init__(self, entries: Iterable[tuple[str, P]]) -> None:
        self._root: _Node[P] = _Node()
        for name, payload in entries:
            self._add(name, payload)

    def _add(self, name: str, payload: P) -> None:
        node = self._root
        for token in lex(name):
            if token.kind == "sign" and token.text != ",":
                continue
            if token.low not in node.next:
                node.next[token.low] = _Node()
            node = node.next[token.low]
        if payload not in node.payloads:
            node.payloads.append(payload)

    @property
    def beginnings(self) -> frozenset[str]:
        """The folded words with which names begin."""
        return frozenset(self._root.next)

    def at(self, reading: Reading, index: int, accept: Callable[[P, int], bool]) -> tuple[P, int] | None:
        """Return what the longest accepted name that begins at token `index` stands for, and its end.

        `accept(payload, behind)` decides whether tokens `index` to `behind` may be the name of `payload`.
        """
        node = self._root.next.get(reading.tokens[index].low)
        best: tuple[P, int] | None = None
        while node is not None:
            for payload in node.payloads:
                if accept(payload, index + 1):
                    best = (payload, index + 1)
                    break
            following = _next_word(reading, index)
            if following is None:
                break
            node, index = node.next.get(reading.tokens[following].low), following
        return best


def _next_word(reading: Reading, word: int) -> int | None:
    """Return the index of the next word (or comma) if only a space and a few signs lie between, else None."""
    for following in range(word + 1, min(word + 4, len(reading.tokens))):
        gap = reading.gap(following)
        broken = gap == "\n" and not _hyphenated(reading, following)
        if len(gap) > 1 or broken or _sentence_ends(reading, word, following):
            return None
        token = reading.tokens[following]
        if token.kind != "sign" or token.text == ",":
            return following
        if token.text not in _JOINTS:
            return None
    return None


def _hyphenated(reading: Reading, following: int) -> bool:
    """Tell whether a line ends with the hyphen of a name: `Guinea-` above `Bissau`."""
    return reading.tokens[following - 1].text in _HYPHENS and reading.gap(following - 1) == ""


def _sentence_ends(reading: Reading, word: int, following: int) -> bool:
    """Tell whether a full stop and a space lie before `following`, other than that of `St. Lucia`."""
    stopped = reading.tokens[following - 1].text == "." and reading.gap(following) != ""
    return stopped and len(reading.tokens[word].text) > 3
