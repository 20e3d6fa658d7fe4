"""The words around an amount that may speak of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.entities.currencies import dollars
from extract.entities.flow.rules import pattern
from extract.entities.sentences import Sentence, sentence_at
from extract.entities.values import MoneyValue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from extract.entities.values import Entity
    from extract.models import Language

_REACH = 800  # characters of a sentence, to each side, that may speak of an amount
_PLUS = re.compile(r"(?:plus|in addition|as well as|ainsi que|más|además)\W+(?:\w+\W+)?$", re.IGNORECASE)
_SCALE = re.compile(r"mill|bill|\bm(?:io|n|€)?\b|\bbn\b|M€|Md", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of an amount: `head` since the one before (or the sentence's start), `tail` to the next."""

    head: str
    tail: str
    part: str  # of the sentence, between semicolons
    sentence: str
    intro: str
    lead: str  # of the sentence, up to a colon before the amount
    before: str  # the sentence before, if this one points back at it
    topic: str  # the first sentence of the text, if no amount stands in it: what all of it is about
    opens: bool  # no amount stands before it in the sentence
    large: bool  # a million or more, told by a word of scale
    size: Decimal  # about how many dollars
    dues: bool  # the text speaks of dues

    @property
    def adds(self) -> bool:
        """Whether the amount comes on top of the one before: `plus US$ 5 million`."""
        return _PLUS.search(self.head) is not None

    @property
    def near(self) -> str:
        """The words before the amount, behind the last semicolon and behind a `plus`."""
        plus = _PLUS.search(self.head)
        return self.head[plus.start() :] if plus else self.head.rpartition(";")[2]

    @property
    def own(self) -> str:
        """The words that speak of this amount and of no other, between semicolons."""
        return self.near + " ¤ " + self.tail.partition(";")[0]


def _size(amount: Entity) -> Decimal:
    assert isinstance(amount.value, MoneyValue)  # amounts have no other
    return dollars(amount.value.value, amount.value.currency)


class Clauses:
    """The clauses of the amounts of one text."""

    def __init__(
        self, text: str, amounts: tuple[Entity, ...], sentences: Sequence[Sentence], language: Language
    ) -> None:
        self._text, self._amounts, self._sentences, self._language = text, amounts, sentences, language
        self._dues = pattern(language, "assessed").search(text) is not None
        self._topic = self._first_words()

    def of(self, index: int) -> Clause:
        """Return the clause of amount `index`."""
        amount, text = self._amounts[index], self._text
        sentence = sentence_at(self._sentences, amount.start)
        before = self._amounts[index - 1].end if index else 0
        behind = self._amounts[index + 1].start if index + 1 < len(self._amounts) else len(text)
        low, high = max(sentence.start, amount.start - _REACH), min(sentence.end, amount.end + _REACH)
        first = text.rfind(";", low, amount.start) + 1 or low
        last = text.find(";", amount.end, high)
        return Clause(
            head=text[max(before, low) : amount.start],
            tail=text[amount.end : min(behind, high)],
            part=text[first : last if last >= 0 else high],
            sentence=text[low:high],
            intro=self._words(sentence.intro) if sentence.intro else "",
            lead=text[low : amount.start].rpartition(":")[0],
            before=self._pointed_at(sentence, text[low:high]),
            topic=self._topic,
            opens=before <= sentence.start,
            large=_SCALE.search(amount.text) is not None,
            size=_size(amount),
            dues=self._dues,
        )

    def _first_words(self) -> str:
        """Return the first sentence, unless an amount stands in it."""
        first = next(iter(self._sentences), None)
        if first is None or (self._amounts and self._amounts[0].start < first.end):
            return ""
        return self._words(first)

    def _pointed_at(self, sentence: Sentence, words: str) -> str:
        """Return the sentence before, in the same paragraph, if `words` say `for it`, `esa obra`, `y`."""
        if not sentence.start or not pattern(self._language, "pointers").search(words):
            return ""
        previous = sentence_at(self._sentences, sentence.start - 1)
        told = self._words(previous)
        return "" if told.endswith("\n") else told

    def _words(self, sentence: Sentence) -> str:
        return self._text[max(sentence.start, sentence.end - _REACH) : sentence.end]
