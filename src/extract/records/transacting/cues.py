"""Words that say which transaction a sum is, and words that turn them: 'not paid', 'could provide'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from extract.records.phrases import phrases
from extract.records.transacting.rules import transaction_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Language, TransactionType
    from extract.records.transacting.rules import TransactionWords

    Kinds = tuple[tuple[TransactionType | None, tuple[str, ...]], ...]

WINDOW = 4  # words before a verb that may turn it
_COMMA = r"[;:]|,(?!\d)|\s[–—-]\s"
_SMALL = re.compile(r"[\W\d_]*")


class Said(NamedTuple):
    """An IATI transaction type and the words that say so; a budget has none."""

    code: TransactionType | None
    words: str


@dataclass(frozen=True, slots=True)
class Cue:
    """What the characters `start` to `end` of a piece of text say."""

    start: int
    end: int
    said: Said


@dataclass(frozen=True)
class Cues:
    """The words of one language by what they say of one kind of money."""

    kinds: Kinds
    heads: Kinds
    swallows: tuple[str, ...]
    negations: tuple[str, ...]
    shares: tuple[str, ...]
    joins: tuple[str, ...]
    agents: tuple[str, ...]
    relatives: tuple[str, ...]

    def within(self, words: str, *, head: bool = False) -> list[Cue]:
        """Return what `words` say, in their order; of cues that overlap the longest counts."""
        found = sorted(self._all(words, head=head), key=lambda cue: (cue.start - cue.end, cue.start))
        kept: list[Cue] = []
        for cue in found:
            if all(cue.end <= other.start or other.end <= cue.start for other in kept):
                kept.append(cue)
        told = (cue for cue in kept if cue.said.words and not self._is_turned(words[: cue.start]))
        return sorted(told, key=lambda cue: cue.start)

    def _all(self, words: str, *, head: bool) -> Iterator[Cue]:
        for code, listed in (*self.kinds, *(self.heads if head else ())):
            for found in phrases(listed).finditer(words):
                yield Cue(found.start(), found.end(), Said(code, " ".join(found.group().split())))
        for found in phrases(self.swallows).finditer(words):
            yield Cue(found.start(), found.end(), Said(None, ""))

    def _is_turned(self, before: str) -> bool:
        """Tell whether the words right before a verb, in its own clause, take it back."""
        clause = self.pieces(before)[-1]
        near = " ".join(clause.split()[-WINDOW:])
        return bool(phrases(self.negations).search(near))

    def pieces(self, words: str) -> list[str]:
        """Return `words` parted at commas, semicolons, dashes and joins: 'and', 'mais', 'mientras'."""
        return self._ends.split(words)

    @property
    def _ends(self) -> re.Pattern[str]:
        return _ends(self.joins)

    def is_of_share(self, between: str) -> bool:
        """Tell whether the words between a verb and a sum say that the verb is of a part of it."""
        return bool(phrases(self.shares).search(between))

    def is_of_somebody(self, before: str) -> bool:
        """Tell whether the words before a verb make it say who somebody is: 'from committed partners'."""
        return bool(phrases(self.agents).fullmatch((before.split() or [""])[-1]))

    def is_relative(self, clause: str) -> bool:
        """Tell whether a clause begins with 'which', 'qui', 'que'."""
        return bool(phrases(self.relatives).match(_SMALL.sub("", clause, count=1)))


@cache
def _ends(joins: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_COMMA}|(?:{phrases(joins).pattern})", re.IGNORECASE)


@cache
def given_cues(language: Language) -> Cues | None:
    """Return the words about money given to the organisation."""
    words = transaction_words(language)
    if words is None:
        return None
    of = words.given
    kinds: Kinds = (("1", of.received), ("11", of.committed), ("13", of.pledged))
    heads: Kinds = (("1", of.received_heads), ("11", of.committed_heads), ("13", of.pledged_heads))
    return _cues(words, kinds, heads)


@cache
def work_cues(language: Language) -> Cues | None:
    """Return the words about money of a project."""
    words = transaction_words(language)
    if words is None:
        return None
    of = words.works
    return _cues(words, ((None, of.budget), ("2", of.approved), ("3", of.disbursed), ("4", of.spent)))


@cache
def day_cues(language: Language, edge: Literal["start", "end"]) -> Cues | None:
    """Return the words about the first or the last day of a project; their codes are those of dates."""
    words = transaction_words(language)
    if words is None:
        return None
    of = words.days
    if edge == "start":
        return _cues(words, (("1", of.planned), ("2", of.begun)))
    return _cues(words, (("3", of.planned), ("4", of.ended)))


def _cues(words: TransactionWords, kinds: Kinds, heads: Kinds = ()) -> Cues:
    return Cues(
        kinds=kinds,
        heads=heads,
        swallows=words.swallows,
        negations=(*words.negations, *words.modals),
        shares=words.shares,
        joins=words.joins,
        agents=words.agents,
        relatives=words.relatives,
    )
