"""Which sums in a running text lie in which others, and which stand beside each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from extract.records.check_rules import check_rules
from extract.records.contribution_rules import contribution_rules
from extract.records.giving.statements import Links, may_lie_in
from extract.records.phrases import phrases
from extract.records.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.models import Amount
    from extract.records.giving.statements import Statement

_NEAR = 30  # sums before one with which it may add up
_OPENS = 24  # characters before 'Of the latter', which opens a sentence: a bullet, a conjunction
_STOPS = re.compile(r";|\n")
_SIGNS = re.compile(r"[,;&+\n]")
_AROUND = " \t\n,(=–—-"


@dataclass(slots=True)
class Reader:
    """Reads the sentences of one text from first to last."""

    text: str
    stated: Mapping[str, Statement]  # by amount; amounts that are no gift have none
    links: Links = field(default_factory=Links)
    told: list[Amount] = field(default_factory=list)
    whole: Amount | None = None  # of which the sums behind it are parts
    _opens_with_of: bool = False

    def sentence(self, low: int, high: int, amounts: Sequence[Amount]) -> None:
        """Read one sentence."""
        self.whole = None
        opening = phrases(contribution_rules().opens_with_of)
        head = self.text[low : amounts[0].start].lstrip()
        self._opens_with_of = bool(opening.match(head)) and not _SIGNS.search(head)
        for number, amount in enumerate(amounts):
            start = amounts[number - 1].end if number else low
            end = amounts[number + 1].start if number + 1 < len(amounts) else high
            before = amounts[max(number - _NEAR, 0) : number]
            self._amount(amount, before, self.text[start : amount.start], self.text[amount.end : end])
            self.told.append(amount)
        if not phrases(contribution_rules().comparisons).search(self.text[low:high]):
            self._siblings(amounts)

    def _amount(self, amount: Amount, before: Sequence[Amount], head: str, tail: str) -> None:
        rules = contribution_rules()
        if before and _is_restated(before[-1], amount, head):
            self.links.restated.add(amount.id)
        elif self._opens_parts(before, head):
            self._is_part(amount, self.whole)
        elif self.told and phrases(rules.of_it).match(tail.lstrip()):
            self._is_part(amount, self.told[-1])
        elif phrases(rules.shares).search(head):
            self._is_part(amount, self._voluntary_before(amount))
        elif phrases(rules.additions).search(f"{head} {tail[:_OPENS]}" if not before else head):
            self.whole = None
            self._is_beside(amount, before or self.told)
        elif self.whole and not _STOPS.search(head):
            self._is_part(amount, self.whole)

    def _opens_parts(self, before: Sequence[Amount], head: str) -> bool:
        """Find 'of which', 'made up of' behind a sum, and 'Of the latter' that opens the next sentence."""
        rules = check_rules()
        if len(before) == 1 and self._opens_with_of and not self.whole and _SIGNS.search(head):
            self.whole = before[0]
            return True
        cue = phrases((*rules.parts, *rules.wholes)).search(head)
        if not cue or not self.told or (not before and len(head[: cue.start()].strip()) > _OPENS):
            return False
        self.whole = self.told[-1]
        return True

    def _voluntary_before(self, amount: Amount) -> Amount | None:
        found = (a for a in reversed(self.told) if a.currency == amount.currency and a.flow == "voluntary")
        return next(found, None)

    def _is_part(self, amount: Amount, whole: Amount | None) -> None:
        part, all_of_it = self.stated.get(amount.id), self.stated.get(whole.id if whole else "")
        if part and all_of_it and may_lie_in(part, all_of_it):
            self.links.parts.add((part.key, all_of_it.key))

    def _is_beside(self, amount: Amount, others: Sequence[Amount]) -> None:
        pairs = (frozenset({amount.id, other.id}) for other in others[-_NEAR:])
        self.links.beside.update(pair for pair in pairs if pair <= self.stated.keys())

    def _siblings(self, amounts: Sequence[Amount]) -> None:
        """Find '$ 3 million for posts, $ 2 million for schools and $ 1 million for trips' of one year."""
        for number, amount in enumerate(amounts):
            for other in amounts[max(number - _NEAR, 0) : number]:
                gap = self.text[other.end : amount.start]
                if _alike(other, amount) and _joined(gap) and not self._linked(other, amount):
                    self._is_beside(amount, [other])

    def _linked(self, one: Amount, other: Amount) -> bool:
        return not {(one.id, other.id), (other.id, one.id)}.isdisjoint(self.links.parts)


def text_links(text: str, amounts: Sequence[Amount], stated: Mapping[str, Statement]) -> Links:
    """Return what `text` says of the sums in it, `amounts` in their order.

    Recognises '$ 10 million, of which $ 4 million', '$ 4 million of it', 'Of the latter, $ 4 million',
    'Of its $ 10 million, $ 4 million', 'dont', 'de los cuales', 'a further $ 1 million', 's'y ajoutent',
    'además', '$ 10 million (€ 9 million)'.
    """
    reader = Reader(text, stated)
    for (low, high), group in groupby(amounts, key=lambda a: sentence_at(text, a.start)):
        reader.sentence(low, high, list(group))
    return reader.links


def _alike(one: Amount, other: Amount) -> bool:
    return (one.flow, one.currency, one.period_start, one.period_end, one.per) == (
        other.flow,
        other.currency,
        other.period_start,
        other.period_end,
        other.per,
    )


def _joined(gap: str) -> bool:
    return bool(_SIGNS.search(gap) or phrases(contribution_rules().joins).search(gap))


def _is_restated(before: Amount, amount: Amount, gap: str) -> bool:
    """Tell whether nothing but 'or some' and signs parts two sums in different currencies."""
    if before.currency == amount.currency or before.per != amount.per or not gap.strip():
        return False
    rest = phrases(contribution_rules().restates).sub("", gap)
    return not rest.strip(_AROUND)
